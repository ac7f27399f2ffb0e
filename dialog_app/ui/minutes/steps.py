"""The ways a service's minutes can go from the state they are in."""

from enum import StrEnum
from typing import Final

from dialog_app.core.model.editions import MinutesState


class Step(StrEnum):
    """What can be done with minutes next; `READ` only opens the read-through again."""

    BEGIN = "begin"
    READ = "read"
    COMMENTS = "comments"
    APPROVE = "approve"
    CORRECT = "correct"
    TO_DRAFT = "to_draft"
    TO_READING = "to_reading"


FIRST: Final = {
    MinutesState.DRAFT: Step.BEGIN,
    MinutesState.READ_THROUGH: Step.COMMENTS,
    MinutesState.FOR_COMMENTS: Step.APPROVE,
    MinutesState.APPROVED: Step.CORRECT,
}
"""The usual way on from each state."""

OTHERS: Final = {
    MinutesState.DRAFT: (),
    MinutesState.READ_THROUGH: (Step.READ, Step.APPROVE, Step.TO_DRAFT),
    MinutesState.FOR_COMMENTS: (Step.READ, Step.TO_READING),
    MinutesState.APPROVED: (),
}
"""What can be done besides: reading on, skipping comments, and going back."""

ASKING: Final = frozenset({Step.COMMENTS, Step.APPROVE, Step.CORRECT})
"""Steps that ask who does it, and more, before they are taken."""

GIVING: Final = frozenset({Step.COMMENTS, Step.APPROVE})
"""Steps after which others read the minutes: what is left to look at is said before them."""
