"""What all services say together, and the texts that stand in the way: protected numbers only."""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.core.across.lines import description_codes, methods
from dialog_app.core.decide.rule import Legal, Proposal, propose
from dialog_app.core.formats import Phrase
from dialog_app.core.law_list import build, told
from dialog_app.core.law_list.legal import legal
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.national.measure import Versions, measured
from dialog_app.core.national.told import (
    VOLUNTEERED,
    RoleName,
    Told,
    role_names,
    told_because,
)
from dialog_app.core.national.told import told as tell
from dialog_app.core.publish.table import PublishedTable
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from dialog_app.desk.session import Session


@dataclass(frozen=True, slots=True)
class _Line:
    """One version of a method: what is told of it and what the rule proposes."""

    method: WorkingMethod
    version: MethodVersion
    told: Told
    proposal: Proposal


def across(call: argparse.Namespace) -> int:
    """Print what the services say of each method and the law list, for reading or as JSON."""
    say = words()
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        code = _code(session.register, call.description)
        lines, law = _found(session, code, say)
        register = session.register
    if call.json:
        print(_as_json(lines, law, register, say))
    else:
        print("\n".join(_as_lines(lines, law, register, say)))
    return DONE


def _code(register: Register, wanted: str | None) -> str:
    """Return the code asked for; raises `Refused` where nothing has it."""
    if wanted and not description_codes(register, wanted):
        raise Refused(words()("cli.description_missing", code=wanted))
    return wanted or ""


_Law = tuple[build.LawLine, ...]


def _found(session: Session, code: str, say: Texts) -> tuple[list[_Line], _Law]:
    register, sums = session.register, session.across.sums()
    days = session.across.kind_days(build.KINDS)
    texts = build.texts_of(register, days)
    law = build.lines(register, texts, build.discussed_by(register, days, sums))
    covered = methods(register, code) if code else register.methods
    # Of all methods and texts, whatever is asked for: two lists beside each other tell no more.
    of = {row.id: row.method_id for row in register.all(MethodVersion)}
    versions = Versions(lambda version_id: of.get(version_id, version_id))
    found = measured(sums, session.across.role_sums(), session.across.moves(), versions=versions)
    names = role_names(register, say.language)
    blocked = legal(texts)
    return [
        _Line(
            row, version, tell(one, names, say.language), propose(one, blocked.get(row.id, Legal()))
        )
        for row in covered
        for version in reversed(register.versions(row.id))
        if (one := found.get(version.id)) is not None
    ], build.hitting(law, [row.id for row in covered]) if code else law


def _as_lines(lines: list[_Line], law: _Law, register: Register, say: Texts) -> Iterator[str]:
    names = role_names(register, say.language)
    yield VOLUNTEERED.said(say)
    for line in lines:
        yield ""
        title = line.version.title.best(say.language)
        yield say("national.of_version", code=line.method.code, title=title, n=line.version.number)
        for one in (*line.told.words, *line.told.numbers, *line.told.notes):
            if one != VOLUNTEERED:
                yield f"    {one.said(say)}"
        reasons = _said(told_because(line.proposal.because, names), say)
        word = say(f"terms.decided_as.{line.proposal.proposed.value}")
        yield f"    {say('national.proposed', word=word)} {' '.join(reasons)}"
    yield ""
    yield say("law.table") if law else say("law.none")
    for text in law:
        yield from _law_lines(text, register, say)


def _law_lines(line: build.LawLine, register: Register, say: Texts) -> Iterator[str]:
    kind = told.kind_words(line.kind).said(say)
    telling = Telling(register)
    yield f"  {told.cited(line, telling).said(say)} ({kind}): {told.cited_words(line).said(say)}"
    yield f"    {'; '.join(one.said(say) for one in told.statuses_words(line))}"
    if line.methods:
        hit = "; ".join(_method(register, one.method_id, say) for one in line.methods)
        yield f"    {say('law.told.methods', methods=hit)}"
    if line.who_can_change:
        who = ", ".join(_said(told.who(line, telling), say))
        yield f"    {say('law.told.who', who=who)}"
    for key, answered in (("solved", line.solved), ("needs_change", line.needs_change)):
        if answered:
            texts = "; ".join(_said(told.texts(answered, telling), say))
            yield f"    {say(f'law.told.{key}', texts=texts)}"


def _method(register: Register, method_id: str, say: Texts) -> str:
    newest = register.newest(method_id)
    return newest.title.best(say.language)


def _said(phrases: Iterable[Phrase], say: Texts) -> list[str]:
    return [one.said(say) for one in phrases]


def _as_json(lines: list[_Line], law: _Law, register: Register, say: Texts) -> str:
    names = role_names(register, say.language)
    found = {
        "note": VOLUNTEERED.said(say),
        "methods": [_line(one, names, say) for one in lines],
        "law": [_law(one, register, say) for one in law],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _line(line: _Line, names: RoleName, say: Texts) -> dict[str, Any]:
    proposal, tables = line.proposal, line.told.tables
    return {
        "method": line.method.id,
        "code": line.method.code,
        "title": line.version.title.best(say.language),
        "version": line.version.number,
        "words": _said(line.told.words, say),
        "numbers": _said(line.told.numbers, say),
        "notes": _said(line.told.notes, say),
        "answers": _cells(tables.answers),
        "services_by_word": _cells(tables.words),
        "moved": _cells(tables.moves),
        "proposed": proposal.proposed.value,
        "legal": proposal.legal,
        "because": _said(told_because(proposal.because, names), say),
        "rule_version": proposal.rule_version,
        "input_hash": proposal.input_hash,
    }


def _cells(table: PublishedTable | None) -> dict[str, int | None]:
    """Return the numbers of a table of one row, null where one is hidden; empty for no table."""
    if table is None:
        return {}
    return {column: table.of(table.rows[0], column) for column in table.columns}


def _law(line: build.LawLine, register: Register, say: Texts) -> dict[str, Any]:
    telling = Telling(register)
    return {
        "citation": told.cited(line, telling).said(say),
        "heading": line.heading,
        "kind": line.kind.value if line.kind else "",
        "services": line.services,
        "discussed": line.discussed,
        "statuses": {one.status.value: one.services for one in line.statuses},
        "methods": [
            {"title": _method(register, one.method_id, say), "services": one.services}
            for one in line.methods
        ],
        "solved": _said(told.texts(line.solved, telling), say),
        "needs_change": _said(told.texts(line.needs_change, telling), say),
        "who_can_change": told.who_codes(line, telling),
        "articles": list(line.articles),
    }
