"""A day has a date it is deleted from; keeping it longer takes a reason, and comes up again."""

import datetime
from dataclasses import replace

import pytest

from dialog_app.core import retention
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState
from tests.core.days import DATE, room


def test_a_day_is_kept_for_twelve_months():
    day = room().day
    assert retention.until(day.info) == datetime.date(2027, 11, 18)


def test_the_twelve_months_follow_the_date_of_the_day():
    info = replace(room().day.info, date=datetime.date(2028, 2, 29))
    assert retention.until(info) == datetime.date(2029, 2, 28)
    assert retention.after_months(datetime.date(2026, 12, 31), 2) == datetime.date(2027, 2, 28)


def test_it_can_be_deleted_sooner_without_a_reason():
    at = room()
    at.do(retention.keep_until, datetime.date(2026, 12, 24))
    assert retention.until(at.day.info) == datetime.date(2026, 12, 24)
    assert at.day.info.retention_reason == ""


def test_keeping_it_longer_takes_a_reason_that_is_kept():
    at = room()
    at.laptop.time += datetime.timedelta(days=300)
    later = datetime.date(2028, 3, 1)
    with pytest.raises(RuleBroken) as refused:
        at.do(retention.keep_until, later)
    assert refused.value.code == "retention.reason_missing"
    at.do(retention.keep_until, later, "klagesak")
    assert (retention.until(at.day.info), at.day.info.retention_reason) == (later, "klagesak")
    at.do(retention.keep_until, retention.usual(at.day.info), "klagesak")
    assert at.day.info.retention_reason == "", "no reason is needed any more"


def test_it_is_never_kept_more_than_twelve_months_on():
    at = room()
    with pytest.raises(RuleBroken) as refused:
        at.do(retention.keep_until, datetime.date(2027, 11, 19), "klagesak")
    assert refused.value.code == "retention.too_long"


def test_a_date_before_the_day_is_a_typing_error():
    with pytest.raises(RuleBroken) as refused:
        room().do(retention.keep_until, DATE - datetime.timedelta(days=1))
    assert refused.value.code == "retention.past"


def test_a_closed_day_gets_another_date_too():
    at = room()
    at.day = replace_state(at.day, DayState.CLOSED)
    at.do(retention.keep_until, datetime.date(2027, 1, 1))
    assert at.day.info.retention_until == datetime.date(2027, 1, 1)


def replace_state(day, state):
    return type(day)(
        replace(row, state=state) if row is day.info else row for row in tuple(day.rows())
    )


def test_while_minutes_are_open_nothing_of_a_day_is_too_much():
    at = room()
    closed = replace_state(at.day, DayState.CLOSED)
    assert retention.raw_until(closed) is None
