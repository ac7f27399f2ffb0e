"""What a step is, in words: its label filled with the names of what its rows are about.

The log, undo and redo say a step with the same words. Commands need give no names: what a step
is about stands in its rows. Nothing anybody wrote is repeated but titles and names of the plan.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dialog_app.core.day import Day
from dialog_app.core.formats import Phrase, letter
from dialog_app.core.model.base import Language, Row, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.days import AgendaItem, Group, Wall
from dialog_app.core.model.minutes import Dissent, MinutesChange
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowUp,
    Link,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)
from dialog_app.core.model.services import Service
from dialog_app.core.plain import shortened
from dialog_app.core.record import Change, Step
from dialog_app.core.register import Register
from dialog_app.core.tables import table_name

LONGEST: Final = 60
_WORDED: Final = (Obstacle, Possibility, Action, Reason, Note, Rewording, Dissent)
_TOLD: Final = (*_WORDED, Trial, FollowUp)
_TERMS: Final = {
    "position": "terms.position",
    "no_position": "terms.no_position",
    "phase": "terms.phase",
    "severity": "terms.severity",
    "source_status": "terms.source_status",
    "obstacle_status": "terms.obstacle_status",
    "action_state": "terms.action_state",
    "trial_state": "terms.trial_state",
    "method_state": "terms.method_state",
    "minutes_state": "terms.minutes_state",
    "paper_kind": "issue.kind",
    "decided_as": "terms.decided_as",
    "research_finding": "terms.research_finding",
    "fate": "terms.fate",
    "outcome": "since.outcome",
}
"""Facts that are values of the code, and where their words stand."""

Found = Iterator[tuple[str, object]]


@dataclass(frozen=True)
class StepWords:
    """Says steps of one day (or of the register, without a day) in one language.

    `seen` are rows that may be gone by now, so that steps about them can still be told; `own`
    are those of the step that is being told.
    """

    register: Register
    language: Language
    day: Day | None = None
    seen: Mapping[str, Row] = field(default_factory=dict)
    own: Mapping[str, Row] = field(default_factory=dict)

    def phrase(self, step: Step) -> Phrase:
        """Return a step as a phrase: its label, with names for the ids its rows hold."""
        told = replace(self, own={change.row.id: change.row for change in step.changes})
        given = {name: self._given(step, name, value) for name, value in step.facts.items()}
        return Phrase(step.label, {**told.about(step.changes), **given})

    def about(self, changes: Iterable[Change]) -> dict[str, object]:
        """Return what changed rows are about; the one that a step is most about wins."""
        facts = self._nothing()
        kept = tuple(changes)
        # What stood on the wall before goes into its history, and is not what the step is about.
        shown = tuple(change for change in kept if isinstance(change.row, Wall))
        for change in sorted(shown or kept, key=_weight):
            facts.update(self._told(change.row))
        return facts

    def _nothing(self) -> dict[str, object]:
        """Return the words where a step names no service, method or thing."""
        gone = Phrase("log.gone")
        return {
            "service": Phrase("log.all_services"),
            "subject": Phrase("log.whole_day"),
            **dict.fromkeys(("thing", "one", "other"), gone),
            "number": 0,
        }

    def _told(self, row: Row) -> Found:
        if isinstance(row, Answer):
            # Its round says who was asked about what.
            yield from self._fields(self._row(row.round_id))
        if isinstance(row, ObstacleService | ObstacleSource):
            yield "thing", self._thing(row.obstacle_id)
        if isinstance(row, Link):
            yield "one", self._thing(row.from_id)
            yield "other", self._thing(row.to_id)
        if isinstance(row, _WORDED):
            yield "thing", thing(row)
        if isinstance(row, MinutesChange) and row.row_id:
            yield "thing", self._thing(row.row_id)
        yield from self._fields(row)

    def _fields(self, row: Row | None) -> Found:
        for name, told in self._readers().items():
            value = getattr(row, name, None)
            if value:
                yield from told(row, value)

    def _readers(self) -> Mapping[str, Callable[[Any, Any], Found]]:
        """Return how fields are told, by the name they have in any row."""
        return {
            "service_id": lambda _row, value: _named("service", self._service(value)),
            "group_id": lambda _row, value: _named("service", self._group(value)),
            "version_id": lambda row, _value: _named("subject", self._subject(row)),
            "name": lambda _row, value: _named("name", _cut(str(value))),
            "item_id": lambda _row, value: _named("title", self._item(value)),
            "title": lambda row, _value: _named("title", self._title(row)),
            "category_code": lambda _row, value: _named("category", self._category(value)),
            "phase": lambda _row, value: _term("phase", value),
            "severity": lambda _row, value: _term("severity", value),
            "status": lambda row, value: _term(_status_of(row), value),
            "state": lambda row, value: _term(f"{table_name(type(row))}_state", value),
            "present": lambda _row, value: _named("number", value),
        }

    def _given(self, step: Step, name: str, value: str | int) -> object:
        if name in _TERMS and isinstance(value, str):
            return Phrase(f"{_TERMS[name]}.{value}")
        if name == "title":
            return self._own_title(step, str(value))
        return _cut(value) if isinstance(value, str) else value

    def _own_title(self, step: Step, title: str) -> str:
        """Return the title of an item in the language asked for, where the step changes it."""
        rows = (change.row for change in step.changes)
        items = (row for row in rows if isinstance(row, AgendaItem) and row.title == title)
        item = next(items, None)
        return self._title(item) if item is not None else _cut(title)

    def _title(self, row: Row) -> str:
        if not isinstance(row, AgendaItem):
            return _cut(str(getattr(row, "title", "")))
        return _cut(Words(row.title, row.title_nn, row.title_en).best(self.language))

    def _item(self, item_id: str) -> str:
        row = self._row(item_id)
        return self._title(row) if row is not None else ""

    def _service(self, service_id: str) -> str:
        if self.register.find(Service, service_id) is None:
            return ""
        among = self.day.service_ids if self.day is not None else ()
        known = [one for one in among if self.register.find(Service, one) is not None]
        return _cut(self.register.name_among(service_id, known))

    def _group(self, group_id: str) -> str:
        row = self._row(group_id)
        return _cut(row.name) if isinstance(row, Group) else ""

    def _subject(self, row: Any) -> str:
        # What was changed in the plan knows its method, and no other kind of subject.
        kind = getattr(row, "subject_kind", SubjectKind.METHOD)
        return _cut(subject_name(self.register, kind, row.version_id, self.language))

    def _category(self, code: str) -> str:
        found = self.register.category(code)
        return found.title.best(self.language) if found is not None else code

    def _thing(self, row_id: str) -> Phrase:
        row = self._row(row_id)
        return thing(row) if isinstance(row, _TOLD) else Phrase("log.gone")

    def _row(self, row_id: str) -> Row | None:
        kinds = (*_TOLD, Round, AgendaItem, Group)
        found = (self.day.find(kind, row_id) for kind in kinds) if self.day is not None else ()
        return next((row for row in found if row is not None), self._gone(row_id))

    def _gone(self, row_id: str) -> Row | None:
        return self.own.get(row_id) or self.seen.get(row_id)


def subject_name(register: Register, kind: SubjectKind, version_id: str, language: Language) -> str:
    """Return a subject as people call it: «G4 Avtale før deling»; empty where it is not known."""
    subject = Subject(SubjectKind(kind), version_id)
    method = register.find(MethodVersion, version_id)
    if subject.kind is SubjectKind.METHOD and method is not None:
        code = register.one(WorkingMethod, method.method_id).code
        return f"{code} {method.title.best(language)}"
    tool = register.find(ToolVersion, version_id) or register.find(Value, version_id)
    if tool is not None:
        return tool.title.best(language)
    answer = register.find(MainAnswer, version_id)
    return answer.text.best(language) if answer is not None else ""


def thing(row: Row) -> Phrase:
    """Return what people call a thing that was said: «hindring 3», «mulighet b»."""
    number = int(getattr(row, "number", 0))
    mark = letter(max(0, number - 1)) if isinstance(row, Possibility) else str(number)
    return Phrase(f"log.thing.{table_name(type(row))}", {"mark": mark})


def _weight(change: Change) -> tuple[bool, bool, bool]:
    """Return how much a step is about a change: least where a row only follows along.

    What was done to minutes is said by the row that tells of it, whatever else it led to.
    """
    told = isinstance(change.row, MinutesChange)
    return told, None in (change.before, change.after), isinstance(change.row, _WORDED)


def _status_of(row: Row) -> str:
    """Return what the status of a row is called; a source is known without its obstacle."""
    name = "source" if isinstance(row, ObstacleSource) else table_name(type(row))
    return f"{name}_status"


def _named(name: str, value: object) -> Found:
    if value:
        yield name, value


def _term(name: str, value: str) -> Found:
    if name in _TERMS:
        yield name, Phrase(f"{_TERMS[name]}.{value}")


def _cut(text: str) -> str:
    """Return a name in at most 60 characters."""
    return shortened(text, LONGEST)
