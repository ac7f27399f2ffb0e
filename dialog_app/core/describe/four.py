"""The four things a method rests on, next to it on paper, the empty ones too (measures §3.4)."""

from collections.abc import Iterator
from typing import Final

from dialog_app.core import formats
from dialog_app.core.decide.groundings import (
    ChildrenGround,
    Ground,
    Groundings,
    Unknown,
    groundings,
)
from dialog_app.core.decide.view import AdviceThere, Standing
from dialog_app.core.describe import answer_blocks
from dialog_app.core.describe.answer_blocks import services_told
from dialog_app.core.describe.telling import Telling
from dialog_app.core.describe.text_blocks import label, small
from dialog_app.core.formats import capital
from dialog_app.core.law_list.counted import LADDER
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Paragraph,
    Quote,
    Run,
    Text,
    text,
)
from dialog_app.core.minutes.voice import written_in
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import CrcArticle, MainAnswer
from dialog_app.core.model.practice import ResearchFinding
from dialog_app.core.model.said import ObstacleSource
from dialog_app.core.national.small import told_services
from dialog_app.core.obstacle_register import KnownObstacle

MOST_TOLD: Final = 5
"""So many obstacles and possibilities are told in words; of the others, how many there are."""


def blocks(telling: Telling, there: Standing) -> list[Block]:
    """Return the four grounds of a method, in the order they are always told."""
    sources = telling.said.sources_of(there.method.id)
    provisions = {one.provision_id for one in sources} - {""}
    told = groundings(telling.register, there.method.id, provision_ids=provisions)
    return [
        _heading(telling, Ground.CHILDREN),
        *_children(telling, told.children),
        _heading(telling, Ground.PROFESSIONALS),
        *_professionals(telling, there),
        _heading(telling, Ground.RIGHTS),
        *_rights(telling, there, told, sources),
        _heading(telling, Ground.RESEARCH),
        *_research(telling, told),
    ]


def _heading(telling: Telling, ground: Ground) -> Paragraph:
    return label(telling.voice.words(f"decide.ground.{ground.value}"))


def _children(telling: Telling, ground: ChildrenGround) -> Iterator[Block]:
    if not ground.filled:
        yield small(telling.tell("no_advice"))
        return
    for there in ground.advice:
        yield _quote(telling, there.answer)
        yield Paragraph(_fate(telling, there))
    lacking = [one for one in ground.unknown if one is not Unknown.FATE]
    if lacking:
        names = [telling.voice.words(f"decide.unknown.{one.value}") for one in lacking]
        yield small(telling.tell("unknown", what=telling.voice.listed(names)))


def _quote(telling: Telling, answer: MainAnswer) -> Quote:
    voice = telling.voice
    language = written_in(answer.text, voice.language)
    said = answer.text.best(language)
    source = list(_source(telling, answer))
    words = text(capital(voice.words("recommend.held")))
    if telling.children_may_stand(said):
        words = voice.quotation(said, language)
        source.append(voice.words("minutes.advice.unchanged"))
    return Quote(voice.words("minutes.advice.heading"), words, text(" · ".join(source)))


def _source(telling: Telling, answer: MainAnswer) -> Iterator[str]:
    words = telling.voice.words
    if answer.children:
        yield words("minutes.advice.children", n=answer.children)
    survey = " ".join(str(part) for part in (answer.survey, answer.year) if part)
    yield from (part for part in (survey, answer.gathering) if part)
    if answer.age_from is not None and answer.age_to is not None:
        yield words("minutes.advice.ages", first=answer.age_from, last=answer.age_to)
    if answer.provenance is Provenance.STARTER_EXAMPLE:
        yield words("terms.provenance.starter_example")


def _fate(telling: Telling, there: AdviceThere) -> Text:
    lead = Run(f"{telling.tell('fate')} ", strong=True)
    if there.fate is None:
        return (lead, Run(telling.tell("fate_unknown")))
    fate = telling.voice.words(f"terms.fate.{there.fate.fate.value}")
    why = there.fate.why
    if why and not telling.may_stand(why):
        why = f"{capital(telling.voice.words('recommend.held'))}."
    return (lead, Run(f"{fate}. {why}".rstrip()))


def _professionals(telling: Telling, there: Standing) -> Iterator[Block]:
    found = telling.answered.get(there.method.id)
    if found is None:
        yield small(telling.tell("not_asked"))
    else:
        yield from answer_blocks.blocks(telling, there, found)
    yield from _obstacles(telling, there.method.id)
    yield from _possibilities(telling, there.method.id)


def _obstacles(telling: Telling, method_id: str) -> Iterator[Block]:
    known = telling.said.obstacles_of(method_id)
    if not known:
        yield small(telling.tell("no_obstacles"))
        return
    yield label(telling.tell("obstacles"))
    yield Bullets(tuple(_obstacle(telling, one) for one in known[:MOST_TOLD]))
    if len(known) > MOST_TOLD:
        yield small(telling.tell("more_obstacles", n=len(known) - MOST_TOLD))


def _obstacle(telling: Telling, known: KnownObstacle) -> Text:
    row = known.newest
    said = telling.quoted(row.text, row.language)
    category = telling.register.category(known.category_code)
    kind = category.title.best(telling.voice.language) if category else known.category_code
    who = services_told(telling, told_services(len(known.service_ids)))
    return (*said, Run(f" ({kind}, {who})"))


def _possibilities(telling: Telling, method_id: str) -> Iterator[Block]:
    found = telling.said.possibilities_of(method_id)
    if not found:
        yield small(telling.tell("no_possibilities"))
        return
    once = {one.row.text: one.row for one in found}
    rows = list(once.values())
    yield label(telling.tell("possibilities"))
    yield Bullets(tuple(telling.quoted(row.text, row.language) for row in rows[:MOST_TOLD]))
    if len(rows) > MOST_TOLD:
        yield small(telling.tell("more_possibilities", n=len(rows) - MOST_TOLD))


def _rights(
    telling: Telling, there: Standing, told: Groundings, sources: tuple[ObstacleSource, ...]
) -> Iterator[Block]:
    articles = _all_articles(telling, there, told.rights.articles)
    lines = [_article(telling, row) for row in articles]
    by_text: dict[str, list[ObstacleSource]] = {}
    for one in sources:
        by_text.setdefault(one.provision_id or one.citation.strip(), []).append(one)
    order = {row.id: place for place, row in enumerate(told.rights.provisions)}
    keys = sorted(by_text.keys() - {""}, key=lambda one: (order.get(one, len(order)), one))
    lines += [_source_told(telling, key, by_text[key], told) for key in keys]
    if lines:
        yield Bullets(tuple(lines))
    else:
        yield small(telling.tell("no_rights"))


def _all_articles(
    telling: Telling, there: Standing, own: tuple[CrcArticle, ...]
) -> tuple[CrcArticle, ...]:
    known = telling.said.obstacles_of(there.method.id)
    named = {one.row.crc_article for each in known for one in each.sayings}
    rows = telling.register.in_order(CrcArticle, lambda row: (row.position, row.id))
    return tuple(row for row in rows if row in own or row.article in named)


def _article(telling: Telling, row: CrcArticle) -> Text:
    title = row.title.best(telling.voice.language)
    return text(telling.tell("article", article=row.article, title=title))


def _source_told(
    telling: Telling, key: str, sources: list[ObstacleSource], told: Groundings
) -> Text:
    provision = next((row for row in told.rights.provisions if row.id == key), None)
    if provision is not None:
        name = f"{provision.citation} {provision.heading}".rstrip()
    else:
        name = key if telling.may_stand(key) else telling.voice.words("recommend.unnamed_source")
    status = min((one.status for one in sources), key=LADDER.index)
    word = telling.voice.words(f"terms.source_status.{status.value}")
    return (Run(name, strong=True), Run(f": {word}"))


def _research(telling: Telling, told: Groundings) -> Iterator[Block]:
    finding, row = told.research.finding, told.research.row
    word = capital(telling.voice.words(f"terms.research_finding.{finding.value}"))
    parts = [f"{word}."]
    if row is not None and row.searched_on is not None:
        parts.append(telling.tell("searched", date=formats.date(row.searched_on)))
    yield Paragraph(text(" ".join(parts)))
    if row is not None and row.references and finding is not ResearchFinding.NOT_SEARCHED:
        yield Bullets(tuple(text(line) for line in row.references.splitlines() if line.strip()))
