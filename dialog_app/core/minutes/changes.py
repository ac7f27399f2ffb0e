"""What was changed while the day was under way, in plain words.

Nothing internal is told, nor how long anything took: that is for the facilitator alone.
"""

from dataclasses import replace

from dialog_app.core import formats
from dialog_app.core.minutes.blocks import Block, Bullets, Paragraph, Run, Text, Tone, text
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Voice, local
from dialog_app.core.model.base import Words
from dialog_app.core.model.days import AgendaItem, DayInfo, ItemState, PlanChange, PlanChangeKind


def changes(matter: Matter, voice: Voice) -> list[Block]:
    """Return what was made shorter, left out or carried on, and a later end; often nothing."""
    public = [item for item in matter.day.agenda if not item.internal]
    said = [sentence for item in public for sentence in _item(matter, voice, item)]
    said += _methods(matter, voice)
    agreed = matter.day.info.agreed_end
    if agreed is not None:
        end = formats.clock(local(agreed, matter.day.info.zone))
        said.append(text(voice.words("minutes.changes.later", time=end)))
    if not said:
        return []
    label = Paragraph(text(voice.words("minutes.changes.heading")), Tone.LABEL)
    return [label, Bullets(tuple(said))]


def _item(matter: Matter, voice: Voice, item: AgendaItem) -> list[Text]:
    title = voice.best(Words(item.title, item.title_nn, item.title_en))
    if item.state is ItemState.DROPPED:
        return [_told(title, voice.words("minutes.changes.dropped"))]
    if item.state is ItemState.CARRIED:
        return [_told(title, _next_time(matter, voice, "carried", item.id))]
    minutes = _shortened_by(matter, item)
    if not minutes or item.started_at is None:
        return []
    duration = formats.minutes(minutes).said(voice.words)
    return [_told(title, voice.words("minutes.changes.shortened", duration=duration))]


def _shortened_by(matter: Matter, item: AgendaItem) -> int:
    """Return by how much an item was made shorter, less what it was given back since."""
    taken = matter.day.where(
        PlanChange,
        lambda row: row.item_id == item.id and row.kind is PlanChangeKind.SHORTENED,
    )
    return max(0, min(sum(row.minutes for row in taken), -item.added_minutes))


def _methods(matter: Matter, voice: Voice) -> list[Text]:
    """Return the methods that were left to the next day, in the day's order."""
    carried = carried_methods(matter)
    found = []
    for row in matter.day.subjects:
        if row.version_id in carried:
            key = "carried_on" if matter.rounds(row.subject) else "carried"
            title = titled(voice, topic(matter.register, row.subject), marked=False)
            found.append(_told(title, _next_time(matter, voice, key, row.version_id)))
    return found


def carried_methods(matter: Matter) -> frozenset[str]:
    """Return the version ids of the methods that were left to the next day."""
    rows = matter.day.where(PlanChange, lambda row: row.kind is PlanChangeKind.CARRIED)
    return frozenset(row.version_id for row in rows if row.version_id)


def _next_time(matter: Matter, voice: Voice, key: str, carried: str) -> str:
    taker = matter.carried_to.get(carried)
    if taker is not None:
        return voice.words(f"minutes.since.{key}_to", day=day_name(voice, taker))
    date = formats.date_within(matter.day.info.next_meeting)
    if date:
        return voice.words(f"minutes.changes.{key}_to", date=date)
    return voice.words(f"minutes.changes.{key}")


def day_name(voice: Voice, info: DayInfo) -> str:
    """Return «fordypningsdag 10.02.2027»."""
    kind = voice.words(f"terms.day_kind.{info.kind.value}")
    return voice.words("since.day", kind=kind, date=formats.date(info.date))


def _told(title: Text, what: str) -> Text:
    """Return a sentence that begins with a title, which is bold since it can be anything."""
    return (*(replace(run, strong=True) for run in title), Run(f" {what}"))
