"""Steps, times and failures as sentences in the interface's language."""

import datetime
from typing import Final

from dialog_app.core import formats, norway
from dialog_app.core.day import Day
from dialog_app.core.formats import Phrase
from dialog_app.core.record import Record, Step
from dialog_app.core.register import Register
from dialog_app.core.step_words import StepWords
from dialog_app.ui.words import language, say

_NAMED_KEYS: Final = frozenset(
    {"ctrl", "shift", "alt", "space", "return", "tab", "left", "right", "up", "down"}
    | {"pgup", "pgdown", "del", "menu", "esc", "backspace"}
)
_KINDS: Final = frozenset(
    {"broken", "full", "gone", "locked", "newer", "not_ours", "read_only", "unknown"}
)

_BACKUP_KINDS: Final = frozenset({"broken", "full", "locked", "read_only"})


def said(phrase: Phrase) -> str:
    """Return a phrase of the core in the interface's language."""
    return phrase.said(say)


def sentences(*parts: str) -> str:
    """Return what there is of some parts as sentences after each other, for a screen reader."""
    said_parts = [part for part in parts if part]
    return " ".join(
        part if part.endswith((".", "?", "!")) or part is said_parts[-1] else f"{part}."
        for part in said_parts
    )


def step_words(step: Step, register: Register, record: Record | None = None) -> str:
    """Return what a step is in a few words, as the log and undo say it.

    `record` is the day (or the register) that the step belongs to.
    """
    day = record if isinstance(record, Day) else None
    return words_of(StepWords(register, language(), day).phrase(step))


def words_of(step: Phrase) -> str:
    """Return the phrase of a step in the interface's language, whatever program it came from."""
    try:
        return said(step)
    except KeyError:
        # A day can come from a newer program, with steps this one has no words for.
        return say("step.unknown")


def saved_at(at: datetime.datetime) -> str:
    """Return «Lagret kl. 13.47» for a time in UTC."""
    return say("frame.saved", time=clock_here(at))


def clock_here(at: datetime.datetime) -> str:
    """Return the time of day a clock in Norway shows at a time in UTC: «13.47»."""
    return formats.clock(norway.clock(at))


def today(now: datetime.datetime) -> datetime.date:
    """Return the date in Norway at a time in UTC."""
    return norway.date(now)


def key_words(key: str) -> str:
    """Return a key of the table as it is written for people: «Ctrl K», «Mellomrom»."""
    named = (part.lower() for part in key.split("+")) if len(key) > 1 else (key,)
    return " ".join(_part_of_key(part) for part in named)


def disk_trouble(kind: str) -> str:
    """Return what happened to the disk and what is safe, in one or two sentences."""
    return say(f"frame.disk.{kind if kind in _KINDS else 'unknown'}")


def when_made(at: datetime.datetime, now: datetime.datetime) -> str:
    """Return «i dag 14.20» or «21.11.2026 14.20» for times in UTC."""
    # Asked by the pages about backups alone, and the first paint waits for none of them.
    from dialog_app.core import backup_words

    return said(backup_words.when(at, now, norway.ZONE))


def backup_trouble(kind: str) -> str:
    """Return why a backup was not made and what is safe, in one or two sentences."""
    return say(f"backups.trouble.{kind if kind in _BACKUP_KINDS else 'unknown'}")


def _part_of_key(part: str) -> str:
    return say(f"keys.name.{part}") if part in _NAMED_KEYS else part.upper()
