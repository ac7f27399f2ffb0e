"""Every number of several services that the papers of an archive tell, read off the papers."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dialog_app.base.texts import Texts
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.charts.kinds import Chart, Stacks
from dialog_app.core.day import Day
from dialog_app.core.decide.known import Known, Read, gathered
from dialog_app.core.describe.document import contents
from dialog_app.core.describe.document import document as description
from dialog_app.core.describe.said import Said
from dialog_app.core.give_back import about, page
from dialog_app.core.give_back.ground import Ground, ground
from dialog_app.core.issue import About, edition
from dialog_app.core.law_list.build import LawLine, discussed_by, texts_of
from dialog_app.core.measures import Label
from dialog_app.core.minutes.blocks import (
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Table,
    plain,
)
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.days import DayState
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.national.told import told
from dialog_app.core.publish.check import NotMade
from dialog_app.core.recommend import build
from dialog_app.core.recommend.points import recommended
from dialog_app.core.register import Register

FEW = {1, 2}
"""Told as «færre enn 3»."""
SAY = Texts("nb")
_LABELS = {SAY(f"terms.label.{word.value}"): word.value for word in Label}
_HOW = {SAY(f"give_back.answered.word.{word.value}"): word.value for word in Label}
_WORDED = "|".join(map(re.escape, sorted({**_LABELS, **_HOW}, key=len, reverse=True)))
_CODES = ("LOV", "RUND", "RETN", "LOKAL", "TID", "RESS", "IT", "KOMP", "FAG", "KULT", "SAM", "BARN")
_KINDS = {SAY(f"give_back.category.{code}"): code for code in (*_CODES, "ANNET")}
_STATUS = re.compile(r"(\d+) tjenester")


class Fact(NamedTuple):
    """A number as a paper tells it: of what, which number, and of how many where that stands."""

    about: str
    what: str
    number: int
    of: int | None = None


@dataclass
class Archive:
    """What papers are made of."""

    register: Register
    days: tuple[Day, ...]
    sums: tuple[RoundSum, ...]
    roles: tuple[RoleSum, ...] = ()
    moves: tuple[MoveSum, ...] = ()
    known: Known = field(init=False)
    ground: Ground = field(init=False)

    def code(self, method_id: str) -> str:
        """Return the code of a method with the version of it that papers tell of."""
        (method,) = (row for row in self.register.methods if row.id == method_id)
        for version in self.register.versions(method_id)[::-1]:
            if any(one.version_id == version.id and _is_counted(one) for one in self.sums):
                return f"{method.code} v{version.number}"
        return method.code

    def __post_init__(self) -> None:
        texts = texts_of(self.register, self.days)
        discussed = discussed_by(self.register, self.days, self.sums)
        read = Read(self.sums, self.roles, self.moves, self.days, texts, discussed)
        self.known = gathered(self.register, read)
        self.ground = ground(self.register, self.days, self.sums)


def _is_counted(one: RoundSum) -> bool:
    is_over = one.state in (DayState.HELD, DayState.CLOSED)
    is_ended = one.closed or one.state is DayState.CLOSED
    return bool(one.service_id and one.tally is not None and is_over and is_ended)


def papers(here: Archive, codes: Collection[str] = "G") -> Iterator[tuple[str, set[Fact]]]:
    """Give what the screen and each paper tell, of some descriptions; a refused one tells nothing.

    Recommendations are of all.
    """
    yield "screen", set(_screen(here))
    for code in codes:
        try:
            yield f"description {code}", set(_description(here, code))
        except NotMade:
            continue
    for to in WhoCanChange:
        if recommended(here.ground).to(to):
            try:
                paper = build.document(here.ground, to, SAY)
            except NotMade:
                continue
            yield f"to {to.value}", set(_recommended(here, paper))
    for one in (
        *about.main_answers(here.register, frozenset(codes)),
        *about.methods(here.register, frozenset(codes)),
    ):
        try:
            made = page.document(here.ground, one.id, SAY)
        except NotMade:
            continue
        yield f"page {one.id}", set(_page(here, one, made))


def _screen(here: Archive) -> Iterator[Fact]:
    """Give what stands beside decisions and in the law list."""
    for method in here.register.methods:
        for version in here.register.versions(method.id):
            if version.id in here.known.measured:
                said = told(here.known.of(version.id), str, "nb")
                words = " ".join(one.said(SAY) for one in (*said.words, *said.numbers))
                yield from _words(f"{method.code} v{version.number}", words)
        if (answered := here.known.services(method.id)) and answered not in FEW:
            yield Fact(here.code(method.id), "answered", answered)
        yield from (
            Fact(here.code(method.id), f"kind {one.code}", one.services)
            for one in here.known.categories(method.id)
            if one.services > 2
        )
    for line in here.known.law:
        source = _source(here, line)
        if line.services is not None:
            yield Fact(source, "cited", line.services, line.discussed)
            yield from (
                Fact(source, SAY(f"terms.source_status.{one.status.value}"), one.services)
                for one in line.statuses
                if one.services is not None
            )
            yield from (
                Fact(source, f"in {here.code(one.method_id)}", one.services)
                for one in line.methods
                if one.services is not None
            )


def _source(here: Archive, line: LawLine) -> str:
    row = here.register.find(Provision, line.provision_id)
    return f"{row.full_name} {row.section}".strip().casefold() if row else line.citation.casefold()


def _words(about_id: str, said: str) -> Iterator[Fact]:
    """Give the numbers of services in sentences about one version."""
    of = None
    sentence = (
        rf"(?:(\d+) av )?(\d+) tjenester:? (?:er )?({_WORDED})|Alle de (\d+) tjenestene ({_WORDED})"
    )
    for one in re.finditer(sentence, said):
        part, whole, word, everybody, all_word = one.groups()
        if everybody:
            yield Fact(about_id, _word(all_word), int(everybody), int(everybody))
        else:
            of = int(whole) if part else None
            yield Fact(about_id, _word(word), int(part or whole), of)
    for count, word in re.findall(rf"\. (\d+) ({_WORDED})", said):
        yield Fact(about_id, _word(word), int(count), of)
    for count in re.findall(
        r"(?<!enn )\b(\d+) tjenester har svart|fra (\d+) tjenester|\((\d+) tjenester, 95", said
    ):
        yield Fact(about_id, "answered", int(next(filter(None, count))))


def _word(said: str) -> str:
    return _HOW.get(said) or _LABELS[said]


def _description(here: Archive, code: str) -> Iterator[Fact]:
    said = Said(here.register, here.days, here.sums, here.roles, here.moves)
    paper = edition(here.register, About(PaperKind.DESCRIPTION, code, "nb"))
    at = ""
    for block in description(contents(said, code), paper, SAY).blocks:
        if isinstance(block, Heading):
            found = re.search(r"Arbeidsmåte (\w+), versjon \d", plain(block.above))
            at = found[1] if found else "" if block.level is Level.METHOD else at
        elif isinstance(block, Paragraph) and at:
            words = plain(block.words)
            answered = re.search(r"Svar på versjon (\d+)", words)
            if answered:
                at = f"{at.split()[0]} v{answered[1]}"
            yield from _words(at, words)
        elif isinstance(block, Chart) and isinstance(block.picture, Stacks):
            for bar in block.picture.rows:
                parts = [part for part in bar.parts if part.words in _LABELS]
                yield from (Fact(at, _LABELS[one.words], one.count, bar.count) for one in parts)


def _recommended(here: Archive, document: Document) -> Iterator[Fact]:
    at, codes = "", _codes(here)
    for block in document.blocks:
        match block:
            case Heading():
                at = _point(codes, plain(block.words)) or at
            case Paragraph():
                yield from _words(at, plain(block.words))
                yield from _cited(at, plain(block.words))
            case Table():
                yield from _statuses(at, block)
            case Bullets():
                yield from _hits(at, codes, block)


def _point(codes: dict[str, str], heading: str) -> str:
    code = re.search(r"\((\w+\d+)\b", heading)
    title = re.sub(r"^\d+\. ", "", heading)
    return codes[code[1]] if code else title.casefold() if title != heading else ""


def _cited(at: str, said: str) -> Iterator[Fact]:
    found = re.match(r"(\d+) av (\d+) tjenester som|Det er (\d+) tjenester som", said)
    if found:
        count, of, alone = found.groups()
        yield Fact(at, "cited", int(count or alone), int(of) if of else None)


def _statuses(at: str, table: Table) -> Iterator[Fact]:
    if table.columns[0].title == SAY("recommend.column.status"):
        for status, services in ((plain(a), plain(b)) for a, b in table.rows):
            if number := _STATUS.fullmatch(services):
                yield Fact(at, status, int(number[1]))


def _hits(at: str, codes: dict[str, str], block: Bullets) -> Iterator[Fact]:
    for item in map(plain, block.items):
        hit = re.search(r"\((\w+\d+)\b.*?: hos (\d+) tjenester", item)
        if hit:
            yield Fact(at, f"in {codes[hit[1]]}", int(hit[2]))


def _codes(here: Archive) -> dict[str, str]:
    return {row.code: here.code(row.id) for row in here.register.methods}


def _page(here: Archive, one: about.About, document: Document) -> Iterator[Fact]:
    part = ""
    titles = {here.register.newest(row.id).title.best("nb"): row.id for row in one.methods}
    for block in document.blocks:
        if isinstance(block, Heading):
            part = plain(block.words)
        elif isinstance(block, Bullets):
            for said in map(plain, block.items):
                if part == SAY("give_back.part.answered"):
                    title = re.search(r"forslaget «(.+?)»", said)
                    of = titles[title[1]] if title else one.methods[0].id if one.methods else ""
                    is_advice = said.startswith(SAY("give_back.answered.advice"))
                    yield from _words(one.id if is_advice or not of else here.code(of), said)
                elif part == SAY("give_back.part.in_the_way"):
                    yield from _in_the_way(here, one, said)


def _in_the_way(here: Archive, one: about.About, said: str) -> Iterator[Fact]:
    of = "+".join(sorted(here.code(row.id) for row in one.methods))
    source = re.match(r"(.+) står i veien\. Det sier (\d+) tjenester", said)
    if source:
        yield Fact(source[1].casefold(), f"in {of}", int(source[2]))
        return
    kind = re.match(r"(.+\.) Det sier (\d+) tjenester", said)
    if kind:
        yield Fact(of, f"kind {_KINDS[kind[1]]}", int(kind[2]))


def differing(told_in: Iterable[tuple[str, set[Fact]]]) -> list[str]:
    """Return the things that papers tell different numbers of."""
    numbers: dict[tuple[str, str], dict[int, str]] = {}
    wholes: dict[tuple[str, str], dict[int, str]] = {}
    for name, facts in told_in:
        for one in facts:
            numbers.setdefault((one.about, one.what), {})[one.number] = name
            if one.of is not None:
                # Of one thing all words are counted of the same services.
                key = one.about, "cited" if one.what == "cited" else "words"
                wholes.setdefault(key, {})[one.of] = name
    return [
        f"{key}: {found}" for key, found in (*numbers.items(), *wholes.items()) if len(found) > 1
    ]
