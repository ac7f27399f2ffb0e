"""How wide the columns of a table are: as they are planned, but for what a little room can save."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Protocol

from dialog_app.core.minutes.blocks import Table, Text, text
from dialog_app.reports.theme import Look, Size

BETWEEN: Final = 9.0
"""The least space between the words of two columns, in points."""

# A column that lacks more than this share of its width is to be broken into lines anyway.
_LITTLE: Final = 0.2


class Measuring(Protocol):
    """What knows how wide a text is."""

    look: Look

    def wide(self, words: Text, size: Size) -> float:
        """Return the width of a text in a size, in points, if nothing breaks its lines."""
        ...


def starts(setting: Measuring, table: Table) -> list[float]:
    """Return where each column starts and, last, where the table ends.

    A column that lacks little to hold its widest words on one line gets it from those that have
    more than they need; all others keep their share.
    """
    whole = sum(column.share for column in table.columns)
    widths = [setting.look.width * column.share / whole for column in table.columns]
    return list(accumulate(_evened(widths, _needs(setting, table)), initial=0.0))


def _needs(setting: Measuring, table: Table) -> list[float]:
    """Return how wide each column must be so that no line in it is broken."""
    look, last = setting.look, len(table.columns) - 1
    needs = [setting.wide(text(one.title, strong=True), look.small) for one in table.columns]
    for row in table.rows:
        # The last cell of a short row has the rest of the line.
        own = row if len(row) > last else row[:-1]
        for place, words in enumerate(own):
            needs[place] = max(needs[place], setting.wide(words, look.base))
    return [need + (BETWEEN if place < last else 0.0) + 0.1 for place, need in enumerate(needs)]


def _evened(widths: Sequence[float], needs: Sequence[float]) -> list[float]:
    spare = [max(0.0, width - need) for width, need in zip(widths, needs, strict=True)]
    lacks = [need - width for width, need in zip(widths, needs, strict=True)]
    given = dict.fromkeys(range(len(widths)), 0.0)
    left = sum(spare)
    for place in sorted(given, key=lacks.__getitem__):
        if 0 < lacks[place] <= min(left, widths[place] * _LITTLE):
            given[place] = lacks[place]
            left -= lacks[place]
    taken = sum(given.values()) / (sum(spare) or 1.0)
    return [width + given[at] - spare[at] * taken for at, width in enumerate(widths)]
