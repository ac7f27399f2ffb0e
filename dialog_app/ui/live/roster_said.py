"""What the numbered cards of one service or group say, and how their people moved."""

from dataclasses import dataclass

from dialog_app.core.change_of_mind import change_of_mind
from dialog_app.core.commands.answers import Asked, Choice, present
from dialog_app.core.day import Day
from dialog_app.core.model.days import Phase
from dialog_app.core.roster import cards, other_phase
from dialog_app.ui.change_words import change_words
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class CardSaid:
    """One card: its number, what it answers now, and what it answered in the other round."""

    number: str
    now: Choice | None = None
    other: Choice | None = None


def roster(day: Day, asked: Asked) -> tuple[CardSaid, ...]:
    """Return the cards 1 to as many as are present, and any others that were used."""
    now, other = _round(day, asked, asked.phase), _round(day, asked, other_phase(asked.phase))
    place = day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
    people = place.present if place else present(day, asked)
    numbers = [str(number) for number in range(1, max(1, people) + 1)]
    more = sorted((now.keys() | other.keys()) - set(numbers), key=lambda card: (len(card), card))
    return tuple(CardSaid(card, now.get(card), other.get(card)) for card in (*numbers, *more))


def _round(day: Day, asked: Asked, phase: Phase) -> dict[str, Choice]:
    place = day.round(asked.service_id, asked.subject, phase, asked.group_id)
    rows = cards(day, place) if place else {}
    return {card: Choice(row.position, row.no_position) for card, row in rows.items()}


def choice_words(choice: Choice | None) -> str:
    """Return what a card answers, in words."""
    if choice is None:
        return say("answers.card.nothing")
    return say(f"terms.{_area(choice)}")


def letter(choice: Choice | None) -> str:
    """Return the letter an answer goes by on a card; a dot where there is none."""
    return say(f"answers.letter.{_area(choice).partition('.')[2]}") if choice else "·"


def _area(choice: Choice) -> str:
    if choice.kind.value == "unspecified":
        return f"position.{choice.position.value}"
    return f"no_position.{choice.kind.value}"


def spoken(card: CardSaid, phase: Phase) -> str:
    """Return a card as a screen reader says it: «Kort 7: enig, før dialogen: uenig»."""
    words = say("answers.card.spoken", number=card.number, answer=choice_words(card.now))
    if card.other is None:
        return words
    other = say(f"terms.phase.{other_phase(phase).value}")
    return f"{words}, {other}: {choice_words(card.other)}"


def movement_words(day: Day, asked: Asked) -> str:
    """Return how the same people moved between the rounds; nothing where only one was asked."""
    found = change_of_mind(day, asked.service_id, asked.subject, asked.group_id)
    return change_words(found) if found is not None else ""
