"""The form of a decision: what people decide, why, and who took part in numbers."""

import datetime
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtWidgets import QHBoxLayout

from dialog_app.core import formats
from dialog_app.core.decide.commands import MORE_MOST, REASON_MOST, DecisionGiven, Proposed, decide
from dialog_app.core.decide.view import Standing, standing
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.practice import DecidedAs
from dialog_app.ui.across.decide.class_choice import ClassChoice, decided_word
from dialog_app.ui.across.decide.dates import past_date, read_or_none
from dialog_app.ui.across.decide.roles_part import RolesPart, people_number, roles_text
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

DATE_LIMIT: Final = 20
_NUMBER: Final = 6
_FAULTS: Final = {
    "decision.class_missing": "decided",
    "decision.reason_missing": "reason",
    "decision.legal_reason_missing": "reason",
    "decision.nobody": "roles",
    "decision.people_wrong": "roles",
    "decision.role_unknown": "roles",
    "decision.pros_wrong": "pros",
    "decision.date_later": "decided_on",
    "decision.revisit_before": "revisit_on",
    "decision.version_wrong": "version",
}


class Proposals(Protocol):
    """Where the rule's proposal for a version comes from."""

    def proposal(self, version_id: str) -> Proposed:
        """Return what the rule proposes for a version, of the numbers as they are now."""
        ...


class DecisionForm(Form):
    """Writes a new decision about a method; the one before it is kept."""

    def __init__(self, around: Around) -> None:
        self._at = dict(_FAULTS)
        super().__init__(around, "decision_form", self._at)
        self._method_id = ""
        self._proposals: Proposals | None = None
        self._proposed = Label("").wrapped()
        self._proposed.setObjectName("decision_form_proposed")
        self.add_part(self._proposed)
        self.add_part(Label(say("decide.rule_proposes"), "small", muted=True).wrapped())
        self._choice = ClassChoice()
        self.add("decided", say("decide.form.decided"), self._choice)
        self._choice.chosen.connect(self._on_chosen)
        self._legal = Label(say("decide.legal_not_yet"), "small").wrapped()
        self._legal.setObjectName("decision_form_legal")
        self.add_part(self._legal)
        self._area("reason", 4, REASON_MOST)
        self._version = Choice(say("decide.form.version"))
        self.add("version", say("decide.form.version"), self._version)
        self._version.activated.connect(self._on_chosen)
        self._roles = RolesPart(around.register)
        self.add("roles", say("decide.form.roles"), self._roles)
        self._roles.changed.connect(self._keep.ask)
        row = self.add_row()
        for name, limit in (("pros", _NUMBER), ("decided_on", DATE_LIMIT)):
            self._line(name, limit, row)
        self._line("revisit_on", DATE_LIMIT, row)
        self._area("not_covered", 2, MORE_MOST)
        self._area("conflict_of_interest", 2, MORE_MOST)
        self.end_fields()

    def open_for(
        self, method_id: str, proposals: Proposals, chosen: DecidedAs | None = None
    ) -> None:
        """Open for a method, with one thing chosen already if it was chosen by its key."""
        self._method_id, self._proposals = method_id, proposals
        there = standing(self.around.register, method_id)
        self._offer_versions(there)
        number = there.newest.row.number + 1 if there.newest else 1
        words = say("decide.form.heading", code=there.method.code, number=number)
        self.begin(words, f"decide:{method_id}", self._start(there))
        if chosen is not None:
            self._choice.choose(chosen)
            self._keep.ask()
        self._on_chosen()

    def values(self) -> Values:
        """Return what is written, by field."""
        chosen = self._choice.value
        return {
            **super().values(),
            "decided": chosen.value if chosen else "",
            "roles": self._roles.text(),
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Write values into the fields; fields not named are emptied."""
        super().fill(values)
        written = values.get("decided", "")
        known = {one.value: one for one in DecidedAs}
        self._choice.choose(known.get(written))
        self._roles.set_text(values.get("roles", ""))

    def submit(self, place: str) -> Refusal | None:
        """Keep the decision, and clear the draft with it."""
        values = self.values()
        chosen = self._choice.value
        if self._proposals is None or chosen is None:
            raise RuleBroken("decision.class_missing")
        now = today(self.around.now())
        proposal = self._proposals.proposal(values["version"])
        given = DecisionGiven(
            version_id=values["version"],
            decided=chosen,
            reason=values["reason"],
            roles=self._roles.numbers(),
            pros=people_number(values["pros"], "decision.pros_wrong"),
            conflict_of_interest=values["conflict_of_interest"],
            decided_on=self._date("decided_on", past_date, now) or now,
            revisit_on=self._date("revisit_on", read_or_none, now),
            not_covered=values["not_covered"],
            language=language(),
        )
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, decide, self._method_id, proposal, given)

    def _start(self, there: Standing) -> Values:
        """Return what stands in the fields of a new decision: who took part last, and today."""
        newest = there.newest
        roles = {row.role_code: row.present for row in newest.roles} if newest else {}
        # As the lines themselves write it, so that nothing touched is nothing to keep.
        self._roles.set_text(roles_text(roles))
        return {
            "decided": "",
            "reason": "",
            "version": there.version.id,
            "roles": self._roles.text(),
            "pros": str(newest.row.pros) if newest and newest.row.pros else "",
            "decided_on": formats.date(today(self.around.now())),
            "revisit_on": "",
            "not_covered": newest.row.not_covered if newest else "",
            "conflict_of_interest": newest.row.conflict_of_interest if newest else "",
        }

    def _offer_versions(self, there: Standing) -> None:
        versions = self.around.register.versions(there.method.id)
        newest_first = sorted(versions, key=lambda row: row.id != there.version.id)
        self._version.offer(
            [(say("decide.form.version_number", number=row.number), row.id) for row in newest_first]
        )
        self.show_fields(len(versions) > 1, "version")

    def _on_chosen(self) -> None:
        """Say what the rule proposes for the wording, and what «ikke nå» means beside a law."""
        self._keep.ask()
        if self._proposals is None:
            return
        proposal = self._proposals.proposal(str(self._version.value()))
        told = decided_word(proposal.proposed)
        self._proposed.setText(say("decide.proposed", words=told))
        not_yet = self._choice.value is DecidedAs.NOT_YET
        self._legal.setVisible(proposal.legal and not_yet)
        differs = self._choice.value not in {None, proposal.proposed}
        must = differs or (proposal.legal and not_yet)
        hint = say("decide.form.reason_must" if must else "decide.form.reason_may")
        part = self._fields["reason"].part
        if isinstance(part, TextArea):
            part.setPlaceholderText(hint)

    def _date(
        self,
        name: str,
        read: Callable[[str, datetime.date], datetime.date | None],
        now: datetime.date,
    ) -> datetime.date | None:
        try:
            return read(self.values()[name], now)
        except RuleBroken as wrong:
            self._at[wrong.code] = name
            raise

    def _line(self, name: str, limit: int, row: QHBoxLayout) -> None:
        words = say(f"decide.form.{name}")
        self.add(name, words, TextField(words, limit=limit), row=row)

    def _area(self, name: str, lines: int, limit: int) -> None:
        words = say(f"decide.form.{name}")
        area = TextArea(words, limit=limit)
        area.set_lines(lines)
        self.add(name, words, area)
        self._fields[name].remark_on(named_remark(self.around, "held"))
