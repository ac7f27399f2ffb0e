"""The pictures of one method: as a description draws them, and as files of their own.

A file holds the numbers a description of the method holds, protected in the same way.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from dialog_app.core.charts.figure import Figure, Method, Place, alone
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.of_published import per_word_chart, rounds_chart
from dialog_app.core.describe.numbers import Answered, answered, raw_tables
from dialog_app.core.describe.said import Said
from dialog_app.core.formats import Phrase
from dialog_app.core.minutes.voice import Voice, titled
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.publish.check import check
from dialog_app.core.publish.fit import levels
from dialog_app.core.publish.table import PublishedTable, Unit

_MOVED: Final = "national.change."
_OF_BOTH: Final = (_MOVED, "national.no_pairs", "national.few_pairs")


def is_of_both(one: Phrase) -> bool:
    """Tell whether a sentence is about how people moved from the first round to the second."""
    return one.key.startswith(_OF_BOTH)


def rounds_of(
    words: Iterable[Phrase], shown: Mapping[Phase, PublishedTable], voice: Voice
) -> Chart | None:
    """Return the rounds that may be told as a chart, with what is said of how people moved."""
    told = [one for one in words if is_of_both(one)]
    moved = tuple(one.said(voice.words) for one in told if one.key.startswith(_MOVED))
    why = " ".join(one.said(voice.words) for one in told if not one.key.startswith(_MOVED))
    return rounds_chart(shown, voice, moved, why)


def words_figure(said: Said, method_id: str, voice: Voice, version_id: str = "") -> Figure | None:
    """Return how many services each word fits after the dialogue, of what was answered last.

    None where a description would draw no picture of it, and where `version_id` is another wording.
    """
    # Words are of one method alone, and its own answers are soon worked out.
    own = Said(said.register, (), said.sums_of(method_id))
    found = _answered_alone(own, method_id, voice, version_id)
    table = found.per_word if found is not None else None
    chart = per_word_chart(table, voice) if table is not None else None
    if found is None or table is None or chart is None:
        return None
    method = _method(said, found, voice)
    after = voice.words(f"terms.phase.{Phase.AFTER.value}")
    about = (method.words(voice), voice.words("charts.about_round", phase=after))
    return Figure(
        method=method,
        chart=alone(chart, about, _notes([table], voice), voice),
        places=(Place(method.version, Phase.AFTER),),
        unit=Unit.SERVICES,
    )


def rounds_figure(said: Said, method_id: str, voice: Voice, version_id: str = "") -> Figure | None:
    """Return what people answered before and after on the wording that was answered last.

    None where a description would draw no picture of it, and where `version_id` is another wording.
    """
    found = _answered_alone(said, method_id, voice, version_id)
    if found is None:
        return None
    shown = {phase: table for phase, table in found.tables.items() if not table.is_empty}
    chart = rounds_of(found.words, shown, voice)
    if chart is None:
        return None
    method = _method(said, found, voice)
    phases = (phase for phase in (Phase.BEFORE, Phase.AFTER) if phase in shown)
    return Figure(
        method=method,
        chart=alone(chart, (method.words(voice),), _notes(shown.values(), voice), voice),
        places=tuple(Place(method.version, phase) for phase in phases),
        unit=Unit.PERSONS,
    )


def _answered_alone(said: Said, method_id: str, voice: Voice, version_id: str) -> Answered | None:
    """Return what a description tells of a method; None where it tells nothing of the wording."""
    method = said.register.one(WorkingMethod, method_id)
    coarser = levels(said.register, PaperKind.DESCRIPTION, method.description_code)
    verdict = check(raw_tables(said, [method_id]), coarser)
    tables = {table.key: table for table in verdict.tables}
    found = answered(said, [method_id], tables, voice.language).get(method_id)
    # Without tables there is nothing to draw.
    return found if found is not None and version_id in {"", found.version.id} else None


def _method(said: Said, found: Answered, voice: Voice) -> Method:
    row = said.register.one(WorkingMethod, found.version.method_id)
    starter = row.provenance is Provenance.STARTER_EXAMPLE
    title = titled(found.version.title.best(voice.language), voice.words, starter=starter)
    return Method(row.code, title, found.version.number)


def _notes(tables: Iterable[PublishedTable], voice: Voice) -> Iterable[str]:
    return dict.fromkeys(voice.words(one.note) for one in tables if one.note)
