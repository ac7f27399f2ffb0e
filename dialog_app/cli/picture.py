"""Writing the picture across services as a picture or a table."""

import argparse
from collections.abc import Callable
from typing import Final

from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.core import formats
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.lines import description_codes
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.of_picture import heat_chart, heat_table
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.desk.session import Session
from dialog_app.storage.disk import put_whole
from dialog_app.storage.sheets.writing import sheet_bytes

_ENDINGS: Final = (".png", ".svg", ".csv", ".xlsx")


def write(call: argparse.Namespace) -> int:
    """Write what the services answered on the methods of a description, as the file's name says.

    Only protected numbers are ever in it.
    """
    out, ending = call.out, call.out.suffix.lower()
    if ending not in _ENDINGS:
        raise Refused(words()("cli.picture_ending"))
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        raw = _made(call, session)(ending)
    put_whole(out, raw)
    print(out)
    return DONE


def _made(call: argparse.Namespace, session: Session) -> Callable[[str], bytes]:
    from dialog_app.reports.charts.png import png
    from dialog_app.reports.charts.svg import svg

    say, register = words(), session.register
    if not description_codes(register, call.description):
        raise Refused(say("cli.description_missing", code=call.description))
    drawn = picture(register, session.across.sums(), call.description, _chosen(call, session))
    voice = Voice(say, say.language)

    def made(ending: str) -> bytes:
        if ending in (".png", ".svg"):
            chart = heat_chart(drawn, register, voice)
            return png(chart) if ending == ".png" else svg(chart, say.language)
        return sheet_bytes(heat_table(drawn, register, voice), ending)

    return made


def _chosen(call: argparse.Namespace, session: Session) -> Filter:
    today = session.laptop.now().date()
    since, until = (
        formats.read_date(typed, today) if typed else None for typed in (call.since, call.until)
    )
    phase = Phase(call.round)
    return Filter(since=since, until=until, version=VersionChoice(call.version), phase=phase)
