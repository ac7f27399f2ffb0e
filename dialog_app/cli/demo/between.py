"""What goes from one day of the demonstration to the next: what is carried, what is decided."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from dialog_app.cli.demo.script import Line
from dialog_app.core.commands import replan
from dialog_app.core.commands.shelf import rewordings
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import ItemKind, ItemState
from dialog_app.core.model.said import Rewording
from dialog_app.core.replan import proposals
from dialog_app.desk.session import DayDesk, RegisterDesk


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
