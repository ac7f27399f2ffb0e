"""How services answered: how many of them each word fits, and never what people answered.

Only the words that the minutes of each service may print are counted, so that whoever has read
the minutes of all but one learns nothing of that one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.measures import Label
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import protected_word
from dialog_app.core.story.method import LEAST_SERVICES

_LATEST_FIRST: Final = (Phase.AFTER, Phase.BEFORE, Phase.NONE)


@dataclass(frozen=True, slots=True)
class Answered:
    """The services that answered one wording, and how many of them each word fits.

    `words` holds only what fits at least three services, most services first; `older` says that
    there is a newer wording, which nobody has answered yet.
    """

    services: int
    words: tuple[tuple[Label, int], ...] = ()
    older: bool = False

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
            return Answered(found.services, found.words, older=place > 0)
    return None


def answered(ground: Ground, subject: Subject) -> Answered | None:
    """Return how services answered a subject, each as it answered last; None where none did.

    The round after the dialogue counts where a service has one. A group of several services is
    no service, and is not counted.
    """
    last = _last(one for one in ground.sums if one.subject == subject and one.service_id)
    if not last:
        return None
    if len(last) < LEAST_SERVICES:
        return Answered(len(last))
    counted = Counter(protected_word(one.tally) for one in last.values() if one.tally is not None)
    told = [(word, counted[word]) for word in Label if counted[word] >= LEAST_SERVICES]
    return Answered(len(last), tuple(sorted(told, key=lambda one: -one[1])))


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
