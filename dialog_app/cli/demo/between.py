"""What goes from one day of the demonstration to the next: what is carried, what is decided."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from dialog_app.base.texts import Texts
from dialog_app.cli.demo.script import Line
from dialog_app.core.commands import replan
from dialog_app.core.commands.minutes import approving, dissents, passing, states
from dialog_app.core.commands.shelf import rewordings
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.day import Day
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.minutes.passages import passages
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import ItemKind, ItemState, Side
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Rewording
from dialog_app.core.replan import proposals
from dialog_app.desk.approval import Approving
from dialog_app.desk.session import DayDesk, RegisterDesk, Session


def carry(
    desk: DayDesk, line: Line, subjects: Mapping[str, Subject], now: datetime.datetime
) -> None:
    """Leave an item to the next day, or a method by one of the plans that are offered.

    Raises `StopIteration` where no such item comes, or no plan leaves that method.
    """
    if "item" in line:
        kind = ItemKind(line["item"])
        coming = (row for row in desk.record.agenda if row.state is ItemState.COMING)
        desk.run(replan.carry, next(row.id for row in coming if row.kind is kind))
        return
    wanted = subjects[line["method"]].version_id
    offered = proposals(desk.record, now)
    desk.run(replan.apply, next(one for one in offered if one.draft.method == wanted))


def accept(desk: RegisterDesk, day: Day, text: str, line: Line) -> None:
    """Make a version of a method out of the wording that was proposed on a day."""
    proposed = next(row for row in day.all(Rewording) if row.text == text)
    method = desk.record.method_of(proposed.version_id)
    newest = desk.record.newest(method.id)
    summary = replace(newest.summary, nb=text, nn=line["nn"], en="")
    wording = NewText(
        title=replace(newest.title, nn=line["title_nn"]),
        summary=summary,
        author_role=line["author_role"],
        reason=line["reason"],
    )
    desk.run(rewordings.accept, proposed, wording)


def dissent(desk: DayDesk, service_id: str, subject: Subject, line: Line) -> None:
    """Put down what those who do not agree would write instead."""
    given = DissentGiven(**{name: value for name, value in line.items() if name != "method"})
    desk.run(dissents.add_dissent, service_id, subject, given)


def settle(session: Session, desk: DayDesk, service_id: str, line: Line) -> None:
    """Read a service's minutes through and take them as far as the line says.

    Raises `StopIteration` where nothing in them begins with what was reworded.
    """
    desk.run(states.begin_read_through, service_id, line["by"])
    for change in line.get("reworded", ()):
        found = passages(desk.record, session.register, service_id)
        passage = next(one for one in found if one.words.startswith(change["from"]))
        desk.run(passing.reword, service_id, passage.key, change["to"], Side(change["side"]))
    state = MinutesState(line["state"])
    if state is MinutesState.READ_THROUGH:
        return
    desk.run(states.send_for_comments, service_id, line["by"], None, line["recipients"])
    if state is MinutesState.APPROVED:
        _approve(session, desk, service_id, line)


def _approve(session: Session, desk: DayDesk, service_id: str, line: Line) -> None:
    from dialog_app.reports import pdf

    words = Texts(session.register.service(service_id).language)
    asked = Approving(service_id, line["approved_by"], words)
    session.approve_minutes(desk.scope, asked, pdf.render)
    if "corrected_because" in line:
        desk.run(approving.correct, service_id, line["approved_by"], line["corrected_because"])
