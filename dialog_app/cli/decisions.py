"""What people have decided about the methods, with what children say beside each decision."""

import argparse
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.core import formats, norway
from dialog_app.core.across.lines import description_codes
from dialog_app.core.decide import told
from dialog_app.core.decide.groundings import Groundings, groundings
from dialog_app.core.decide.known import Known, known
from dialog_app.core.decide.order import ToDecide, to_decide
from dialog_app.core.decide.table import decisions_table
from dialog_app.core.decide.view import AdviceThere, Decided
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.register import Register
from dialog_app.storage.sheets.files import SheetFiles

_ENDINGS: Final = (".csv", ".xlsx")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--description", metavar="CODE")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true")
    way.add_argument("--out", type=Path, metavar="FILE")


def decisions(call: argparse.Namespace) -> int:
    """Print the decisions about each method, those that wait for people first, or write a table."""
    say = words()
    if call.out is not None and call.out.suffix.lower() not in _ENDINGS:
        raise Refused(say("cli.table_ending"))
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        register, today = session.register, norway.date(session.laptop.now())
        codes = _codes(register, call.description)
        there = known(register, session.across)
    found = to_decide(register, codes, there.proposal, today)
    if call.out is not None:
        SheetFiles().write(call.out, decisions_table(register, found, Voice(say, say.language)))
        print(call.out)
        return DONE
    rests_on = [_grounds(register, there, one) for one in found]
    if call.json:
        rows = [_as_json(register, one, say) for one in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for one, grounds in zip(found, rests_on, strict=True):
        print("\n".join(_lines(register, one, grounds, say)))
        print()
    return DONE


def _codes(register: Register, wanted: str | None) -> tuple[str, ...]:
    """Return the descriptions asked for; raises `Refused` where nothing has the code."""
    every = tuple(row.code for row in register.descriptions)
    if not wanted:
        return every
    if not description_codes(register, wanted):
        raise Refused(words()("cli.description_missing", code=wanted))
    of_programme = (row.code for row in register.descriptions if row.programme_code == wanted)
    return (wanted,) if wanted in every else tuple(of_programme)


def _grounds(register: Register, there: Known, one: ToDecide) -> Groundings:
    method_id = one.standing.method.id
    return groundings(
        register,
        method_id,
        services=there.services(method_id),
        provision_ids=there.provision_ids(method_id),
    )


def _lines(register: Register, one: ToDecide, grounds: Groundings, say: Texts) -> Iterator[str]:
    there = one.standing
    yield f"{there.method.code} {there.version.title.best(say.language)}"
    yield from (f"    {_advice(row, say)}" for row in there.advice)
    if there.newest is None:
        yield f"    {formats.capital(say('decide.waiting.undecided'))}."
    if there.newest is None or one.again:
        proposed = told.decided_word(one.proposed, say)
        yield f"    {say('decide.proposed', words=proposed)}. {say('decide.rule_proposes')}"
    if one.legal:
        yield f"    {say('decide.legal')}"
    for decided in there.decisions:
        yield from (f"    {line}" for line in _decided(register, decided, say))
        if decided is there.newest:
            yield from (f"    {say(f'decide.again.{why.name.lower()}')}." for why in one.again)
    for _, name, what, _ in told.grounds(grounds, say):
        yield f"    {name}: {what}"


def _advice(there: AdviceThere, say: Texts) -> str:
    quoted = formats.quoted(there.answer.text.best(say.language), say.language)
    return f"{say('decide.children.heading')}: {quoted} {told.fate_words(there, say)}"


def _decided(register: Register, decided: Decided, say: Texts) -> Iterator[str]:
    yield f"{told.decided_line(decided.row, say)}. {told.proposed_then(decided.row, say)}"
    for name, what in told.decision_facts(register, decided, say, say.language):
        if what:
            yield f"  {name}: {what}"
    for row in decided.dissents:
        quoted = formats.quoted(" ".join(row.text.split()), say.language)
        yield f"  {say('paper.dissent.heading')}: {quoted} ({told.dissent_by(row, say)})"


def _as_json(register: Register, one: ToDecide, say: Texts) -> dict[str, Any]:
    there = one.standing
    searched = there.research.searched_on if there.research else None
    return {
        "method": there.method.id,
        "code": there.method.code,
        "title": there.version.title.best(say.language),
        "waiting": one.waiting.name.lower(),
        "again": [why.name.lower() for why in one.again],
        "proposed_now": one.proposed.value,
        "legal_now": one.legal,
        "decisions": [_decision(decided) for decided in there.decisions],
        "advice": [_advice_json(row, say) for row in there.advice],
        "research": {
            "finding": there.finding.value,
            "references": there.research.references if there.research else "",
            "searched_on": _date(searched),
        },
        "missing": [row.value for row in there.missing],
    }


def _decision(decided: Decided) -> dict[str, Any]:
    row = decided.row
    return {
        "number": row.number,
        "version": decided.version.number if decided.version else None,
        "decided": row.decided.value,
        "proposed": row.proposed.value,
        "legal": row.legal,
        "reason": row.reason,
        "roles": {one.role_code: one.present for one in decided.roles},
        "pros": row.pros,
        "conflict_of_interest": row.conflict_of_interest,
        "decided_on": _date(row.decided_on),
        "revisit_on": _date(row.revisit_on),
        "not_covered": row.not_covered,
        "rule_version": row.rule_version,
        "input_hash": row.input_hash,
        "dissents": [
            {
                "text": one.text,
                "who": one.who,
                "people": one.people,
                "why": one.why,
                "would_change": one.would_change,
            }
            for one in decided.dissents
        ],
    }


def _advice_json(there: AdviceThere, say: Texts) -> dict[str, Any]:
    answer = there.answer
    return {
        "id": answer.id,
        "text": answer.text.best(say.language),
        "survey": answer.survey,
        "year": answer.year,
        "children": answer.children,
        "fate": there.fate.fate.value if there.fate else "",
        "why": there.fate.why if there.fate else "",
    }


def _date(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else ""
