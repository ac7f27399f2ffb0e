"""Page one, for the leader: what was agreed, what needs others, what comes, how all answered."""

from dataclasses import replace
from typing import TypeVar

from dialog_app.core import formats
from dialog_app.core.editions import comment_deadline
from dialog_app.core.minutes.answers import answered, in_a_cell
from dialog_app.core.minutes.blocks import (
    Block,
    Heading,
    Level,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
    text,
)
from dialog_app.core.minutes.findings import (
    NUMBER,
    action_text,
    category,
    columns,
    due,
    ordered,
    owner,
    source,
    who_can_change,
)
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.topics import Topic
from dialog_app.core.minutes.voice import Voice, local
from dialog_app.core.model.base import Provenance, SubjectKind
from dialog_app.core.model.days import Attendance, ItemState, PlanChange
from dialog_app.core.model.said import (
    Action,
    Minutes,
    Obstacle,
    ObstacleSource,
    SourceEffect,
    SourceStatus,
    Trial,
)

SOURCED = frozenset({"LOV", "RUND", "RETN"})
_SETTLED = frozenset({SourceStatus.MISUNDERSTOOD, SourceStatus.CHANGED})
_OTHER_ROLE = "other"
_LONGEST = 400
_STAR = "*"
_Worded = TypeVar("_Worded", Action, Obstacle)


def blocks(matter: Matter, voice: Voice, edition: Minutes) -> list[Block]:
    """Return page one; what may run over to the next page comes last."""
    return [
        *_who_and_where(matter, voice),
        *_corrected(voice, edition),
        *_agreed(matter, voice),
        *_mandate(matter, voice),
        *_law(matter, voice),
        *_trials(matter, voice),
        *_next(matter, voice, edition),
        *_answers(matter, voice),
    ]


def _who_and_where(matter: Matter, voice: Voice) -> list[Block]:
    info = matter.day.info
    name = matter.register.full_name(matter.service_id)
    # A title that names the place already does not have it said again.
    place = "" if info.place in info.title else info.place
    where = ", ".join(part for part in (place, times(matter, voice)) if part)
    return [
        Heading(text(name), Level.SERVICE),
        Paragraph(text(" · ".join(part for part in (info.title, where) if part))),
        Paragraph(text(_present(matter, voice)), Tone.SMALL),
    ]


def _corrected(voice: Voice, edition: Minutes) -> list[Block]:
    """Return why there is a version after the first one."""
    if not edition.reason:
        return []
    why = {"version": edition.version, "reason": edition.reason.rstrip(".")}
    return [Paragraph(text(voice.words("minutes.corrected", **why)))]


def times(matter: Matter, voice: Voice) -> str:
    """Return when the day was held: «kl. 09.00–15.30», or when it starts."""
    info = matter.day.info
    held = [item for item in matter.day.agenda if item.started_at and not item.internal]
    ends = [item.ended_at for item in held if item.ended_at]
    starts = [item.started_at for item in held if item.started_at]
    if not starts:
        phrase = formats.at_clock(info.public_start)
    elif not ends:
        phrase = formats.at_clock(local(min(starts), info.zone))
    else:
        first, last = local(min(starts), info.zone), local(max(ends), info.zone)
        phrase = formats.clock_span(first.time(), last.time())
    return voice.words(phrase.key, **phrase.facts)


def _present(matter: Matter, voice: Voice) -> str:
    words, info = voice.words, matter.day.info
    people = [words("minutes.present.service", n=matter.day.present(matter.service_id))]
    roles = _roles(matter, voice)
    if roles:
        people[0] += f" ({', '.join(roles)})"
    if info.pros:
        people.append(words("minutes.present.pros", n=info.pros))
    if info.staff:
        people.append(words("minutes.present.staff", n=info.staff))
    only = words("minutes.present.only", service=matter.register.service(matter.service_id).name)
    return f"{words('minutes.present.sentence', people=voice.listed(people))} {only}"


def _roles(matter: Matter, voice: Voice) -> list[str]:
    """Return «leder 1, helsesykepleier 12»; nothing where no roles were told apart."""
    rows = matter.day.where(Attendance, lambda row: row.service_id == matter.service_id)
    present = {row.role_code: row.present for row in rows if row.present}
    if set(present) <= {_OTHER_ROLE}:
        return []
    known = [role for role in matter.register.roles if role.code in present]
    named = [f"{role.title.best(voice.language)} {present.pop(role.code)}" for role in known]
    if present:
        rest = sum(present.values())
        named.append(f"{voice.words(f'terms.role.{_OTHER_ROLE}')} {rest}")
    return named


def _agreed(matter: Matter, voice: Voice) -> list[Block]:
    heading = Heading(text(voice.words("minutes.agreed.heading")))
    if not matter.agreed:
        return [heading, Paragraph(text(voice.words("minutes.agreed.none")))]
    titles = columns(voice, "actions", {"what": 52, "who": 29, "when": 14})
    rows = tuple(
        (
            text(matter.action_numbers[row.id]),
            action_text(voice, _short(voice, row)),
            owner(matter, voice, row),
            due(voice, row),
        )
        for row in matter.agreed
    )
    return [heading, Table((NUMBER, *titles), rows)]


def _mandate(matter: Matter, voice: Voice) -> list[Block]:
    if not matter.for_the_leader:
        return []
    rows = tuple(
        (
            text(matter.action_numbers[row.id]),
            action_text(voice, _short(voice, row)),
            voice.own(row.why, row.language),
        )
        for row in matter.for_the_leader
    )
    titles = columns(voice, "mandate", {"what": 54, "why": 41})
    return [
        Heading(text(voice.words("minutes.mandate.heading"))),
        Table((NUMBER, *titles), rows),
    ]


def _law(matter: Matter, voice: Voice) -> list[Block]:
    """Return what needs a change of law, circular or guideline; settled sources need none."""
    rows = tuple(
        row
        for number in matter.obstacle_numbers
        for obstacle in (matter.day.one(Obstacle, number),)
        if SOURCED & {obstacle.category_code, obstacle.second_category_code}
        for row in _law_rows(matter, voice, obstacle)
    )
    if not rows:
        return []
    shares = {"source": 28.0, "what": 36.5, "status": 16.5, "who": 19.0}
    return [
        Heading(text(voice.words("minutes.law.heading"))),
        Table(columns(voice, "law", shares), rows),
    ]


def _law_rows(matter: Matter, voice: Voice, obstacle: Obstacle) -> list[tuple[Text, ...]]:
    said = voice.own(_short(voice, obstacle).text, obstacle.language)
    sources = ordered(matter, obstacle)
    if not sources:
        unnamed = voice.words(
            "minutes.law.no_source_of", kind=category(matter, voice, _code(obstacle))
        )
        claimed = voice.words(f"terms.source_status.{SourceStatus.CLAIMED.value}")
        unknown = text(voice.words("minutes.law.not_known"))
        return [(text(unnamed), said, text(claimed), unknown)]
    return [
        (
            source(matter, voice, row, strong=True),
            said,
            text(_status(voice, row)),
            text(who_can_change(matter, voice, row)),
        )
        for row in sources
        if row.status not in _SETTLED
    ]


def _short(voice: Voice, row: _Worded) -> _Worded:
    """Return the row with a text that fits page one; the whole text stands further back."""
    if len(row.text) <= _LONGEST:
        return row
    start = row.text[:_LONGEST].rsplit(maxsplit=1)[0]
    return replace(row, text=voice.words("minutes.whole_further_back", text=start))


def _code(obstacle: Obstacle) -> str:
    first, second = obstacle.category_code, obstacle.second_category_code
    return first if first in SOURCED else second


def _status(voice: Voice, row: ObstacleSource) -> str:
    status = voice.words(f"terms.source_status.{row.status.value}")
    if row.effect is SourceEffect.UNCLEAR:
        return status
    return f"{status}: {voice.words(f'terms.source_effect.{row.effect.value}')}"


def _answers(matter: Matter, voice: Voice) -> list[Block]:
    if not matter.topics:
        return []
    rows = tuple(_answer(matter, voice, topic) for topic in matter.topics)
    titles = columns(voice, "summary", {"method": 29, "word": 20, "counts": 51})
    heading = Heading(text(voice.words("minutes.summary.heading")))
    return [heading, Table(titles, rows), *_footnote(matter, voice)]


def _footnote(matter: Matter, voice: Voice) -> list[Block]:
    """Return what the star says, where a title has one: the words would take two lines each."""
    if not any(_is_example(topic) for topic in matter.topics):
        return []
    words = f"{_STAR} {voice.words('terms.provenance.starter_example')}"
    return [Paragraph(text(words), Tone.SMALL)]


def _is_example(topic: Topic) -> bool:
    return topic.provenance is Provenance.STARTER_EXAMPLE


def _answer(matter: Matter, voice: Voice, topic: Topic) -> tuple[Text, ...]:
    title = titled(voice, topic, marked=False)
    if _is_example(topic):
        title = (*title, Run(f" {_STAR}"))
    found = answered(matter.day, matter.rounds(topic.subject)).rounds
    if not found:
        return (title, text(_why_not(matter, voice, topic)))
    word, counts = in_a_cell(voice, found[-1])
    return (title, word, counts) if counts else (title, word)


def _why_not(matter: Matter, voice: Voice, topic: Topic) -> str:
    """Return «ikke spurt», and to when it was carried where it was."""
    grouped = topic.subject in matter.heard.in_groups
    not_asked = voice.words(
        "minutes.answers.in_group_short" if grouped else "terms.position.not_asked"
    )
    if not _is_carried(matter, topic.subject.version_id):
        return not_asked
    taker = matter.carried_to.get(topic.subject.version_id)
    date = formats.date(taker.date) if taker else ""
    date = date or formats.date_within(matter.day.info.next_meeting)
    if date:
        return f"{not_asked}, {voice.words('minutes.changes.stub', date=date)}"
    return f"{not_asked}, {voice.words('terms.item_state.carried')}"


def _is_carried(matter: Matter, version_id: str) -> bool:
    """Tell whether a method was left to the next day, alone or with the whole of an item."""
    alone = matter.day.where(PlanChange, lambda row: row.version_id == version_id)
    return bool(alone) or any(
        item.state is ItemState.CARRIED and version_id in item.method_version_ids
        for item in matter.day.agenda
    )


def titled(voice: Voice, topic: Topic, *, marked: bool = True) -> Text:
    """Return a topic's title with its code; a starter example is said to be one if `marked`."""
    title = voice.best(topic.title)
    if topic.subject.kind is SubjectKind.MAIN_ANSWER and topic.advice:
        title = voice.best(topic.advice[0].text)
    if not title:
        title = text(voice.words("minutes.method.unknown"))
    more = f" ({topic.code})" if topic.code else ""
    if marked and _is_example(topic):
        more += f", {voice.words('terms.provenance.starter_example')}"
    return (*title, Run(more)) if more else title


def _trials(matter: Matter, voice: Voice) -> list[Block]:
    rows = tuple(
        (titled(voice, topic), text(trial_state(voice, trial)), text(voice.date(trial.until)))
        for topic in matter.topics
        for trial in matter.trials(topic.subject)
    )
    if not rows:
        return []
    titles = columns(voice, "trials", {"what": 58, "state": 28, "until": 14})
    return [Heading(text(voice.words("minutes.trials.heading"))), Table(titles, rows)]


def trial_state(voice: Voice, trial: Trial) -> str:
    """Return how far a trial has come."""
    return voice.words(f"terms.trial_state.{trial.state.value}")


def _next(matter: Matter, voice: Voice, edition: Minutes) -> list[Block]:
    words, info = voice.words, matter.day.info
    result: list[Block] = [Heading(text(words("minutes.next.heading")))]
    result.append(Paragraph(text(info.next_meeting or words("minutes.next.none"))))
    return [*result, *until_when(matter, voice, edition)]


def until_when(matter: Matter, voice: Voice, edition: Minutes) -> tuple[Block, ...]:
    """Return until when the minutes can be commented on; nothing where nobody can any more."""
    deadline = comment_deadline(matter.day, edition)
    if deadline is None:
        return ()
    phrase = formats.weekday_date(deadline)
    when = voice.words(phrase.key, **phrase.facts)
    sentence = Run(voice.words("minutes.next.deadline") + " ")
    return (Paragraph((sentence, Run(f"{when}.", strong=True))),)
