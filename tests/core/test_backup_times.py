"""Backups make room for newer ones, and never the newest for an older one."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import backup_times

NOON = datetime.datetime(2026, 11, 21, 11, 0, tzinfo=datetime.UTC)
TIMES = st.sets(
    st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2027, 1, 1)).map(
        lambda time: time.replace(tzinfo=datetime.UTC)
    ),
    max_size=80,
)


@given(TIMES)
def test_the_newest_stays_and_there_are_never_too_many(times):
    kept = backup_times.kept(times)
    assert kept <= times
    assert len(kept) <= backup_times.MOST == 27
    assert set(sorted(times)[-12:]) <= kept


@given(TIMES)
def test_what_is_kept_is_kept_again(times):
    kept = backup_times.kept(times)
    assert backup_times.kept(kept) == kept


@given(TIMES, TIMES)
def test_a_backup_once_gone_is_never_missed_later(earlier, later):
    """Making room each time leaves what making room once would have left."""
    first = max(earlier, default=NOON)
    later = {time for time in later if time > first}
    at_once = backup_times.kept(earlier | later)
    step_by_step = backup_times.kept(backup_times.kept(earlier) | later)
    assert step_by_step == at_once


def test_a_whole_season_leaves_the_last_hours_a_week_and_two_months():
    every_ten_minutes = [NOON - datetime.timedelta(minutes=10 * n) for n in range(6 * 24 * 90)]
    kept = sorted(backup_times.kept(every_ten_minutes), reverse=True)
    assert kept[:12] == every_ten_minutes[:12]
    assert len({time.date() for time in kept}) >= 7
    # Seven weeks back and the one that is going on.
    assert kept[-1] > NOON - datetime.timedelta(weeks=8)
    assert kept[-1] < NOON - datetime.timedelta(weeks=6)


def test_an_archive_that_rested_for_a_year_keeps_what_it_had():
    old = {NOON - datetime.timedelta(days=365, hours=n) for n in range(5)}
    assert backup_times.kept(old | {NOON}) == old | {NOON}
