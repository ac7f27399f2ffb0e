"""What a backup holds, for reading alone, and how it differs from what there is now."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.backups import Compared, Difference, Held, HeldDay, compared, would_be_lost
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

MOST: Final = 30
"""How many days are shown; the rest are counted."""


def preview(copy: Held, here: Held | None) -> Iterator[QWidget]:
    """Give the days of a backup; where there is something to compare with, those that differ."""
    if not copy.days:
        yield Label(say("backups.no_days"), muted=True)
    if here is None:
        yield from _listed([(day, "") for day in copy.days])
        return
    differences = compared(copy, here)
    differing = [one for one in differences if one.difference is not Difference.SAME]
    yield from _listed(
        [(one.day, say(f"backups.difference.{one.difference}")) for one in differing]
    )
    same = len(differences) - len(differing)
    if same:
        yield Label(say("backups.same", n=same), muted=True).wrapped()
    yield from _loss(differences)


def _loss(differences: Sequence[Compared]) -> Iterator[QWidget]:
    lost = would_be_lost(differences)
    if lost:
        told = Label(say("backups.lost", n=lost)).wrapped().strong()
        told.setObjectName("backup_lost")
        yield told


def _listed(days: Sequence[tuple[HeldDay, str]]) -> Iterator[QWidget]:
    if not days:
        return
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.l)
    grid.setVerticalSpacing(theme.current().space.xs)
    grid.setColumnStretch(1, 1)
    for row, (day, difference) in enumerate(days[:MOST]):
        grid.addWidget(Label(formats.date(day.line.date)), row, 0)
        grid.addWidget(Label(_title(day)).wrapped(), row, 1)
        grid.addWidget(Label(_counts(day), "small", muted=True), row, 2)
        if difference:
            grid.addWidget(Label(difference, "small").strong(), row, 3)
    yield holder
    if len(days) > MOST:
        yield Label(say("backups.more", n=len(days) - MOST), muted=True)


def _told(difference: Difference) -> str:
    return say(f"backups.difference.{difference}")


def _title(day: HeldDay) -> str:
    names = ", ".join(day.line.services)
    return " · ".join(part for part in (day.line.title, names) if part)


def _counts(day: HeldDay) -> str:
    counts = (("answers", day.answers), ("obstacles", day.obstacles), ("actions", day.actions))
    return ", ".join(say(f"backups.n_{kind}", n=n) for kind, n in counts if n)
