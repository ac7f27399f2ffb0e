"""What was saved of a damaged archive, and what was not: kinds and counts, never words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialog_app.core.formats import Voice


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table were saved, and how many are known to be lost.

    `is_uncertain` tells that more may be lost, of which nobody can say how much. `stand_ins` are
    days and services that others pointed at and that got a new one in their place.
    """

    saved: Mapping[str, int]
    lost: Mapping[str, int]
    is_uncertain: bool = False
    stand_ins: int = 0

    @property
    def days(self) -> int:
        """How many days there are now."""
        return self.saved.get("day_info", 0)

    @property
    def is_whole(self) -> bool:
        """Whether everything was saved."""
        return not (any(self.lost.values()) or self.is_uncertain or self.stand_ins)


def told(done: Salvaged, say: Voice) -> Iterator[str]:
    """Give the report as sentences: what was saved, what was lost, and what nobody can tell."""
    yield say("backups.salvaged.days", n=done.days)
    lost = [f"{say(f'stored.kind.{kind}')}: {n}" for kind, n in sorted(done.lost.items()) if n]
    if lost:
        yield say("backups.salvaged.lost", kinds="; ".join(lost))
    if done.is_uncertain:
        yield say("backups.salvaged.uncertain")
    if done.stand_ins:
        name = say("backups.salvaged.stand_in")
        yield say("backups.salvaged.stand_ins", n=done.stand_ins, name=name)
    if done.is_whole:
        yield say("backups.salvaged.whole")
