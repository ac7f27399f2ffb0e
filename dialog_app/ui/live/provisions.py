"""The laws, circulars and guidelines of the catalogue, found by what is typed of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dialog_app.core.model.catalogue import Provision
from dialog_app.core.suggest.sources import Sources
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.spoken import spoken

if TYPE_CHECKING:
    from dialog_app.core.register import Register

_MOST: Final = 6


class Provisions:
    """Finds provisions by section, by name, by words they hold, and by what they speak of."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._made_for: Register | None = None
        self._made = Sources((), spoken())

    def find(self, typed: str) -> tuple[Provision, ...]:
        """Return a few provisions, likeliest first."""
        rows = {row.id: row for row in self._found(typed)}
        return tuple(rows.values())[:_MOST]

    def _found(self, typed: str) -> Iterator[Provision]:
        yield from self._sources.named(typed)
        wanted = typed.casefold().split()
        for row in self._room.register.provisions:
            text = f"{row.citation} {row.full_name} {row.heading}".casefold()
            if all(word in text for word in wanted):
                yield row
        yield from self._sources.touched(typed)

    @property
    def _sources(self) -> Sources:
        register = self._room.register
        if self._made_for is not register:
            self._made_for, self._made = register, Sources(register.provisions, spoken())
        return self._made
