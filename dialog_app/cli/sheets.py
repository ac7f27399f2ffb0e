"""Taking tables in from files of other programs, and giving tables to them."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.cli.desk import DONE, FAILED, chosen_day, opened, sentence, words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets import reading
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.preview import BadRow, Fate, Line, Preview
from dialog_app.core.sheets.shown import said
from dialog_app.desk.session import Session
from dialog_app.storage.sheets.reading import read_sheet

_MOST_TOLD = 50


def take_in(call: argparse.Namespace) -> int:
    """Take in a table, whole or not at all, and say what it did or which rows are bad."""
    kind = SheetKind(call.kind)
    source = reading.Source(kind, read_sheet(call.file), _lexicon())
    with opened(call.archive) as (_archive, session):
        preview = _preview(call, source, session)
        if preview.step is not None and not call.dry_run:
            _desk(call, kind, session).take(preview.step)
    say = words()
    lines = [_as_json(preview, say)] if call.json else _as_lines(preview, say, dry=call.dry_run)
    print("\n".join(lines))
    return FAILED if preview.bad else DONE


def _preview(call: argparse.Namespace, source: reading.Source, session: Session) -> Preview:
    if not source.kind.of_day:
        return reading.of_register(source, session.register, session.laptop)
    day = _desk(call, source.kind, session).record
    return reading.of_day(source, session.register, day, session.laptop)


def _lexicon() -> Lexicon:
    own = words()
    return Lexicon([own, *(Texts(one) for one in LANGUAGES if one != own.language)])


def _desk(call: argparse.Namespace, kind: SheetKind, session: Session) -> Any:
    if not kind.of_day:
        return session.register_desk
    if call.day is None:
        raise RuleBroken("sheet.day_missing")
    return session.day_desk(chosen_day(session, call.day).id)


def _as_json(preview: Preview, say: Texts) -> str:
    told = {
        "kind": preview.kind.value,
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


def reason(row: BadRow) -> str:
    """Return why a row cannot be taken in, as one sentence."""
    return sentence(RuleBroken(row.code, **row.facts))
