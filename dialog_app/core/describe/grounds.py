"""What a sentence rests on, named and checked before it is written down."""

from typing import Final, NamedTuple

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row
from dialog_app.core.model.catalogue import (
    CrcArticle,
    MainAnswer,
    MethodVersion,
    Provision,
    Value,
)
from dialog_app.core.model.practice import Grounding, GroundKind, MethodDecision
from dialog_app.core.ports import Laptop
from dialog_app.core.register import Register

OUTSIDE_DAYS: Final[dict[GroundKind, type[Row]]] = {
    GroundKind.VALUE: Value,
    GroundKind.MAIN_ANSWER: MainAnswer,
    GroundKind.METHOD_VERSION: MethodVersion,
    GroundKind.ANSWERS: MethodVersion,
    GroundKind.PROVISION: Provision,
    GroundKind.ARTICLE: CrcArticle,
    GroundKind.DECISION: MethodDecision,
}
"""Kinds that stand in the register, and what they are rows of; the others were said on a day."""

ON_A_DAY: Final = (GroundKind.REWORDING, GroundKind.OBSTACLE, GroundKind.POSSIBILITY)


class Ground(NamedTuple):
    """Something a sentence (from 1; 0 is all of the paragraph) rests on, as `Grounding` has it."""

    kind: GroundKind
    about_id: str
    day_id: str = ""
    sentence: int = 0

    @classmethod
    def of(cls, row: Grounding, sentence: int) -> "Ground":
        """Return what a row says, at another sentence."""
        return cls(row.kind, row.about_id, row.day_id, sentence)


def checked(register: Register, ground: Ground, sentences: int) -> Ground:
    """Return a ground that can be written down, of a text of so many sentences.

    Raises `RuleBroken`: `paragraph.no_sentence` (fact `n`), `row.gone` for what is not there.
    """
    if not 0 <= ground.sentence <= sentences:
        raise RuleBroken("paragraph.no_sentence", n=ground.sentence)
    kind = OUTSIDE_DAYS.get(ground.kind)
    if kind is not None:
        register.one(kind, ground.about_id)
    elif not (ground.about_id and ground.day_id):
        raise RuleBroken("row.gone", kind=ground.kind)
    return ground


def row_of(laptop: Laptop, version_id: str, ground: Ground) -> Grounding:
    """Return the row that says it."""
    return Grounding(
        id=laptop.new_id(),
        origin=laptop.name,
        paragraph_version_id=version_id,
        kind=ground.kind,
        about_id=ground.about_id,
        day_id=ground.day_id,
        sentence=ground.sentence,
    )
