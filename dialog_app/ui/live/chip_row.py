"""A few chips beside each other, as many as there is room for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

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
    """Chips that are remade only when they say something else; with `wide` it takes the line."""

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._said: tuple[tuple[str, str, str, bool], ...] = ()
        self._chips: list[tuple[Chip, bool]] = []
        self._wide = wide
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().space.s)
        across = QSizePolicy.Policy.Ignored if wide else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if wide:
            self._row.addStretch(1)
        else:
            self.hide()

    def say_chips(self, chips: Sequence[ChipSaid]) -> None:
        """Show these chips."""
        said = tuple((chip.kind, chip.word, chip.name, chip.quiet) for chip in chips)
        if said == self._said:
            return
        self._said = said
        for gone, _ in self._chips:
            gone.hide()
            self._row.removeWidget(gone)
            gone.deleteLater()
        self._chips = [(_made(chip), chip.quiet) for chip in chips]
        for place, (chip, _) in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self._fit()
        if not self._wide:
            self.setVisible(bool(chips))

    def sizeHint(self) -> QSize:
        """Ask for the height of a chip, whether there is one or not."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(0, theme.scaled(theme.current().size.chip)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many quiet chips as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the quiet chips there is no room for, so that none is cut."""
        left = self.width() + self._row.spacing()
        for chip, quiet in self._chips:
            left -= chip.sizeHint().width() + self._row.spacing()
            chip.setVisible(not quiet or left >= 0)


def _made(said: ChipSaid) -> Chip:
    chip = Chip(said.kind, said.word, choosable=said.clicked is not None, quiet=said.quiet)
    chip.setObjectName(said.name)
    # Chips are reached with the keys of the line; the focus stays in the text.
    chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if said.clicked is not None:
        chip.chosen.connect(said.clicked)
    return chip
