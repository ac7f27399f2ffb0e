"""The numbers of one text, so that what is told in one place tells nothing of another.

Who cites it, of those that discussed what it hits; how surely; and against which methods. Every
screen, list and paper takes them from here: a number is the same wherever it stands, or untold.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from dialog_app.core.law_list.cited import CitedText
from dialog_app.core.model.said import SourceStatus
from dialog_app.core.national.small import LEAST_SERVICES
from dialog_app.core.publish.check import check
from dialog_app.core.publish.table import Given, RawTable, Shape, Unit, raw_table

ROW: Final = "services"
"""The only row of the tables made here: each service is counted once."""
CITED: Final = "cited"
NOT_CITED: Final = "not_cited"
"""The column of those who discussed what a source stands in the way of, and do not cite it."""

LADDER: Final = (
    SourceStatus.CONFIRMED,
    SourceStatus.ASSESSED,
    SourceStatus.FOUND,
    SourceStatus.CLAIMED,
    SourceStatus.INTERPRETATION,
    SourceStatus.MISUNDERSTOOD,
    SourceStatus.CHANGED,
)
"""The statuses in the order they are told: what stands most surely in the way first."""

Discussed = Mapping[str, frozenset[str]]
"""The services that discussed each method, by its id."""


def surest(text: CitedText) -> dict[str, SourceStatus]:
    """Return what each service that cites a text knows most surely of it."""
    found: dict[str, SourceStatus] = {}
    for status in reversed(LADDER):
        found.update(dict.fromkeys(text.with_status(status), status))
    return found


def by_status(text: CitedText) -> dict[SourceStatus, int]:
    """Return how many services have each status as their surest, raw, in the order of `LADDER`."""
    found = Counter(surest(text).values())
    return {status: found[status] for status in LADDER if found[status]}


def told_statuses(counts: Mapping[SourceStatus, int]) -> frozenset[SourceStatus]:
    """Return the statuses whose numbers may be told where their sum is."""
    every = tuple(counts)
    return frozenset(every[at] for at in _told_of(tuple(counts.values())))


@lru_cache(maxsize=4_000)
def _told_of(counts: tuple[int, ...]) -> tuple[int, ...]:
    columns = tuple(map(str, range(len(counts))))
    services = (
        Given(ROW, column, f"{column}:{number}", 1)
        for column, count in zip(columns, counts, strict=True)
        for number in range(count)
    )
    shape = Shape(key="statuses", rows=(ROW,), columns=columns, unit=Unit.SERVICES)
    verdict = check((raw_table(shape, services),), {})
    told = verdict.tables[0] if verdict.may_be_made else None
    return tuple(int(one) for one in columns if told is not None and told.of(ROW, one) is not None)


def whole_of(text: CitedText, discussed: Discussed) -> frozenset[str]:
    """Return the services that discussed a method a text hits, and those that cite it."""
    hit = {one.method_id for one in text.citings} - {""}
    return text.service_ids.union(*(discussed.get(one, frozenset()) for one in hit))


def methods_hit(text: CitedText) -> dict[str, frozenset[str]]:
    """Return the services that cite a text against each method, most services first."""
    found: dict[str, set[str]] = {}
    for one in text.citings:
        if one.method_id:
            found.setdefault(one.method_id, set()).update(one.service_ids)
    keys = sorted(found, key=lambda key: (-len(found[key]), key))
    return {key: frozenset(found[key]) for key in keys}


def tables_of(text: CitedText, discussed: Discussed) -> tuple[RawTable, ...]:
    """Return what is told of a text as tables that can be attacked: statuses, and the others.

    The first has the key `source:` and the text's, the other `discussed:`. It is left out where
    those who do not cite it are in no number.
    """
    known = surest(text)
    if len(known) < LEAST_SERVICES:
        return ()
    counts = by_status(text)
    are_told = bool(told_statuses(counts))
    statuses = tuple(one.value for one in counts) if are_told else (CITED,)
    given = [
        Given(ROW, status.value if are_told else CITED, service, 1)
        for service, status in sorted(known.items())
    ]
    found = [raw_table(_shape(f"source:{text.key}", text, statuses), given)]
    others = whole_of(text, discussed) - text.service_ids
    if len(others) >= LEAST_SERVICES:
        beside = [Given(ROW, CITED, service, 1) for service in sorted(known)]
        beside += (Given(ROW, NOT_CITED, service, 1) for service in sorted(others))
        shape = _shape(f"discussed:{text.key}", text, (CITED, NOT_CITED))
        found.append(raw_table(shape, beside))
    return tuple(found)


def _shape(key: str, text: CitedText, columns: tuple[str, ...]) -> Shape:
    return Shape(
        key=key,
        title="recommend.table.source",
        facts={"source": text.citation},
        rows=(ROW,),
        columns=columns,
        unit=Unit.SERVICES,
    )


def tellable(parts: Mapping[str, frozenset[str]], whole: Iterable[str] = ()) -> frozenset[str]:
    """Return the keys of those parts that may all be told beside each other and their whole.

    Whatever is added and taken away between them is of three services or more, or of none: the
    services are sorted by just which of the parts they are in, and no sort has one or two. The
    first parts are asked first. Without a `whole` it is not told how many are in none.
    """
    told = set()
    sorts: dict[str, int] = dict.fromkeys(whole, 0)
    for key, services in parts.items():
        if len(services) >= LEAST_SERVICES:
            split = {one: (sorts.get(one, 0), one in services) for one in {*sorts, *services}}
            sizes = Counter(split.values())
            if min(sizes.values()) >= LEAST_SERVICES:
                told.add(key)
                place = {sort: at for at, sort in enumerate(sizes, 1)}
                sorts = {one: place[sort] for one, sort in split.items()}
    return frozenset(told)


def of_one(together: Collection[str], parts: Iterable[Collection[str]]) -> int | None:
    """Return how many services have something in some methods, where one of these has them all.

    Pages of one method tell that number; together with one of several it would tell of the others.
    """
    return len(together) if any(one == together for one in parts) else None
