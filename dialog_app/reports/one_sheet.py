"""A paper that must fit on one sheet, in type as large as there is room for."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from dialog_app.core.give_back.room import Room
from dialog_app.core.minutes.blocks import Document

_DRAWN, _PLAIN = partial(Room, drawn=True), Room
LARGE: Final[tuple[Room, ...]] = (
    *(_DRAWN(1.5), _DRAWN(1.4), _PLAIN(1.5), _DRAWN(1.3), _PLAIN(1.4), _DRAWN(1.2)),
    *(_PLAIN(scale) for scale in (1.3, 1.2, 1.1, 1.0)),
)
"""All of it, in type that can be read at arm's length; a picture is worth one size of it."""

FEWER: Final[tuple[Room, ...]] = (
    *(Room(1.1, lines=lines, chars=120) for lines in (7, 6, 5, 4)),
    *(Room(1.1, answers=answers, lines=4, chars=120) for answers in (3, 2, 1)),
    *(Room(1.0, answers=1, lines=lines, chars=90) for lines in (4, 3)),
    *(Room(1.0, 1, said, 3, 90) for said in (2400, 1800, 1300, 900, 600)),
)
"""Less of what adults say, then fewer answers, and the beginning of one answer only at last."""


def fitted(make: Callable[[Room], Document], rooms: Iterable[Room] = (*LARGE, *FEWER)) -> Document:
    """Return the document in the first room in which it fits on one page, else in the last."""
    from dialog_app.reports.drawing import page_count

    made = None
    tried: list[Document] = []
    for room in rooms:
        made = make(room)
        # Without anything to draw two rooms give the same, which did not fit.
        if made not in tried and page_count(made) == 1:
            break
        tried.append(made)
    if made is None:
        raise ValueError("there is no room to try")
    return made
