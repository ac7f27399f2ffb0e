"""På tvers: what all services answered together, and what grows out of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.chooser import Chooser, scope_words
from dialog_app.ui.across.parts import PARTS, Pointed, Tooled
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.frame.columns import focus_into
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.day_steps import DaySteps
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.words import say

_LARGE = 140


class AcrossPage(QWidget):
    """Tabs over the parts there are, and beside them the choice of what they look at."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("across_page")
        self.setAccessibleName(say("across.page"))
        self._around = around
        self.scope = Scope(around.session, self)
        self._parts: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._tools = QWidget()
        self._tools_of: dict[str, QWidget | None] = {}
        self._tabs = _Tabs()
        self._chooser = Chooser(self.scope)
        self._lay_out()
        self._chooser.offer(around.register)
        self._show_part(self.scope.part)
        self._tabs.chosen.connect(self._on_tab)
        self.scope.wanted.connect(self.go_to)
        self.scope.changed.connect(self._on_scope)
        self.scope.counted.connect(self._head)
        around.register_bridge.changed.connect(self._follow)

    def heading(self) -> tuple[str, str]:
        """Return the header's title and the line below it: what is looked at."""
        words = scope_words(self._around.register, self.scope)
        count = self.scope.services
        services = say("across.services", n=count) if count is not None else ""
        return say("across.page"), " · ".join(part for part in (*words, services) if part)

    def header_tools(self) -> QWidget | None:
        """Return the buttons of the part that is shown."""
        return self._tools if any(self._tools_of.values()) else None

    @property
    def part(self) -> QWidget | None:
        """The part that is shown."""
        return self._stack.currentWidget()

    def go_to(self, key: str, about: str = "") -> None:
        """Show a part, with what goes by the id `about` chosen; no such part changes nothing."""
        if key not in {part.key for part in PARTS}:
            return
        self._show_part(key)
        part = self._stack.currentWidget()
        if about and isinstance(part, Pointed):
            part.point_at(about)
        elif part is not None:
            focus_into(part)

    def go_step(self, by: int) -> None:
        """Show the part after the one that is shown, or with -1 the one before."""
        keys = [part.key for part in PARTS]
        at = keys.index(self.scope.part) + by
        if 0 <= at < len(keys):
            self.go_to(keys[at])

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a catalogue that has changed, and give the keyboard to the part."""
        super().showEvent(event)
        part = self._stack.currentWidget()
        if not event.spontaneous() and part is not None:
            self._offer()
            focus_into(part)

    def _lay_out(self) -> None:
        space = theme.current().space
        self._tools_row = QHBoxLayout(self._tools)
        self._tools_row.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(space.s, 0, space.l, 0)
        head.setSpacing(space.l)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._chooser, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._stack, 1)

    def _show_part(self, key: str) -> None:
        makers = {part.key: part.make for part in PARTS}
        if key not in makers:
            key = PARTS[0].key
        if key not in self._parts:
            part = self._parts[key] = makers[key](self._around, self.scope)
            self._stack.addWidget(part)
            self._tools_of[key] = part.header_tools() if isinstance(part, Tooled) else None
            if (tools := self._tools_of[key]) is not None:
                self._tools_row.addWidget(tools)
        self.scope.stand_at(key)
        self._tabs.stand_at(key)
        self._stack.setCurrentWidget(self._parts[key])
        for one, tools in self._tools_of.items():
            if tools is not None:
                # Those of another part take no room.
                tools.setVisible(one == key)

    def _offer(self) -> None:
        self.scope.refresh()
        self._chooser.offer(self._around.register)

    def _on_tab(self, key: str) -> None:
        if key != self.scope.part:
            self._show_part(key)

    def _on_scope(self) -> None:
        self._chooser.offer(self._around.register)
        self._head()

    def _head(self) -> None:
        """Let the header say what is looked at now."""
        if self.isVisible():
            self._around.show_place("across")

    def _follow(self, _register: Register, _step: Step | None = None) -> None:
        if self.isVisible():
            self._offer()


class _Tabs(QWidget):
    """The parts as tabs; as one choice where large text leaves no room for them side by side."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        words = [(part.key, say(f"across.part.{part.key}")) for part in PARTS]
        self._steps = DaySteps(words, say("across.parts"))
        self._steps.setObjectName("across_tabs")
        self._choice = Choice(say("across.parts"), [(word, key) for key, word in words])
        self._choice.setObjectName("across_part_choice")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._steps)
        row.addWidget(self._choice)
        # What has no parent yet would flash as a window of its own.
        large = theme.scaled(100) >= _LARGE
        self._steps.setHidden(large)
        self._choice.setVisible(large)
        self._steps.chosen.connect(self.chosen)
        self._choice.currentIndexChanged.connect(self._on_choice)

    def stand_at(self, key: str) -> None:
        """Show which part one is at, without telling anybody."""
        self._steps.set_step(key)
        blocked = self._choice.blockSignals(True)
        self._choice.set_value(key)
        self._choice.blockSignals(blocked)

    def _on_choice(self, _index: int) -> None:
        self.chosen.emit(str(self._choice.value()))
