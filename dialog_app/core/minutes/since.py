"""Siden sist: what a service had promised or was trying, and how it went, in words."""

from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Block, Heading, Level, Run, Table, Text, joined, text
from dialog_app.core.minutes.findings import columns
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.said import FollowedKind, FollowUp
from dialog_app.core.register import Register


def blocks(matter: Matter, voice: Voice) -> list[Block]:
    """Return what was said of what earlier days left; nothing where nothing was."""
    rows = tuple(
        (what(matter.register, voice, row), how(voice, row)) for row in matter.heard.followed_up
    )
    if not rows:
        return []
    heading = Heading(text(voice.words("since.title")), Level.METHOD)
    return [heading, Table(columns(voice, "since", {"what": 50, "how": 50}), rows)]


def what(register: Register, voice: Voice, row: FollowUp) -> Text:
    """Return what was followed up: the words it was said in, or what is tried or was carried."""
    if row.kind is FollowedKind.TRIAL or (row.kind is FollowedKind.ITEM and row.version_id):
        key = "trial" if row.kind is FollowedKind.TRIAL else "carried"
        about = titled(voice, topic(register, row.subject), marked=False)
        return (Run(f"{voice.words(f'minutes.since.{key}')} "), *about)
    return voice.own(row.words, row.language)


def how(voice: Voice, row: FollowUp) -> Text:
    """Return how it went: «Delvis prøvd. «Bare ved én skole.»»."""
    word = voice.words(f"since.{row.kind.value}_{row.outcome.value}")
    told = voice.quotation(row.text, row.language) if row.text else ()
    return joined((text(f"{capital(word)}."), told), " ")
