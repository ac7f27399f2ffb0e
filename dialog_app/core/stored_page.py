"""The page that lists what is stored: made from the tables, so that it cannot leave any out.

One document for the screen and for paper; a short version of it is read aloud at the start.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Level,
    Paragraph,
    Table,
    Text,
    Tone,
    text,
)
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.stored import TEXTS, Whose, told_as
from dialog_app.core.tables import CATALOGUE_ROWS, DAY_ROWS, PRACTICE_ROWS, SERVICE_ROWS, table_name

ALOUD: Final = 6
"""How many sentences the short version has."""
NEVER: Final = ("names", "who_said", "safeguarding", "pictures", "reading", "keys")
LEAVES: Final = ("minutes", "papers", "tables", "copies", "bundles", "mails", "backups")
NOT_COVERED: Final = ("small_rooms", "wording", "others", "raw", "disk")
_SHARES: Final = (34.0, 14.0, 52.0)
_QUIET: Final = (Whose.MACHINE, Whose.CODE)
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "day": tuple(table_name(kind) for kind in DAY_ROWS),
    "service": tuple(table_name(kind) for kind in SERVICE_ROWS),
    "catalogue": (*(table_name(kind) for kind in CATALOGUE_ROWS), "base_row"),
    "practice": (*(table_name(kind) for kind in PRACTICE_ROWS), "issued"),
    "around": (
        *("journal", "draft", "paper", "part_state", "heard", "search_page", "purge"),
        "archive_meta",
    ),
}
"""The tables by what they belong to, and so by how long they are kept: `stored.kept.<group>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the page tells of this machine: places by name, settings, and rows by table.

    Places are told as `stored.place.<name>`, settings as `stored.setting.<name>`.
    """

    places: Mapping[str, str]
    settings: Sequence[str]
    rows: Mapping[str, int] = field(default_factory=dict)
    is_encrypted: bool = False


def aloud(words: Wording) -> tuple[str, ...]:
    """Return the short version, a sentence each, to be read aloud when a day begins."""
    return tuple(words(f"stored.aloud.{number}") for number in range(1, ALOUD + 1))


def document(facts: Facts, words: Wording) -> Document:
    """Return the whole page."""
    return Document(
        language=getattr(words, "language", "nb"),
        title=words("stored.title"),
        header=words("stored.title"),
        state=words("stored.state").upper(),
        footer=(words("stored.title"),),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=tuple(_blocks(facts, words)),
    )


def _blocks(facts: Facts, words: Wording) -> Iterator[Block]:
    yield Heading(text(words("stored.title")), Level.SERVICE)
    yield _head("aloud", words)
    yield from (Paragraph(text(line)) for line in aloud(words))
    yield _head("never", words)
    yield _list("never", NEVER, words)
    for group, tables in GROUPS.items():
        yield _head(group, words)
        yield Paragraph(text(words(f"stored.kept.{group}")))
        yield _table(tables, facts, words)
    yield _head("place", words)
    yield Paragraph(text(words(f"stored.encrypted.{'yes' if facts.is_encrypted else 'no'}")))
    yield Bullets(tuple(_place(name, where, words) for name, where in facts.places.items()))
    yield _head("setting", words)
    yield Paragraph(text(words("stored.settings_about")))
    yield Bullets(tuple(text(_setting(name, words)) for name in facts.settings))
    yield _head("leaves", words)
    yield Paragraph(text(words("stored.leaves_about")))
    yield _list("leaves", LEAVES, words)
    yield _head("not_covered", words)
    yield _list("not_covered", NOT_COVERED, words)
    yield Paragraph(text(words("stored.rights")), Tone.SMALL)


def _head(name: str, words: Wording) -> Heading:
    return Heading(text(words(f"stored.heading.{name}")))


def _list(name: str, keys: Sequence[str], words: Wording) -> Bullets:
    return Bullets(tuple(text(words(f"stored.{name}.{key}")) for key in keys))


def _setting(name: str, words: Wording) -> str:
    """Return what a setting is about; one without words is told by its own name, never left out."""
    try:
        return words(f"stored.setting.{name}")
    except KeyError:
        return name


def _place(name: str, where: str, words: Wording) -> Text:
    return (*text(f"{words(f'stored.place.{name}')}: ", strong=True), *text(where))


def _table(tables: Sequence[str], facts: Facts, words: Wording) -> Table:
    titles = ("what", "now", "whose")
    columns = tuple(
        Column(words(f"stored.column.{title}"), share)
        for title, share in zip(titles, _SHARES, strict=True)
    )
    return Table(columns, tuple(_row(table, facts, words) for table in tables))


def _row(table: str, facts: Facts, words: Wording) -> tuple[Text, ...]:
    count = facts.rows.get(table)
    return (
        text(words(f"stored.kind.{told_as(table)}")),
        text("" if count is None else str(count)),
        text(" ".join(_whose(table, words))),
    )


def _whose(table: str, words: Wording) -> Iterator[str]:
    """Give whose words a table holds; that it holds numbers only where there are no words."""
    held = {whose for column, whose in TEXTS.items() if column.partition(".")[0] == table}
    spoken: list[Whose] = [whose for whose in Whose if whose in held and whose not in _QUIET]
    for whose in spoken or (Whose.CODE,):
        yield words(f"stored.whose.{whose}")
