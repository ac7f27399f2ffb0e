"""The description of good practice of one code as a printed document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialog_app.core.decide.view import Standing
from dialog_app.core.describe import decision_blocks, four, front
from dialog_app.core.describe.numbers import answered, raw_tables, services_of
from dialog_app.core.describe.paragraphs import BASE_CODE, described
from dialog_app.core.describe.said import Said
from dialog_app.core.describe.telling import (
    Telling,
    is_told_as_open,
    is_told_as_practice,
    method_ids,
)
from dialog_app.core.describe.text_blocks import label, rests_on, small, told
from dialog_app.core.issue import told as paper_told
from dialog_app.core.minutes.blocks import (
    SHORT_HASH,
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Text,
    content_hash,
    text,
)
from dialog_app.core.minutes.voice import Voice, Wording
from dialog_app.core.model import practice
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import MethodState
from dialog_app.core.model.practice import PaperKind, PracticePaper, Section
from dialog_app.core.publish.check import NotMade, check
from dialog_app.core.publish.fit import levels
from dialog_app.core.publish.table import PublishedTable, RawTable


@dataclass(frozen=True)
class Contents:
    """What a description is made from: what was said, and its tables as they may be told."""

    said: Said
    code: str
    tables: Mapping[str, PublishedTable] = field(default_factory=dict)


def contents(said: Said, code: str) -> Contents:
    """Return what a description of a code is made from, its tables protected and attacked together.

    Raises `RuleBroken("row.gone")`, and `NotMade` where the description must not be made.
    """
    raws = tables_of(said, code)
    verdict = check(raws, levels(said.register, PaperKind.DESCRIPTION, code))
    if not verdict.may_be_made:
        method = _method_code(raws, verdict.coarsen)
        raise NotMade("description.gives_away", verdict, raws, code=method)
    return Contents(said, code, {table.key: table for table in verdict.tables})


def _method_code(raws: Sequence[RawTable], key: str) -> str:
    return next((str(raw.facts.get("code", "")) for raw in raws if raw.key == key), "")


def tables_of(said: Said, code: str) -> tuple[RawTable, ...]:
    """Return the tables of a description, raw: what is protected and audited before it is made."""
    return raw_tables(said, method_ids(said, code))


def document(contents: Contents, paper: PracticePaper, words: Wording) -> Document:
    """Return a version of a description; the same contents and version give the same document.

    `words` are the texts of its language. It holds no name of a service and no number but protected
    ones. Raises `RuleBroken("row.gone")` for a code that is not there, and `NamesSomebody` where a
    paragraph names a service without consent, a place or a person.
    """
    said, code = contents.said, contents.code
    ids = method_ids(said, code)
    telling = Telling(
        said,
        code,
        paper,
        Voice(words, paper.language),
        answered(said, ids, contents.tables, paper.language),
        services_of(said, ids),
    )
    title = _title(telling)
    passing = front.until_when(telling)
    made = Document(
        language=paper.language,
        title=title,
        header=telling.tell("kind"),
        state=paper_told.state(words, paper),
        footer=paper_told.footer(words, _name(telling), paper),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(*_blocks(telling, passing),),
        closing=tuple(_protection(telling)),
        passing=passing,
    )
    short = content_hash(made)[:SHORT_HASH]
    return replace(made, seal=words("minutes.seal", hash=short))


def _name(telling: Telling) -> str:
    row = described(telling.register, telling.code)
    return row.title.best(telling.voice.language)


def _title(telling: Telling) -> str:
    return telling.tell("title", name=_name(telling))


def _blocks(telling: Telling, passing: Sequence[Block]) -> Iterator[Block]:
    first, *rest = front.blocks(telling)
    yield from (first, *passing, *rest)
    yield from _common(telling, Section.VALUES, "values", "no_values")
    yield from _common(telling, Section.CHILD_VIEW, "child_view", "no_child_view")
    for code in telling.parts:
        yield from _methods(telling, code)
    yield from _not_covered(telling)


def _common(telling: Telling, section: Section, title: str, none: str) -> Iterator[Block]:
    """Give values or the view of the child: those of the common base part first."""
    yield Heading(telling.line(title), Level.METHOD)
    rows = [row for code in telling.parts for row in telling.paragraphs(code, section)]
    if not rows:
        yield small(telling.tell(none))
        return
    yield from told(telling, rows)
    yield from rests_on(telling, rows)


def _methods(telling: Telling, code: str) -> Iterator[Block]:
    every = telling.methods(code)
    written = telling.paragraphs(code, Section.METHODS)
    loose = [row for row in written if not row.method_id]
    own = described(telling.register, code)
    yield Heading(telling.voice.best(own.title), Level.METHOD, _above_part(telling, code))
    if loose:
        yield from told(telling, loose)
        yield from rests_on(telling, loose)
    practised = [there for there in every if is_told_as_practice(there)]
    if not practised:
        yield small(telling.tell("no_practice"))
    for there in practised:
        rows = [row for row in written if row.method_id == there.method.id]
        yield from _method(telling, there, rows)
    for there in (one for one in every if is_told_as_open(one)):
        yield from _not_practice(telling, there)
    yield from _others(telling, every, written)


def _above_part(telling: Telling, code: str) -> Text:
    return telling.line("common_part" if code == BASE_CODE else "own_part")


def _method(
    telling: Telling, there: Standing, rows: Sequence[practice.Paragraph]
) -> Iterator[Block]:
    yield _heading(telling, there)
    if rows:
        yield from told(telling, rows)
        yield from rests_on(telling, rows)
    else:
        yield small(telling.tell("not_written"))
    yield from four.blocks(telling, there)
    yield from decision_blocks.blocks(telling, there)


def _not_practice(telling: Telling, there: Standing) -> Iterator[Block]:
    """Give a method that was decided as something else: told as that, never as practice."""
    yield _heading(telling, there)
    decided = there.newest.row.decided if there.newest is not None else ""
    yield Paragraph(text(telling.tell(f"not_practice.{decided}"), strong=True))
    yield from four.blocks(telling, there)
    yield from decision_blocks.blocks(telling, there)


def _heading(telling: Telling, there: Standing) -> Heading:
    method, version = there.method, there.version
    above = [telling.tell("method", code=method.code, number=version.number)]
    if method.provenance is Provenance.STARTER_EXAMPLE:
        above.append(telling.voice.words("terms.provenance.starter_example"))
    title = telling.voice.best(version.title)
    return Heading(title, Level.METHOD, text(" · ".join(above)))


def _others(
    telling: Telling, every: Iterable[Standing], written: Sequence[practice.Paragraph]
) -> Iterator[Block]:
    """Give the methods nobody has decided about, and those that were here and were withdrawn."""
    kept = list(every)
    about = {row.method_id for row in written}
    undecided = [there for there in kept if there.open and there.decided is None]
    withdrawn = [
        there
        for there in kept
        if there.method.id in about
        and (there.method.state is MethodState.WITHDRAWN or there.method.merged_into)
    ]
    for key, found in (("undecided", undecided), ("withdrawn", withdrawn)):
        if found:
            yield label(telling.tell(key))
            yield Bullets(tuple(front.named(telling, there) for there in found))


def _not_covered(telling: Telling) -> Iterator[Block]:
    yield Heading(telling.line("not_covered"), Level.METHOD)
    rows = [row for code in telling.parts for row in telling.paragraphs(code, Section.NOT_COVERED)]
    yield from told(telling, rows)
    yield from rests_on(telling, rows)
    said = [
        telling.own(one.row.not_covered, one.row.language)
        for one in front.decisions(telling)
        if one.row.not_covered
    ]
    if said:
        yield Bullets(tuple(dict.fromkeys(said)))
    if not rows and not said:
        yield small(telling.tell("not_covered_unknown"))


def _protection(telling: Telling) -> Iterator[Block]:
    yield Heading(telling.line("protection"))
    yield small(telling.voice.words("publish.hidden"))
    yield small(telling.tell("protection_how"))
    yield small(telling.tell("protection_advice"))
