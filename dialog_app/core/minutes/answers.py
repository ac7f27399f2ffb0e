"""How a service answered: only what protection lets through.

Rules: P1 to P5 of measures §4.4 and «Numbers on paper» of the rulings. Counts, never shares.
"""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.change_of_mind import (
    NOT_THE_SAME,
    ToldChange,
    change_of_mind,
    told_change,
)
from dialog_app.core.day import Day
from dialog_app.core.formats import capital
from dialog_app.core.measures import Tally, many_without_position
from dialog_app.core.minutes.blocks import (
    Bar,
    Bars,
    Block,
    Heading,
    Paragraph,
    Pattern,
    Run,
    Text,
    Tone,
    text,
)
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position, Round
from dialog_app.core.protection import (
    LEAST_ANSWERS,
    OnlyCount,
    Part,
    ProtectedTally,
    may_stand_side_by_side,
    protect,
)

_PATTERNS: Final = {
    Part.AGREE: Pattern.AGREE,
    Part.PARTLY: Pattern.PARTLY,
    Part.DISAGREE: Pattern.DISAGREE,
    Part.AGREE_OR_PARTLY: Pattern.MERGED,
    Part.PARTLY_OR_DISAGREE: Pattern.MERGED,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A round that was counted, as far as it may be told."""

    phase: Phase
    told: ProtectedTally


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A round in which a majority was noted and nobody counted."""

    phase: Phase
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A round from which nothing was written down."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class TooFew:
    """A majority among so few people that saying which would tell on them."""

    phase: Phase


Told = Counted | Uncounted | Unrecorded | TooFew


@dataclass(frozen=True, slots=True)
class Answered:
    """What may be told of one subject's rounds, oldest first, and whether some is kept back.

    `change` is what may be told of those who answered both times.
    """

    rounds: tuple[Told, ...]
    kept_back: bool = False
    change: ToldChange = NOT_THE_SAME


def answered(day: Day, rounds: tuple[Round, ...]) -> Answered:
    """Return what may be told of the rounds of one service on one subject.

    The newest always stands. An earlier one stands beside it only where the difference between
    the two cannot tell what those few answered who came or left.
    """
    kept: list[tuple[Round, Tally | None]] = []
    for asked in reversed(rounds):
        tally = day.tally(asked)
        if all(_side_by_side(tally, later) for _, later in kept):
            kept.append((asked, tally))
    told = tuple(_told(day, asked, tally) for asked, tally in reversed(kept))
    return Answered(told, len(kept) < len(rounds), _change(day, rounds))


def _change(day: Day, rounds: tuple[Round, ...]) -> ToldChange:
    if not rounds:
        return NOT_THE_SAME
    found = change_of_mind(day, rounds[0].service_id, rounds[0].subject, rounds[0].group_id)
    return told_change(found) if found is not None else NOT_THE_SAME


def _side_by_side(before: Tally | None, after: Tally | None) -> bool:
    return before is None or after is None or may_stand_side_by_side(before, after)


def _told(day: Day, asked: Round, tally: Tally | None) -> Told:
    rows = day.answers(asked)
    if not rows:
        return Unrecorded(asked.phase)
    if tally is not None:
        return Counted(asked.phase, protect(tally))
    if asked.present < LEAST_ANSWERS:
        return TooFew(asked.phase)
    # Answers may be one row per role; the order they were noted in says nothing.
    noted = {row.position for row in rows if row.count is None}
    return Uncounted(asked.phase, tuple(one for one in Position if one in noted))


def in_a_cell(voice: Voice, told: Told) -> tuple[Text, Text]:
    """Return the word and the counts of a round for one line of a table."""
    words = voice.words
    if isinstance(told, Counted):
        return text(_word(voice, told.told)), text(_counts(voice, told.told))
    if isinstance(told, Uncounted):
        return text(_uncounted(voice, told)), ()
    if isinstance(told, TooFew):
        return text(words("minutes.answers.few_short")), ()
    return text(words("minutes.answers.nothing_written_short")), ()


def _word(voice: Voice, told: ProtectedTally) -> str:
    if told.word is not None:
        return voice.words(f"terms.label.{told.word.value}")
    if told.took_position is None:
        return voice.words("terms.label.too_few")
    return voice.words("minutes.answers.no_word")


def _counts(voice: Voice, told: ProtectedTally) -> str:
    words = voice.words
    parts = [f"{_part(voice, part).lower()} {count}" for part, count in told.parts]
    if isinstance(told.row, OnlyCount):
        parts = [words("minutes.answers.took_position", n=told.row.n)]
    if told.took_position is None:
        parts = [words("minutes.answers.few_short")]
    none = words("terms.part.no_position").lower()
    return " · ".join([*parts, f"{none} {told.no_position}"])


def _part(voice: Voice, part: Part) -> str:
    return voice.words(f"terms.part.{part.value}")


def blocks(voice: Voice, found: Answered, *, in_group: bool = False) -> list[Block]:
    """Return the section that says how a service answered on one subject.

    With `in_group` it says that answers were given in a dialogue group, and not how many.
    """
    words = voice.words
    result: list[Block] = [Heading(text(words("minutes.answers.heading")))]
    if not found.rounds:
        not_asked = words("minutes.answers.in_group") if in_group else _not_asked(voice)
        return [*result, Paragraph(text(not_asked))]
    for told in found.rounds:
        if told.phase is not Phase.NONE and (len(found.rounds) > 1 or found.kept_back):
            result.append(Paragraph(text(_phase(voice, told.phase), strong=True), Tone.LABEL))
        result += _round(voice, told)
    if found.kept_back:
        result.append(_small(words("minutes.answers.kept_back")))
    elif len(found.rounds) > 1:
        result.append(_moved(voice, found.change))
    if in_group:
        result.append(_small(words("minutes.answers.in_group_too")))
    return result


def _moved(voice: Voice, change: ToldChange) -> Paragraph:
    """Return who changed their mind, as far as it may be told; never who did."""
    words = voice.words
    if not change.same_people:
        return _small(words("minutes.answers.not_the_same_people"))
    if change.people is None:
        return _small(words("story.moved.few"))
    told = [words(f"story.moved.{way.key}", n=count) for way, count in change.parts]
    sentence = ", ".join(told) or words("story.moved.people", n=change.people)
    return _small(f"{words('story.moved.heading')}: {sentence}.")


def _not_asked(voice: Voice) -> str:
    return capital(voice.words("terms.position.not_asked")) + "."


def _phase(voice: Voice, phase: Phase) -> str:
    return capital(voice.words(f"terms.phase.{phase.value}"))


def _round(voice: Voice, told: Told) -> list[Block]:
    words = voice.words
    if isinstance(told, Counted):
        return _counted(voice, told.told)
    if isinstance(told, Uncounted):
        return [Paragraph(text(capital(_uncounted(voice, told)) + "."))]
    if isinstance(told, TooFew):
        return [Paragraph(text(words("minutes.answers.too_few")))]
    return [Paragraph(text(words("minutes.answers.nothing_written")))]


def _uncounted(voice: Voice, told: Uncounted) -> str:
    which = voice.listed([voice.words(f"terms.position.{one.value}") for one in told.positions])
    return f"{voice.words('terms.position.not_counted')}: {which}"


def _counted(voice: Voice, told: ProtectedTally) -> list[Block]:
    words = voice.words
    none = capital(words("terms.part.no_position"))
    if told.took_position is None:
        return [
            Paragraph(text(words("minutes.answers.too_few"))),
            _small(f"{none}: {told.no_position}."),
        ]
    if isinstance(told.row, OnlyCount):
        sentence = words("minutes.answers.only_count", n=told.row.n)
        return [Paragraph(text(sentence)), _small(f"{none}: {told.no_position}.")]
    asked = told.took_position + told.no_position
    rows = [Bar(_part(voice, part), count, _PATTERNS[part]) for part, count in told.parts]
    rows.append(Bar(none, told.no_position, Pattern.NONE))
    return [Bars(tuple(rows), asked), Paragraph(_sentence(voice, told, asked), Tone.SMALL)]


def _sentence(voice: Voice, told: ProtectedTally, asked: int) -> Text:
    """Return how many took a position, the word, and how the numbers came about."""
    words = voice.words
    of = words("minutes.answers.of", n=told.took_position, asked=asked)
    runs = [Run(f"{of} ")]
    if told.word is not None:
        word = capital(words(f"terms.label.{told.word.value}"))
        runs += [Run(f"{word}.", strong=True), Run(" ")]
    more = []
    if many_without_position(told.no_position, asked):
        more.append(words("minutes.answers.many_none"))
    if told.merged:
        more.append(words("minutes.answers.merged"))
    more.append(words("minutes.answers.rule", rule=told.rule_version))
    return (*runs, Run(" ".join(more)))


def _small(sentence: str) -> Paragraph:
    return Paragraph(text(sentence), Tone.SMALL)
