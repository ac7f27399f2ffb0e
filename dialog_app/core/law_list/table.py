"""The law list as a table for other programs: what may be told, and nothing else."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.formats import Voice
from dialog_app.core.law_list.build import LADDER, LawLine
from dialog_app.core.law_list.told import kind_words, services_words, who_words
from dialog_app.core.model.base import Language
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
    titles = {row.id: _title(register, row.id, language) for row in register.methods}
    rows = tuple(_row(line, titles, voice) for line in lines)
    return Table(header, rows, f"{voice('law.mark')} {voice('national.volunteered')}")


def _title(register: Register, method_id: str, language: Language) -> str:
    method = register.newest(method_id)
    return method.title.best(language)


def _row(line: LawLine, titles: dict[str, str], voice: Voice) -> Cells:
    statuses = {one.status: one.services for one in line.statuses}
    counts = (_count(statuses.get(status, 0), voice) for status in LADDER)
    return (
        kind_words(line.kind).said(voice),
        line.citation,
        line.heading,
        _count(line.services, voice),
        _count(line.discussed, voice),
        *counts,
        "; ".join(titles.get(one.method_id, "") for one in line.methods),
        "; ".join(one.text for one in line.solved),
        "; ".join(one.text for one in line.needs_change),
        "; ".join(who_words(one).said(voice) for one in line.who_can_change),
        "; ".join(line.articles),
    )


def _count(services: int | None, voice: Voice) -> str | int:
    return services_words(None).said(voice) if services is None else services
