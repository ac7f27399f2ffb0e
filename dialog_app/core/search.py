"""What can be searched for: which rows have words, in which order they are found, what is told.

A page is what is searched of one thing: a method with all its versions, a service with its
places, or one thing that was said. Private notes have none: the card one searches with lies over
any page, where somebody may look on. Names of persons have none either, and who holds a dissent is
told in the minutes it stands in alone.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dialog_app.core.day import Day
from dialog_app.core.folding import folded
from dialog_app.core.formats import date as as_date
from dialog_app.core.model.base import Language, Row, Words
from dialog_app.core.model.catalogue import (
    Description,
    MainAnswer,
    MethodVersion,
    Municipality,
    Programme,
    Provision,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.practice import DecisionDissent, MethodDecision
from dialog_app.core.model.said import (
    Action,
    FollowUp,
    Obstacle,
    Possibility,
    Reason,
    Rewording,
    Trial,
)
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.record import Record
from dialog_app.core.tables import table_name

_MONTHS: Final = (
    *("januar january", "februar february", "mars march", "april", "mai may", "juni june"),
    *("juli july", "august", "september", "oktober october", "november", "desember december"),
)
MOST_WORDS: Final = 12
"""Of a longer question only the first words count."""

KINDS: Final[tuple[type[Row], ...]] = (
    WorkingMethod,
    Tool,
    MainAnswer,
    Value,
    Provision,
    Service,
    DayInfo,
    Obstacle,
    Possibility,
    Action,
    Reason,
    Rewording,
    Dissent,
    Trial,
    FollowUp,
    Description,
    Programme,
    MethodDecision,
    DecisionDissent,
)
"""What is found, in the order it is told."""

PARTS: Final[dict[type[Row], tuple[type[Row], str]]] = {
    MethodVersion: (WorkingMethod, "method_id"),
    ToolVersion: (Tool, "tool_id"),
    ServiceMunicipality: (Service, "service_id"),
}
"""Rows whose words stand on another one's page: that one's kind, and the field that names it."""

_NAMES: Final = {table_name(kind): kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Page:
    """What is searched of one thing: folded words, parted by spaces.

    `title` holds the words one knows it by, `more` all others. `date` is its day's, if it has one.
    """

    kind: str
    id: str
    day_id: str
    date: datetime.date | None
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: `kind` is its table, as in `core.target.Target`.

    `code` is what one calls it by, empty where it has none; the last three say which day it was
    said on, and are empty for what stands in the catalogue or among the services.
    """

    kind: str
    id: str
    title: str
    code: str = ""
    day_id: str = ""
    day_title: str = ""
    date: datetime.date | None = None


def kind_of(name: str) -> type[Row]:
    """Return the kind of row with this table name; raises KeyError for one that is never found."""
    return _NAMES[name]


def wanted(typed: str) -> tuple[str, ...]:
    """Return the words to look for, each once; none where nothing can be found."""
    return tuple(dict.fromkeys(folded(typed)))[:MOST_WORDS]


def page_of(row: Row, around: Record, date: datetime.date | None) -> Page | None:
    """Return the page of a row, or None where it has no words.

    `around` holds at least the rows whose words stand on its page.
    """
    if type(row) not in KINDS:
        return None
    title, more = _title_words(row, around), _other_words(row, around)
    if not title and not more:
        return None
    day_id = str(getattr(row, "day_id", ""))
    return Page(table_name(type(row)), row.id, day_id, date, " ".join(title), " ".join(more))


def is_met(page: Page, words: Sequence[str]) -> bool:
    """Tell whether every word begins a word of the page."""
    return _all_begin(words, f"{page.title} {page.more}".split())


def in_order(pages: Iterable[Page], words: Sequence[str]) -> list[Page]:
    """Return pages of one kind as they are told: newest days first, then what the title holds."""

    def place(page: Page) -> tuple[int, bool, list[tuple[int, str]], str]:
        day = page.date.toordinal() if page.date is not None else 0
        away = not _all_begin(words, page.title.split())
        return -day, away, [_natural(word) for word in page.title.split()], page.id

    return sorted(pages, key=place)


def hit_of(row: Row, around: Record, day: DayInfo | None, language: Language) -> Hit:
    """Return what is told of a row that was found; `day` is the one it was said on."""
    code, title = _shown(row, around, language)
    kind, row_id = table_name(type(row)), row.id
    if isinstance(row, Obstacle) and row.merged_into:
        row_id = row.merged_into
    if day is None:
        return Hit(kind, row_id, title, code)
    return Hit(kind, row_id, title, code, day.id, day.title, day.date)


def found_in(
    register: Record, days: Sequence[Day], typed: str, limit: int, language: Language
) -> tuple[Hit, ...]:
    """Return what `core.ports.Across.found` promises, of records that are in memory."""
    words = wanted(typed)
    if not words or limit < 1:
        return ()
    infos = {day.id: day.info for day in days}
    records: dict[str, Record] = {"": register, **{day.id: day for day in days}}
    dates = {"": None, **{day_id: info.date for day_id, info in infos.items()}}
    met: dict[type[Row], list[Page]] = {kind: [] for kind in KINDS}
    for day_id, record in records.items():
        for page in pages_of(record, dates[day_id]):
            if is_met(page, words):
                met[kind_of(page.kind)].append(page)
    first = (page for kind in KINDS for page in in_order(met[kind], words)[:limit])
    hits = (
        hit_of(
            records[page.day_id].one(kind_of(page.kind), page.id),
            records[page.day_id],
            infos.get(page.day_id),
            language,
        )
        for page in first
    )
    return tuple(dict.fromkeys(hits))


def pages_of(record: Record, date: datetime.date | None = None) -> Iterator[Page]:
    """Give every page of the register, or of a day with its date."""
    for kind in KINDS:
        for row in record.all(kind):
            page = page_of(row, record, date)
            if page is not None:
                yield page


def _all_begin(words: Sequence[str], found: Collection[str]) -> bool:
    return all(any(one.startswith(word) for one in found) for word in words)


def _natural(word: str) -> tuple[int, str]:
    """Return what sorts «g4» before «g11», and «c» before both."""
    letters = word.rstrip("0123456789")
    number = word[len(letters) :]
    return int(number) if number.isascii() and number.isdigit() else 0, letters


def _title_words(row: Row, around: Record) -> list[str]:
    code = str(getattr(row, "code", ""))
    if isinstance(row, DayInfo):
        return folded(row.title)
    return folded(f"{code} {_all_languages(_titles(row, around))}")


def _titles(row: Row, around: Record) -> tuple[Words | str, ...]:
    """Return what one knows a row by."""
    if isinstance(row, WorkingMethod):
        return tuple(version.title for version in _versions(row, around))
    if isinstance(row, Tool):
        return tuple(version.title for version in _tool_versions(row, around))
    if isinstance(row, Provision):
        return row.full_name, row.short_name, row.section
    if isinstance(row, Service):
        return (row.name,)
    if isinstance(row, MethodDecision):
        return (row.reason,)
    return tuple(
        getattr(row, name) for name in ("title", "text", "how_it_went") if hasattr(row, name)
    )


def _other_words(row: Row, around: Record) -> list[str]:
    found = _MORE.get(type(row))
    return folded(_all_languages(found(row, around))) if found is not None else []


def _all_languages(texts: Iterable[Words | str]) -> str:
    """Return texts with all their translations as one."""
    parts = (
        f"{text.nb} {text.nn} {text.en}" if isinstance(text, Words) else text for text in texts
    )
    return " ".join(parts)


def _versions(row: WorkingMethod, around: Record) -> list[MethodVersion]:
    """Return the wordings of a method, newest first."""
    found = around.where(MethodVersion, lambda version: version.method_id == row.id)
    return sorted(found, key=lambda version: (version.number, version.id), reverse=True)


def _tool_versions(row: Tool, around: Record) -> list[ToolVersion]:
    found = around.where(ToolVersion, lambda version: version.tool_id == row.id)
    return sorted(found, key=lambda version: (version.number, version.id), reverse=True)


def _places(row: Service, around: Record) -> list[str]:
    links = around.where(ServiceMunicipality, lambda link: link.service_id == row.id)
    numbers = {link.municipality_number for link in links}
    return sorted(
        found.name for found in around.where(Municipality, lambda one: one.number in numbers)
    )


def _date_words(row: DayInfo) -> str:
    """Return a day's date in numbers, and its month in words of every language."""
    return f"{as_date(row.date)} {row.date.isoformat()} {_MONTHS[row.date.month - 1]}"


_CODED: Final = (WorkingMethod, Tool, Description)
Texts = Sequence[Words | str]
_MORE: Final[dict[type[Row], Callable[[Any, Record], Texts]]] = {
    WorkingMethod: lambda row, around: [one.summary for one in _versions(row, around)],
    Tool: lambda row, around: [
        *(one.summary for one in _tool_versions(row, around)),
        *(row.format, row.ages),
    ],
    MainAnswer: lambda row, _: [row.survey, row.gathering, str(row.year or "")],
    Value: lambda row, _: [row.in_practice, row.set_version],
    Provision: lambda row, _: [row.heading, row.who_can_change],
    Service: lambda row, around: [row.owner_name, *_places(row, around)],
    DayInfo: lambda row, _: [row.place, _date_words(row)],
    Action: lambda row, _: [row.who, row.why],
    Rewording: lambda row, _: [row.text, row.why],
    Dissent: lambda row, _: [row.why, row.would_change],
    FollowUp: lambda row, _: [row.words],
    Description: lambda row, _: [row.professionals, row.central_law],
    Programme: lambda row, _: [row.content],
    MethodDecision: lambda row, _: [row.not_covered, row.conflict_of_interest],
    DecisionDissent: lambda row, _: [row.why, row.would_change],
}


def _shown(row: Row, around: Record, language: Language) -> tuple[str, str]:
    """Return the code and the title that are told of a row; some codes are only words."""
    code = str(getattr(row, "code", "")) if isinstance(row, _CODED) else ""
    if isinstance(row, Service):
        place = ", ".join(_places(row, around)) or row.owner_name
        return "", f"{row.name}, {place}" if place else row.name
    if isinstance(row, Provision):
        return row.citation, row.heading or row.full_name
    if isinstance(row, FollowUp):
        return code, row.text or row.words
    if isinstance(row, Rewording):
        return code, row.title or row.text
    if isinstance(row, MethodDecision):
        return code, row.reason or row.not_covered or row.conflict_of_interest
    texts = _titles(row, around)
    best = (text.best(language) if isinstance(text, Words) else text for text in texts)
    return code, next((text for text in best if text), "")
