"""What is answered and said on the day that is photographed."""

from dialog_app.cli.demo.script import Act, Line
from dialog_app.core.commands import answers, findings, turns
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase, Side
from dialog_app.core.model.said import Position, SourceEffect, SourceStatus
from dialog_app.core.register import Register
from dialog_app.core.turns import waiting
from dialog_app.desk.desk import Desk

COUNTS = ((4, 2, 1, 0), (4, 0, 3, 1), (2, 1, 0, 0))
MANY = 3


def count_some(desk: Desk[Day]) -> None:
    """Count answers of the first services on the first method."""
    day = desk.record
    for service_id, counts in zip(day.service_ids, COUNTS, strict=False):
        asked = answers.Asked(service_id, _subject(desk), day.phase or Phase.BEFORE)
        for position, count in zip(Position, counts, strict=True):
            desk.run(answers.set_count, asked, position, count)


def say_some(desk: Desk[Day], register: Register) -> None:
    """Say a few lines of the demonstration's first day about the first method of this one."""
    act = Act.load("dialogdag")
    about = _about(desk)
    for line in act.reasons[:MANY]:
        position = Position(line["position"])
        desk.run(findings.add_reason, about, line["text"], position, desk.record.phase)
    for line in [line for line in act.obstacles if "source" in line][:MANY]:
        source = _source(line, register)
        desk.run(findings.add_obstacle, about, line["text"], line["category"], source)
    for line, obstacle in zip(act.possibilities, desk.record.obstacles[:2], strict=False):
        desk.run(findings.add_possibility, about, line["text"], [obstacle.id])
    for line, origin in zip(act.actions, desk.record.possibilities, strict=False):
        plan = ActionPlan(who=line.get("who", ""), due=desk.record.info.date)
        desk.run(findings.add_action, about, line["text"], plan, [origin.id])


def queue_some(desk: Desk[Day]) -> None:
    """Let a side have the word, and others wait for it."""
    for side in (Side.PROFESSIONALS, Side.PROS, Side.PROFESSIONALS, Side.LEADERS):
        desk.run(turns.ask, side)
    desk.run(turns.next_speaker)
    last = waiting(desk.record)[-1]
    desk.run(turns.set_service, last.id, desk.record.service_ids[0])


def _subject(desk: Desk[Day]) -> Subject:
    return desk.record.subjects[0].subject


def _about(desk: Desk[Day]) -> About:
    return About(subject=_subject(desk), service_id=desk.record.service_ids[0])


def _source(line: Line, register: Register) -> SourceGiven:
    given = line["source"]
    found = (row for row in register.provisions if row.citation == given["citation"])
    provision = next(found, None)
    return SourceGiven(
        provision_id=provision.id if provision else "",
        citation="" if provision else given["citation"],
        effect=SourceEffect(given["effect"]),
        status=SourceStatus(given["status"]),
        who_can_change=given.get("who", ""),
    )
