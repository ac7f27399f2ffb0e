"""What the children said: their own words, unchanged, with where they come from."""

from collections.abc import Iterator

from dialog_app.core.formats import capital
from dialog_app.core.give_back.given import Given, cut
from dialog_app.core.minutes.blocks import Block, Paragraph, Quote, Run, Text, Tone, text
from dialog_app.core.minutes.voice import Voice, written_in
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import MainAnswer


def blocks(given: Given) -> Iterator[Block]:
    """Give what the page begins with: the method it is about, and each main answer in a box."""
    words = given.voice.words
    if given.about.is_method:
        yield Paragraph(text(_method(given), strong=True))
    answers = given.about.answers
    if not answers:
        yield Paragraph(text(words("give_back.said.none")))
    shown = answers[: given.room.answers]
    for answer in shown:
        yield _quote(given, answer)
    beyond = len(answers) - len(shown)
    if beyond:
        yield Paragraph(text(words("give_back.said.more", n=beyond)), Tone.SMALL)


def _method(given: Given) -> str:
    method = given.about.methods[0]
    # What no child has spoken of grew out of nothing they said.
    key = "method" if given.about.answers else "method_alone"
    sentence = given.voice.words(f"give_back.said.{key}", method=given.title(method))
    if method.provenance is not Provenance.STARTER_EXAMPLE:
        return sentence
    return f"{sentence} ({given.voice.words('terms.provenance.starter_example')})"


def _quote(given: Given, answer: MainAnswer) -> Quote:
    voice = given.voice
    source = " · ".join(source_of(voice, answer))
    said = answer.text.best(voice.language)
    shown = cut(said, given.room.said)
    words = voice.quotation(shown, written_in(answer.text, voice.language))
    if not given.ground.telling.children_may_stand(said):
        words = text(capital(voice.words("recommend.held")))
    elif shown != said:
        source = " · ".join((source, voice.words("give_back.said.shortened")))
    return Quote(voice.words("give_back.said.heading"), words, text(source))


def source_of(voice: Voice, answer: MainAnswer) -> list[str]:
    """Return how many children said it, their ages, when and where; and that it is an example."""
    words = voice.words
    who = words("give_back.said.children", n=answer.children) if answer.children else ""
    ages = ""
    if answer.age_from is not None and answer.age_to is not None:
        ages = words("minutes.advice.ages", first=answer.age_from, last=answer.age_to)
    example = ""
    if answer.provenance is Provenance.STARTER_EXAMPLE:
        example = words("terms.provenance.starter_example")
    year = str(answer.year) if answer.year else ""
    parts = (who, ages, year, answer.survey, answer.gathering, example)
    return [part for part in parts if part] or [words("give_back.said.no_source")]


def verbatim(voice: Voice, answer: MainAnswer) -> Text:
    """Return a main answer word for word in quotation marks, with its source behind it."""
    said = voice.quotation(
        answer.text.best(voice.language), written_in(answer.text, voice.language)
    )
    return (*said, Run(f" ({', '.join(source_of(voice, answer))})"))
