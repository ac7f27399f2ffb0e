"""How far a document has come: its versions, what can be done next, and the ways out of it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dialog_app.core import formats
from dialog_app.core.file_kind import FileKind
from dialog_app.core.formats import capital
from dialog_app.core.issue.editions import About, edition, versions
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.model.said import MinutesState
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.describe.issue_form import IssueStep
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.ways_out import Told
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")
_STEPS: Final = {
    MinutesState.DRAFT: (IssueStep.COMMENTS, IssueStep.APPROVE),
    MinutesState.FOR_COMMENTS: (IssueStep.APPROVE, IssueStep.COMMENTS, IssueStep.BACK),
    MinutesState.APPROVED: (IssueStep.CORRECT,),
}


class IssueBox(QFrame):
    """`step_wanted` carries an `IssueStep`, `save_wanted` a `FileKind`.

    `language_chosen` says that another language is, `version_chosen` that another version is to be
    seen, `compare_wanted` that the version that is seen is to be told from the one before.
    """

    step_wanted = Signal(object)
    save_wanted = Signal(object)
    language_chosen = Signal()
    version_chosen = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("issue_box")
        self.setProperty("kind", "foot")
        self._papers: tuple[PracticePaper, ...] = ()
        self._language = Choice(
            say("issue.language"),
            [(say(f"catalogue.form.language.{one}"), one) for one in LANGUAGES],
        )
        self._language.setObjectName("issue_language")
        self._language.activated.connect(lambda _row: self.language_chosen.emit())
        self._version = Choice(say("issue.version"))
        self._version.setObjectName("issue_version")
        self._version.activated.connect(lambda _row: self.version_chosen.emit())
        self._state = Label("", "small").wrapped()
        self._state.setObjectName("issue_state")
        self._compare = Button(say("issue.compare"), ButtonLook())
        self._compare.setObjectName("issue_compare")
        self._compare.clicked.connect(self.compare_wanted)
        self._steps = {step: self._step(step) for step in IssueStep}
        self.told = Told()
        self._lay_out()

    def follow(self, register: Register, about: About) -> None:
        """Show how far a document has come."""
        fresh = versions(register, about) or (edition(register, about),)
        again = [one.version for one in fresh] == [one.version for one in self._papers]
        seen = self._version.value()
        self._papers = fresh
        self._language.set_value(about.language)
        self._version.offer([(_words(one), one.version) for one in reversed(fresh)])
        self._version.set_value(seen if again else fresh[-1].version)
        self._version.setVisible(len(fresh) > 1)
        self._compare.setVisible(len(fresh) > 1)
        newest = fresh[-1]
        self._state.setText(_told(newest))
        for step, button in self._steps.items():
            button.setVisible(step in _STEPS[newest.state])

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

    def _step(self, step: IssueStep) -> Button:
        return deed_button(
            f"issue_{step.value}",
            say(f"issue.do.{step.value}"),
            lambda: self.step_wanted.emit(step),
            ButtonLook(icon=_ICONS.get(step)),
        )

    def _save(self, kind: FileKind, icon: Icon, key: str = "") -> Button:
        return deed_button(
            f"issue_save_{kind.value}",
            say(f"paper.kind.{kind.value}"),
            lambda: self.save_wanted.emit(kind),
            ButtonLook(icon=icon, key=key),
        )

    def _lay_out(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        choices, steps, files = FlowBox(), FlowBox(), FlowBox()
        for part in (self._language, self._version, self._compare):
            choices.flow.addWidget(part)
        for button in self._steps.values():
            steps.flow.addWidget(button)
        files.flow.addWidget(
            self._save(FileKind.PDF, Icon.PDF, key_words(first_key(Action.DESCRIBE_PDF)))
        )
        files.flow.addWidget(self._save(FileKind.DOCX, Icon.DOCX))
        for line in (choices, self._state, steps, files, self.told):
            column.addWidget(line)


_ICONS: Final = {
    IssueStep.COMMENTS: Icon.STATE_COMMENTS,
    IssueStep.BACK: Icon.STATE_DRAFT,
    IssueStep.APPROVE: Icon.STATE_APPROVED,
    IssueStep.CORRECT: Icon.EDIT,
}


def _words(paper: PracticePaper) -> str:
    """Return «versjon 1 · godkjent»."""
    state = say(f"terms.minutes_state.{paper.state.value}")
    return " · ".join((say("paper.version", number=paper.version), state))


def _told(paper: PracticePaper) -> str:
    parts = (
        say("paper.version", number=paper.version),
        say(f"terms.minutes_state.{paper.state.value}"),
        say("issue.until", date=formats.date(paper.comment_deadline))
        if paper.comment_deadline
        else "",
    )
    told = capital(" · ".join(part for part in parts if part))
    if paper.state is MinutesState.APPROVED:
        return f"{told}. {say('issue.after')}"
    return told
