"""A picture across services as a value: rows of methods, columns of services, and cells.

It holds protected things only: what a cell does not tell is not in it.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from dialog_app.core.across.columns import Column
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.lines import Line
from dialog_app.core.measures import Label
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import ProtectedTally


class Why(StrEnum):
    """Why a cell has no word."""

    NOT_ASKED = "not_asked"
    OTHER_VERSION = "other_version"
    """The service answered, but on another version than the row's."""
    TOO_FEW = "too_few"
    UNCOUNTED = "uncounted"
    """A majority was noted, and nobody counted."""
    ONLY_NUMBER = "only_number"
    """Only how many answered may be told, so the answers stand as text."""
    NO_WORD = "no_word"
    """The counts may be told, but every word would tell what they keep back."""
    BESIDE = "beside"
    """Another round of the same people is told, and the difference would give a few away."""


class Cell(NamedTuple):
    """What may be told of one service and one row; `why` is None where a word stands.

    `date`, `version_id` and `number` (the version's) are those of the round it comes from.
    """

    why: Why | None
    told: ProtectedTally | None = None
    date: datetime.date | None = None
    day_id: str = ""
    version_id: str = ""
    number: int = 0
    phase: Phase = Phase.NONE

    @property
    def word(self) -> Label | None:
        """The word that stands in the cell, or None."""
        return self.told.word if self.told is not None else None

    @property
    def answered(self) -> bool:
        """Whether the service was asked about the row's version in this round."""
        return self.why not in {Why.NOT_ASKED, Why.OTHER_VERSION}


NOT_ASKED: Final = Cell(Why.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Row:
    """A working method, on one version or on all of them, with a cell for each column.

    `words` says for how many services each word stands, `numbers` which versions the answers were
    given to (their numbers, highest first). `reasons` counts why cells have no word.
    """

    line: Line
    cells: tuple[Cell, ...]
    words: Counter[Label] = field(init=False, repr=False, compare=False)
    reasons: Counter[Why] = field(init=False, repr=False, compare=False)
    numbers: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Counted once: a picture is put in order and remarked on again after every answer.
        told = [cell.told.word for cell in self.cells if cell.told is not None]
        object.__setattr__(self, "words", Counter([word for word in told if word is not None]))
        whys = [cell.why for cell in self.cells]
        object.__setattr__(self, "reasons", Counter([why for why in whys if why is not None]))
        numbers = {cell.number for cell in self.cells if cell.date is not None}
        object.__setattr__(self, "numbers", tuple(sorted(numbers, reverse=True)))

    @property
    def answered(self) -> int:
        """How many services were asked."""
        return len(self.cells) - self.reasons[Why.NOT_ASKED] - self.reasons[Why.OTHER_VERSION]

    @property
    def asked(self) -> bool:
        """Whether any service was asked."""
        return self.answered > 0

    @property
    def hidden(self) -> int:
        """How many services were asked and have nothing that may be told."""
        return self.reasons[Why.TOO_FEW] + self.reasons[Why.UNCOUNTED] + self.reasons[Why.BESIDE]


class RemarkKind(StrEnum):
    """What must be said about a picture, in the order it is said; `n` counts what it names."""

    NO_METHODS = "no_methods"
    NO_ANSWERS = "no_answers"
    """Nothing was answered anywhere on what the code covers."""
    NOTHING_LEFT = "nothing_left"
    """There are answers, but none the filter lets through."""
    ALL_HIDDEN = "all_hidden"
    """There are answers, and not one of them may be told; `n` services."""
    ONE_SERVICE = "one_service"
    PLACE_WOULD_NAME = "place_would_name"
    """`n` services are kept back: with a place beside them they would be known."""
    VERSIONS_TOGETHER = "versions_together"
    """In `n` rows answers to several versions stand side by side."""
    OTHER_VERSIONS = "other_versions"
    """`n` cells are empty because the service answered another version."""
    NONE_ALIKE = "none_alike"
    """No two services answered the same version of any method."""
    SAME_NAME = "same_name"
    """`n` services share their name with another, and have their place beside it."""
    BESIDE = "beside"
    """`n` rounds are kept back because of another round of the same people."""
    MANY_METHODS = "many_methods"
    GROUPS = "groups"
    """`n` mixed groups answered too; they are no service."""
    OPEN_DAYS = "open_days"
    """`n` days with answers are not closed: only their ended rounds are counted."""


@dataclass(frozen=True, slots=True)
class PictureRemark:
    """One thing that must be said about a picture."""

    kind: RemarkKind
    n: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows are methods, most divided first; columns are services; see `picture`.

    `open_days` and `groups` are how many days are not closed, and how many mixed groups answered.
    """

    code: str
    filter: Filter
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    open_days: int
    groups: int
    remarks: tuple[PictureRemark, ...] = ()

    @property
    def together(self) -> bool:
        """Whether answers to different versions stand in one row; it must be said where so."""
        return self.filter.version is VersionChoice.TOGETHER

    def remark(self, kind: RemarkKind) -> PictureRemark | None:
        """Return the remark of this kind, or None."""
        return next((one for one in self.remarks if one.kind is kind), None)
