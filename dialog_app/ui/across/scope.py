"""What the parts of *På tvers* look at together: programme, description and filter."""

from collections import Counter
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from dialog_app.core.across.filter import Filter
from dialog_app.core.model.catalogue import Description, Programme
from dialog_app.core.register import Register
from dialog_app.desk.session import Session


@dataclass(frozen=True, slots=True)
class _Looked:
    """Where one has come to."""

    programme_code: str = ""
    description_code: str = ""
    filter: Filter = field(default_factory=Filter)
    part: str = "picture"


class Scope(QObject):
    """What is looked at; remembered while the archive is open, also when the window is made anew.

    `description_code` is empty where the whole programme is looked at. `changed` says that one of
    the three is another. `show(key, about)` goes to another part with something chosen there.
    """

    changed = Signal()
    wanted = Signal(str, str)
    counted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at = _KEPT.get(session, _Looked())
        self._services: int | None = None
        self._settle()

    @property
    def programme_code(self) -> str:
        """The code of the programme, empty only where the catalogue has none."""
        return self._at.programme_code

    @property
    def description_code(self) -> str:
        """The code of the description, or empty for the whole programme."""
        return self._at.description_code

    @property
    def code(self) -> str:
        """The code of the description, or of the programme where all of it is looked at."""
        return self.description_code or self.programme_code

    @property
    def filter(self) -> Filter:
        """Which answers are looked at."""
        return self._at.filter

    @property
    def part(self) -> str:
        """The key of the part one was at last."""
        return self._at.part

    @property
    def services(self) -> int | None:
        """How many services stand in the picture, None while nobody has counted them."""
        return self._services

    def tell_services(self, count: int) -> None:
        """Take in how many services stand in the picture."""
        if count != self._services:
            self._services = count
            self.counted.emit()

    def choose(self, programme_code: str, description_code: str | None = None) -> None:
        """Look at a programme: its first description, the one named, or with "" all of it."""
        if description_code is None:
            found = descriptions_of(self._register, programme_code)
            description_code = found[0].code if found else ""
        at = replace(self._at, programme_code=programme_code)
        self._take(replace(at, description_code=description_code))

    def look(self, chosen: Filter) -> None:
        """Look at other answers."""
        self._take(replace(self._at, filter=chosen))

    def show(self, key: str, about: str = "") -> None:
        """Go to another part, with what goes by the id `about` chosen there."""
        self.wanted.emit(key, about)

    def stand_at(self, part: str) -> None:
        """Remember which part one is at."""
        self._at = _KEPT[self._session] = replace(self._at, part=part)

    def refresh(self) -> None:
        """Go on from what is gone from the catalogue to what is there."""
        before = self._at
        self._settle()
        if self._at != before:
            self.changed.emit()

    def _settle(self) -> None:
        programmes = programmes_of(self._register)
        codes = [row.code for row in programmes]
        at = self._at
        if at.programme_code not in codes:
            first = most_used(self._register)
            found = descriptions_of(self._register, first)
            at = replace(at, programme_code=first, description_code=found[0].code if found else "")
        elif at.description_code not in {
            "",
            *(row.code for row in descriptions_of(self._register, at.programme_code)),
        }:
            at = replace(at, description_code="")
        self._at = _KEPT[self._session] = at

    def _take(self, at: _Looked) -> None:
        if at != self._at:
            self._at = _KEPT[self._session] = at
            # Nobody has counted what is looked at now.
            self._services = None
            self.changed.emit()

    @property
    def _register(self) -> Register:
        return self._session.register


def programmes_of(register: Register) -> tuple[Programme, ...]:
    """Return the programmes that have a description, in catalogue order."""
    used = {row.programme_code for row in register.descriptions}
    return tuple(row for row in register.programmes if row.code in used)


def most_used(register: Register) -> str:
    """Return the code of the programme most services belong to, else the first; "" for none."""
    of = {row.code: row.programme_code for row in register.descriptions}
    used = Counter(of[row.kind] for row in register.services if row.kind in of)
    codes = [row.code for row in programmes_of(register)]
    return max(codes, key=lambda code: used[code], default="")


def descriptions_of(register: Register, programme_code: str) -> tuple[Description, ...]:
    """Return the descriptions of a programme; the base part common to all stands first."""
    return tuple(row for row in register.descriptions if row.programme_code == programme_code)


_KEPT: WeakKeyDictionary[Session, _Looked] = WeakKeyDictionary()
"""Where one has come to in each archive; gone with the archive."""
