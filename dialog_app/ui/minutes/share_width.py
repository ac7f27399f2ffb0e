"""How the page of minutes shares its width among its columns."""

from dataclasses import dataclass
from typing import Final

from dialog_app.ui import theme

LEAST: Final = 480
"""How narrow the page may be at 100 %: two columns that still can be read."""
_LEAST_PREVIEW: Final = 330


@dataclass(frozen=True, slots=True)
class Shared:
    """How wide the outer columns are (0 for none), and whether there is room for the middle."""

    left: int
    side: int
    middle: bool


def share(room: int, *, closing: bool) -> Shared:
    """Return the widths as designed; where it is narrow the outer columns share all there is.

    The closing check needs the room of the left column too where it is narrow.
    """
    size = theme.current().size
    left, side = theme.scaled(size.rundown), theme.scaled(size.side_panel - 36)
    if room >= left + side + theme.scaled(_LEAST_PREVIEW):
        return Shared(left, side, middle=True)
    narrow = min(left, room // 2)
    return Shared(0 if closing else narrow, room - narrow, middle=False)
