"""Blank forms of a day: written on by hand where the machine fails, and typed in afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
    WritingRoom,
    text,
)
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.days import Attendance, Phase
from dialog_app.core.model.said import Position
from dialog_app.core.papers.planned import PlannedDay
from dialog_app.core.register import Register

_REASONS: Final = 5
_OBSTACLES: Final = 8
_POSSIBILITIES: Final = 5
_ACTIONS: Final = 6
_ROLES: Final = 4
_NEXT: Final = 2
_BLANK: Final = "…………………………"
# As many lines of print as a person needs to write one by hand, and for two.
_SLOT: Final = "\u00a0\n…………"
_LONG_HAND: Final = 3
_ASKED: Final = (Phase.BEFORE, Phase.AFTER)


def document(day: Day, register: Register, words: Wording, service_id: str = "") -> Document:
    """Return the forms for one service of a day, or for any of them where none is named.

    They hold the plan and nothing that was answered or said. Raises `RuleBroken("row.gone")` for a
    service that is not known.
    """
    form = _Form(PlannedDay.told(day, register, words), service_id)
    about = {"day": day.info.title, "date": formats.date(day.info.date)}
    name = register.full_name(register.service(service_id).id) if service_id else ""
    return Document(
        language=form.planned.voice.language,
        title=words("forms.title", **about),
        header=day.info.title,
        state=words("forms.state").upper(),
        footer=(name or day.info.title, formats.date(day.info.date), words("forms.foot")),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(
            *form.head(name),
            *form.present(),
            *form.answers(),
            PageBreak(),
            *form.obstacles(),
            PageBreak(),
            *form.actions(),
        ),
    )


@dataclass(frozen=True)
class _Form:
    """The parts of the forms, in the language of the paper."""

    planned: PlannedDay
    service_id: str

    def _say(self, key: str, **facts: object) -> str:
        return self.planned.say(f"forms.{key}", **facts)

    def head(self, name: str) -> list[Block]:
        """Return whose forms these are, and how they are used."""
        info = self.planned.day.info
        kind = self.planned.say(f"terms.day_kind.{info.kind.value}")
        above = self._say("above", kind=kind, date=formats.date(info.date))
        whose = name or self._say("service", blank=_BLANK)
        return [
            Heading(text(whose), Level.SERVICE, text(above)),
            Paragraph(text(self._say("how")), Tone.SMALL),
        ]

    def present(self) -> list[Block]:
        """Return a table of roles: how many were to come, and how many came."""
        expected = self.planned.day.where(Attendance, lambda row: row.service_id == self.service_id)
        titles = {
            row.code: row.title.best(self.planned.voice.language)
            for row in self.planned.register.roles
        }
        other = self.planned.say("terms.role.other")
        rows = [
            (text(titles.get(row.role_code) or other), text(str(row.present or "")), (Run(_SLOT),))
            for row in sorted(expected, key=lambda row: row.id)
        ]
        rows += [((Run(_SLOT),), (), (Run(_SLOT),))] * max(1, _ROLES - len(rows))
        columns = self._columns("present", {"role": 50, "planned": 20, "came": 30})
        return [Heading(text(self._say("present.heading"))), Table(columns, tuple(rows))]

    def answers(self) -> list[Block]:
        """Return boxes for the counts of every method, before and after, and room for reasons."""
        named = [
            titled(self.planned.voice, topic(self.planned.register, row.subject))
            for row in self.planned.day.subjects
        ]
        titles: list[Text] = named or [text(self._say("method", blank=_BLANK))]
        return [block for title in titles for block in self._of_method(title)]

    def _of_method(self, title: Text) -> list[Block]:
        places = {"round": 22, "came": 14}
        shares = 64 / len(Position)
        columns = (
            *self._columns("answers", places),
            *(
                Column(formats.capital(self.planned.say(f"terms.position.{one.value}")), shares)
                for one in Position
            ),
        )
        rows = tuple(
            (
                text(formats.capital(self.planned.say(f"terms.phase.{one.value}"))),
                *[(Run(_SLOT),)] * (1 + len(Position)),
            )
            for one in _ASKED
        )
        return [
            Heading(title, Level.METHOD, text(self._say("answers.heading"))),
            Table(columns, rows),
            Paragraph(text(self._say("answers.reasons"), strong=True), Tone.LABEL),
            WritingRoom(_REASONS),
        ]

    def obstacles(self) -> list[Block]:
        """Return the kinds of obstacle by letters, and lines for obstacles and possibilities."""
        columns = self._columns(
            "obstacles", {"number": 6, "method": 15, "what": 45, "kind": 9, "source": 25}
        )
        answered = self._columns("possibilities", {"letter": 6, "what": 74, "answers": 20})
        letters = map(formats.letter, range(_POSSIBILITIES))
        numbers = map(str, range(1, _OBSTACLES + 1))
        return [
            Heading(text(self._say("obstacles.heading")), Level.METHOD),
            Paragraph(text(self._say("obstacles.how")), Tone.SMALL),
            *self._kinds(),
            Paragraph(text(self._say("obstacles.lines"), strong=True), Tone.LABEL),
            Table(columns, tuple(_numbered(numbers, len(columns)))),
            Heading(text(self._say("possibilities.heading"))),
            Table(answered, tuple(_numbered(letters, len(answered)))),
        ]

    def _kinds(self) -> list[Block]:
        """Return the kinds of obstacle with a letter each, two on a line."""
        voice = self.planned.voice
        kinds = [
            (text(formats.letter(place).upper()), voice.best(row.title))
            for place, row in enumerate(self.planned.register.categories)
        ]
        if not kinds:
            return []
        half = (len(kinds) + 1) // 2
        right = [*kinds[half:], ((), ())][:half]
        rows = tuple((*one, *other) for one, other in zip(kinds[:half], right, strict=True))
        name, shares = self._say("obstacles.column.kind"), (7.0, 43.0, 7.0, 43.0)
        what = self._say("obstacles.kinds")
        columns = tuple(map(Column, (name, what, name, what), shares))
        return [Table(columns, rows)]

    def actions(self) -> list[Block]:
        """Return lines for what is agreed: what, who, when."""
        columns = self._columns(
            "actions", {"number": 6, "what": 44, "who": 22, "when": 14, "leader": 14}
        )
        numbers = map(str, range(1, _ACTIONS + 1))
        return [
            Heading(text(self._say("actions.heading")), Level.METHOD),
            Paragraph(text(self._say("actions.how")), Tone.SMALL),
            Table(columns, tuple(_numbered(numbers, len(columns)))),
            Heading(text(self._say("next"))),
            WritingRoom(_NEXT),
        ]

    def _columns(self, part: str, shares: Mapping[str, float]) -> tuple[Column, ...]:
        return tuple(
            Column(self._say(f"{part}.column.{name}"), share) for name, share in shares.items()
        )


def _numbered(marks: Iterable[str], columns: int) -> Iterable[tuple[Text, ...]]:
    """Give a row with room to write for each number or letter."""
    for mark in marks:
        yield text(mark), _room(_LONG_HAND), *((),) * (columns - 2)


def _room(lines: int) -> Text:
    """Return a cell that is empty and as high as so many lines."""
    # Spaces that no line is broken at, so that they stand where nothing else does.
    return (Run("\n".join(["\u00a0"] * lines)),)
