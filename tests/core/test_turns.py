"""The list of turns: who is next by side, questions in between, and how time was shared."""

import contextlib
import dataclasses
import datetime
import re
import typing
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialog_app
from dialog_app.core import turns
from dialog_app.core.commands import running, small_timer
from dialog_app.core.commands import turns as commands
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, Side, SmallTimer, Turn, TurnState
from dialog_app.core.small_timer import small_timer_left
from dialog_app.core.turns import Hint, Remark
from tests.core.days import PPT, SCHOOL, Room, room

PROS, STAFF, LEADERS = Side


def plenary() -> Room:
    here = room()
    here.do(running.start)
    here.laptop.later(3)
    return here


def seconds(here: Room, count: float) -> None:
    here.laptop.later(count / 60)


def ask(here: Room, *sides: Side) -> None:
    for side in sides:
        here.do(commands.ask, side)


def queue(here: Room) -> list[str]:
    return [row.side.value for row in turns.waiting(here.day)]


def on_now(here: Room) -> tuple[str, float] | None:
    turn = turns.speaking(here.day)
    if turn is None:
        return None
    return turn.side.value, turns.spoken(here.day, turn, here.laptop.now()).total_seconds()


def parts(here: Room) -> dict[str, int]:
    return {row.side.value: row.part for row in turns.shares(here.day, here.laptop.now())}


def hint(here: Room) -> Hint | None:
    return turns.hint(here.day, here.laptop.now())


def refused(here: Room, *deed: typing.Any) -> str:
    with pytest.raises(RuleBroken) as broken:
        here.do(*deed)
    return broken.value.code


def test_the_first_to_ask_is_the_first_to_speak() -> None:
    here = plenary()
    ask(here, STAFF, PROS, LEADERS)
    here.do(commands.next_speaker)
    seconds(here, 40)
    assert on_now(here) == ("professionals", 40)
    assert queue(here) == ["pros", "leaders"]
    here.do(commands.next_speaker)
    assert on_now(here) == ("pros", 0)


def test_after_the_last_one_nobody_speaks() -> None:
    here = plenary()
    ask(here, PROS)
    here.do(commands.next_speaker)
    here.do(commands.next_speaker)
    assert on_now(here) is None
    assert refused(here, commands.next_speaker) == "turns.nobody"


def test_a_question_in_between_holds_the_turn_which_then_goes_on() -> None:
    here = plenary()
    ask(here, STAFF, LEADERS)
    here.do(commands.next_speaker)
    seconds(here, 60)
    here.do(commands.interpose, PROS)
    seconds(here, 20)
    assert on_now(here) == ("pros", 20)
    here.do(commands.next_speaker)
    seconds(here, 10)
    assert on_now(here) == ("professionals", 70)
    assert queue(here) == ["leaders"], "nobody in the queue was passed over"


def test_a_question_to_a_question_comes_back_to_both() -> None:
    here = plenary()
    ask(here, STAFF)
    here.do(commands.next_speaker)
    here.do(commands.interpose, PROS)
    here.do(commands.interpose, LEADERS)
    here.do(commands.next_speaker)
    assert on_now(here) == ("pros", 0)
    here.do(commands.next_speaker)
    assert on_now(here) == ("professionals", 0)


def test_the_last_speaker_comes_back_first_in_the_queue() -> None:
    here = plenary()
    ask(here, STAFF, LEADERS, PROS)
    here.do(commands.next_speaker)
    seconds(here, 30)
    here.do(commands.next_speaker)
    here.do(commands.interpose, PROS)
    here.do(commands.take_back)
    assert queue(here) == ["professionals", "pros"]
    here.do(commands.next_speaker)
    here.do(commands.next_speaker)
    seconds(here, 5)
    assert on_now(here) == ("professionals", 35)


def test_taken_back_twice_they_come_in_the_order_they_spoke() -> None:
    here = plenary()
    ask(here, STAFF, LEADERS)
    for _ in range(3):
        here.do(commands.next_speaker)
        seconds(here, 1)
    ask(here, PROS)
    here.do(commands.take_back)
    here.do(commands.take_back)
    assert queue(here) == ["professionals", "leaders", "pros"]
    assert refused(here, commands.take_back) == "turns.nobody_spoke"


def test_turns_are_moved_and_taken_out() -> None:
    here = plenary()
    ask(here, STAFF, LEADERS, PROS)
    last = turns.waiting(here.day)[-1].id
    here.do(commands.move, last, -1)
    assert queue(here) == ["professionals", "pros", "leaders"]
    here.do(commands.move, last, -1)
    assert not here.do(commands.move, last, -1).changes, "the first stays the first"
    here.do(commands.take_out, last)
    assert queue(here) == ["professionals", "leaders"]
    assert refused(here, commands.take_out, last) == "turns.not_waiting"
    assert refused(here, commands.move, last, 1) == "turns.not_waiting"


def test_whoever_speaks_is_not_taken_out() -> None:
    here = plenary()
    ask(here, STAFF)
    turn = turns.waiting(here.day)[0].id
    here.do(commands.next_speaker)
    assert refused(here, commands.take_out, turn) == "turns.not_waiting"


def test_a_turn_may_tell_its_service_but_pros_have_none() -> None:
    here = plenary()
    ask(here, STAFF, PROS)
    staff, pro = (row.id for row in turns.waiting(here.day))
    here.do(commands.set_service, staff, PPT)
    assert turns.waiting(here.day)[0].service_id == PPT
    assert refused(here, commands.set_service, pro, SCHOOL) == "turns.pros_no_service"
    assert refused(here, commands.set_service, staff, "another") == "row.gone"


def test_the_queue_has_an_end() -> None:
    here = plenary()
    ask(here, *(PROS for _ in range(turns.MOST_WAITING)))
    assert refused(here, commands.ask, PROS) == "turns.too_many"


def test_before_the_day_and_after_it_there_are_no_turns() -> None:
    here = room()
    for command, *args in ((commands.ask, PROS), (commands.interpose, PROS)):
        assert refused(here, command, *args) == "day.not_running"
    here.do(running.start)
    here.do(running.end_day)
    assert here.day.info.state is DayState.HELD
    for alone in (commands.next_speaker, commands.take_back):
        assert refused(here, alone) == "day.not_running"


def test_each_item_has_its_own_list_and_undo_brings_the_old_one_back() -> None:
    here = plenary()
    ask(here, STAFF, PROS)
    here.do(commands.next_speaker)
    seconds(here, 30)
    step = here.do(running.next_item)
    assert (on_now(here), queue(here)) == (None, [])
    seconds(here, 500)
    assert parts(here) == {"pros": 0, "professionals": 100, "leaders": 0}
    assert turns.shares(here.day, here.laptop.now())[1].time == datetime.timedelta(seconds=30)
    here.day = here.day.after(step.inverse())
    assert (on_now(here), queue(here)) == (("professionals", 530), ["pros"])


def test_nobody_spends_time_while_the_day_stands_still() -> None:
    here = plenary()
    ask(here, STAFF, PROS)
    here.do(commands.next_speaker)
    seconds(here, 30)
    here.do(running.breather)
    seconds(here, 300)
    assert on_now(here) == ("professionals", 30)
    here.do(commands.next_speaker)
    seconds(here, 50)
    assert on_now(here) == ("pros", 0)
    here.do(running.pause)
    seconds(here, 7)
    assert on_now(here) == ("pros", 7)


def test_a_turn_can_have_its_time() -> None:
    here = plenary()
    here.do(small_timer.set_length, 120)
    here.do(small_timer.time_turns, wanted=True)
    ask(here, STAFF, LEADERS)
    here.do(commands.next_speaker)
    seconds(here, 30)
    assert left(here) == 90
    here.do(commands.interpose, PROS)
    seconds(here, 20)
    assert left(here) == 100, "a question counts its own time"
    here.do(commands.next_speaker)
    assert left(here) == 90, "and the turn it held goes on with its own"
    here.do(commands.next_speaker)
    assert left(here) == 120
    here.do(small_timer.stop)
    assert left(here) is None


def test_the_time_of_a_group_goes_before_that_of_turns_until_the_next_turn() -> None:
    here = plenary()
    here.do(small_timer.time_turns, wanted=True)
    ask(here, STAFF)
    here.do(small_timer.start, 60)
    assert left(here) == 60
    here.do(commands.next_speaker)
    assert left(here) == 60
    assert here.day.all(SmallTimer)[0].started_at is None
    here.do(small_timer.next_report)
    here.do(small_timer.stop)
    assert left(here) == 60, "the group's time is gone, and that of the turn is there"


def left(here: Room) -> int | None:
    found = small_timer_left(here.day, here.laptop.now())
    return found.seconds if found is not None else None


def test_the_parts_of_the_time_make_a_hundred() -> None:
    here = plenary()
    ask(here, PROS, STAFF, LEADERS)
    for _ in Side:
        here.do(commands.next_speaker)
        seconds(here, 10)
    here.do(commands.next_speaker)
    assert parts(here) == {"pros": 34, "professionals": 33, "leaders": 33}


def talk(here: Room, side: Side, minutes: float) -> None:
    ask(here, side)
    here.do(commands.next_speaker)
    here.laptop.later(minutes)


def test_the_pros_silence_is_told_once_it_is_long() -> None:
    here = plenary()
    talk(here, PROS, 1)
    talk(here, STAFF, 4.5)
    assert hint(here) == Hint(Remark.LEAST, datetime.timedelta())
    here.laptop.later(2)
    assert hint(here) == Hint(Remark.SILENT, datetime.timedelta(minutes=6.5))
    talk(here, PROS, 0)
    assert hint(here) is None, "they have the word"


def test_pros_who_never_spoke_are_thought_of() -> None:
    here = plenary()
    talk(here, STAFF, 6)
    assert hint(here) == Hint(Remark.SILENT, datetime.timedelta(minutes=6))


def test_pros_who_have_waited_longest_are_thought_of_first() -> None:
    here = plenary()
    talk(here, STAFF, 4)
    ask(here, PROS)
    seconds(here, 1)
    ask(here, LEADERS)
    seconds(here, 179)
    assert hint(here) == Hint(Remark.SILENT, datetime.timedelta(minutes=7)), "they are next"
    here.do(commands.move, turns.waiting(here.day)[0].id, 1)
    assert hint(here) == Hint(Remark.WAITING, datetime.timedelta(minutes=3))


def test_a_day_without_pros_gets_no_word_about_them() -> None:
    here = room(pros=0)
    here.do(running.start)
    talk(here, STAFF, 20)
    assert hint(here) is None


def test_no_field_of_a_turn_can_hold_a_name() -> None:
    """Ids, enumerations, numbers and stamps: there is nowhere to write who it was."""
    ids = {"id", "origin", "day_id", "item_id", "service_id"}
    kinds = typing.get_type_hints(Turn)
    for field in dataclasses.fields(Turn):
        kind = kinds[field.name]
        if kind is str:
            assert field.name in ids
        else:
            assert kind in (int, bool, datetime.datetime) or issubclass(kind, StrEnum)


@pytest.mark.parametrize(
    "part", ["core/slides", "core/minutes", "reports", "ui/projector", "ui/minutes"]
)
def test_neither_wall_nor_paper_asks_who_has_spoken(part: str) -> None:
    sources = list((Path(dialog_app.__file__).parent / part).glob("*.py"))
    assert sources
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert "core.turns" not in text
        assert not re.search(r"^    Turn,$|import .*\bTurn\b", text, re.MULTILINE)


@pytest.mark.parametrize("written", ["Kari", "", "pros "])
def test_a_side_is_one_of_three(written: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Side"):
        plenary().do(commands.ask, written)


Deed = tuple[str, int, int]
_names = ("ask", "interpose", "next", "back", "out", "move", "pause", "breather", "item", "wait")
_deeds = st.lists(
    st.tuples(st.sampled_from(_names), st.integers(0, 2), st.integers(0, 300)), max_size=25
)


def _do(here: Room, name: str, number: int) -> None:
    side = list(Side)[number]
    wait = turns.waiting(here.day)
    chosen = wait[number % len(wait)].id if wait else "nobody"
    deed: dict[str, tuple[typing.Any, ...]] = {
        "ask": (commands.ask, side),
        "interpose": (commands.interpose, side),
        "next": (commands.next_speaker,),
        "back": (commands.take_back,),
        "out": (commands.take_out, chosen),
        "move": (commands.move, chosen, number - 1),
        "pause": (running.pause,),
        "breather": (running.breather,),
        "item": (running.next_item,),
    }
    here.do(*deed[name])


@given(_deeds)
def test_all_spoken_time_is_the_time_somebody_had_the_word(deeds: list[Deed]) -> None:
    """A hand with a watch, stopped in pauses and while nobody speaks, gets the same sum."""
    here = plenary()
    planned = here.day
    by_hand, made = 0, len(here.steps)
    for name, number, waited in deeds:
        seconds(here, waited)
        by_hand += waited if turns.speaking(here.day) and not here.day.info.paused_at else 0
        if name == "wait":
            continue
        with contextlib.suppress(RuleBroken):
            _do(here, name, number)
        sums = [row.time for row in turns.shares(here.day, here.laptop.now())]
        assert sum(sums, datetime.timedelta()).total_seconds() == pytest.approx(by_hand, abs=0.001)
        assert sum(parts(here).values()) == (100 if by_hand else 0)
        states = [row.state for row in turns.turns(here.day)]
        assert states.count(TurnState.SPEAKING) <= 1
        assert TurnState.HELD not in states or TurnState.SPEAKING in states
    for step in reversed(here.steps[made:]):
        here.day = here.day.after(step.inverse())
    assert here.day == planned
