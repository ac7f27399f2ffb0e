"""How services answered: how many of them each word fits, and never what people answered.

Only the words that the minutes of each service may print are counted, so that whoever has read
the minutes of all but one learns nothing of that one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.measures import Label
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import protected_word
from dialog_app.core.publish.fit import OTHERS
from dialog_app.core.publish.table import (
    Given,
    PublishedTable,
    RawTable,
    Shape,
    Unit,
    raw_table,
)
from dialog_app.core.story.method import LEAST_SERVICES

ROW: Final = "services"
"""The only row of the tables made here: each service is counted once."""
_LATEST_FIRST: Final = (Phase.AFTER, Phase.BEFORE, Phase.NONE)


@dataclass(frozen=True, slots=True)
class Answered:
    """The services that answered one wording, and how many of them each word fits.

    `words` holds only what fits at least three services, most services first; `older` says that
    there is a newer wording, which nobody has answered yet. `raw` is what is told as a table that
    is yet to pass protection.
    """

    services: int
    words: tuple[tuple[Label, int], ...] = ()
    older: bool = False
    raw: RawTable | None = None

    @property
    def few(self) -> bool:
        """Whether so few services answered that nothing may be told."""
        return self.services < LEAST_SERVICES

    @property
    def others(self) -> int:
        """How many services none of the words told fits, or who have no word."""
        return self.services - sum(count for _, count in self.words)


def answered_method(ground: Ground, method_id: str) -> Answered | None:
    """Return how the newest wording of a method that was answered was; None where none was.

    Wordings are never added together: people answered to what they read.
    """
    newest_first = ground.register.versions(method_id)[::-1]
    for place, version in enumerate(newest_first):
        found = answered(ground, Subject(SubjectKind.METHOD, version.id))
        if found is not None:
            return replace(found, older=place > 0)
    return None


def answered(ground: Ground, subject: Subject) -> Answered | None:
    """Return how services answered a subject, each as it answered last; None where none did.

    The round after the dialogue counts where a service has one. A group of several services is
    no service, and is not counted.
    """
    return ground.once(("answered", subject), lambda: _answered(ground, subject))


def _answered(ground: Ground, subject: Subject) -> Answered | None:
    word_of = {
        service: protected_word(one.tally) if one.tally is not None else None
        for service, one in _last(ground.sums_by_subject.get(subject, ())).items()
    }
    if not word_of:
        return None
    if len(word_of) < LEAST_SERVICES:
        return Answered(len(word_of))
    counted = Counter(word_of.values())
    words = [word for word in Label if counted[word] >= LEAST_SERVICES]
    raw = _table(subject, word_of, words)
    told = sorted(((word, counted[word]) for word in words), key=lambda one: -one[1])
    return Answered(len(word_of), tuple(told), raw=raw)


def _table(
    subject: Subject, word_of: Mapping[str, Label | None], words: list[Label]
) -> RawTable | None:
    """Return the numbers that are told of it as a table; a rest of one or two is not told."""
    given = [
        Given(ROW, word.value if word is not None and word in words else OTHERS, service, 1)
        for service, word in word_of.items()
    ]
    rest = sum(one.column == OTHERS for one in given)
    is_told = rest >= LEAST_SERVICES
    columns = (*(word.value for word in words), *((OTHERS,) if is_told else ()))
    if not columns:
        return None
    shape = Shape(
        key=f"answers:{subject.version_id}",
        title="give_back.table.answers",
        rows=(ROW,),
        columns=columns,
        unit=Unit.SERVICES,
        column_groups={word.value: OTHERS for word in words[1:]},
    )
    return raw_table(shape, (one for one in given if one.column in columns))


def without_hidden(found: Answered, table: PublishedTable) -> Answered:
    """Return an answer with only the numbers a table of it tells; what is hidden is not told."""
    told = tuple((word, count) for word, count in found.words if table.of(ROW, word.value) == count)
    return replace(found, words=told)


def _last(sums: Iterable[RoundSum]) -> dict[str, RoundSum]:
    """Return the sum that counts of each service: after before before, else the newest."""
    found: dict[str, RoundSum] = {}
    for one in sums:
        before = found.get(one.service_id)
        if before is None or _rank(one) >= _rank(before):
            found[one.service_id] = one
    return found


def _rank(one: RoundSum) -> tuple[int, object]:
    return -_LATEST_FIRST.index(one.phase), one.date
