"""Dates as people write them in these forms."""

import datetime

from dialog_app.core import formats

_A_YEAR_BUT_A_DAY = datetime.timedelta(days=364)


def read_or_none(typed: str, today: datetime.date) -> datetime.date | None:
    """Read a date that is to come, or nothing; raises `RuleBroken` as `formats.read_date`."""
    return formats.read_date(typed, today) if typed.strip() else None


def past_date(typed: str, today: datetime.date) -> datetime.date | None:
    """Read a date that has been: without a year, the last such date up to today; or nothing."""
    return read_or_none(typed, today - _A_YEAR_BUT_A_DAY)
