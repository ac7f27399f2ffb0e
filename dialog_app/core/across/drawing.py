"""Drawing a picture across services, and drawing anew only what one day has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from dialog_app.core.across.cells import NOT_ASKED, Cell, Picture, Row, Why
from dialog_app.core.across.columns import chosen_services, columns
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.heard import PHASES, Heard, HeardRound, Key, counted, stands
from dialog_app.core.across.lines import (
    BASE_PART,
    Line,
    description_codes,
    lines,
    methods,
)
from dialog_app.core.across.remarks import remarks
from dialog_app.core.measures import Label
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.services import Service
from dialog_app.core.protection import (
    LEAST_ANSWERS,
    NoDistribution,
    OnlyCount,
    ProtectedTally,
    protect,
)
from dialog_app.core.register import Register

LEAST_SERVICES: Final = 3
"""With fewer services with a word, their shares do not put a method before another."""

_OTHER: Final = Cell(Why.OTHER_VERSION)
_LAST_PLACE: Final = len(PHASES) - 1


class Drawing:
    """One picture: of one code, through one filter, of one register. See `picture.picture`."""

    def __init__(self, register: Register, heard: Heard, code: str, chosen: Filter) -> None:
        self._register = register
        self._heard = heard
        self._code = code
        self._chosen = chosen
        self._methods = methods(register, code)
        by_method = register.grouped(MethodVersion, "method_id")
        self._versions = {
            row.id: tuple(one.id for one in by_method.get(row.id, ())) for row in self._methods
        }
        self._numbers = {row.id: row.number for row in register.all(MethodVersion)}
        self._newest: dict[str, dict[str, HeardRound]] = {}
        self._places: dict[str, int] = {}
        self._rows: list[Row] = []
        self._kept_back = 0
        self._picture: Picture | None = None

    @property
    def picture(self) -> Picture:
        """The picture, drawn when it is first asked for."""
        if self._picture is None:
            self._picture = self._draw()
        return self._picture

    def renew(self, keys: Iterable[Key]) -> None:
        """Take in that these versions and services were answered anew; little is drawn for it."""
        mine = [key for key in keys if key[0] in self._numbers]
        if self._picture is None or not mine:
            return
        if all(self._fits_in(*key) for key in mine):
            for key in mine:
                self._take_in(*key)
            self._picture = self._with(self._picture)
        else:
            self._picture = None

    # All of it

    def _draw(self) -> Picture:
        for versions in self._versions.values():
            for version_id in versions:
                self._newest[version_id] = self._heard.newest_of(version_id, self._chosen)
        left, self._kept_back = chosen_services(self._register, self._everybody(), self._chosen)
        across = columns(self._register, left)
        self._places = {column.service_id: place for place, column in enumerate(across)}
        wanted = lines(self._register, self._methods, self._answered(left), self._chosen.version)
        services = [column.service_id for column in across]
        self._rows = [Row(line, self._cells(line, services)) for line in wanted]
        return self._with(Picture(self._code, self._chosen, (), across, 0, 0))

    def _with(self, picture: Picture) -> Picture:
        """Return the picture with the rows in order, and with everything to be said of it."""
        ids = {one for versions in self._versions.values() for one in versions}
        found = replace(
            picture,
            rows=in_order(self._rows),
            open_days=len(self._heard.open_days(ids)),
            groups=len(self._heard.groups(ids)),
        )
        anything = any(self._heard.has_any(one) for one in ids)
        return remarks(found, self._register, self._kept_back, any_answers=anything)

    def _everybody(self) -> set[str]:
        """Return the services the picture is about, as far as they answered anything."""
        everybody = {one for services in self._newest.values() for one in services}
        if description_codes(self._register, self._code) != (BASE_PART, self._code):
            return everybody
        own = (row.id for row in self._methods if row.description_code == self._code)
        asked = {
            service_id
            for method_id in own
            for version_id in self._versions[method_id]
            for service_id in self._newest[version_id]
        }
        of_kind = {row.id for row in self._register.all(Service) if row.kind == self._code}
        return everybody & (asked | of_kind)

    def _answered(self, left: frozenset[str]) -> dict[str, frozenset[str]]:
        """Return the versions of each method that one of the services left has answered."""
        return {
            method_id: frozenset(one for one in versions if not left.isdisjoint(self._newest[one]))
            for method_id, versions in self._versions.items()
        }

    # Cells

    def _cells(self, line: Line, services: Sequence[str]) -> tuple[Cell, ...]:
        versions, found = self._versions[line.method_id], self._found(line)
        asked = {one for version_id in versions for one in self._newest[version_id]}
        cells = []
        for service_id in services:
            one = found.get(service_id)
            if one is not None:
                cells.append(self._cell(one, versions, service_id))
            else:
                cells.append(_OTHER if service_id in asked else NOT_ASKED)
        return tuple(cells)

    def _found(self, line: Line) -> Mapping[str, HeardRound]:
        """Return the newest rounds on the line's version by service, on any if it names none."""
        if line.version_id:
            return self._newest[line.version_id]
        found: dict[str, HeardRound] = {}
        for version_id in self._versions[line.method_id]:
            for service_id, one in self._newest[version_id].items():
                found[service_id] = max(one, found.get(service_id, one))
        return found

    def _cell(self, one: HeardRound, versions: Sequence[str], service_id: str) -> Cell:
        date, place, day_id, version_id, said, last = one
        why, told = _shown(said)
        if told is not None:
            newest = (
                last and place == _LAST_PLACE and self._is_alone(version_id, versions, service_id)
            )
            if not newest and not stands(self._heard.rounds(versions, service_id), one):
                why, told = Why.BESIDE, None
        number = self._numbers[version_id]
        # Thousands are made for a picture, and the constructor takes longer.
        return Cell._make((why, told, date, day_id, version_id, number, PHASES[place]))

    def _is_alone(self, version_id: str, versions: Sequence[str], service_id: str) -> bool:
        """Tell whether a service said nothing of the method's other versions."""
        if len(versions) == 1:
            return True
        others = (each for each in versions if each != version_id)
        return not any(self._heard.has_answered(each, service_id) for each in others)

    # A day's change

    def _fits_in(self, version_id: str, service_id: str) -> bool:
        """Tell whether the rows and columns stay when a service has answered a version anew."""
        if not service_id:
            return True
        now = self._heard.newest(version_id, service_id, self._chosen)
        before = self._newest.get(version_id, {}).get(service_id)
        return (now is None) is (before is None)

    def _take_in(self, version_id: str, service_id: str) -> None:
        now = self._heard.newest(version_id, service_id, self._chosen)
        if now is not None:
            self._newest[version_id][service_id] = now
        place = self._places.get(service_id)
        if place is None:
            return
        for at, row in enumerate(self._rows):
            if version_id in self._versions[row.line.method_id]:
                cell = self._cells(row.line, (service_id,))
                self._rows[at] = Row(row.line, row.cells[:place] + cell + row.cells[place + 1 :])


@lru_cache(maxsize=20_000)
def _shown(said: str) -> tuple[Why | None, ProtectedTally | None]:
    """Return what may be told of a round; few differ, and each is worked out once."""
    present, tally = counted(said)
    if tally is None:
        # Which few people a majority was of would tell on them.
        return (Why.TOO_FEW if present < LEAST_ANSWERS else Why.UNCOUNTED), None
    told = protect(tally)
    if told.word is not None:
        return None, told
    if isinstance(told.row, NoDistribution):
        return Why.TOO_FEW, told
    return (Why.ONLY_NUMBER if isinstance(told.row, OnlyCount) else Why.NO_WORD), told


# The order of the rows


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows most divided first, as `picture` says; the versions of a method together."""
    by_method: dict[str, list[Row]] = {}
    for row in rows:
        by_method.setdefault(row.line.method_id, []).append(row)
    ordered = sorted(by_method.values(), key=lambda found: min(_key(row) for row in found))
    return tuple(row for found in ordered for row in found)


def _key(row: Row) -> tuple[int, Fraction, Fraction, Fraction]:
    words = row.words
    services = words.total()
    if not services:
        nothing = Fraction(0)
        return 2 if row.asked else 3, nothing, nothing, nothing
    against = words[Label.DIVIDED] + words[Label.DISAGREE_TOGETHER]
    return (
        0 if services >= LEAST_SERVICES else 1,
        Fraction(-against, services),
        Fraction(-words[Label.MIXED], services),
        Fraction(-words[Label.AGREE_WITH_RESERVATIONS], services),
    )
