"""Answers in lines of text as they may be told: what the minutes would print of them."""

from collections.abc import Iterator

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.answers import answered, in_a_cell
from dialog_app.core.minutes.blocks import plain
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.said import Round


def protected_counts(day: Day, rounds: tuple[Round, ...], say: Texts) -> Iterator[str]:
    """Give what may be told of the rounds of one service or group on one subject, a text for each.

    The last one says where a round is kept back. `rounds` come before to after.
    """
    found, voice = answered(day, rounds), Voice(say, say.language)
    for told in found.rounds:
        words = ", ".join(filter(None, map(plain, in_a_cell(voice, told))))
        yield f"{say(f'terms.phase.{told.phase}')}: {words}" if told.phase else words
    if found.kept_back:
        yield say("cli.kept_back")
