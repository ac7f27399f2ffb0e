"""Late at night the program's date is the one that people in Norway would write."""

import datetime

import pytest

from dialog_app.core import norway, retention
from dialog_app.core.errors import RuleBroken
from tests.core.days import room

PAST_MIDNIGHT = datetime.datetime(2026, 11, 18, 23, 30, tzinfo=datetime.UTC)  # 00.30 in Norway


@pytest.mark.parametrize(
    ("utc", "here"),
    [
        (datetime.datetime(2026, 11, 18, 22, 59), datetime.date(2026, 11, 18)),
        (datetime.datetime(2026, 11, 18, 23, 0), datetime.date(2026, 11, 19)),
        (datetime.datetime(2026, 7, 1, 21, 59), datetime.date(2026, 7, 1)),
        (datetime.datetime(2026, 7, 1, 22, 0), datetime.date(2026, 7, 2)),
    ],
)
def test_a_new_date_begins_at_midnight_in_winter_and_in_summer(utc, here):
    assert norway.date(utc.replace(tzinfo=datetime.UTC)) == here


def test_after_midnight_a_day_is_kept_until_the_date_that_is_offered():
    at = room()
    at.laptop.time = PAST_MIDNIGHT
    offered = retention.after_months(norway.date(PAST_MIDNIGHT), retention.MONTHS)
    at.do(retention.keep_until, offered, "klagesak")
    assert retention.until(at.day.info) == offered
    with pytest.raises(RuleBroken) as refused:
        at.do(retention.keep_until, offered + datetime.timedelta(days=1), "klagesak")
    assert refused.value.code == "retention.too_long"
