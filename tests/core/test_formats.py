"""Dates, times and durations are read as people type them and written as people read them."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import Phrase
from dialog_app.core.model.base import Language

SATURDAY = datetime.date(2026, 11, 21)
NINE = datetime.time(9)


def test_a_date_is_written_the_norwegian_way() -> None:
    assert formats.date(datetime.date(2026, 1, 2)) == "02.01.2026"


@pytest.mark.parametrize(
    ("language", "weekday", "long"),
    [
        ("nb", "lørdag 21.11.2026", "21. november 2026"),
        ("nn", "laurdag 21.11.2026", "21. november 2026"),
        ("en", "Saturday 21.11.2026", "21 November 2026"),
    ],
)
def test_a_date_with_words(language: Language, weekday: str, long: str) -> None:
    assert formats.weekday_date(SATURDAY).said(Texts(language)) == weekday
    assert formats.long_date(SATURDAY).said(Texts(language)) == long


def test_a_clock_in_a_sentence() -> None:
    words = Texts("nb")
    assert formats.clock(NINE) == "09.00"
    assert formats.at_clock(NINE).said(words) == "kl. 09.00"
    assert formats.clock_span(NINE, datetime.time(15, 30)).said(words) == "kl. 09.00–15.30"


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (12, "12 min etter planen"),
        (-5, "5 min før planen"),
        (0, "i rute"),
        (60, "1 t etter planen"),
        (95, "1 t 35 min etter planen"),
    ],
)
def test_the_day_stands_in_words_not_signs(late: int, said: str) -> None:
    assert formats.against_plan(late).said(Texts("nb")) == said


@given(st.dates(), st.integers(0, 3000), st.sampled_from(["nb", "nn", "en"]))
def test_every_date_and_duration_has_its_words(
    day: datetime.date, count: int, language: Language
) -> None:
    words = Texts(language)
    phrases = [
        formats.weekday_date(day),
        formats.long_date(day),
        formats.minutes(count),
        formats.against_plan(count),
    ]
    assert all("{" not in phrase.said(words) for phrase in phrases)


def test_a_phrase_within_a_phrase_is_said_first() -> None:
    inner = Phrase("b", {"n": 1})
    said = Phrase("a", {"inner": inner}).said(lambda key, /, **facts: f"{key}{facts}")
    assert said == "a" + str({"inner": "b" + str({"n": 1})})


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21.11.2026", datetime.date(2026, 11, 21)),
        (" 21. 11. 2026 ", datetime.date(2026, 11, 21)),
        ("21.11.26", datetime.date(2026, 11, 21)),
        ("21/11-2026", datetime.date(2026, 11, 21)),
        ("1.2.2027", datetime.date(2027, 2, 1)),
        ("2026-11-21", datetime.date(2026, 11, 21)),
        ("21.11", datetime.date(2026, 11, 21)),
        ("21.11.", datetime.date(2026, 11, 21)),
        ("20.11", datetime.date(2027, 11, 20)),
        ("3/1", datetime.date(2027, 1, 3)),
    ],
)
def test_a_typed_date_is_understood(typed: str, day: datetime.date) -> None:
    assert formats.read_date(typed, today=SATURDAY) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("i morgen", "unreadable"),
        ("21", "unreadable"),
        ("21.11.026", "unreadable"),
        ("٢١.١١.٢٠٢٦", "unreadable"),
        ("31.11.2026", "impossible"),
        ("29.2", "impossible"),
        ("2026-13-01", "impossible"),
        ("0.0.2026", "impossible"),
        ("1.1.0000", "impossible"),
    ],
)
def test_a_date_that_is_none_says_why(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        formats.read_date(typed, today=SATURDAY)
    assert refusal.value.code == f"format.date.{code}"


def test_the_leap_day_is_found_in_a_leap_year() -> None:
    assert formats.read_date("29.2", datetime.date(2027, 11, 1)) == datetime.date(2028, 2, 29)


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.dates())
def test_a_written_date_reads_back(day: datetime.date, today: datetime.date) -> None:
    assert formats.read_date(formats.date(day), today) == day
    assert formats.read_date(day.isoformat(), today) == day


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("9", 9, 0),
        ("9.00", 9, 0),
        ("09:30", 9, 30),
        ("kl. 9.30", 9, 30),
        ("kl 14", 14, 0),
        ("930", 9, 30),
        ("1545", 15, 45),
        ("0.00", 0, 0),
        ("23,59", 23, 59),
    ],
)
def test_a_typed_time_is_understood(typed: str, hour: int, minute: int) -> None:
    assert formats.read_time(typed) == datetime.time(hour, minute)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("snart", "unreadable"),
        ("9.3", "unreadable"),
        ("9.00 og litt", "unreadable"),
        ("12345", "unreadable"),
        ("24", "impossible"),
        ("9.60", "impossible"),
    ],
)
def test_a_time_that_is_none_says_why(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        formats.read_time(typed)
    assert refusal.value.code == f"format.time.{code}"


@given(st.times())
def test_a_written_time_reads_back(time: datetime.time) -> None:
    assert formats.read_time(formats.clock(time)) == datetime.time(time.hour, time.minute)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("10", 10),
        ("10 min", 10),
        ("90m", 90),
        ("1h30", 90),
        ("1 t 30 min", 90),
        ("1 time og 5 minutter", 65),
        ("2 timar", 120),
        ("1:30", 90),
        ("1T", 60),
    ],
)
def test_a_typed_duration_is_understood(typed: str, count: int) -> None:
    assert formats.read_duration(typed) == count


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("en stund", "unreadable"),
        ("-5", "unreadable"),
        ("1h75", "unreadable"),
        ("1,5", "unreadable"),
        ("0", "too_short"),
        ("1441", "too_long"),
        ("99999", "too_long"),
        ("9" * 5000, "unreadable"),
    ],
)
def test_a_duration_that_is_none_says_why(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        formats.read_duration(typed)
    assert refusal.value.code == f"format.duration.{code}"


@given(st.integers(1, 24 * 60), st.sampled_from(["nb", "nn", "en"]))
def test_a_written_duration_reads_back(count: int, language: Language) -> None:
    assert formats.read_duration(formats.minutes(count).said(Texts(language))) == count


def refusal_of(read: Callable[[], object]) -> RuleBroken | None:
    try:
        read()
    except RuleBroken as refusal:
        return refusal
    return None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(typed: str) -> None:
    for read in (
        lambda: formats.read_date(typed, SATURDAY),
        lambda: formats.read_time(typed),
        lambda: formats.read_duration(typed),
    ):
        refusal = refusal_of(read)
        assert refusal is None or Texts("nb")(f"errors.{refusal.code}", **refusal.facts)


@pytest.mark.parametrize(
    ("language", "number", "quotation"),
    [("nb", "1\u00a0234,5", "«ja»"), ("nn", "1\u00a0234,5", "«ja»"), ("en", "1,234.5", "“ja”")],
)
def test_numbers_and_quotations_follow_the_language(
    language: Language, number: str, quotation: str
) -> None:
    assert formats.number(1234.5, language, decimals=1) == number
    assert formats.quoted("ja", language) == quotation
