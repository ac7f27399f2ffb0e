"""Taking tables in from files of other programs, and giving tables to them."""

import argparse
import json
from collections.abc import Iterator
from typing import Any, Final

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.cli.desk import (
    DONE,
    FAILED,
    Refused,
    chosen_day,
    chosen_services,
    opened,
    sentence,
    words,
)
from dialog_app.core import formats, norway
from dialog_app.core.commands.days import NewDay, make
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.law_list.build import KINDS, law_list
from dialog_app.core.law_list.table import law_table
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import DayKind
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets import giving, protected, reading
from dialog_app.core.sheets.grid import Table
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.preview import BadRow, Fate, Line, Preview
from dialog_app.core.sheets.shown import said
from dialog_app.desk.session import Session
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.storage.sheets.reading import read_sheet

_MOST_TOLD: Final = 50
_PROTECTED: Final = {"answers": protected.answers_table, "findings": protected.findings_table}
_LAW: Final = "law"
GIVEN: Final = ("services", "methods", "provisions", *_PROTECTED, _LAW)
"""The kinds of tables that can be written."""


def take_in(call: argparse.Namespace) -> int:
    """Take in a table, whole or not at all, and say what it did or which rows are bad."""
    source = reading.Source(SheetKind(call.kind), read_sheet(call.file), _lexicon())
    with opened(call.archive, call.passphrase_file) as (archive, session):
        made, day = _day(call, source.kind, session)
        preview = reading.look(source, session.register, session.laptop, day)
        if preview.step is not None and not call.dry_run:
            if made is not None and day is not None:
                archive.write(day.id, made, "do", 0, "")
            desk = session.register_desk if day is None else session.day_desk(day.id)
            desk.take(preview.step)
    say = words()
    if call.json:
        print(_as_json(preview, day.id if day else "", say))
    else:
        print("\n".join(_as_lines(preview, say, dry=call.dry_run)))
    return FAILED if preview.bad else DONE


def _day(
    call: argparse.Namespace, kind: SheetKind, session: Session
) -> tuple[Step | None, Day | None]:
    """Return the day the rows belong to, if they do, and the step that makes it where it is new."""
    if not kind.of_day:
        return None, None
    if call.new_day is not None:
        plan = NewDay(
            kind=DayKind.DIALOGUE,
            date=formats.read_date(call.new_day, norway.date(session.laptop.now())),
            title=call.file.stem,
        )
        made = make(session.register, session.laptop, plan)
        return made, Day().after(made)
    if call.day is None:
        raise RuleBroken("sheet.day_missing")
    return None, session.day_desk(chosen_day(session, call.day).id).record


def _lexicon() -> Lexicon:
    own = words()
    return Lexicon([own, *(Texts(one) for one in LANGUAGES if one != own.language)])


def _as_json(preview: Preview, day_id: str, say: Texts) -> str:
    told = {
        "kind": preview.kind.value,
        "day": day_id,
        **{fate.value: preview.count(fate) for fate in Fate},
        "bad": [{"row": row.number, "reason": reason(row)} for row in preview.bad],
        "unknown_columns": list(preview.unknown_columns),
        "joining": list(preview.joining),
        "rows": [_row(line, say) for line in preview.lines if line.fate is not Fate.SAME],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _row(line: Line, say: Texts) -> dict[str, Any]:
    changes = {
        one.field: [said(one.field, text, say) for text in (one.before, one.after)]
        for one in line.differences
    }
    return {"row": line.number, "title": line.title, "fate": line.fate.value, "changes": changes}


def _as_lines(preview: Preview, say: Texts, *, dry: bool) -> Iterator[str]:
    for row in preview.bad[:_MOST_TOLD]:
        yield say("sheets.bad_row", number=row.number, reason=reason(row))
    if len(preview.bad) > _MOST_TOLD:
        yield say("sheets.more_bad", n=len(preview.bad) - _MOST_TOLD)
    if preview.unknown_columns:
        yield say("sheets.unknown_columns", columns=", ".join(preview.unknown_columns))
    counts = {fate.value: preview.count(fate) for fate in Fate}
    yield say("sheets.counts", **counts, bad=len(preview.bad))
    if preview.bad:
        yield say("sheets.nothing_taken")
    elif dry:
        yield say("sheets.only_looked")


def give(call: argparse.Namespace) -> int:
    """Write a table: of the register, or protected of one service's day or of all services."""
    say = words()
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        register = session.register
        if call.kind in _PROTECTED:
            if call.day is None:
                raise RuleBroken("sheet.day_missing")
            day = session.saved_day(chosen_day(session, call.day).id)
            matter = Matter(day, register, _one_service(day, register, call.service))
            table = _PROTECTED[call.kind](matter, Voice(say, say.language))
        elif call.kind == _LAW:
            table = _law(session, say)
        else:
            table = giving.of_register(SheetKind(call.kind), register, say)
    SheetFiles().write(call.out, table)
    print(call.out)
    return DONE


def _law(session: Session, say: Texts) -> Table:
    """Return the law list of all days (measures §2.5)."""
    across = session.across
    lines = law_list(session.register, across.kind_days(KINDS), across.sums())
    return law_table(lines, session.register, say, say.language)


def template(call: argparse.Namespace) -> int:
    """Write an empty table with the columns of a kind."""
    SheetFiles().write(call.out, giving.template(SheetKind(call.kind), words()))
    print(call.out)
    return DONE


def _one_service(day: Day, register: Register, wanted: str | None) -> str:
    """Return the service asked for; raises `Refused` where it is not one: a file is for one."""
    chosen = chosen_services(day, register, wanted)
    if len(chosen) > 1:
        raise Refused(words()("sheets.one_service"))
    return chosen[0]


def reason(row: BadRow) -> str:
    """Return why a row cannot be taken in, as one sentence."""
    return sentence(RuleBroken(row.code, **row.facts))
