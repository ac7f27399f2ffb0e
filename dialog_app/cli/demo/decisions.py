"""What the owners of the programme have decided after the days, and the marks around it."""

import datetime
from collections.abc import Iterable

from dialog_app.cli.demo.script import Line
from dialog_app.core.decide.commands import DecisionGiven, decide
from dialog_app.core.decide.dissents import add_dissent
from dialog_app.core.decide.fate import FateGiven, set_fate
from dialog_app.core.decide.known import Known, known
from dialog_app.core.decide.research import ResearchGiven, set_research
from dialog_app.core.decide.view import newest_decision
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.model.practice import DecidedAs, Fate, ResearchFinding
from dialog_app.desk.session import Session


def decide_all(session: Session, lines: Iterable[Line], today: datetime.date) -> None:
    """Decide about the methods as the lines say, with what the rule proposes of the days so far."""
    there = known(session.register, session.across)
    codes = {row.code: row.id for row in session.register.methods}
    for line in lines:
        _decide(session, there, codes[line["method"]], line, today)


def _decide(
    session: Session, there: Known, method_id: str, line: Line, today: datetime.date
) -> None:
    desk = session.register_desk
    version_id = session.register.newest(method_id).id
    decided_on = _on(today, line["days_from_today"])
    given = DecisionGiven(
        version_id=version_id,
        decided=DecidedAs(line["decided"]),
        reason=line.get("reason", ""),
        roles=line["roles"],
        pros=line["pros"],
        conflict_of_interest=line.get("conflict_of_interest", ""),
        decided_on=decided_on,
        revisit_on=decided_on + datetime.timedelta(days=line["revisit_in_days"]),
        not_covered=line.get("not_covered", ""),
    )
    desk.run(decide, method_id, there.proposal(version_id), given)
    row = newest_decision(session.register, method_id)
    for held in line.get("dissents", ()):
        if row is not None:
            desk.run(add_dissent, row.id, DissentGiven(**held))
    advice = session.register.advice(method_id)
    for answer, told in zip(advice, line.get("fates", ()), strict=False):
        fate = FateGiven(Fate(told["fate"]), told.get("why", ""))
        desk.run(set_fate, answer.id, method_id, fate)
    if "research" in line:
        desk.run(set_research, method_id, _research(line["research"], today))


def _research(line: Line, today: datetime.date) -> ResearchGiven:
    return ResearchGiven(
        finding=ResearchFinding(line["finding"]),
        references=line.get("references", ""),
        searched_on=_on(today, line["searched_days_from_today"]),
    )


def _on(today: datetime.date, days: int) -> datetime.date:
    return today + datetime.timedelta(days=days)
