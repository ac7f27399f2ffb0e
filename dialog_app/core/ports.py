"""What the core needs from the outside, and what the desk needs from an archive."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Language
from dialog_app.core.model.days import DayKind, DayState
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.search import Hit

if TYPE_CHECKING:
    from dialog_app.core.across.live import LivePictures
    from dialog_app.core.across.whole import Pieces

REGISTER = ""
"""The scope of steps outside any day; every other scope is a day's id."""


class Laptop(Protocol):
    """The laptop at work: its name in the record, new ids, and the time."""

    @property
    def name(self) -> str:
        """The random name rows are marked with; says nothing about a person."""
        ...

    def new_id(self) -> str:
        """Return a new random id, never time-ordered."""
        ...

    def now(self) -> datetime.datetime:
        """Return the time in UTC; never runs backwards while the program is open."""
        ...


Deed = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: what was done, when, and to which earlier line it refers.

    An `undo` or `redo` line carries the step as it was applied, and `target` is the number of
    the `do` line it takes back or does again. `step` is None in a closed day's stripped lines.
    """

    number: int
    deed: Deed
    at: datetime.datetime
    step: Step | None
    target: int = 0


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day as the list of days shows it."""

    id: str
    date: datetime.date
    kind: DayKind
    title: str
    place: str
    state: DayState
    services: tuple[str, ...]
    service_ids: tuple[str, ...] = ()
    previous_day_id: str = ""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A version of a document as it was approved: the document as JSON, the bytes of its PDF."""

    content: str
    pdf: bytes


class Store(Protocol):
    """Where steps go: each is one transaction, on disk when the call returns.

    Every call raises `StoreFailed` when the disk fails; memory must then stay as it was.
    """

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Write the step's rows and its journal line, and clear the draft of place `draft`."""
        ...

    def journal(self, scope: str) -> Sequence[Entry]:
        """Return the journal of a scope, oldest first."""
        ...

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        """Keep half-written text; empty text clears it."""
        ...

    def drafts(self, scope: str) -> dict[str, str]:
        """Return the half-written texts of a scope by place."""
        ...


class Across(Protocol):
    """What an archive can tell across its days; every call may raise `StoreFailed`."""

    def service_days(self, service_id: str) -> Sequence[Day]:
        """Return the days a service takes part in, oldest first, as `narrow.of_service`."""
        ...

    def version_days(self, version_ids: Collection[str]) -> Sequence[Day]:
        """Return the days these versions were treated on, oldest first, as `narrow.of_versions`."""
        ...

    def provision_days(self, provision_id: str) -> Sequence[Day]:
        """Return the days with an obstacle a provision is behind, as `narrow.of_provision`."""
        ...

    def article_days(self, article: str) -> Sequence[Day]:
        """Return the days with an obstacle that names an article, as `narrow.of_article`."""
        ...

    def kind_days(self, kinds: Collection[type[DayRow]]) -> Sequence[Day]:
        """Return every day, oldest first, with its info and its rows of `kinds` alone."""
        ...

    def sums(self) -> Sequence[RoundSum]:
        """Return every answered round of every day with its counts, in no promised order."""
        ...

    def pictures(self) -> "LivePictures":
        """Return the pictures across services; the same object as long as it can be."""
        ...

    def role_sums(self) -> Sequence[RoleSum]:
        """Return what each role answered in each counted round, in no promised order."""
        ...

    def written(self) -> object:
        """Return what equals what was returned before only while nothing has been written."""
        ...

    def pieces(self, kinds: Collection[type[DayRow]]) -> "Pieces":
        """Return what reads all days with rows of `kinds`, and all answers, piece by piece."""
        ...

    def moves(self) -> Sequence[MoveSum]:
        """Return the moves by card that were kept of every closed day, in no promised order."""
        ...

    def found(self, typed: str, limit: int, language: Language) -> Sequence[Hit]:
        """Return what has, for each word typed, a word that begins so (`core.search`).

        Kinds come in the order of `search.KINDS`, at most `limit` of each; within a kind the
        newest days come first, then what its title was found by. Any text may be typed.
        """
        ...


class Archive(Store, Protocol):
    """An open archive."""

    def days(self) -> Sequence[DayLine]:
        """Return all days, newest first."""
        ...

    def day(self, day_id: str) -> Day:
        """Load one day whole."""
        ...

    def register(self) -> Register:
        """Load catalogue and services."""
        ...

    @property
    def across(self) -> Across:
        """What is read across the days."""
        ...

    def close_day(self, day: Day, step: Step) -> Entry:
        """Write the closing step, strip the day's journal and replace its backups."""
        ...

    def approve(self, day_id: str, step: Step, minutes_id: str, paper: KeptPaper) -> Entry:
        """Write the approving step and its paper; what was struck leaves the day's journal."""
        ...

    def paper(self, minutes_id: str) -> KeptPaper | None:
        """Return the paper of an approved version as it was kept, or None."""
        ...

    def issue(self, step: Step, practice_paper_id: str, paper: KeptPaper) -> Entry:
        """Write the step that approves what grew out of the days, and what is kept of it."""
        ...

    def issued(self, practice_paper_id: str) -> KeptPaper | None:
        """Return what was kept of an approved version of it, or None."""
        ...

    def rest(self) -> None:
        """Bring everything into the one file while nothing is going on."""
        ...

    def close(self) -> None:
        """Leave the archive whole in one file and let go of it."""
        ...


class StoreFailed(Exception):
    """The disk failed us.

    `kind` is full, locked, read_only, gone, broken, newer, not_ours or unknown; and of encrypted
    archives passphrase_needed, passphrase_wrong, passphrase_none, recovery_key_wrong,
    recovery_key_none, recovery_key_typo, envelope_missing, envelope_broken, memory, encrypted or
    not_encrypted.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
