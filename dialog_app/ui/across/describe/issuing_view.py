"""How far a description has come, and what is done with its versions."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core import formats
from dialog_app.core.describe.document import title_of
from dialog_app.core.describe.telling import NamesSomebody
from dialog_app.core.errors import RuleBroken
from dialog_app.core.file_kind import FileKind
from dialog_app.core.issue import states
from dialog_app.core.issue.editions import About, edition
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.publish.check import Verdict
from dialog_app.desk.issuing import Make
from dialog_app.ui.across.coarsen_bar import CoarsenBar
from dialog_app.ui.across.describe.issue_box import IssueBox
from dialog_app.ui.across.describe.issue_form import IssueForm, IssueStep
from dialog_app.ui.across.describe.issue_job import IssueJob, Maker
from dialog_app.ui.across.describe.named_bar import NamedBar
from dialog_app.ui.across.describe.pages import Pages
from dialog_app.ui.across.describe.reader import Reader
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.catalogue.form import Values
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.text import today
from dialog_app.ui.words import language, say


class IssuingView(QObject):
    """`box` tells of the versions; `language_changed` says that another language is chosen."""

    language_changed = Signal()

    def __init__(
        self, around: Around, reader: Reader, forms: FormStack, views: QStackedWidget
    ) -> None:
        super().__init__(views)
        self._around, self._reader, self._forms = around, reader, forms
        self._code = ""
        self.box = IssueBox()
        self.box.set_language(language())
        self._job = IssueJob(lambda: around.session.issuing, self)
        self.pages = Pages(views, self._job)
        self.bar = CoarsenBar(around, (PaperKind.DESCRIPTION, ""))
        self.named = NamedBar()
        self._connect()

    def _connect(self) -> None:
        box, job = self.box, self._job

        def names(refused: NamesSomebody) -> None:
            """Show the text again, with what it names above it: there are no pages to see."""
            box.told.tell("")
            self.pages.show_text()
            self.named.tell(refused)

        box.language_chosen.connect(self.language_changed)
        box.step_wanted.connect(self._on_step)
        box.save_wanted.connect(self._on_save)
        box.version_chosen.connect(lambda: self.pages.show_pages(self._draw))
        box.compare_wanted.connect(self._on_compare)
        job.approved.connect(lambda: box.told.tell(say("issue.approved")))
        job.saved.connect(lambda path: box.told.tell(say("issue.saved", path=path)))
        job.not_made.connect(self._on_not_made)
        job.names.connect(names)
        job.failed.connect(lambda sentence: box.told.complain(sentence, say("paper.nothing_lost")))

    @property
    def language(self) -> Language:
        """The language the description is looked at in."""
        return self.box.language

    @property
    def about(self) -> About:
        """Which document it is."""
        return About(PaperKind.DESCRIPTION, self._code, self.language)

    def follow(self, code: str) -> None:
        """Show how far the description of a code has come; pages that are shown are drawn anew."""
        self.bar.set_paper((PaperKind.DESCRIPTION, code))
        self.named.hide()
        if code != self._code:
            self.box.told.tell("")
        self._code = code
        self.box.follow(self._around.register, self.about)
        if self.pages.shown:
            self._draw()

    def forget(self) -> None:
        """Draw nothing while nobody looks."""
        self._job.forget()

    def finish(self) -> None:
        """Wait for what is being made, as when the window closes."""
        self._job.finish()
        self.pages.finish()

    def turn(self) -> None:
        """Show the pages of the version that is chosen, or the text again."""
        self.pages.turn(self._draw)

    def save_pdf(self) -> None:
        """Save the version that is chosen as PDF."""
        self._on_save(FileKind.PDF)

    @property
    def _seen(self) -> PracticePaper:
        return self.box.seen or edition(self._around.register, self.about)

    def _draw(self) -> None:
        self._job.draw(self._seen, self._maker())

    def _maker(self) -> Maker:
        return self._reader.maker(self._code, self.language)

    def _on_compare(self) -> None:
        pair = self.box.pair
        if self.pages.compared:
            self.pages.show_text()
        elif pair is not None:
            self._job.compare(*pair, self._maker())

    def _on_save(self, kind: FileKind) -> None:
        from dialog_app.reports.descriptions import stem

        paper = self._seen
        folder = Path(self._around.settings.minutes_folder or paths.exports())
        name = stem(self._around.register, paper, Texts(paper.language))
        self._job.save(paper, self._maker(), folder / f"{name}.{kind.value}", kind)

    def _on_step(self, step: IssueStep) -> None:
        self.pages.show_text()
        paper = edition(self._around.register, self.about)
        self._forms.open(IssueForm).open_for(step, paper, self._take)

    def _take(self, step: IssueStep, values: Values) -> Refusal | None:
        """Take a step; raises `RuleBroken` for a date that cannot be read."""
        self.box.told.tell("")
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

    def _approve(self, about: About, role: str) -> Refusal | None:
        try:
            states.as_approved(self._around.register, about, role, self._around.now())
        except RuleBroken as broken:
            return refusal(broken)
        self.box.told.tell(say("issue.approving"))
        self._job.approve(about, role, self._maker(), self._made_anew)
        return None

    def _on_not_made(self, verdict: Verdict) -> None:
        self.box.told.tell("")
        self.bar.show_verdict(verdict, self._title_of)

    def _title_of(self, key: str) -> str:
        return title_of(self._reader.said, self._code, key, Texts(language()))

    def _made_anew(self) -> Make:
        """Return what draws the description up as it is now, whatever it was before."""
        return self._maker()()
