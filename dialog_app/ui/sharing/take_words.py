"""How a copy that lies beside ours is counted in words."""

from typing import Final

from dialog_app.core.merge.compare import Comparison, Fate
from dialog_app.ui.words import say

_COUNTED: Final = (Fate.NEW, Fate.CHANGED, Fate.GONE, Fate.SAME, Fate.CONFLICT)


def counts(comparison: Comparison) -> str:
    """Return how many parts are new, changed, the same and different."""
    numbers = {fate: comparison.count(fate) for fate in _COUNTED}
    numbers[Fate.SAME] = comparison.same
    told = (say(f"merge.count.{fate}", n=number) for fate, number in numbers.items() if number)
    return ", ".join(told)
