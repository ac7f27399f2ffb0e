"""One point of the recommendations in full: what should change, why, and what it rests on."""

from collections.abc import Iterable, Iterator

from dialog_app.core.decide.view import Decided, Standing
from dialog_app.core.formats import capital
from dialog_app.core.give_back.said import source_of
from dialog_app.core.law_list.build import Answered, LawLine
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Level,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    Tone,
    plain,
    text,
)
from dialog_app.core.minutes.voice import written_in
from dialog_app.core.model.catalogue import MainAnswer, Provision
from dialog_app.core.model.practice import DecisionDissent
from dialog_app.core.model.said import SourceEffect
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import HitThere, MethodPoint, TextPoint


def text_point(brief: Brief, number: int, point: TextPoint) -> Iterator[Block]:
    """Give a point about a law, circular, guideline or routine."""
    words, line = brief.voice.words, point.line
    title = words("recommend.point", number=number, title=capital(brief.citation(line)))
    yield Heading(text(title), Level.METHOD, text(_kind(brief, line)))
    yield from _source(brief, line)
    yield _label(brief, "change")
    yield Paragraph(text(_change(brief, line)))
    yield from _statuses(brief, line)
    yield _label(brief, "evidence")
    yield Paragraph(text(_evidence(brief, line)))
    yield from _why(brief, line, point.methods)
    yield from _solutions(brief, "solved", line.solved)
    yield from _solutions(brief, "needs_change", line.needs_change)
    yield from _rights(brief, line)
    yield from _dissent(brief, [one.stands for one in point.methods])


def method_point(brief: Brief, number: int, point: MethodPoint) -> Iterator[Block]:
    """Give a point about a method that has been decided."""
    words, stands = brief.voice.words, point.stands
    title = (Run(f"{number}. "), *brief.method(stands))
    yield Heading(title, Level.METHOD, text(words("recommend.kind.method")))
    summary = brief.voice.best(stands.version.summary)
    if summary:
        held = text(capital(brief.voice.words("recommend.held")))
        yield Paragraph(summary if brief.may_stand(plain(summary)) else held)
    yield _label(brief, "decided")
    yield Paragraph(text(f"{brief.decided(stands)}."))
    newest = stands.newest
    if newest is not None and newest.row.reason:
        why = brief.said(newest.row.reason, newest.row.language)
        yield Paragraph((Run(words("recommend.reason") + " "), *why))
    if newest is not None:
        yield from _took_part(brief, newest)
    yield _label(brief, "evidence")
    yield Paragraph(text(brief.answered(stands.method.id)))
    yield from _advice(brief, [stands])
    yield from _dissent(brief, [stands])


def _label(brief: Brief, key: str) -> Paragraph:
    return Paragraph(text(brief.voice.words(f"recommend.label.{key}"), strong=True), Tone.LABEL)


def _kind(brief: Brief, line: LawLine) -> str:
    words = brief.voice.words
    if line.kind is None:
        return words("recommend.kind.local")
    return words(f"recommend.kind.{line.kind.value}")


def _source(brief: Brief, line: LawLine) -> Iterator[Block]:
    """Give what a provision is about, and when it was checked last."""
    words = brief.voice.words
    provision = brief.ground.register.find(Provision, line.provision_id)
    if provision is None:
        yield Paragraph(text(words("recommend.source.by_hand")), Tone.SMALL)
        return
    parts = (
        [words("recommend.source.about", heading=provision.heading)] if provision.heading else []
    )
    if provision.last_checked is None:
        parts.append(words("recommend.source.unchecked"))
    else:
        date = brief.voice.date(provision.last_checked)
        parts.append(words("recommend.source.checked", date=date))
    yield Paragraph(text(" ".join(parts)), Tone.SMALL)


def _change(brief: Brief, line: LawLine) -> str:
    """Return what should change, no surer than it is known that the source stands in the way."""
    words = brief.voice.words
    sentences = [words(f"recommend.change.{line.status.value}")]
    effects = [one for one in line.effects if one is not SourceEffect.UNCLEAR]
    said = [words(f"recommend.effect.{one.value}") for one in effects]
    if len(said) > 1:
        # How many say which is not told, and «some» and «others» would tell that there are two.
        sentences.append(words("recommend.effects_differ", effects=brief.voice.listed(said)))
    elif said:
        sentences.append(words("recommend.effects", effect=said[0]))
    else:
        sentences.append(words("recommend.effect_unclear"))
    return " ".join(sentences)


def _statuses(brief: Brief, line: LawLine) -> Iterator[Block]:
    words = brief.voice.words
    yield _label(brief, "status")
    columns = (
        Column(words("recommend.column.status"), 60),
        Column(words("recommend.column.services"), 40),
    )
    rows = tuple(
        (text(brief.status(one.status)), text(brief.with_status(line, one)))
        for one in line.statuses
    )
    if line.others and brief.cited(line).number is not None:
        others = text(brief.services(line.others))
        rows = (*rows, (text(words("recommend.other_status")), others))
    yield Table(columns, rows)


def _evidence(brief: Brief, line: LawLine) -> str:
    words, found = brief.voice.words, brief.cited(line)
    if found.number is None:
        return words(f"recommend.evidence.{'few' if line.services is None else 'not_told'}")
    if found.whole is None:
        return words("recommend.evidence.only", services=brief.services(found.number))
    return words("recommend.evidence.of", n=found.number, of=found.whole)


def _why(brief: Brief, line: LawLine, methods: tuple[HitThere, ...]) -> Iterator[Block]:
    words = brief.voice.words
    if not methods:
        yield _label(brief, "why")
        yield Paragraph(text(words("recommend.no_method")))
        return
    yield _label(brief, "methods")
    yield Bullets(tuple(_hit(brief, line, one) for one in methods))
    yield from _advice(brief, [one.stands for one in methods])


def _hit(brief: Brief, line: LawLine, one: HitThere) -> Text:
    """Return a method with how many services meet the source in it, unless that tells of others."""
    decided, told = brief.decided(one.stands), ""
    if one.hit.told and (one.hit.services is None or brief.cited(line).number is not None):
        told = f": {brief.voice.words('recommend.hit', services=brief.services(one.hit.services))}"
    return (*brief.method(one.stands, strong=True), Run(f"{told}. {decided}."))


def _advice(brief: Brief, stands: Iterable[Standing]) -> Iterator[Block]:
    """Give what children said, each main answer once, word for word."""
    found = {there.answer.id: there.answer for one in stands for there in one.advice}
    yield _label(brief, "why")
    if not found:
        yield Paragraph(text(brief.voice.words("recommend.no_advice")))
    for answer in found.values():
        yield _quote(brief, answer)


def _quote(brief: Brief, answer: MainAnswer) -> Quote:
    voice = brief.voice
    words = answer.text.best(voice.language)
    said, source = text(capital(voice.words("recommend.held"))), source_of(voice, answer)
    if brief.ground.telling.children_may_stand(words):
        said = voice.quotation(words, written_in(answer.text, voice.language))
        source = [*source, voice.words("minutes.advice.unchanged")]
    return Quote(voice.words("minutes.advice.heading"), said, text(" · ".join(source)))


def _solutions(brief: Brief, key: str, found: tuple[Answered, ...]) -> Iterator[Block]:
    """Give what helps under today's text, or needs another one, in the words it was said in."""
    words = brief.voice.words
    if not found:
        if key == "solved":
            yield _label(brief, key)
            yield Paragraph(text(words("recommend.none_solved")))
        return
    yield _label(brief, key)
    told = [brief.own(one.text, one.language) for one in found]
    items = list(dict.fromkeys(one for one in told if one))
    held_back = len(told) - sum(bool(one) for one in told)
    if held_back:
        items.append(text(words("recommend.held_back", n=held_back)))
    yield Bullets(tuple(items))


def _rights(brief: Brief, line: LawLine) -> Iterator[Block]:
    if line.articles:
        named = brief.voice.listed(list(line.articles))
        words = brief.voice.words("minutes.article", n=len(line.articles), articles=named)
        yield _label(brief, "rights")
        yield Paragraph(text(f"{capital(words)}."))


def _took_part(brief: Brief, newest: Decided) -> Iterator[Block]:
    """Give how many took part in a decision, professionals by role and pros by number."""
    words = brief.voice.words
    roles = [
        f"{words(f'terms.role.{row.role_code}')} {row.present}"
        for row in newest.roles
        if row.present
    ]
    if newest.row.pros:
        roles.append(words("minutes.present.pros", n=newest.row.pros))
    if roles:
        people = brief.voice.listed(roles)
        yield Paragraph(text(words("recommend.took_part", people=people)), Tone.SMALL)


def _dissent(brief: Brief, stands: Iterable[Standing]) -> Iterator[Block]:
    """Give what those would write instead who do not agree with a decision."""
    rows = [(one, row) for one in stands if one.newest for row in one.newest.dissents]
    if not rows:
        return
    yield _label(brief, "dissent")
    for standing, row in rows:
        yield Paragraph(_one_dissent(brief, standing, row))


def _one_dissent(brief: Brief, stands: Standing, row: DecisionDissent) -> Text:
    words, voice = brief.voice.words, brief.voice
    told = row.people >= LEAST_ANSWERS or row.consented
    head = words("recommend.dissent.some")
    if told and row.who and brief.may_stand(row.who):
        head = words("recommend.dissent.who", who=row.who, n=row.people)
    said = text(words("recommend.held"))
    if brief.may_stand(row.text):
        said = voice.quotation(row.text, row.language)
    result: Text = (*brief.method(stands), Run(f" · {head}: "), *said)
    if row.why:
        result = (
            *result,
            Run(f" {words('recommend.reason')} "),
            *brief.said(row.why, row.language),
        )
    return result
