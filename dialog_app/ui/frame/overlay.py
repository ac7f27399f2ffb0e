"""A card over the page, inside the window; the day goes on under it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say

ABOVE_CARDS: Final = "above_cards"
"""A property of what lies over the cards too, and has the keyboard while it does."""

_VEIL: Final = 215
_Turn = QAbstractSlider.SliderAction
_TURNS: Final = {
    Qt.Key.Key_PageDown: _Turn.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Turn.SliderPageStepSub,
    Qt.Key.Key_Home: _Turn.SliderToMinimum,
    Qt.Key.Key_End: _Turn.SliderToMaximum,
}


class Overlay(QWidget):
    """Shows one card at a time over the window; Esc, the card's key or a click beside closes it.

    It asks nothing and remembers nothing; focus goes back to where it was.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self._window = window
        self._before: QWidget | None = None
        self._card: OverCard | None = None
        self._room = QVBoxLayout(self)
        margin = theme.current().space.xl
        self._room.setContentsMargins(margin, margin, margin, margin)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_keyboard)
        self.hide()

    @property
    def showing(self) -> str:
        """The name of the card that is shown, or nothing."""
        return self._card.objectName() if self._card is not None else ""

    def toggle(self, card: "OverCard") -> None:
        """Show a card, or close it when one of its name is shown already."""
        same = self.showing == card.objectName()
        self.close_card()
        if same:
            card.deleteLater()
            return
        self._before = QApplication.focusWidget()
        self._card = card
        card.close_button.clicked.connect(self.close_card)
        self._room.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        card.show()
        # After the first show, when fonts and style are known.
        self.fit_card()
        card.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Close the card, if one is shown."""
        if self._card is None:
            return
        card, self._card = self._card, None
        self.hide()
        self._room.removeWidget(card)
        card.hide()
        card.deleteLater()
        before, self._before = self._before, None
        # The page may have been made anew meanwhile.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self.fit_card()
        return False

    def _keep_keyboard(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Hold the keyboard on the card; what the page wants meanwhile it gets afterwards."""
        below = now is not None and now.window() is self._window and not self.isAncestorOf(now)
        if self._card is not None and below and not _is_above(now):
            self._before = now
            self._card.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit_card(self) -> None:
        """Give the card the room it needs now, as when something in it has grown."""
        if self._card is not None:
            self._card.fit(self.contentsRect().marginsRemoved(self._room.contentsMargins()).size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; nothing typed here reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Close on a click beside the card."""
        self.close_card()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil over the page."""
        veil = theme.colour("bg")
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)


def _is_above(widget: QWidget | None) -> bool:
    """Tell whether a widget belongs to what lies over the cards too."""
    while widget is not None and not widget.property(ABOVE_CARDS):
        widget = widget.parentWidget()
    return widget is not None


class OverCard(Card):
    """A card with a heading, a button that closes it, and a column of its own in ``inside``."""

    def __init__(self, name: str, heading: str, width: int) -> None:
        super().__init__(padding=theme.current().space.xl)
        self.setObjectName(name)
        self.setProperty("framed", True)
        self.setAccessibleName(heading)
        words = Label(heading, "heading").wrapped()
        self.close_button = Button(say("frame.close"), ButtonLook(key="Esc", icon=Icon.CLOSE))
        self.close_button.setObjectName("close_card")
        top = QHBoxLayout()
        top.addWidget(words, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self._scroll = ScrollColumn(padding=0)
        self.inside = self._scroll.body
        self.inside.setContentsMargins(0, 0, theme.current().space.m, 0)
        self._wide = theme.scaled(width)
        self.body.addWidget(self._scroll)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard when the card is shown."""
        return self.close_button

    def fit(self, room: QSize) -> None:
        """Be as high as the contents, and scroll them where the window is too low for that."""
        self.setFixedWidth(min(self._wide, room.width()))
        margins = self.body.contentsMargins()
        inner = self.width() - margins.left() - margins.right() - theme.current().space.m
        wanted = self.inside.totalHeightForWidth(inner)
        if wanted < 0:
            wanted = self.inside.totalSizeHint().height()
        # A line that breaks asks for no less than it would in a narrower card.
        wanted = max(wanted, self.inside.totalMinimumSize().height())
        top = self.close_button.sizeHint().height() + self.body.spacing()
        most = room.height() - margins.top() - margins.bottom() - top
        self._scroll.setFixedHeight(max(1, min(wanted, most)))

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the card."""
        self._scroll.ensureWidgetVisible(part, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll a card that is too long for the window; other keys are the page's affair."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
            return
        self._scroll.verticalScrollBar().triggerAction(turn)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks on the card from closing it."""
        event.accept()
