"""What keys that stand for a value stand for: a position, how it went, and which side."""

from typing import Final

from dialog_app.core.model.days import Side
from dialog_app.core.model.practice import DecidedAs
from dialog_app.core.model.said import NoPosition, Outcome, Position
from dialog_app.ui.actions import Action

COUNTED: Final[dict[Action, tuple[Position, int]]] = {
    Action.ADD_AGREE: (Position.AGREE, 1),
    Action.ADD_PARTLY: (Position.PARTLY, 1),
    Action.ADD_DISAGREE: (Position.DISAGREE, 1),
    Action.ADD_NO_POSITION: (Position.NO_POSITION, 1),
    Action.TAKE_AGREE: (Position.AGREE, -1),
    Action.TAKE_PARTLY: (Position.PARTLY, -1),
    Action.TAKE_DISAGREE: (Position.DISAGREE, -1),
    Action.TAKE_NO_POSITION: (Position.NO_POSITION, -1),
}
"""What the keys of an entry row count: which position, and one more or one fewer."""

NOT_TAKEN: Final[dict[Action, tuple[NoPosition, int]]] = {
    Action.ADD_DONT_KNOW: (NoPosition.DONT_KNOW, 1),
    Action.ADD_NOT_RELEVANT: (NoPosition.NOT_RELEVANT, 1),
    Action.ADD_DECLINED: (NoPosition.DECLINED, 1),
    Action.TAKE_DONT_KNOW: (NoPosition.DONT_KNOW, -1),
    Action.TAKE_NOT_RELEVANT: (NoPosition.NOT_RELEVANT, -1),
    Action.TAKE_DECLINED: (NoPosition.DECLINED, -1),
}
"""The same for those who say why they take no position."""

OUTCOMES: Final[dict[Action, Outcome]] = {
    Action.LEFT_DONE: Outcome.DONE,
    Action.LEFT_PARTLY: Outcome.PARTLY,
    Action.LEFT_NOT_DONE: Outcome.NOT_DONE,
    Action.LEFT_OPEN: Outcome.STILL_OPEN,
    Action.LEFT_DROPPED: Outcome.DROPPED,
    Action.LEFT_OTHERS: Outcome.NEEDS_OTHERS,
}
"""How it went with the chosen line of what is left."""

SIDES: Final[dict[Action, Side]] = {
    Action.READ_PROS: Side.PROS,
    Action.READ_PROFESSIONALS: Side.PROFESSIONALS,
}
"""Who asks for a passage of minutes to be struck or worded anew."""

DECIDED: Final[dict[Action, DecidedAs]] = {
    Action.DECIDE_UNCHANGED: DecidedAs.UNCHANGED,
    Action.DECIDE_REVISED: DecidedAs.REVISED,
    Action.DECIDE_NOT_YET: DecidedAs.NOT_YET,
    Action.DECIDE_DISCUSSED: DecidedAs.DISCUSSED,
}
"""What people decide about the chosen method."""
