"""Showing one day for reading, in raw numbers or in protected ones."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, as_lines, chosen_day, opened, words
from dialog_app.cli.protected_counts import protected_counts
from dialog_app.core import clock, formats
from dialog_app.core.day import Day
from dialog_app.core.model.base import Provenance, Subject, SubjectKind
from dialog_app.core.model.catalogue import MainAnswer, MethodVersion, ToolVersion, Value
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position, Round
from dialog_app.core.owners import owner_words
from dialog_app.core.register import Register
from dialog_app.core.who import Who, answering, name_of

_INDENT = "    "


def show(call: argparse.Namespace) -> int:
    """Print a day: its agenda, who was there, what was answered and what was found."""
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, protected = session.saved_day(line.id), bool(call.protected)
        page = _Page(day, session.register, words(), protected)
    which = page.say("cli.protected_numbers" if protected else "cli.raw_numbers")
    print("\n".join((*as_lines(line, page.say)[:1], which, *page.lines())))
    return DONE


@dataclass(frozen=True)
class _Page:
    """One day as lines of text, its numbers protected or raw."""

    day: Day
    register: Register
    say: Texts
    protected: bool

    def lines(self) -> Iterator[str]:
        """Give the lines of every part that has any."""
        yield from self._part("agenda", self._agenda())
        yield from self._part("services", self._services())
        yield from self._part("answers", self._answers())
        yield from self._part("obstacles", (row.text for row in self.day.obstacles))
        yield from self._part("possibilities", (row.text for row in self.day.possibilities))
        yield from self._part("actions", self._actions())

    def _part(self, name: str, lines: Iterable[str]) -> Iterator[str]:
        found = [_INDENT + line for line in lines]
        if found:
            yield ""
            yield self.say(f"cli.part.{name}")
            yield from found

    def _agenda(self) -> Iterator[str]:
        for item, start, end in clock.plan(self.day):
            if not item.internal:
                yield f"{formats.clock(start)}–{formats.clock(end)}  {item.title}"

    def _services(self) -> Iterator[str]:
        for service_id in self.day.service_ids:
            present = self.say("cli.present", n=self.day.present(service_id))
            yield f"{self.register.full_name(service_id)}: {present}"

    def _answers(self) -> Iterator[str]:
        for row in self.day.subjects:
            yield self._title(row.subject)
            for who in answering(self.day):
                name = name_of(self.day, self.register, who)
                yield f"{_INDENT}{name}: {self._asked(who, row.subject)}"

    def _asked(self, who: Who, subject: Subject) -> str:
        rounds = (self.day.round(who.service_id, subject, phase, who.group_id) for phase in Phase)
        asked = tuple(place for place in rounds if place is not None)
        told = protected_counts(self.day, asked, self.say) if self.protected else self._raw(asked)
        return "; ".join(told) or self.say("terms.position.not_asked")

    def _raw(self, asked: Iterable[Round]) -> Iterator[str]:
        return map(self._counts, asked)

    def _title(self, subject: Subject) -> str:
        if subject.kind is not SubjectKind.METHOD:
            return self._other_title(subject)
        method = self.register.method_of(subject.version_id)
        title = self.register.one(MethodVersion, subject.version_id).title.best(self.say.language)
        if self.register.is_starter_example(subject.version_id):
            title = f"{title} ({self.say('cli.starter_example')})"
        return f"{method.code} {title}"

    def _other_title(self, subject: Subject) -> str:
        """Return what a main answer, a tool or a value is called, marked as the methods are."""
        answer = self.register.find(MainAnswer, subject.version_id)
        if answer is not None:
            text = formats.quoted(answer.text.best(self.say.language), self.say.language)
            starter = answer.provenance is Provenance.STARTER_EXAMPLE
            return f"{text} ({self.say('cli.starter_example')})" if starter else text
        named = self.register.find(ToolVersion, subject.version_id) or self.register.find(
            Value, subject.version_id
        )
        return named.title.best(self.say.language) if named else subject.version_id

    def _counts(self, place: Round) -> str:
        tally = self.day.tally(place)
        if tally is None:
            told = self.say("terms.position.not_counted")
        else:
            counts = (tally.agree, tally.partly, tally.disagree, tally.no_position)
            named = zip(Position, counts, strict=True)
            told = ", ".join(f"{self.say(f'terms.position.{which}')} {n}" for which, n in named)
        return f"{self.say(f'terms.phase.{place.phase}')}: {told}" if place.phase else told

    def _actions(self) -> Iterator[str]:
        for action in self.day.actions:
            due = formats.date(action.due) if action.due else ""
            told = ", ".join(part for part in (owner_words(self.register, action), due) if part)
            name = self.register.service(action.service_id).name
            yield f"{name}: {action.text}" + (f" ({told})" if told else "")
