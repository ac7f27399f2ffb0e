"""Decisions as a table for other programs: a row for each version of a method, and no names."""

from collections.abc import Iterable, Iterator
from typing import Final

from dialog_app.core.decide.order import ToDecide
from dialog_app.core.decide.rule import RULE
from dialog_app.core.decide.told import decided_word
from dialog_app.core.decide.view import Decided
from dialog_app.core.minutes.voice import Voice, titled
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import MethodVersion, Role
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table

_BEFORE: Final = ("code", "title", "version", "proposed", "legal", "decided", "decision")
_AFTER: Final = ("decided_on", "revisit_on", "reason", "rule_version", "dissents", "pros")

Cells = tuple[str | int, ...]
Line = tuple[ToDecide, MethodVersion, Decided | None]


def decisions_table(register: Register, found: Iterable[ToDecide], voice: Voice) -> Table:
    """Return what was decided last about each version, and what is proposed where nobody has.

    Those who took part stand as a number for each role, dissents as how many there are. A reason
    that may say whom it is about is held back. Dates are as 2026-11-21.
    """
    say = voice.words
    lines = [line for one in found for line in _lines(one)]
    taking = {role.role_code for *_, made in lines if made is not None for role in made.roles}
    roles = [row for row in register.all(Role) if row.code in taking]
    header = (
        *(say(f"decide.column.{name}") for name in (*_BEFORE, *_AFTER)),
        *(row.title.best(voice.language) for row in roles),
    )
    telling = Telling(register)
    rows = tuple(
        (*_row(line, telling, voice), *_people(line[2], [row.code for row in roles]))
        for line in lines
    )
    return Table(header, rows, say("decide.mark"))


def _lines(one: ToDecide) -> Iterator[Line]:
    """Give the version that applies, then the earlier ones that were decided about."""
    there = one.standing
    newest: dict[str, Decided] = {}
    for decided in there.decisions:
        newest.setdefault(decided.row.version_id, decided)
    yield one, there.version, newest.pop(there.version.id, None)
    for decided in newest.values():
        if decided.version is not None:
            yield one, decided.version, decided


def _row(line: Line, telling: Telling, voice: Voice) -> Cells:
    one, version, decided = line
    row = decided.row if decided is not None else None
    say, code = voice.words, one.standing.method.code
    starter = one.standing.method.provenance is Provenance.STARTER_EXAMPLE
    title = titled(version.title.best(voice.language), say, starter=starter)
    about = (code, title, version.number)
    legal = one.legal if row is None else row.legal
    proposed = decided_word(one.proposed if row is None else row.proposed, say)
    before = (*about, proposed, say(f"decide.legal_is.{'yes' if legal else 'no'}"))
    if row is None or decided is None:
        return (*before, "", "", "", "", "", RULE.version, "", "")
    held = say("recommend.held")
    return (
        *before,
        decided_word(row.decided, say),
        row.number,
        row.decided_on.isoformat() if row.decided_on else "",
        row.revisit_on.isoformat() if row.revisit_on else "",
        row.reason if telling.may_stand(row.reason) else held,
        row.rule_version,
        len(decided.dissents),
        row.pros,
    )


def _people(decided: Decided | None, codes: Iterable[str]) -> Cells:
    present = {one.role_code: one.present for one in decided.roles} if decided is not None else {}
    return tuple(present.get(code, "" if decided is None else 0) for code in codes)
