"""The pictures of an open archive: each drawn once, and changed by what one day has changed."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.across.cells import Picture
from dialog_app.core.across.drawing import Drawing
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.heard import Heard, Told
from dialog_app.core.register import Register

_MOST: Final = 12


class LivePictures:
    """Pictures over everything that was answered, kept in step with it by `renew`."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._register: Register | None = None
        self._drawings: dict[tuple[str, Filter], Drawing] = {}

    def picture(self, register: Register, code: str, chosen: Filter | None = None) -> Picture:
        """Return the picture (`picture.picture`): the same object while nothing has changed."""
        if register is not self._register:
            self._register = register
            self._drawings.clear()
        key = code, chosen or Filter()
        drawing = self._drawings.pop(key, None) or Drawing(register, self._heard, *key)
        # The one looked at last goes last.
        self._drawings[key] = drawing
        while len(self._drawings) > _MOST:
            del self._drawings[next(iter(self._drawings))]
        return drawing.picture

    def renew(self, day_id: str, told: Iterable[Told], *, is_open: bool) -> None:
        """Take in a day as it is now, as `Heard.renew`."""
        changed = self._heard.renew(day_id, told, is_open=is_open)
        for drawing in self._drawings.values():
            drawing.renew(changed)
