"""The band across the top: what this is, the steps of the day, and what is saved."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialog_app.ui import actions, icons, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.day_steps import DaySteps
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.words import say

_RIGHT: Final = 2
_LARGE: Final = 140


class Header(QFrame):
    """Title and date at the left, steps in the middle, what is saved and the keys at the right."""

    step_chosen = Signal(str)
    search_wanted = Signal()
    keys_wanted = Signal()
    safeguarding_wanted = Signal()

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setProperty("kind", "header")
        self.setFixedHeight(theme.scaled(theme.current().size.header))
        self._title = ElidedLabel("", "lead").strong()
        self._title.setObjectName("header_title")
        self._below = ElidedLabel("", "small", muted=True)
        self._below.setObjectName("header_below")
        self._steps = DaySteps(steps, say("frame.steps"))
        self._steps.setObjectName("day_steps")
        self._steps.chosen.connect(self.step_chosen)
        self._told = Told()
        self._tools: QWidget | None = None
        self._safeguarding = self._safeguarding_button()
        self._search = self._search_button()
        self._right = self._right_side()
        self._lay_out()
        self.show_place("", "")

    def show_place(self, title: str, below: str, tools: QWidget | None = None) -> None:
        """Show a place outside any day; `tools` are the page's own parts at the right."""
        self._say(title, below)
        self._steps.hide()
        self._grid.setColumnStretch(_RIGHT, 0)
        self._safeguarding.hide()
        self._offer_search(in_day=False)
        self._set_tools(tools)

    def show_day(self, title: str, date: str, step: str) -> None:
        """Show a day at one of its steps; the numbers to ring are at hand while it runs."""
        self._say(title, date)
        self._steps.set_step(step)
        self._steps.show()
        self._grid.setColumnStretch(_RIGHT, 1)
        self._safeguarding.setVisible(step == "live")
        self._offer_search(in_day=True)
        self._set_tools(None)

    def tell_saved(self, sentence: str) -> None:
        """Say when the newest change was saved."""
        self._told.tell(sentence, Icon.SAVED)

    def tell_undone(self, sentence: str, *, again: bool = False) -> None:
        """Say what was taken back, or done again."""
        self._told.tell(sentence, Icon.REDO if again else Icon.UNDO)

    def told(self) -> str:
        """Return what the header says about the newest change."""
        return self._told.sentence()

    def steps(self) -> DaySteps:
        """Return the steps, as focus goes there."""
        return self._steps

    def _say(self, title: str, below: str) -> None:
        self._title.setText(title)
        self._below.setText(below)

    def _set_tools(self, tools: QWidget | None) -> None:
        if self._tools is not None and self._tools is not tools:
            self._tools.setParent(None)
        self._tools = tools
        if tools is not None:
            self._right.insertWidget(1, tools)
            tools.show()

    def _safeguarding_button(self) -> Button:
        key = actions.first_key(Action.SAFEGUARDING)
        button = Button(say("frame.safeguarding.open"), ButtonLook(key=key))
        button.setObjectName("open_safeguarding")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.safeguarding_wanted)
        # It gives way to nothing: on the day it is needed, it has to be found.
        button.setMinimumWidth(button.sizeHint().width())
        return button

    def _right_side(self) -> QHBoxLayout:
        keys = Button(say("frame.keys"), ButtonLook("quiet", key=actions.first_key(Action.KEYS)))
        keys.setObjectName("open_keys")
        keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys.clicked.connect(self.keys_wanted)
        if theme.scaled(100) < _LARGE:
            # What was saved gives way before it, and that has an icon.
            keys.setMinimumWidth(keys.sizeHint().width())
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.m)
        row.addWidget(self._told, 1)
        row.addWidget(self._safeguarding)
        row.addWidget(self._search)
        row.addWidget(keys)
        return row

    def _offer_search(self, *, in_day: bool) -> None:
        """Say what the button is for where there is room; its key works all the same."""
        large = theme.scaled(100) >= _LARGE
        self._search.set_words("" if in_day or large else say("search.open"))
        self._search.setAccessibleName(say("search.open"))
        self._search.setVisible(not (in_day and large))

    def _search_button(self) -> Button:
        key = key_words(actions.first_key(Action.SEARCH))
        look = ButtonLook("quiet", icon=Icon.SEARCH, key=key)
        button = Button(say("search.open"), look)
        button.setObjectName("open_search")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.search_wanted)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._below)
        words.addStretch(1)
        space = theme.current().space
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(space.xl, 0, space.l, 0)
        grid.setHorizontalSpacing(space.m)
        grid.addLayout(words, 0, 0)
        grid.addWidget(self._steps, 0, 1)
        grid.addLayout(self._right, 0, _RIGHT)
        grid.setColumnStretch(0, 1)
        # Equal sides keep the steps in the middle, whatever the title. Where there are none the
        # title gives way: it can be read in the rail too, a button's words cannot.
        grid.setColumnStretch(_RIGHT, 1)


class Told(QWidget):
    """An icon and one line about the newest change, at the right end of its room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._sentence = ElidedLabel("", "small", muted=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sentence.setObjectName("header_told")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self._sentence)
        self._picture.hide()

    def tell(self, sentence: str, icon: Icon) -> None:
        """Show a sentence with its icon."""
        side = theme.scaled(theme.current().size.icon_small)
        self._picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF(), "text_2"))
        self._picture.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)

    def sentence(self) -> str:
        """Return what is said."""
        return self._sentence.text()
