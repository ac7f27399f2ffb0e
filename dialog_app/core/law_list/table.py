"""The law list as a table for other programs: what may be told, and nothing else."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.formats import Voice
from dialog_app.core.law_list.build import LawLine, StatusCount
from dialog_app.core.law_list.counted import LADDER
from dialog_app.core.law_list.told import cited, kind_words, services_words, texts, who
from dialog_app.core.minutes.voice import titled
from dialog_app.core.model.base import Language, Provenance
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table

_BEFORE: Final = ("kind", "citation", "heading", "services", "discussed")
_AFTER: Final = ("methods", "solved", "needs_change", "who", "articles")

Cells = tuple[str | int, ...]


def law_table(
    lines: Iterable[LawLine], register: Register, voice: Voice, language: Language
) -> Table:
    """Return a row for each text; what one or two services say stands as «færre enn 3»."""
    header = (
        *(voice(f"law.column.{name}") for name in _BEFORE),
        *(voice(f"terms.source_status.{status.value}") for status in LADDER),
        *(voice(f"law.column.{name}") for name in _AFTER),
    )
    titles = {row.id: _title(register, row, voice, language) for row in register.methods}
    telling = Telling(register)
    rows = tuple(_row(line, titles, telling, voice) for line in lines)
    return Table(header, rows, f"{voice('law.mark')} {voice('national.volunteered')}")


def _title(register: Register, row: WorkingMethod, voice: Voice, language: Language) -> str:
    starter = row.provenance is Provenance.STARTER_EXAMPLE
    return titled(register.newest(row.id).title.best(language), voice, starter=starter)


def _row(line: LawLine, titles: dict[str, str], telling: Telling, voice: Voice) -> Cells:
    statuses = {one.status: one for one in line.statuses}
    counts = (_status(line, statuses.get(status), voice) for status in LADDER)
    return (
        kind_words(line.kind).said(voice),
        cited(line, telling).said(voice),
        line.heading,
        _count(line.services, voice),
        _discussed(line, voice),
        *counts,
        "; ".join(titles.get(one.method_id, "") for one in line.methods),
        "; ".join(one.said(voice) for one in texts(line.solved, telling)),
        "; ".join(one.said(voice) for one in texts(line.needs_change, telling)),
        "; ".join(one.said(voice) for one in who(line, telling)),
        "; ".join(line.articles),
    )


def _status(line: LawLine, one: StatusCount | None, voice: Voice) -> str | int:
    """Return a number, or that there is none; of one that is not named it is not told either."""
    if one is None:
        return 0 if line.all_statuses else voice("law.untold")
    return _count(one.services, voice) if one.told else voice("law.untold")


def _discussed(line: LawLine, voice: Voice) -> str | int:
    if line.services is not None and line.discussed is None:
        return voice("law.untold")
    return _count(line.discussed, voice)


def _count(services: int | None, voice: Voice) -> str | int:
    return services_words(None).said(voice) if services is None else services
