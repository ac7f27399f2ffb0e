"""Obstacles, possibilities and actions as tables."""

from collections.abc import Sequence

from dialog_app.core.cited import cited
from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Block, Column, Heading, Run, Table, Text, joined, text
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Subject
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Obstacle,
    ObstacleSource,
    ObstacleStatus,
    Possibility,
    Severity,
    WhoCanChange,
)
from dialog_app.core.owners import owner_words

_WHO = frozenset(one.value for one in WhoCanChange)
NUMBER = Column("", 5)


def blocks(matter: Matter, voice: Voice, subject: Subject | None) -> list[Block]:
    """Return what stands in the way, what could help and what was agreed; nothing where empty."""
    obstacles = matter.obstacles(subject)
    possibilities = matter.possibilities(subject)
    actions = matter.actions(subject)
    return [
        *_section(voice, "obstacles", _obstacles(matter, voice, obstacles)),
        *_section(voice, "possibilities", _possibilities(matter, voice, possibilities, obstacles)),
        *_section(voice, "actions", _actions(matter, voice, actions)),
    ]


def _section(voice: Voice, name: str, table: Table) -> list[Block]:
    if not table.rows:
        return []
    return [Heading(text(voice.words(f"minutes.{name}.heading"))), table]


def columns(voice: Voice, area: str, shares: dict[str, float]) -> tuple[Column, ...]:
    """Return the columns of a table, titled by the texts of one area."""
    return tuple(
        Column(voice.words(f"minutes.{area}.{name}"), share) for name, share in shares.items()
    )


def _obstacles(matter: Matter, voice: Voice, obstacles: Sequence[Obstacle]) -> Table:
    titles = columns(voice, "obstacles", {"what": 43, "kind": 24, "source": 28})
    rows = tuple(
        (
            text(matter.obstacle_numbers[row.id]),
            voice.own(row.text, row.language),
            text(_kind(matter, voice, row)),
            _sources(matter, voice, row),
        )
        for row in obstacles
    )
    return Table((NUMBER, *titles), rows)


def _kind(matter: Matter, voice: Voice, obstacle: Obstacle) -> str:
    codes = [code for code in (obstacle.category_code, obstacle.second_category_code) if code]
    kinds = [category(matter, voice, code) for code in codes]
    return ". ".join(
        [", ".join(kinds), *_severity(matter, voice, obstacle), *_status(matter, voice, obstacle)]
    )


def category(matter: Matter, voice: Voice, code: str) -> str:
    """Return the name of a category of obstacles, as the catalogue has it."""
    found = matter.register.category(code)
    return found.title.best(voice.language) if found else code


def _severity(matter: Matter, voice: Voice, obstacle: Obstacle) -> list[str]:
    """Return how hard an obstacle hits this service, where more or less than usual was said."""
    mine = [row for row in matter.day.whose(obstacle) if row.service_id == matter.service_id]
    said = [row.severity for row in mine if row.severity is not Severity.MAKES_HARD]
    return [capital(voice.words(f"terms.severity.{one.value}")) for one in said]


def _status(matter: Matter, voice: Voice, obstacle: Obstacle) -> list[str]:
    """Return that an obstacle must be solved by others, where that was said."""
    if matter.day.status(obstacle) is not ObstacleStatus.NEEDS_OTHERS:
        return []
    return [capital(voice.words(f"terms.obstacle_status.{ObstacleStatus.NEEDS_OTHERS.value}"))]


def _sources(matter: Matter, voice: Voice, obstacle: Obstacle) -> Text:
    sources = [source(matter, voice, row, strong=False) for row in ordered(matter, obstacle)]
    if not sources:
        sources = [text(voice.words("minutes.obstacles.from_dialogue"))]
    if obstacle.crc_article:
        article = voice.words("minutes.article", n=1, articles=obstacle.crc_article)
        sources.append(text(article))
    return joined(sources, "; ")


def ordered(matter: Matter, obstacle: Obstacle) -> list[ObstacleSource]:
    """Return the sources of an obstacle in an order that is always the same."""
    return sorted(matter.day.sources(obstacle), key=lambda row: row.id)


def source(matter: Matter, voice: Voice, row: ObstacleSource, *, strong: bool) -> Text:
    """Return «pbrl. § 3-4, sjekket 03.11.2026 (påstått)»; without status where `strong`."""
    provision = matter.register.find(Provision, row.provision_id)
    named = cited(matter.register, row)
    if not named.then:
        return text(voice.words("minutes.law.no_source"))
    runs = [Run(named.then, strong)]
    if named.now:
        runs.append(Run(", " + voice.words("minutes.law.renamed", now=named.now)))
    if provision is not None and provision.last_checked is not None:
        checked = voice.date(provision.last_checked)
        runs.append(Run(", " + voice.words("minutes.law.checked", date=checked)))
    if not strong:
        runs.append(Run(f" ({voice.words(f'terms.source_status.{row.status.value}')})"))
    return tuple(runs)


def who_can_change(matter: Matter, voice: Voice, row: ObstacleSource) -> str:
    """Return who can change a source: as said, else as the catalogue has it, else its issuer."""
    provision = matter.register.find(Provision, row.provision_id)
    said = row.who_can_change or (provision.who_can_change if provision else "")
    if said in _WHO:
        return voice.words(f"terms.who_can_change.{said}")
    if said:
        return said
    if provision is None:
        return voice.words("minutes.law.not_known")
    if provision.kind is ProvisionKind.LAW:
        return voice.words("minutes.law.parliament")
    return provision.short_name


def _possibilities(
    matter: Matter,
    voice: Voice,
    possibilities: Sequence[Possibility],
    obstacles: Sequence[Obstacle],
) -> Table:
    titles = columns(voice, "possibilities", {"what": 76, "answers": 19})
    found = [
        (
            text(matter.letters[row.id]),
            _possibility(voice, row),
            text(", ".join(matter.answers(row))),
        )
        for row in possibilities
    ]
    missing = [
        ((), text(voice.words("minutes.possibilities.none")), text(matter.obstacle_numbers[row.id]))
        for row in obstacles
        if matter.is_open(row)
    ]
    return Table((NUMBER, *titles), (*found, *missing))


def _possibility(voice: Voice, possibility: Possibility) -> Text:
    said = voice.own(possibility.text, possibility.language)
    if not possibility.needs_law_change:
        return said
    return (*said, Run(f" ({voice.words('minutes.possibilities.law')})"))


def _actions(matter: Matter, voice: Voice, actions: Sequence[Action]) -> Table:
    shares = {"what": 40.0, "from": 16.0, "who": 25.0, "when": 14.0}
    rows = tuple(
        (
            text(matter.action_numbers[row.id]),
            action_text(voice, row),
            text(_origin(matter, voice, row)),
            owner(matter, voice, row),
            due(voice, row),
        )
        for row in actions
    )
    return Table((NUMBER, *columns(voice, "actions", shares)), rows)


def action_text(voice: Voice, action: Action) -> Text:
    """Return what an action is, and that it has been done where it has."""
    said = voice.own(action.text, action.language)
    if action.state is not ActionState.DONE:
        return said
    return (*said, Run(f" ({voice.words('terms.action_state.done')})"))


def owner(matter: Matter, voice: Voice, action: Action) -> Text:
    """Return who does an action: a role, and a name only while a consent to it stands."""
    if action.owner_name:
        words = owner_words(matter.register, action)
        return text(words or voice.words("minutes.actions.owner_withheld"))
    if not matter.heard.owner_may_stand(action):
        return text(voice.words("minutes.actions.owner_withheld"))
    return text(action.who or voice.words("minutes.actions.not_agreed"))


def due(voice: Voice, action: Action) -> Text:
    """Return when an action shall be done, or that this was not agreed."""
    return text(voice.date(action.due) or voice.words("minutes.actions.not_agreed"))


def _origin(matter: Matter, voice: Voice, action: Action) -> str:
    letters, numbers = matter.comes_from(action)
    named = [voice.words("minutes.actions.obstacle", n=len(numbers), numbers=", ".join(numbers))]
    return ", ".join([*letters, *(named if numbers else [])])
