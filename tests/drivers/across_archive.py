"""An archive in memory whose answers across services are given, for tests of *På tvers*."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from dialog_app.core.across.heard import hear
from dialog_app.core.across.live import LivePictures
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.across.whole import Whole
from dialog_app.core.model.base import DayRow, Words
from dialog_app.core.model.catalogue import Description, MethodVersion, Municipality, Programme
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.rehearsal import InOne
from dialog_app.desk.session import Session
from tests.core import across_rounds as rounds
from tests.drivers.memory_archive import MemoryArchive, TurnedClock

TITLES = {"G4": "Avtale før deling", "G5": "Vite hva som står", "SH4": "Skjema etter praten"}
_KINDS = {"G": "Felles grunndel", "SH": "Skolehelsetjenesten"}


class GivenAcross:
    """What an archive tells across its days, with other sums."""

    def __init__(self, own: Any, archive: "AcrossArchive") -> None:
        self._own = own
        self._archive = archive

    def __getattr__(self, name: str) -> Any:
        """Ask the archive itself for everything else."""
        return getattr(self._own, name)

    def sums(self) -> Sequence[RoundSum]:
        """Return the given sums, and count how often they were asked for."""
        self._archive.asked += 1
        if self._archive.fail_with:
            raise StoreFailed(self._archive.fail_with)
        return self._archive.given

    def pictures(self) -> LivePictures:
        """Return the pictures of the given sums: the same while those are the same."""
        given = self.sums()
        if self._archive.drawn is None or self._archive.drawn[0] is not given:
            self._archive.drawn = given, LivePictures(hear(given))
        return self._archive.drawn[1]

    def pieces(self, kinds: Collection[type[DayRow]]) -> Any:
        """Return what reads the given sums; nobody has a role."""
        if self._archive.fail_behind:
            raise StoreFailed(self._archive.fail_behind)
        return InOne(Whole(self._own.kind_days(kinds), self._archive.given, (), ()))

    def written(self) -> object:
        """Return the given sums: others are another archive."""
        return self._archive.given


class AcrossArchive(MemoryArchive):
    """`given` are its answered rounds, `asked` how often somebody wanted them."""

    def __init__(self, register: Register, given: Sequence[RoundSum]) -> None:
        super().__init__(ThisLaptop("laptop-1", TurnedClock()), register)
        self.given = tuple(given)
        self.asked = 0
        self.fail_behind = ""
        self.drawn: tuple[Sequence[RoundSum], LivePictures] | None = None

    @property
    def across(self) -> Any:
        """What it tells across its days."""
        return GivenAcross(super().across, self)


def across_session(given: Sequence[RoundSum], *more: Any) -> tuple[Session, AcrossArchive]:
    """Return a session over three methods of two versions, and five services in two places."""
    archive = AcrossArchive(some_register(*more), given)
    return Session(archive, archive.laptop), archive


def some_register(*more: Any) -> Register:
    """Return the register of such an archive; `more` are rows and lists of rows."""
    titled = [_titled(row) for row in rounds.catalogue(*TITLES, versions=2)]
    services = [
        rounds.service("s1", "SH", size=62, name="Skolehelsetjenesten"),
        rounds.service("s2", "SH", size=8, name="Skolehelsetjenesten", place=rounds.OSLO),
        rounds.service("s3", "SH", size=14, name="Helsestasjonen"),
        rounds.service("s4", "PPT", size=12, name="PPT"),
        rounds.service("s5", "PPT", size=80, name="PP-tjenesten"),
    ]
    return rounds.register(
        Programme(id="p", code=rounds.PROGRAMME, title=Words("MITT LIV psykisk helse")),
        titled,
        *services,
        rounds.consent("s1"),
        Municipality(id="m1", number=rounds.BERGEN, name="Bergen"),
        Municipality(id="m2", number=rounds.OSLO, name="Oslo"),
        *more,
    )


def _titled(row: Any) -> Any:
    if isinstance(row, MethodVersion):
        return replace(row, title=Words(TITLES[row.title.nb]))
    return replace(row, title=Words(_KINDS[row.code])) if isinstance(row, Description) else row
