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
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.publish.check import check
from dialog_app.core.publish.fit import levels
from dialog_app.core.publish.table import PublishedTable, Unit
from dialog_app.core.register import Register

_OF_BOTH: Final = ("national.change.", "national.no_pairs", "national.few_pairs")


def is_of_both(one: Phrase) -> bool:
    """Tell whether a sentence is about how people moved from the first round to the second."""
    return one.key.startswith(_OF_BOTH)


def rounds_of(
    words: Iterable[Phrase], shown: Mapping[Phase, PublishedTable], voice: Voice
) -> Chart | None:
    """Return the rounds that may be told as a chart, with what is said of how people moved."""
    moved = " ".join(one.said(voice.words) for one in words if is_of_both(one))
    return rounds_chart(shown, voice, moved)


def method_of(register: Register, version: MethodVersion, voice: Voice) -> Method:
    """Return which method and wording a picture is about."""
    method = register.one(WorkingMethod, version.method_id)
    return Method(method.code, version.title.best(voice.language), version.number)


def words_figure(
    method: Method, table: PublishedTable | None, phase: Phase, voice: Voice
) -> Figure | None:
    """Return how many services each word fits; None where that is too little for a picture.

    `table` is the one that is told of everywhere (`national.told`).
    """
    chart = per_word_chart(table, voice) if table is not None else None
    if table is None or chart is None:
        return None
    about = (method.words(voice), _answers(phase, voice))
    notes = (voice.words(table.note),) if table.note else ()
    return Figure(
        method=method,
        chart=alone(chart, about, notes, voice),
        places=(Place(method.version, phase),),
        unit=Unit.SERVICES,
    )


def rounds_figure(said: Said, method_id: str, voice: Voice, version_id: str = "") -> Figure | None:
    """Return what people answered before and after on the wording that was answered last.

    None where a description would draw no picture of it, and where `version_id` is another wording.
    """
    found = answered_alone(said, method_id, voice)
    if found is None or version_id not in {"", found.version.id}:
        return None
    shown = {phase: table for phase, table in found.tables.items() if not table.is_empty}
    chart = rounds_of(found.words, shown, voice)
    if chart is None:
        return None
    method = method_of(said.register, found.version, voice)
    notes = dict.fromkeys(voice.words(one.note) for one in shown.values() if one.note)
    phases = (phase for phase in (Phase.BEFORE, Phase.AFTER) if phase in shown)
    return Figure(
        method=method,
        chart=alone(chart, (method.words(voice),), notes, voice),
        places=tuple(Place(method.version, phase) for phase in phases),
        unit=Unit.PERSONS,
    )


def answered_alone(said: Said, method_id: str, voice: Voice) -> Answered | None:
    """Return what a description tells of a method; None where nobody answered or it may not."""
    method = said.register.one(WorkingMethod, method_id)
    coarser = levels(said.register, PaperKind.DESCRIPTION, method.description_code)
    verdict = check(raw_tables(said, [method_id]), coarser)
    if not verdict.may_be_made:
        return None
    tables = {table.key: table for table in verdict.tables}
    return answered(said, [method_id], tables, voice.language).get(method_id)


def _answers(phase: Phase, voice: Voice) -> str:
    if phase is Phase.NONE:
        return ""
    return voice.words("charts.about_round", phase=voice.words(f"terms.phase.{phase.value}"))
