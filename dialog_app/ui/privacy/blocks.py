"""Blocks of a paper on the screen, for reading; no markup in them is obeyed."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Heading,
    Level,
    Paragraph,
    Table,
    Tone,
    plain,
)
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader

_PARTS = 100


def shown(blocks: Iterable[Block]) -> Iterator[QWidget]:
    """Give a widget for each block that is read; the title stands in the card's own heading."""
    for block in blocks:
        if isinstance(block, Heading):
            if block.level is not Level.SERVICE:
                yield Rule()
                yield SectionHeader(plain(block.words))
        elif isinstance(block, Paragraph):
            small = block.tone is Tone.SMALL
            yield Label(plain(block.words), "small" if small else "base", muted=small).wrapped()
        elif isinstance(block, Bullets):
            for item in block.items:
                yield Label(f"• {plain(item)}").wrapped()
        elif isinstance(block, Table):
            yield _grid(block)


def _grid(table: Table) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.m)
    grid.setVerticalSpacing(theme.current().space.xs)
    for place, column in enumerate(table.columns):
        grid.setColumnStretch(place, round(column.share * _PARTS))
        grid.addWidget(Label(column.title, "small", muted=True).wrapped(), 0, place)
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            label = Label(plain(cell), "small").wrapped()
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, number, place)
    return holder
