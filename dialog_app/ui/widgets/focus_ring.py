"""The ring that says where the keyboard is."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTabBar,
    QWidget,
)

from dialog_app.ui import theme

_ROUND: Final = (QAbstractButton, QComboBox)


class _RingStyle(QProxyStyle):
    """Gives the frame room for gap and line; all else is the usual style."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        margins = {
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        }
        if metric in margins:
            focus = theme.current().focus
            return focus.width + focus.gap
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        # Above all widgets of the window, so that no neighbour or parent cuts the ring.
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QFocusFrame):
    """One ring per window, drawn round the button or field that has focus.

    A widget asks for it with the property ``ring`` (True), or refuses with False and draws its
    own; ``ring_parent`` puts it round the widget's parent, ``ring_radius`` rounds it. Buttons
    and choices get it unasked; lists and tables draw theirs inside the row.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _RingStyle("Fusion")
        self._style.setParent(self)
        self.setStyle(self._style)
        self.setAccessibleName("")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, window.focusWidget())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        held = self.widget()
        if held is None:
            return
        focus = theme.current().focus
        asked = held.property("ring_radius")
        usual = theme.current().radius.control + focus.width + focus.gap / 2
        radius = float(asked) if isinstance(asked, int | float) else usual
        half = focus.width / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), focus.width))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        target = _ringed(now)
        if target is not None and target.window() is self._window:
            self.setWidget(target)
            self.setVisible(True)
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]


def _ringed(widget: QWidget | None) -> QWidget | None:
    if widget is None or isinstance(widget, QTabBar):
        return None
    asked = widget.property("ring")
    if asked is False or (asked is None and not isinstance(widget, _ROUND)):
        return None
    return widget.parentWidget() if widget.property("ring_parent") else widget
