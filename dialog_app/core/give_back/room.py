"""How much room a page has: what a sheet in large type can hold."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Room:
    """How large the type is, and how much of everything there may be; None for all of it.

    `answers` is how many main answers, `said` how many characters of each, `lines` how many lines
    in each part, `chars` how many characters of a text by adults. `drawn` is whether there is room
    for a picture.
    """

    scale: float = 1.0
    answers: int | None = None
    said: int | None = None
    lines: int | None = None
    chars: int | None = None
    drawn: bool = False


ALL: Final = Room()
"""Room for all of it, in type of the usual size."""
