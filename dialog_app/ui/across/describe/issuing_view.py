"""The pages of a description, its versions and the ways out of it, beside the text."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.core.file_kind import FileKind
from dialog_app.core.issue import states
from dialog_app.core.issue.editions import About, edition
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.desk.issuing import Make
from dialog_app.ui.across.describe.issue_box import IssueBox
from dialog_app.ui.across.describe.issue_form import IssueForm, IssueStep
from dialog_app.ui.across.describe.issue_job import IssueJob, Maker
from dialog_app.ui.across.describe.reader import Reader
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.catalogue.form import Values
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.minutes.comparison import Comparison
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.text import today
from dialog_app.ui.words import language, say


class IssuingView(QObject):
    """`turned` says whether pages are shown, `language_changed` that another language is chosen."""

    turned = Signal(bool)
    language_changed = Signal()

    def __init__(self, around: Around, reader: Reader, forms: FormStack) -> None:
        super().__init__(forms)
        self._around, self._reader, self._forms = around, reader, forms
        self._code = ""
        self._shown: object = None
        self.box = IssueBox()
        self.box.set_language(language())
        self._views: QStackedWidget | None = None
        self._preview: PagePreview | None = None
        self._comparison: Comparison | None = None
        self._job = IssueJob(lambda: around.session.issuing, self)
        self._connect()

    def _connect(self) -> None:
        box, job = self.box, self._job
        box.language_chosen.connect(self.language_changed)
        box.step_wanted.connect(self._on_step)
        box.save_wanted.connect(self._on_save)
        box.version_chosen.connect(self.show_pages)
        box.compare_wanted.connect(self._on_compare)
        job.drawn.connect(self._on_drawn)
        job.told_apart.connect(self._on_told_apart)
        job.approved.connect(lambda: box.told.tell(say("issue.approved")))
        job.saved.connect(lambda path: box.told.tell(say("issue.saved", path=path)))
        job.failed.connect(lambda sentence: box.told.complain(sentence, say("paper.nothing_lost")))

    @property
    def language(self) -> Language:
        """The language the description is looked at in."""
        return self.box.language

    @property
    def about(self) -> About:
        """Which document it is."""
        return About(PaperKind.DESCRIPTION, self._code, self.language)

    def show_in(self, views: QStackedWidget) -> None:
        """Show pages among these views, of which the first is the text."""
        self._views = views

    def follow(self, code: str) -> None:
        """Show how far the description of a code has come; pages that are shown are drawn anew."""
        if code != self._code:
            self.box.told.tell("")
        self._code = code
        self.box.follow(self._around.register, self.about)
        if self._shows(self._preview):
            self.show_pages()

    def turn(self) -> None:
        """Show the pages, or the text again."""
        if self._views is not None and self._views.currentIndex() == 0:
            self.show_pages()
            if self._preview is not None:
                self._preview.take_focus()
        else:
            self.show_text()

    def show_text(self) -> None:
        """Show the text."""
        if self._views is not None:
            self._views.setCurrentIndex(0)
        self.turned.emit(False)

    def show_pages(self) -> None:
        """Show the pages of the version that is chosen, as soon as they are drawn."""
        if self._preview is None:
            self._preview = PagePreview()
        self._bring(self._preview)
        self._job.draw(self._seen, self._maker())

    def save_pdf(self) -> None:
        """Save the version that is chosen as PDF."""
        self._on_save(FileKind.PDF)

    @property
    def _seen(self) -> PracticePaper:
        return self.box.seen or edition(self._around.register, self.about)

    def _maker(self) -> Maker:
        return self._reader.maker(self._code, self.language)

    def _bring(self, view: QWidget) -> None:
        if self._views is None:
            return
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        self.turned.emit(True)

    def _shows(self, view: QWidget | None) -> bool:
        return view is not None and self._views is not None and self._views.currentWidget() is view

    def _on_drawn(self, pdf: bytes) -> None:
        if self._preview is not None:
            self._preview.show_paper(pdf, self._preview.page)

    def _on_compare(self) -> None:
        pair = self.box.pair
        if self._shows(self._comparison):
            self.show_text()
        elif pair is not None:
            self._job.compare(*pair, self._maker())

    def _on_told_apart(self, lines: object, older: PracticePaper, newer: PracticePaper) -> None:
        if self._comparison is None:
            self._comparison = Comparison()
        if isinstance(lines, tuple):
            self._comparison.show_lines(lines, older.version, newer.version, newer.reason)
            self._bring(self._comparison)

    def _on_save(self, kind: FileKind) -> None:
        from dialog_app.reports.descriptions import stem

        paper = self._seen
        folder = Path(self._around.settings.minutes_folder or paths.exports())
        name = stem(self._around.register, paper, Texts(paper.language))
        self._job.save(paper, self._maker(), folder / f"{name}.{kind.value}", kind)

    def _on_step(self, step: IssueStep) -> None:
        self.show_text()
        paper = edition(self._around.register, self.about)
        self._forms.open(IssueForm).open_for(step, paper, self._take)

    def _take(self, step: IssueStep, values: Values) -> Refusal | None:
        """Take a step; raises `RuleBroken` for a date that cannot be read."""
        run, about = self._around.register_bridge.run, self.about
        if step is IssueStep.COMMENTS:
            typed = values["deadline"].strip()
            until = formats.read_date(typed, today(self._around.now())) if typed else None
            return run(states.send_for_comments, about, until, values["role"])
        if step is IssueStep.BACK:
            return run(states.back_to_draft, about, values["role"])
        if step is IssueStep.CORRECT:
            return run(states.correct, about, values["role"], values["reason"])
        return self._approve(about, values["role"])

    def _made_anew(self) -> Make:
        """Return what draws the description up as it is now, whatever it was before."""
        return self._maker()()

    def _approve(self, about: About, role: str) -> Refusal | None:
        try:
            states.as_approved(self._around.register, about, role, self._around.now())
        except RuleBroken as broken:
            return refusal(broken)
        self.box.told.tell(say("issue.approving"))
        self._job.approve(about, role, self._maker(), self._made_anew)
        return None
