"""Taking in what other laptops handed over: one file seen first, or many at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dialog_app.ui.around import Around
from dialog_app.ui.sharing.take_card import TakeCard


def take_in(around: Around, done: Callable[[str], None]) -> None:
    """Show the card that takes days in; `done` hears of each that came."""
    outside = around.outside
    if outside is None or outside.sharing is None:
        return
    deeds = outside.sharing()

    def many(files: Sequence[Path]) -> None:
        from dialog_app.ui.sharing.many_card import ManyCard

        around.show_card(lambda: ManyCard(deeds, files, done))

    around.show_card(lambda: TakeCard(deeds, done, many))
