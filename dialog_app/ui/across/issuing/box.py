"""How far a document has come: its versions, what can be done next, and the ways out of it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.formats import capital
from dialog_app.core.issue.editions import About, about_of, edition, versions
from dialog_app.core.minutes.blocks import SHORT_HASH
from dialog_app.core.model.base import Language
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.issuing.form import IssueStep
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.ways_out import Told
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")
_STEPS: Final = {
    MinutesState.DRAFT: (IssueStep.COMMENTS, IssueStep.APPROVE),
    MinutesState.READ_THROUGH: (IssueStep.COMMENTS, IssueStep.APPROVE),
    MinutesState.FOR_COMMENTS: (IssueStep.APPROVE, IssueStep.COMMENTS, IssueStep.BACK),
    MinutesState.APPROVED: (IssueStep.CORRECT,),
}
_ICONS: Final = {
    IssueStep.COMMENTS: Icon.STATE_COMMENTS,
    IssueStep.BACK: Icon.STATE_DRAFT,
    IssueStep.APPROVE: Icon.STATE_APPROVED,
    IssueStep.CORRECT: Icon.EDIT,
}
_ENDINGS: Final = {"pdf": Icon.PDF, "docx": Icon.DOCX, "csv": Icon.EXPORT}


class IssueBox(QFrame):
    """`step_wanted` carries an `IssueStep`, `save_wanted` the ending of a file.

    `language_chosen` says that another language is, `version_chosen` that another version is to be
    seen, `compare_wanted` that the version that is seen is to be told from the one before. While
    it is folded only the line of the newest version stands there, until it is opened.
    """

    step_wanted = Signal(object)
    save_wanted = Signal(str)
    print_wanted = Signal()
    folder_wanted = Signal()
    language_chosen = Signal()
    version_chosen = Signal()
    compare_wanted = Signal()

    def __init__(self, *, languages: bool, pdf_key: str = "") -> None:
        super().__init__()
        self.setObjectName("issue_box")
        self.setProperty("kind", "foot")
        self._papers: tuple[PracticePaper, ...] = ()
        self._language = Choice(
            say("issue.language"),
            [(say(f"catalogue.form.language.{one}"), one) for one in LANGUAGES],
        )
        self._language.setObjectName("issue_language")
        if not languages:
            self._language.hide()
        self._language.activated.connect(lambda _row: self.language_chosen.emit())
        self._version = Choice(say("issue.version"))
        self._version.setObjectName("issue_version")
        self._version.activated.connect(lambda _row: self.version_chosen.emit())
        self._state = Label("", "small").wrapped()
        self._state.setObjectName("issue_state")
        self._sealed = Label("", "small", muted=True).wrapped()
        self._compare = deed_button(
            "issue_compare", say("issue.compare"), self.compare_wanted.emit, ButtonLook()
        )
        self._steps = {step: self._step(step) for step in IssueStep}
        self._saves = {ending: self._save(ending, pdf_key) for ending in _ENDINGS}
        self._inside = QWidget()
        self._opener = Button(say("issue.more"), ButtonLook("link"))
        self._opener.setObjectName("issue_more")
        self._opener.clicked.connect(lambda: self._open(self._inside.isHidden()))
        self._opener.hide()
        self.told = Told()
        self._lay_out()

    def fold(self, folded: bool) -> None:
        """Show the line of the newest version alone, with a way to the rest; or all of it."""
        self._opener.setVisible(folded)
        self._open(not folded)

    def follow(self, register: Register, about: About, *, table: bool) -> None:
        """Show how far a document has come; `table` says whether it can be saved as one."""
        fresh = versions(register, about) or (edition(register, about),)
        again = [_spot(one) for one in fresh] == [_spot(one) for one in self._papers]
        seen = self._version.value()
        self._papers, newest = fresh, fresh[-1]
        self._language.set_value(about.language)
        self._version.offer([(_words(one), one.version) for one in reversed(fresh)])
        self._version.set_value(seen if again else newest.version)
        for part in (self._version, self._compare):
            part.setVisible(len(fresh) > 1)
        self._choices.setVisible(len(fresh) > 1 or not self._language.isHidden())
        self._state.setText(_told(newest))
        self._sealed.setText(say("papers.sealed", hash=newest.content_hash[:SHORT_HASH]))
        self._sealed.setVisible(bool(newest.content_hash))
        for step, button in self._steps.items():
            button.setVisible(step in _STEPS[newest.state])
        self._saves["csv"].setVisible(table)
        # While nobody looks Qt tells nobody that there are other buttons, and keeps the old height.
        for changed in (*self._inside.findChildren(FlowBox), self._inside, self):
            changed.updateGeometry()

    def compare_again(self, comparing: bool) -> None:
        """Say what the way to the differences leads to now: there, or back to the page."""
        self._compare.set_words(say("paper.compare.end" if comparing else "issue.compare"))

    @property
    def language(self) -> Language:
        """The language that is chosen."""
        value = self._language.value()
        return next((one for one in LANGUAGES if one == value), "nb")

    def set_language(self, language: Language) -> None:
        """Choose a language."""
        self._language.set_value(language)

    @property
    def seen(self) -> PracticePaper | None:
        """The version that is chosen to be seen."""
        return next((one for one in self._papers if one.version == self._version.value()), None)

    @property
    def pair(self) -> tuple[PracticePaper, PracticePaper] | None:
        """The version that is seen and the one before it, older first; None for the first."""
        seen = self.seen
        older = [one for one in self._papers if seen and one.version < seen.version]
        return (older[-1], seen) if seen is not None and older else None

    def _open(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._opener.set_words(say("issue.less" if opened else "issue.more"))

    def _step(self, step: IssueStep) -> Button:
        return deed_button(
            f"issue_{step.value}",
            say(f"issue.do.{step.value}"),
            lambda: self.step_wanted.emit(step),
            ButtonLook(icon=_ICONS[step]),
        )

    def _save(self, ending: str, pdf_key: str) -> Button:
        words = say("papers.csv") if ending == "csv" else say(f"paper.kind.{ending}")
        look = ButtonLook(icon=_ENDINGS[ending], key=pdf_key if ending == "pdf" else "")
        save = self.save_wanted.emit
        return deed_button(f"issue_save_{ending}", words, lambda: save(ending), look)

    def _lay_out(self) -> None:
        space = theme.current().space
        printed = deed_button(
            "issue_print",
            say("paper.print_one"),
            self.print_wanted.emit,
            ButtonLook(icon=Icon.PRINT),
        )
        folder = deed_button(
            "issue_folder",
            say("paper.choose_folder"),
            self.folder_wanted.emit,
            ButtonLook("link"),
        )
        folder.setMinimumHeight(printed.sizeHint().height())
        self._choices = _flow(self._language, self._version, self._compare)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.s)
        inside.addWidget(self._sealed)
        steps, files = self._steps.values(), self._saves.values()
        for line in (self._choices, _flow(*steps), _flow(printed, *files, folder)):
            inside.addWidget(line)
        head = QHBoxLayout()
        head.addWidget(self._state, 1)
        head.addWidget(self._opener, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addWidget(self._inside)
        column.addWidget(self.told)


def _flow(*parts: QWidget) -> FlowBox:
    box = FlowBox()
    for part in parts:
        box.flow.addWidget(part)
    return box


def _spot(paper: PracticePaper) -> tuple[About, int]:
    return about_of(paper), paper.version


def _words(paper: PracticePaper) -> str:
    """Return «versjon 1 · godkjent»."""
    state = say(f"terms.minutes_state.{paper.state.value}")
    return " · ".join((say("paper.version", number=paper.version), state))


def _told(paper: PracticePaper) -> str:
    until = paper.comment_deadline
    parts = (_words(paper), say("issue.until", date=formats.date(until)) if until else "")
    told = capital(" · ".join(part for part in parts if part))
    # What is written belongs to descriptions alone; all else grows by itself.
    is_written = paper.kind is PaperKind.DESCRIPTION
    if paper.state is MinutesState.APPROVED and is_written:
        return f"{told}. {say('issue.after')}"
    return told
