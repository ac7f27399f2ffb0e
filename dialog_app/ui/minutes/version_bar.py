"""Which version of a service's minutes is shown, or which two are compared."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dialog_app.core.model.said import Minutes
from dialog_app.ui import theme
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class VersionBar(FlowBox):
    """Hidden while there is one version; `changed` says that something else is to be shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("version_bar")
        self._issues: tuple[Minutes, ...] = ()
        self._older = Choice(say("paper.compare.older"))
        self._older.setObjectName("version_older")
        self._against = Label(say("paper.compare.against"), "small", muted=True)
        self._shown = Choice(say("paper.compare.shown"))
        self._shown.setObjectName("version_shown")
        self._toggle = Button(say("paper.compare.begin"), ButtonLook())
        self._toggle.setObjectName("compare_versions")
        self.comparing = False
        for part in (self._older, self._against, self._shown, self._toggle):
            self.flow.addWidget(part)
        self._against.setMinimumHeight(theme.field_height())
        for choice in (self._older, self._shown):
            choice.activated.connect(lambda _row: self.changed.emit())
        self._toggle.clicked.connect(lambda: self._turn(comparing=not self.comparing))
        self._show_parts()

    def follow(self, issues: Sequence[Minutes]) -> None:
        """Offer the versions of a service; with other versions, the newest is shown."""
        ids = tuple(issue.id for issue in issues)
        fresh = ids != tuple(issue.id for issue in self._issues)
        self._issues = tuple(issues)
        options = [(_words(issue), issue.version) for issue in reversed(self._issues)]
        for choice in (self._older, self._shown):
            choice.offer(options)
        if fresh and issues:
            self.comparing = False
            self._shown.set_value(issues[-1].version)
            self._older.set_value(issues[max(0, len(issues) - 2)].version)
            self._show_parts()
        self.setVisible(len(issues) > 1)

    @property
    def shown(self) -> Minutes | None:
        """The version that is chosen to be seen, or compared with the older; None if none was."""
        return self._issue(self._shown)

    @property
    def pair(self) -> tuple[Minutes, Minutes] | None:
        """The two versions that are compared, the older first; None while none are."""
        one, other = self._issue(self._older), self._issue(self._shown)
        if not self.comparing or one is None or other is None:
            return None
        return (one, other) if one.version <= other.version else (other, one)

    def _issue(self, choice: Choice) -> Minutes | None:
        return next((one for one in self._issues if one.version == choice.value()), None)

    def _turn(self, *, comparing: bool) -> None:
        self.comparing = comparing
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        self._older.setVisible(self.comparing)
        self._against.setVisible(self.comparing)
        self._toggle.set_words(
            say("paper.compare.end" if self.comparing else "paper.compare.begin")
        )
        self.updateGeometry()


def _words(issue: Minutes) -> str:
    """Return «versjon 1 · godkjent»."""
    state = say(f"terms.minutes_state.{issue.state}")
    return " · ".join((say("paper.version", number=issue.version), state))
