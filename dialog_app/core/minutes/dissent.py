"""Disagreement that is left, told without a verdict, and dissent in the words of its holders."""

from dialog_app.core.measures import Label
from dialog_app.core.minutes.answers import Answered, Counted
from dialog_app.core.minutes.blocks import Block, Heading, Paragraph, Run, Text, Tone, text
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Subject
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.protection import Part, ProtectedTally


def remaining(voice: Voice, found: Answered) -> list[Block]:
    """Return the sentence that views still differ, where the numbers beside it show as much.

    Nothing is said that the protected row of the newest round does not show already.
    """
    newest = found.rounds[-1] if found.rounds else None
    if not isinstance(newest, Counted) or not _differs(newest.told):
        return []
    return [Paragraph(text(voice.words("minutes.dissent.remaining")), Tone.SMALL)]


def _differs(told: ProtectedTally) -> bool:
    if told.word is Label.DIVIDED:
        return True
    counts = dict(told.parts)
    disagree = counts.pop(Part.DISAGREE, 0)
    return disagree > 0 and sum(counts.values()) > 0


def blocks(matter: Matter, voice: Voice, subject: Subject) -> list[Block]:
    """Return what those who do not agree would write instead; nothing where nobody dissents."""
    rows = matter.heard.dissented(subject)
    if not rows:
        return []
    heading = Heading(text(voice.words("minutes.dissent.heading")))
    return [heading, *(block for row in rows for block in _one(voice, row))]


def _one(voice: Voice, row: Dissent) -> list[Block]:
    by = Paragraph(text(voice.words("minutes.dissent.by", who=row.who), strong=True), Tone.LABEL)
    said: list[Block] = [by, Paragraph(voice.quotation(row.text, row.language))]
    for name, words in (("why", row.why), ("would_change", row.would_change)):
        if words:
            said.append(Paragraph(_led(voice, f"minutes.dissent.{name}", words, row)))
    return said


def _led(voice: Voice, key: str, words: str, row: Dissent) -> Text:
    return (Run(f"{voice.words(key)} "), *voice.quotation(words, row.language))
