"""The text of a description on paper: a small number on each sentence leads to its ground."""

from collections.abc import Iterable, Iterator, Sequence

from dialog_app.core import formats
from dialog_app.core.describe.follow import Behind, behind
from dialog_app.core.describe.paragraphs import grounds_of, standing, told_sentences
from dialog_app.core.describe.telling import NamesSomebody, Telling, mark
from dialog_app.core.minutes.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
    joined,
    text,
)
from dialog_app.core.minutes.voice import written_in
from dialog_app.core.model import practice
from dialog_app.core.model.practice import GroundKind

_SHARES = (14, 86)


def told(telling: Telling, rows: Sequence[practice.Paragraph]) -> list[Block]:
    """Return paragraphs one after another, their sentences numbered through.

    Raises `NamesSomebody` for the first that names a service without consent, a place or a person.
    """
    found: list[Block] = []
    number = 0
    for row in rows:
        words, number = _sentences(telling, row, number)
        found.append(Paragraph(words))
    return found


def rests_on(telling: Telling, rows: Sequence[practice.Paragraph]) -> list[Block]:
    """Return what the sentences rest on, by their numbers; a sentence without any says so."""
    lines: list[tuple[Text, ...]] = []
    number = 0
    for row in rows:
        found = _grounded(telling, row, number)
        lines += [(text(label), words) for label, words in found]
        number += len(told_sentences(standing(telling.register, row.id), telling.voice.language))
    if not lines:
        return []
    titles = (telling.tell("sentence"), telling.tell("rests_on_what"))
    columns = tuple(Column(name, share) for name, share in zip(titles, _SHARES, strict=True))
    return [Heading(telling.line("rests_on")), Table(columns, tuple(lines))]


def small(words: str) -> Paragraph:
    """Return a paragraph in small type."""
    return Paragraph(text(words), Tone.SMALL)


def label(words: str) -> Paragraph:
    """Return what stands over what it names."""
    return Paragraph(text(words, strong=True), Tone.LABEL)


def _sentences(telling: Telling, row: practice.Paragraph, number: int) -> tuple[Text, int]:
    """Return a paragraph with its marks; one in another language is a quotation."""
    version = standing(telling.register, row.id)
    own = telling.voice.language
    language = own if version.text.has(own) else version.written_in
    found = told_sentences(version, own)
    for named in telling.named("\n".join(found)):
        raise NamesSomebody(row.id, named)
    runs: list[Run] = []
    for place, words in enumerate(found, 1):
        number += 1
        space = " " if place < len(found) else ""
        if language == own:
            runs += [Run(words), Run(f"{mark(number)}{space}")]
        else:
            quoted = formats.quoted(words, own)
            runs += [Run(quoted, language=language), Run(f"{mark(number)}{space}")]
    return tuple(runs), number


def _grounded(telling: Telling, row: practice.Paragraph, before: int) -> Iterator[tuple[str, Text]]:
    version = standing(telling.register, row.id)
    grounds = grounds_of(telling.register, version.id)
    count = len(told_sentences(version, telling.voice.language))
    whole = [behind(telling.said, one) for one in grounds if one.sentence == 0]
    first, last = before + 1, before + count
    if whole:
        numbers = str(first) if first == last else f"{first}–{last}"
        yield numbers, _listed(telling, whole)
    for place in range(1, count + 1):
        own = [behind(telling.said, one) for one in grounds if one.sentence == place]
        if own:
            yield str(before + place), _listed(telling, own)
        elif not whole:
            yield str(before + place), telling.line("rests_on_nothing")


def _listed(telling: Telling, found: Iterable[Behind]) -> Text:
    """Return what a sentence rests on, kind by kind; what was said many times is counted."""
    by_kind: dict[GroundKind, list[Behind]] = {}
    gone = 0
    for one in found:
        gone += one.gone
        if not one.gone:
            by_kind.setdefault(one.kind, []).append(one)
    parts: list[Text] = []
    for kind in GroundKind:
        parts += _of_kind(telling, kind, by_kind.get(kind, []))
    if gone:
        parts.append(text(telling.tell("gone", n=gone)))
    return joined(parts, " · ")


def _of_kind(telling: Telling, kind: GroundKind, found: list[Behind]) -> list[Text]:
    if not found:
        return []
    if kind in (GroundKind.MAIN_ANSWER, GroundKind.OBSTACLE, GroundKind.POSSIBILITY):
        return [text(telling.tell(f"ground.{kind.value}", n=len(found)))]
    return [_one(telling, kind, one) for one in found]


def _one(telling: Telling, kind: GroundKind, one: Behind) -> Text:
    date = formats.date(one.date) if one.date is not None else ""
    if kind is GroundKind.REWORDING:
        language = written_in(one.text, telling.voice.language)
        said = telling.quoted(one.text.best(language), language)
        return (Run(f"{telling.tell('ground.rewording', date=date)} "), *said)
    facts = {"code": one.code, "number": one.number, "text": _best(telling, one), "date": date}
    return text(telling.tell(f"ground.{kind.value}", **facts))


def _best(telling: Telling, one: Behind) -> str:
    return one.text.best(telling.voice.language)
