"""A few chips beside each other, as many as there is room for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.chip import Chip, ChipKind


@dataclass(frozen=True, slots=True)
class ChipSaid:
    """One chip: how it looks, what it says, its name for tests, and what a click does.

    A `quiet` one is only offered, and gives way where there is no room.
    """

    kind: ChipKind
    word: str
    name: str
    clicked: Callable[[], None] | None = None
    quiet: bool = False


class ChipRow(QWidget):
    """Chips that are remade only when they say something else; with `wide` it takes the line.

    They are placed by hand: in a layout each chip that comes or goes would have the whole page
    laid out anew, once for every letter that is typed.
    """

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._said: tuple[tuple[str, str, str, bool], ...] = ()
        self._chips: list[tuple[Chip, bool]] = []
        self._wide = wide
        self._gap = theme.current().space.s
        across = QSizePolicy.Policy.Ignored if wide else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(theme.current().size.chip))
        if not wide:
            # One that is to be seen shows with its page: by itself it would flash as a window.
            self.hide()

    def say_chips(self, chips: Sequence[ChipSaid]) -> None:
        """Show these chips."""
        said = tuple((chip.kind, chip.word, chip.name, chip.quiet) for chip in chips)
        if said == self._said:
            return
        self._said = said
        for gone, _ in self._chips:
            gone.hide()
            gone.deleteLater()
        self._chips = [(_made(chip, self), chip.quiet) for chip in chips]
        self._place()
        if not self._wide:
            self.setVisible(bool(chips))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for every chip that is not quiet."""
        widths = [chip.sizeHint().width() for chip, quiet in self._chips if not quiet]
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), self.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room: chips cut short are of no use, except across a whole line."""
        return QSize(0, self.height()) if self._wide else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many quiet chips as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the chips beside each other; a quiet one that would be cut is hidden."""
        left = 0
        for chip, quiet in self._chips:
            room = self.width() - left
            width = chip.sizeHint().width()
            chip.setGeometry(
                left, 0, min(width, max(0, room)) if self._wide else width, self.height()
            )
            chip.setVisible(not quiet or width <= room)
            left += width + self._gap


def _made(said: ChipSaid, parent: QWidget) -> Chip:
    chip = Chip(said.kind, said.word, choosable=said.clicked is not None, quiet=said.quiet)
    chip.setParent(parent)
    chip.setObjectName(said.name)
    # Chips are reached with the keys of the line; the focus stays in the text.
    chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if said.clicked is not None:
        chip.chosen.connect(said.clicked)
    return chip
