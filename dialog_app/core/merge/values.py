"""How the fields of rows read: values of the code as terms, ids as what they lead to."""

from dataclasses import dataclass
from typing import Any, Final

from dialog_app.core.formats import Voice
from dialog_app.core.merge.compare import Comparison
from dialog_app.core.model import catalogue, days, said
from dialog_app.core.model.base import DayRow, Language, SubjectKind
from dialog_app.core.register import Register
from dialog_app.core.step_words import subject_name

_TERMS: Final = {
    "status": "terms.obstacle_status",
    "state": "terms.item_state",
    "severity": "terms.severity",
    "position": "terms.position",
    "phase": "terms.phase",
    "outcome": "since.outcome",
}
_STATES: Final = {
    said.Action: "terms.action_state",
    said.Trial: "terms.trial_state",
    said.Minutes: "terms.minutes_state",
    said.ObstacleSource: "terms.source_status",
}


@dataclass(frozen=True, slots=True)
class _Named:
    service_id: str = ""
    group_id: str = ""


class Values:
    """Says what the fields of rows of two copies hold, in the words of one language."""

    def __init__(
        self, comparison: Comparison, register: Register, say: Voice, language: Language
    ) -> None:
        self._comparison = comparison
        self._register = register
        self._say = say
        self._language: Language = language

    def whose(self, row: Any) -> str:
        """Return the group or the service a row is of; empty where it is of none."""
        group = self._find(days.Group, getattr(row, "group_id", ""))
        if group is not None:
            return str(group.name)
        service_id = getattr(row, "service_id", "")
        return self._register.full_name(service_id) if self._is_known(service_id) else ""

    def _is_known(self, service_id: str) -> bool:
        return bool(service_id) and self._register.service(service_id) is not None

    def source(self, row: DayRow) -> str:
        """Return what a source is cited by; empty for any other row."""
        if not isinstance(row, said.ObstacleSource):
            return ""
        known = self._register.find(catalogue.Provision, row.provision_id)
        return row.citation or (f"{known.short_name} {known.section}" if known is not None else "")

    def words(self, row_id: str) -> str:
        """Return what an obstacle, a possibility or an action says."""
        for kind in (said.Obstacle, said.Possibility, said.Action):
            row = self._find(kind, row_id)
            if row is not None:
                return str(row.text)
        return "…"

    def obstacle(self, row_id: str) -> said.Obstacle | None:
        """Return an obstacle of either copy."""
        found: said.Obstacle | None = self._find(said.Obstacle, row_id)
        return found

    def _find(self, kind: Any, row_id: str) -> Any:
        mine, theirs = self._comparison.mine.day, self._comparison.theirs.day
        return (mine.find(kind, row_id) or theirs.find(kind, row_id)) if row_id else None

    def label(self, name: str) -> str:
        """Return what a field is called."""
        return self._say(f"merge.field.{name}")

    def value(self, kind: type[DayRow], name: str, value: Any) -> str:
        """Return a value as people read it."""
        if value in ("", None):
            return ""
        if name in ("state", "status") and kind in _STATES:
            return self._say(f"{_STATES[kind]}.{value}")
        if name in _TERMS and isinstance(value, str):
            return self._say(f"{_TERMS[name]}.{value}")
        return self._pointed_at(name, value) or self._plain(value)

    def _pointed_at(self, name: str, value: Any) -> str:
        """Return what people call what a field points at; empty for a field that points nowhere."""
        if name in ("service_id", "group_id"):
            return self.whose(_Named(**{name: value}))
        if name in ("merged_into", "same_as"):
            return f"«{self.words(value)}»"
        if name == "category_code":
            return self._category(value)
        return self.subject(SubjectKind.METHOD, value) if name == "version_id" else ""

    def _plain(self, value: Any) -> str:
        if isinstance(value, list):
            known = [self._register.full_name(one) for one in value if self._is_known(one)]
            return "; ".join(known or value)
        if isinstance(value, str) and len(value) == len("2026-11-21") and value[4:5] == "-":
            year, month, day = value.split("-")
            return f"{day}.{month}.{year}"
        return str(value)

    def _category(self, code: str) -> str:
        found = self._register.where(catalogue.ObstacleCategory, lambda row: row.code == code)
        return found[0].title.best(self._language) if found else code

    def subject(self, kind: SubjectKind, version_id: str) -> str:
        """Return a subject as people call it."""
        return subject_name(self._register, kind, version_id, self._language)
