"""A service's own answers over time as a picture: a bar for each round that may be told."""

from collections.abc import Iterator

from dialog_app.core.change_words import told_change_words
from dialog_app.core.charts.kinds import Chart, StackRow, Stacks
from dialog_app.core.charts.of_services import positions_legend, told_bar
from dialog_app.core.formats import date
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import OnlyCount
from dialog_app.core.register import Register
from dialog_app.core.story.service import ServiceStory, ToldRound


def service_chart(story: ServiceStory, register: Register, voice: Voice) -> Chart | None:
    """Return what the story of a service tells of its answers; None where it tells no numbers.

    Below the answers after the dialogue stands who moved, as far as that may be told.
    """
    bars = tuple(_bars(story, register, voice))
    if not any(bar.parts for bar in bars):
        return None
    return Chart(
        title=voice.words("charts.what.service"),
        about=register.full_name(story.service_id),
        picture=Stacks(bars),
        legend=positions_legend(bars, voice),
        notes=tuple(_notes(story, voice)),
        instead=voice.words("charts.instead.service"),
    )


def _notes(story: ServiceStory, voice: Voice) -> Iterator[str]:
    shown = (told.shown for line in story.lines for told in line.rounds if told.beside)
    if any(one is not None and one.merged for one in shown):
        yield voice.words("story.moved.merged")
    if len(story.answered_days) > 1:
        yield voice.words("services.story.not_the_same")


def _bars(story: ServiceStory, register: Register, voice: Voice) -> Iterator[StackRow]:
    for line in story.lines:
        for told in line.rounds:
            name, shown = _name(told, register, voice), told.shown if told.beside else None
            yield told_bar(name, shown, voice, *_beside(story, told, voice))


def _name(told: ToldRound, register: Register, voice: Voice) -> str:
    """Return «G4 Avtale før deling, 21.11.2026, etter dialogen»."""
    about = topic(register, told.subject)
    titles = [about.title, *(row.text for row in about.advice)]
    title = next((one.best(voice.language) for one in titles if one.best(voice.language)), "")
    phase = voice.words(f"terms.phase.{told.phase.value}") if told.phase.value else ""
    parts = (f"{about.code} {title}".strip(), date(told.date), phase)
    return ", ".join(part for part in parts if part)


def _beside(story: ServiceStory, told: ToldRound, voice: Voice) -> Iterator[str]:
    """Give what is said of a round beside its word: why it has no bar, and who moved to it."""
    say = voice.words
    if not told.beside:
        yield say("services.not_beside")
        return
    if told.shown is None:
        yield say("terms.position.not_counted")
    elif told.shown.took_position is None:
        yield say("terms.label.too_few")
    elif isinstance(told.shown.row, OnlyCount):
        yield say("services.answers", n=told.shown.row.n)
    change = story.change(told.day_id, told.subject) if told.phase is Phase.AFTER else None
    if change is not None and change.same_people:
        yield told_change_words(change, say)
