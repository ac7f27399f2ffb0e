"""Tables of one service's part of a day, for others: protected as its minutes are.

What may be told is chosen where the minutes choose it (P1 to P8 of measures §4.4); a number that is
hidden is not in the table. It says so above its headings, and can never be taken in.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from dialog_app.core.formats import date
from dialog_app.core.minutes import answers, findings
from dialog_app.core.minutes.blocks import plain
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import Topic
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Subject
from dialog_app.core.protection import Part
from dialog_app.core.sheets.grid import Table

_COUNTS: Final = tuple(Part)
_ANSWERS: Final = ("date", "service", "about", "version", "round", "word", "took_position")
_FINDINGS: Final = (
    *("date", "service", "about", "kind", "number", "text", "category", "source"),
    *("answers", "who", "when"),
)

Cells = tuple[str | int, ...]


def answers_table(matter: Matter, voice: Voice) -> Table:
    """Return how a service answered, as far as that may be told: a row for each round."""
    words = voice.words
    header = (
        *(words(f"sheets.out.{name}") for name in _ANSWERS),
        *(words(f"terms.part.{part.value}") for part in _COUNTS),
        words("terms.part.no_position"),
    )
    rows = tuple(
        (*_place(matter, voice, topic), *row)
        for topic in matter.topics
        for row in _answered(matter, voice, topic)
    )
    return Table(header, rows, words("sheets.mark.protected"))


def findings_table(matter: Matter, voice: Voice) -> Table:
    """Return what hinders a service, what could help and what it agreed, as in its minutes."""
    header = tuple(voice.words(f"sheets.out.{name}") for name in _FINDINGS)
    places: list[Topic | None] = [*matter.topics, None]
    rows = tuple(
        (*_place(matter, voice, topic)[:3], voice.words(f"sheets.out.{kind}"), *row)
        for topic in places
        for kind, row in _found(matter, voice, topic.subject if topic else None)
    )
    return Table(header, rows, voice.words("sheets.mark.protected"))


def _place(matter: Matter, voice: Voice, topic: Topic | None) -> tuple[str, str, str, str]:
    about = plain(titled(voice, topic)) if topic else ""
    version = str(topic.version) if topic and topic.version else ""
    day = date(matter.day.info.date)
    return day, matter.register.full_name(matter.service_id), about, version


def _answered(matter: Matter, voice: Voice, topic: Topic) -> Iterator[Cells]:
    for told in answers.answered(matter.day, matter.rounds(topic.subject)).rounds:
        phase = voice.words(f"terms.phase.{told.phase.value}") if told.phase else ""
        word = plain(answers.in_a_cell(voice, told)[0])
        yield (phase, word, *_counts(told))


def _counts(told: answers.Told) -> Cells:
    """Return the counts of a round; what may not be told is an empty cell."""
    if not isinstance(told, answers.Counted):
        return ("",) * (len(_COUNTS) + 2)
    parts = dict(told.told.parts)
    took = told.told.took_position
    counts = (parts.get(part, "") for part in _COUNTS)
    return ("" if took is None else took, *counts, told.told.no_position)


def _found(matter: Matter, voice: Voice, subject: Subject | None) -> Iterable[tuple[str, Cells]]:
    for obstacle in matter.obstacles(subject):
        sources = [
            plain(findings.source(matter, voice, row, strong=False))
            for row in findings.ordered(matter, obstacle)
        ]
        kind = findings.category(matter, voice, obstacle.category_code)
        number = matter.obstacle_numbers[obstacle.id]
        yield "obstacle", (number, obstacle.text, kind, "; ".join(sources), "", "", "")
    for possibility in matter.possibilities(subject):
        number, answered = matter.letters[possibility.id], ", ".join(matter.answers(possibility))
        yield "possibility", (number, possibility.text, "", "", answered, "", "")
    for action in matter.actions(subject):
        letters, numbers = matter.comes_from(action)
        owner, due = findings.owner(matter, voice, action), findings.due(voice, action)
        said = plain(findings.action_text(voice, action))
        told = (said, "", "", ", ".join([*letters, *numbers]), plain(owner), plain(due))
        yield "action", (matter.action_numbers[action.id], *told)
