"""Method by method: the child's advice unchanged, how the service answered, and what came of it."""

from collections.abc import Iterable

from dialog_app.core import formats
from dialog_app.core.formats import capital
from dialog_app.core.minutes import answers, dissent, findings
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Heading,
    Level,
    Paragraph,
    Quote,
    Run,
    Tone,
    text,
)
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.page_one import titled, trial_state
from dialog_app.core.minutes.topics import Topic
from dialog_app.core.minutes.voice import Voice, written_in
from dialog_app.core.model.base import Provenance, Subject, SubjectKind
from dialog_app.core.model.catalogue import MainAnswer
from dialog_app.core.model.said import Trial


def blocks(matter: Matter, voice: Voice) -> list[Block]:
    """Return a part for each topic the service was asked about or said something on."""
    touched = (topic for topic in matter.topics if matter.has_something(topic.subject))
    return [block for topic in touched for block in _topic(matter, voice, topic)]


def general(matter: Matter, voice: Voice) -> list[Block]:
    """Return what was said and agreed without being about one topic."""
    found = [
        *_reasons(matter, voice, None),
        *findings.blocks(matter, voice, None),
        *_trials(voice, matter.trials(None)),
    ]
    if not found:
        return []
    return [Heading(text(voice.words("minutes.general.heading")), Level.METHOD), *found]


def _topic(matter: Matter, voice: Voice, topic: Topic) -> list[Block]:
    return [
        *_head(voice, topic),
        *_advice(voice, topic),
        *_answered(matter, voice, topic.subject),
        *_reasons(matter, voice, topic.subject),
        *dissent.blocks(matter, voice, topic.subject),
        *_rewordings(matter, voice, topic.subject),
        *findings.blocks(matter, voice, topic.subject),
        *_trials(voice, matter.trials(topic.subject)),
    ]


def _answered(matter: Matter, voice: Voice, subject: Subject) -> list[Block]:
    found = answers.answered(matter.day, matter.rounds(subject))
    told = answers.blocks(voice, found, in_group=subject in matter.heard.in_groups)
    return [*told, *dissent.remaining(voice, found)]


def _head(voice: Voice, topic: Topic) -> list[Block]:
    words = voice.words
    parts = [words(f"minutes.kind.{topic.subject.kind.value}") + (f" {topic.code}".rstrip())]
    if topic.version:
        parts[0] += f", {words('minutes.version', version=topic.version)}"
    if topic.provenance is Provenance.STARTER_EXAMPLE:
        parts.append(words("terms.provenance.starter_example"))
    bare = Topic(topic.subject, topic.title, advice=topic.advice)
    heading = Heading(titled(voice, bare), Level.METHOD, text(" · ".join(parts)))
    summary = voice.best(topic.summary)
    return [heading, Paragraph(summary)] if summary else [heading]


def _advice(voice: Voice, topic: Topic) -> list[Block]:
    if topic.subject.kind is SubjectKind.VALUE:
        return []
    if not topic.advice:
        return [Paragraph(text(voice.words("minutes.advice.none")), Tone.SMALL)]
    return [_quote(voice, topic, answer) for answer in topic.advice]


def _quote(voice: Voice, topic: Topic, answer: MainAnswer) -> Quote:
    said = answer.text.best(voice.language)
    language = written_in(answer.text, voice.language)
    source = " · ".join(_source(voice, topic, answer))
    return Quote(
        voice.words("minutes.advice.heading"), voice.quotation(said, language), text(source)
    )


def _source(voice: Voice, topic: Topic, answer: MainAnswer) -> list[str]:
    """Return how many children, which survey, their ages and rights, and that it stands."""
    words = voice.words
    who = [words("minutes.advice.children", n=answer.children)] if answer.children else []
    survey = " ".join(str(part) for part in (answer.survey, answer.year) if part)
    parts = [", ".join(part for part in (*who, survey, answer.gathering) if part)]
    if answer.age_from is not None and answer.age_to is not None:
        ages = words("minutes.advice.ages", first=answer.age_from, last=answer.age_to)
        parts.append(ages)
    if topic.articles:
        articles = voice.listed(list(topic.articles))
        parts.append(words("minutes.article", n=len(topic.articles), articles=articles))
    if answer.provenance is Provenance.STARTER_EXAMPLE:
        parts.append(words("terms.provenance.starter_example"))
    return [*(part for part in parts if part), words("minutes.advice.unchanged")]


def _reasons(matter: Matter, voice: Voice, subject: Subject | None) -> list[Block]:
    reasons = matter.reasons(subject)
    if not reasons:
        return []
    items = tuple(voice.quotation(row.text, row.language) for row in reasons)
    return [Heading(text(voice.words("minutes.reasons.heading"))), Bullets(items)]


def _rewordings(matter: Matter, voice: Voice, subject: Subject) -> list[Block]:
    """Return the wordings the service proposed, as its proposal and nothing more."""
    proposed = matter.heard.proposed(subject)
    if not proposed:
        return []
    items = tuple(voice.quotation(row.text, row.language) for row in proposed)
    return [Heading(text(voice.words("rewordings.minutes"))), Bullets(items)]


def _trials(voice: Voice, trials: Iterable[Trial]) -> list[Block]:
    result: list[Block] = []
    for trial in trials:
        sentence = capital(trial_state(voice, trial))
        if trial.until is not None:
            sentence += f" {voice.words('minutes.trials.to', date=formats.date(trial.until))}"
        runs = [Run(f"{sentence}.")]
        if trial.how_it_went:
            went = voice.words("minutes.trials.how_it_went", text=trial.how_it_went)
            runs.append(Run(f" {went}"))
        result.append(Paragraph(tuple(runs)))
    heading = Heading(text(voice.words("minutes.trials.one_heading")))
    return [heading, *result] if result else []
