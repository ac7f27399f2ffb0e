"""What lies over the page: the cards and the focus ring, made when first needed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialog_app.ui.frame.overlay import OverCard, Overlay
    from dialog_app.ui.widgets.focus_ring import FocusRing


class Covers:
    """The overlay and the ring of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._overlay: Overlay | None = None
        self._ring: FocusRing | None = None

    @property
    def showing(self) -> str:
        """The name of the card that is shown, or nothing."""
        return self._overlay.showing if self._overlay is not None else ""

    def toggle(self, make: "Callable[[], OverCard]") -> None:
        """Show a card, or close it when it is shown already."""
        from dialog_app.ui.frame.overlay import Overlay

        if self._overlay is None:
            self._overlay = Overlay(self._window)
        self._overlay.toggle(make())

    def close_card(self) -> None:
        """Close the card, if one is shown."""
        if self._overlay is not None:
            self._overlay.close_card()

    def ring(self) -> None:
        """Draw the focus ring from now on."""
        from dialog_app.ui.widgets.focus_ring import FocusRing

        if self._ring is None:
            self._ring = FocusRing(self._window)

    def drop(self) -> None:
        """Take everything away, as when the look changes."""
        self.close_card()
        for cover in (self._overlay, self._ring):
            if cover is not None:
                cover.deleteLater()
        self._overlay = self._ring = None
