"""Saving the decisions that are listed as a table for other programs."""

from collections.abc import Callable, Sequence

from dialog_app.core.decide.order import ToDecide
from dialog_app.core.decide.table import decisions_table
from dialog_app.ui.around import Around
from dialog_app.ui.pictures.saving import HeaderSaving, Wanted
from dialog_app.ui.words import say


def decisions_saving(around: Around, listed: Callable[[], Sequence[ToDecide]]) -> HeaderSaving:
    """Return the way to save what is listed."""

    def wanted() -> Wanted:
        found, register = tuple(listed()), around.register
        return Wanted(
            say("decide.save_name"), table=lambda voice: decisions_table(register, found, voice)
        )

    return HeaderSaving(around, "decisions", say("decide.save"), wanted)
