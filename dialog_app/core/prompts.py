"""Questions that help after the open one, «Hva skal til?», by the category of an obstacle.

From the ERIC strategies as they are matched to kinds of barriers (Powell 2015, Waltz 2015). The
evidence for the matching is weak, so they are never ranked, and never more than four.
"""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import SamplePossibility, TypicalObstacle
from dialog_app.core.model.said import Obstacle
from dialog_app.core.register import Register

MOST: Final = 4
MOST_EXAMPLES: Final = 2
# What stands in an act, a circular or a guideline is asked about in the same way.
_SETS: Final = {
    **dict.fromkeys(("LOV", "RUND", "RETN"), "law"),
    "LOKAL": "local",
    "TID": "time",
    "RESS": "resources",
    "IT": "records",
    "KOMP": "competence",
    "FAG": "disagreement",
    "KULT": "culture",
    "SAM": "collaboration",
    "BARN": "child",
}
_HOW_MANY: Final = {"law": 4, "child": 2}
_USUALLY: Final = 2


@dataclass(frozen=True, slots=True)
class Prompts:
    """Keys of the questions, and possibilities of the catalogue that others have found."""

    keys: tuple[str, ...] = ()
    examples: tuple[Words, ...] = ()


def prompts_for(register: Register, obstacle: Obstacle) -> Prompts:
    """Return what may help to find a way past an obstacle; nothing for one that is unsorted."""
    codes = (obstacle.category_code, obstacle.second_category_code)
    name = next((_SETS[code] for code in codes if code in _SETS), "")
    number = min(MOST, _HOW_MANY.get(name, _USUALLY)) if name else 0
    keys = tuple(f"prompts.{name}.{place}" for place in range(1, number + 1))
    return Prompts(keys, _examples(register, obstacle))


def _examples(register: Register, obstacle: Obstacle) -> tuple[Words, ...]:
    """Return possibilities for the same typical obstacle, else for others of its category."""
    typical = register.typical_obstacles
    same = [row for row in typical if _says(row, obstacle.text)]
    alike = [row for row in typical if row.category_code == obstacle.category_code]
    wanted = {row.code for row in same or alike}
    rows = register.in_order(SamplePossibility, lambda row: row.id)
    return tuple(row.text for row in rows if wanted & set(row.obstacle_codes))[:MOST_EXAMPLES]


def _says(row: TypicalObstacle, text: str) -> bool:
    said = (row.text.nb, row.text.nn, row.text.en)
    return text.strip().casefold() in {words.strip().casefold() for words in said if words}
