"""A closed day with groups, moves and other subjects than methods travels whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from dialog_app.core.commands import cards, days, groups, plan
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.day import Day
from dialog_app.core.model.base import Source, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import Tool, ToolVersion
from dialog_app.core.model.days import DayService, DayState, Group, ItemKind, Phase
from dialog_app.core.model.said import Answer, Move, Position, Round
from dialog_app.core.model.services import Service
from dialog_app.core.ports import REGISTER
from dialog_app.desk.desk import Desk
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.exchange import export_day, import_day
from tests.storage.made import TestLaptop, making, small_day

TOOL = Subject(SubjectKind.TOOL, "tool-1")
BEFORE, AFTER = Asked("s", TOOL, Phase.BEFORE), Asked("s", TOOL, Phase.AFTER)


def _closed(archive: SqliteArchive) -> Day:
    """Hold a day about a tool, answered by cards of a service and of a group, and close it."""
    rows = (
        Service(id="s", name="PPT", kind="PPT"),
        Tool(id="tool", code="V1", source=Source.LOCAL),
        ToolVersion(
            id="tool-1",
            tool_id="tool",
            number=1,
            title=Words("Samtalekort"),
            summary=Words(""),
            source=Source.LOCAL,
        ),
    )
    archive.write(REGISTER, making(*rows), "do", 0, "")
    info, _ = small_day()
    desk: Desk[Day] = Desk(Day(), "dag", archive, TestLaptop())
    takes_part = DayService(id="ds", day_id="dag", service_id="s", position=0)
    desk.take(making(replace(info, state=DayState.HELD), takes_part))
    desk.run(plan.add_subject, TOOL)
    desk.run(plan.add_item, ItemKind.POSITIONS, "Stilling", 10)
    desk.run(plan.change_item, desk.record.agenda[0].id, method_version_ids=("tool-1",))
    group = desk.run(groups.add_group, "Gruppe 1", ("s",), 8).added(Group)
    assert group is not None
    for asked in (BEFORE, replace(BEFORE, service_id="", group_id=group.id)):
        for card in (1, 2, 3):
            desk.run(cards.answer_card, asked, card, Choice(Position.DISAGREE))
            after = replace(asked, phase=Phase.AFTER)
            desk.run(cards.answer_card, after, card, Choice(Position.AGREE))
    archive.close_day(desk.record, days.close(desk.record, TestLaptop()))
    return archive.day("dag")


def test_moves_and_sums_are_what_is_left_of_the_cards(archive: SqliteArchive) -> None:
    day = _closed(archive)
    moves = sorted((row.service_id, bool(row.group_id), row.count) for row in day.all(Move))
    assert moves == [("", True, 3), ("s", False, 3)]
    assert [row.count for row in day.all(Answer)] == [3, 3, 3, 3]
    assert all(day.tally(asked) for asked in day.all(Round))


def test_a_closed_day_is_the_same_after_it_was_taken_in_elsewhere(
    archive: SqliteArchive, new_archives: Callable[[Any], Path], tmp_path: Path
) -> None:
    day = _closed(archive)
    content = export_day(archive, "dag")
    path = tmp_path / "annen.dialogarkiv"
    path.write_bytes(new_archives(None).read_bytes())
    other = open_archive(path, TestLaptop("laptop-9"))
    import_day(other, json.dumps(content).encode())
    assert other.day("dag") == day
    other.close()
