"""Rows of the catalogue: what children advise, and what the days are about.

Base rows (shipped with the program) have ids made from their codes, so that every laptop
gives them the same id; rows written here have random ids and stand beside them.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.base import Language, Provenance, Row, Source, Words


class MethodState(StrEnum):
    """How far a working method has come."""

    PROPOSAL = "proposal"
    ON_TRIAL = "on_trial"
    RECOMMENDED = "recommended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow(Row):
    """A row of the catalogue, shipped (base) or written here (local)."""

    source: Source = Source.BASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(CatalogueRow):
    """A field of work that descriptions belong to."""

    code: str
    title: Words
    since: str = ""
    content: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(CatalogueRow):
    """A description of good practice for one kind of service."""

    code: str
    programme_code: str
    title: Words
    professionals: str = ""
    central_law: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingMethod(CatalogueRow):
    """A working method; its texts live in its versions.

    `merged_into` and `split_from` are ids of methods, so that origin is kept. `base_seen` is the
    id of the newest shipped version that somebody here has chosen about: taken, or left aside.
    """

    code: str
    description_code: str
    state: MethodState = MethodState.PROPOSAL
    provenance: Provenance = Provenance.OWN
    knowledge_bases: tuple[str, ...] = ()
    crc_articles: tuple[str, ...] = ()
    typical_obstacles: tuple[str, ...] = ()
    merged_into: str = ""
    position: int = 0
    split_from: str = ""
    base_seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodVersion(CatalogueRow):
    """One wording of a working method; translations live under the same version.

    `written_in` is the language it was written in: the other languages are translations of that.
    """

    method_id: str
    number: int
    title: Words
    summary: Words
    author_role: str = ""
    written_on: datetime.date | None = None
    reason: str = ""
    written_in: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(CatalogueRow):
    """A tool that services may try, with its format and ages; texts live in its versions."""

    code: str
    description_code: str = ""
    format: str = ""
    ages: str = ""
    method_codes: tuple[str, ...] = ()
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolVersion(CatalogueRow):
    """One wording of a tool."""

    tool_id: str
    number: int
    title: Words
    summary: Words
    reason: str = ""
    author_role: str = ""
    written_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(CatalogueRow):
    """One value of a versioned set of values."""

    set_version: str
    code: str
    title: Words
    in_practice: Words
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MainAnswer(CatalogueRow):
    """A main answer from children, with the survey and gathering it came from; never edited."""

    text: Words
    survey: str = ""
    gathering: str = ""
    year: int | None = None
    children: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLink(CatalogueRow):
    """Ties a main answer to a working method; many to many."""

    main_answer_id: str
    method_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleCategory(CatalogueRow):
    """A category of obstacles (measures §2.2)."""

    code: str
    title: Words
    meaning: Words
    asks_for_source: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalObstacle(CatalogueRow):
    """An obstacle that services often name."""

    code: str
    category_code: str
    text: Words


class ProvisionKind(StrEnum):
    """What kind of text a provision stands in."""

    LAW = "law"
    CIRCULAR = "circular"
    GUIDELINE = "guideline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(CatalogueRow):
    """A section of an act, a circular or a guideline; `last_checked` ships empty."""

    kind: ProvisionKind
    full_name: str
    short_name: str
    section: str = ""
    heading: str = ""
    who_can_change: str = ""
    last_checked: datetime.date | None = None

    @property
    def citation(self) -> str:
        """The short form people say: «pbrl. § 3-4», or the full name where there is no section."""
        return f"{self.short_name} {self.section}" if self.section else self.full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePossibility(CatalogueRow):
    """A possibility that others have found, offered as a prompt."""

    obstacle_codes: tuple[str, ...]
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CrcArticle(CatalogueRow):
    """An article of the UN Convention on the Rights of the Child."""

    article: str
    title: Words
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(CatalogueRow):
    """A municipality by its number of 2024."""

    number: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(CatalogueRow):
    """A role people have in the room; only some count in answers."""

    code: str
    title: Words
    counts_in_answers: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem(CatalogueRow):
    """One item of a day template; times as in `AgendaItem`.

    `template` is the code of a shipped template, or the name of one saved here, which is made for
    days of `day_kind`; `notes` are for those who run the day and are never printed for a service.
    """

    template: str
    position: int
    kind: str
    title: Words
    minutes: int
    least_minutes: int
    public_start: datetime.time
    leader: str = ""
    phase: str = ""
    protected: bool = False
    droppable: bool = False
    internal: bool = False
    ends_at: datetime.time | None = None
    day_kind: str = ""
    notes: str = ""
    warn_minutes: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(CatalogueRow):
    """An item kept in the library, to be put into any day; times as in `AgendaItem`."""

    kind: str
    title: Words
    minutes: int
    least_minutes: int = 0
    leader: str = ""
    phase: str = ""
    protected: bool = False
    droppable: bool = False
    internal: bool = False
    notes: str = ""
    warn_minutes: int = 2


class Verdict(StrEnum):
    """What the owners of the catalogue made of a proposed wording."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingVerdict(CatalogueRow):
    """What became of a wording that was proposed on a day (`said.Rewording`).

    `rewording_id` and `said_on` name the proposal and its day; `became_id` is the version made
    of it, or the method where it was kept as a variant of its own; empty where it was rejected.
    """

    rewording_id: str
    said_on: str
    method_id: str
    verdict: Verdict
    became_id: str = ""
    author_role: str = ""
    decided_on: datetime.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleTie(CatalogueRow):
    """Says that obstacles of two days are one: `tied_id` (said on day `tied_on`) is `into_id`.

    Both stay as they were said, with their services and sources; taking the row away unties them.
    """

    tied_id: str
    tied_on: str
    into_id: str
    into_on: str
