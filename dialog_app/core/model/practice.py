"""Rows of what grows out of the days: decisions, research, descriptions and the papers of them.

They belong to the archive, not to a day, and never travel with one.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.base import Language, Row, Words
from dialog_app.core.model.dissent import DissentWords
from dialog_app.core.model.editions import Edition


class DecidedAs(StrEnum):
    """What the rule proposes for a working method, and what people decide (measures §3.2)."""

    UNCHANGED = "unchanged"
    REVISED = "revised"
    NOT_YET = "not_yet"
    DISCUSSED = "discussed"
    TOO_LITTLE = "too_little"
    """Only ever proposed: too few services and answers for the rule to say anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodDecision(Row):
    """What people decided about one version of a working method, and what the rule proposed.

    `proposed` and `legal` came of the rule of `rule_version` and the numbers of `input_hash`
    (SHA-256, hex). `reason` is always there where `decided` differs. The newest `number` of a
    method stands; earlier ones are kept. `pros` is how many pros took part, never who.
    """

    method_id: str
    version_id: str
    number: int
    proposed: DecidedAs
    decided: DecidedAs
    legal: bool = False
    reason: str = ""
    conflict_of_interest: str = ""
    decided_on: datetime.date | None = None
    revisit_on: datetime.date | None = None
    pros: int = 0
    rule_version: str = ""
    input_hash: str = ""
    not_covered: str = ""
    language: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow(Row):
    """A row that belongs to a decision."""

    decision_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRole(DecisionRow):
    """How many of one role took part in a decision; never who."""

    role_code: str
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDissent(DissentWords, DecisionRow):
    """A særstandpunkt to a decision, worded by those who hold it."""


class ResearchFinding(StrEnum):
    """What research says; that nobody has looked is a finding that must be told too."""

    NOT_SEARCHED = "not_searched"
    NONE_FOUND = "none_found"
    SUPPORTS = "supports"
    MIXED = "mixed"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Research(Row):
    """What research says of a working method; at most one row each, none means not searched."""

    method_id: str
    finding: ResearchFinding = ResearchFinding.NOT_SEARCHED
    references: str = ""
    searched_on: datetime.date | None = None


class Fate(StrEnum):
    """What became of an advice from children."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_INCLUDED = "not_included"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFate(Row):
    """What became of an advice in a working method, and why; the advice itself never changes."""

    main_answer_id: str
    method_id: str
    fate: Fate
    why: str = ""


class Section(StrEnum):
    """The parts of a description of good practice, in the order they are read."""

    VALUES = "values"
    CHILD_VIEW = "child_view"
    METHODS = "methods"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Row):
    """A paragraph of the description of one code; its texts live in its versions.

    Those of the common base part belong to its own code and are shared by every description of the
    programme. `method_id` is empty for one that is about no method. One that was taken out has
    `withdrawn`; it and its versions are kept.
    """

    description_code: str
    section: Section
    position: int
    method_id: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphVersion(Row):
    """One wording of a paragraph; the newest `number` stands. Translations keep its sentences."""

    paragraph_id: str
    number: int
    text: Words
    written_in: Language = "nb"
    author_role: str = ""
    written_on: datetime.date | None = None
    reason: str = ""


class GroundKind(StrEnum):
    """What a sentence of a description can rest on; `about_id` is the id of such a row."""

    VALUE = "value"
    MAIN_ANSWER = "main_answer"
    METHOD_VERSION = "method_version"
    REWORDING = "rewording"
    ANSWERS = "answers"
    """`about_id` is the version of a method, answered across the services."""
    OBSTACLE = "obstacle"
    POSSIBILITY = "possibility"
    PROVISION = "provision"
    ARTICLE = "article"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding(Row):
    """Ties a sentence of one wording to what it rests on; `sentence` 0 is all of the paragraph.

    `day_id` is the day the row was said on, empty for what stands in no day.
    """

    paragraph_version_id: str
    kind: GroundKind
    about_id: str
    day_id: str = ""
    sentence: int = 0


class PaperKind(StrEnum):
    """The documents that grow out of the days."""

    DESCRIPTION = "description"
    RECOMMENDATION = "recommendation"
    BACK_TO_CHILDREN = "back_to_children"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow(Row):
    """A row of such a document.

    `about` is a description code, an addressee (`said.WhoCanChange`), or the id of a main answer or
    a method.
    """

    kind: PaperKind
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePaper(Edition, PaperRow):
    """One version of such a document: its state and hashes, as for minutes (`said.Minutes`)."""

    language: Language = "nb"
    comment_deadline: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coarsening(PaperRow):
    """How much coarser a table of a document is made, so that it gives nobody away.

    `table` is the table's own key, `level` 0 as fine as it can be.
    """

    table: str
    level: int
