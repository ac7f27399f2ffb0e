"""What two copies say of one part, in words: what it is, what it is about, and both sides of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dialog_app.core import codec
from dialog_app.core.formats import Voice
from dialog_app.core.merge.compare import Comparison, Difference
from dialog_app.core.merge.parts import (
    INFO,
    ORDER,
    ORDERED,
    ROUND,
    RUN,
    RUN_OF_ITEM,
    Part,
    in_place,
    standing,
)
from dialog_app.core.merge.states import Copy
from dialog_app.core.merge.values import Values
from dialog_app.core.model import days, said
from dialog_app.core.model.base import DayRow, Language
from dialog_app.core.register import Register

_LABELLED: Final = frozenset(
    {"category_code", "changed_by_role", "citation", "comment_deadline", "crc_article", "date"}
    | {"due", "effect", "ends_at", "group_id", "how_it_went", "leader"}
    | {"least_minutes", "merged_into", "minutes", "name", "needs_law_change", "needs_mandate"}
    | {"next_meeting", "notes", "outcome", "owner_name", "people", "phase"}
    | {"place", "position", "present", "printable", "programme_code", "pros"}
    | {"public_start", "reason", "recipients", "retention_reason", "retention_until", "same_as"}
    | {"second_category_code", "service_id", "service_ids", "severity", "staff", "starts_at"}
    | {"state", "status", "title", "until", "version_id", "warn_minutes"}
    | {"who", "who_can_change", "why", "words", "would_change", "zone"}
)
"""Fields that are told of beside the words of a row, each with a name in `merge.field`."""
_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Told:
    """A part in words: `kind` of thing, what it is `about`, and what each copy says.

    An empty text means that it is not there. `mine_by` and `theirs_by` are the random names of the
    laptops the rows were first written on, where they are known.
    """

    key: str
    kind: str
    about: str
    mine: str
    theirs: str
    mine_by: str
    theirs_by: str


class Teller:
    """Puts parts of a comparison into the words of one language."""

    def __init__(
        self, comparison: Comparison, register: Register, say: Voice, language: Language
    ) -> None:
        self._comparison = comparison
        self._say = say
        self._values = Values(comparison, register, say, language)

    def told(self, one: Difference) -> Told:
        """Return a part in words."""
        rows = [row for part in (one.mine, one.theirs) if part for row in part.rows]
        mine, theirs = self._comparison.mine, self._comparison.theirs
        return Told(
            one.key,
            self._kind(one.key),
            self._about(one.key, rows),
            self._side(mine, one.mine, one.theirs, one.key),
            self._side(theirs, one.theirs, one.mine, one.key),
            _by(one.mine),
            _by(one.theirs),
        )

    def _kind(self, key: str) -> str:
        if key.startswith(ORDER):
            return self._say("merge.kind.order")
        if key.startswith(INFO):
            return self._say("merge.kind.info")
        return self._say(f"merge.kind.{key.partition(':')[0]}")

    def _about(self, key: str, rows: Iterable[DayRow]) -> str:
        """Return the method, tool or other subject a part is about; empty for the day itself."""
        if key == RUN or key.startswith((INFO, ORDER)):
            return ""
        for row in rows:
            if isinstance(row, said.SubjectRow | days.DaySubject) and row.version_id:
                return self._values.subject(row.subject_kind, row.version_id)
            obstacle = self._values.obstacle(getattr(row, "obstacle_id", ""))
            if obstacle is not None and obstacle.version_id:
                return self._values.subject(obstacle.subject_kind, obstacle.version_id)
        return ""

    def _side(self, copy: Copy, part: Part | None, other: Part | None, key: str) -> str:
        if part is None:
            return ""
        if key == RUN:
            return self._run(copy)
        if key.startswith(INFO):
            return self._field(copy, key[len(INFO) :])
        if key.startswith(ORDER):
            names = [self._name(row) for _, row in in_place(part.rows)]
            return _cut(" · ".join(name for name in names if name))
        if key.startswith(ROUND):
            return self._round(part)
        main = "; ".join(filter(None, (self._name(row) for row in part.rows)))
        return _cut(" · ".join(filter(None, (main, *self._beside(part, other)))))

    def _run(self, copy: Copy) -> str:
        info = copy.day.info
        running = copy.day.running
        parts = [self._say(f"terms.day_state.{info.state}")]
        if running is not None:
            parts.append(running.title)
        done = len(copy.day.where(days.AgendaItem, _is_over))
        parts.append(self._say("merge.items_done", n=done))
        return " · ".join(parts)

    def _field(self, copy: Copy, name: str) -> str:
        value = self._values.value(days.DayInfo, name, codec.plain(copy.day.info)[name])
        return f"{self._values.label(name)}: {value or '–'}" if name in _LABELLED else value

    def _round(self, part: Part) -> str:
        asked = next(row for row in part.rows if isinstance(row, said.Round))
        answers = standing(row for row in part.rows if isinstance(row, said.Answer))
        whose = self._values.whose(asked)
        phase = self._say(f"terms.phase.{asked.phase}") if asked.phase else ""
        heading = " ".join(filter(None, (whose, phase)))
        present = self._say("merge.present", n=asked.present)
        return " · ".join(filter(None, (heading, present, *self._counts(answers))))

    def _counts(self, answers: Iterable[said.Answer]) -> Iterator[str]:
        rows = list(answers)
        if any(row.count is None for row in rows):
            (position, *_) = [row.position for row in rows if row.count is None]
            yield f"{self._say('terms.position.not_counted')}: {self._position(position)}"
            return
        for position in said.Position:
            count = sum(row.count or 0 for row in rows if row.position is position)
            if count:
                yield f"{self._position(position)} {count}"

    def _position(self, position: said.Position) -> str:
        return self._say(f"terms.position.{position}")

    def _name(self, row: DayRow) -> str:
        """Return what people call a row, or what it says."""
        if isinstance(row, said.ObstacleService | said.ObstacleSource):
            obstacle = self._values.obstacle(row.obstacle_id)
            words = obstacle.text if obstacle is not None else ""
            return f"«{words}»: {self._values.whose(row) or self._values.source(row)}"
        if isinstance(row, said.Link):
            return " → ".join(f"«{self._values.words(one)}»" for one in (row.from_id, row.to_id))
        if isinstance(row, said.Minutes):
            return f"{self._values.whose(row)}, {self._say('merge.version', n=row.version)}"
        if isinstance(row, days.DaySubject):
            return self._values.subject(row.subject_kind, row.version_id)
        for name in ("text", "title", "name", "words"):
            if words := getattr(row, name, ""):
                return str(words)
        return self._values.whose(row)

    def _beside(self, part: Part, other: Part | None) -> Iterator[str]:
        """Give what differs beside the words, or for one that stands alone whose it is."""
        row = part.rows[0]
        against = other.rows[0] if other is not None and other.rows else None
        if against is None:
            whose = self._values.whose(row)
            if whose and whose not in self._name(row):
                yield whose
            if isinstance(row, days.Attendance):
                yield str(row.present)
            return
        before, after = codec.plain(against), codec.plain(row)
        for name in after:
            if name in _LABELLED and before.get(name) != after[name] and not _is_place(row, name):
                value = self._values.value(type(row), name, after[name])
                yield f"{self._values.label(name)}: {value or '–'}"


def _is_over(row: days.AgendaItem) -> bool:
    return row.state is days.ItemState.DONE


def _is_place(row: DayRow, name: str) -> bool:
    """Tell whether a field only says where a row stands among others, or how it ran."""
    if isinstance(row, days.AgendaItem) and name in RUN_OF_ITEM:
        return True
    return name == "position" and isinstance(row, ORDERED)


def _by(part: Part | None) -> str:
    """Return the laptop a part was first written on, where its rows agree."""
    names = {row.origin for row in part.rows} if part is not None else set()
    return names.pop() if len(names) == 1 else ""


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
