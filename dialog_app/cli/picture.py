"""Writing the picture across services, or a picture of one method, as a picture or a table."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.core import formats, norway
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.lines import description_codes, methods
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.figure import What, figure_table
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.of_law import law_chart
from dialog_app.core.charts.of_picture import heat_chart, heat_table, title_of
from dialog_app.core.law_list.build import KINDS, hitting, law_list
from dialog_app.core.law_list.table import law_table
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table
from dialog_app.desk.session import Session
from dialog_app.storage.disk import put_whole
from dialog_app.storage.sheets.writing import sheet_bytes

_LAW: Final = "law"
_PICTURES: Final = (".png", ".svg")
_ENDINGS: Final = (*_PICTURES, ".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class _Made:
    """What is written; whichever of the two is not asked for is not made."""

    chart: Callable[[], Chart]
    table: Callable[[], Table]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--description", metavar="CODE")
    about.add_argument("--method", metavar="CODE")
    parser.add_argument("--what", choices=[*(one.value for one in What), _LAW])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--round", choices=("before", "after"))
    parser.add_argument("--version", choices=[one.value for one in VersionChoice])
    parser.add_argument("--since", metavar="DATE")
    parser.add_argument("--until", metavar="DATE")


def write(call: argparse.Namespace) -> int:
    """Write what the services answered, as the file's name says.

    Either on the methods of a description, or one of the pictures of a method. Only protected
    numbers are ever in it.
    """
    out, ending = call.out, call.out.suffix.lower()
    if ending not in _ENDINGS:
        raise Refused(words()("cli.picture_ending"))
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        made = _across(call, session) if call.description else _of_method(call, session)
        raw = _bytes(made, ending)
    put_whole(out, raw)
    print(out)
    return DONE


def _bytes(made: _Made, ending: str) -> bytes:
    from dialog_app.reports.charts.png import png
    from dialog_app.reports.charts.svg import svg

    if ending == ".png":
        return png(made.chart())
    if ending == ".svg":
        return svg(made.chart(), words().language)
    return sheet_bytes(made.table(), ending)


def _across(call: argparse.Namespace, session: Session) -> _Made:
    say, register = words(), session.register
    if call.what not in {None, _LAW}:
        raise Refused(say("cli.picture_what"))
    if not description_codes(register, call.description):
        raise Refused(say("cli.description_missing", code=call.description))
    if call.what == _LAW:
        return _law(call, session)
    drawn = picture(register, session.across.sums(), call.description, _chosen(call, session))
    voice = Voice(say, say.language)
    return _Made(
        lambda: heat_chart(drawn, register, voice), lambda: heat_table(drawn, register, voice)
    )


def _law(call: argparse.Namespace, session: Session) -> _Made:
    """Return the texts that stand in the way; raises `Refused` where none does."""
    say, register, across = words(), session.register, session.across
    if call.version or call.since or call.until or call.round:
        raise Refused(say("cli.picture_of_law"))
    every = law_list(register, across.kind_days(KINDS), across.sums())
    found = hitting(every, [row.id for row in methods(register, call.description)])
    if not found:
        raise Refused(say("law.none"))
    voice = Voice(say, say.language)
    about = title_of(call.description, register, voice)
    return _Made(
        lambda: law_chart(found, voice, Telling(register), about),
        lambda: law_table(found, register, say, say.language),
    )


def _chosen(call: argparse.Namespace, session: Session) -> Filter:
    today = norway.date(session.laptop.now())
    since, until = (
        formats.read_date(typed, today) if typed else None for typed in (call.since, call.until)
    )
    version = VersionChoice(call.version or VersionChoice.NEWEST)
    return Filter(since=since, until=until, version=version, phase=_phase(call))


def _phase(call: argparse.Namespace) -> Phase:
    return Phase(call.round or Phase.AFTER)


def _of_method(call: argparse.Namespace, session: Session) -> _Made:
    """Return one picture of one method; raises `Refused` where nothing may be shown."""
    from dialog_app.desk.figures import figure

    say = words()
    if call.what == _LAW:
        raise Refused(say("cli.picture_what"))
    what = What(call.what or What.WORDS)
    if call.version or call.since or call.until or (call.round and what is not What.SERVICES):
        raise Refused(say("cli.picture_of_method"))
    method = chosen_method(session.register, call.method)
    voice = Voice(say, say.language)
    found = figure(session, method.id, what, _phase(call), voice)
    if found is None:
        raise Refused(say("errors.chart.too_little", code=method.code))
    return _Made(lambda: found.chart, lambda: figure_table(found, voice))


def chosen_method(register: Register, wanted: str) -> WorkingMethod:
    """Return the method with a code, or an id; raises `Refused` where none has, or several."""
    found = [row for row in register.methods if wanted == row.id] or [
        row for row in register.methods if wanted.casefold() == row.code.casefold()
    ]
    if len(found) != 1:
        key = "cli.method_several" if found else "cli.method_missing"
        raise Refused(words()(key, code=wanted))
    return found[0]
