"""Charts of what is protected: rows of services, tables across them, moves, the law list."""

from collections.abc import Iterable, Mapping, Sequence

from dialog_app.core.change_of_mind import ToldChange
from dialog_app.core.charts.kinds import (
    Chart,
    Fill,
    Flow,
    Key,
    ShareRow,
    Shares,
    StackPart,
    StackRow,
    Stacks,
)
from dialog_app.core.law_list.build import LawLine
from dialog_app.core.law_list.told import cited, cited_words, kind_words, status_words
from dialog_app.core.measures import Label
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import NoDistribution, Part, ProtectedTally
from dialog_app.core.publish.table import PublishedTable
from dialog_app.core.publish.telling import Telling


def rows_chart(
    title: str, rows: Iterable[tuple[str, ProtectedTally]], voice: Voice, about: str = ""
) -> Chart:
    """Return bars of the positions that may be told, one for each name."""
    bars = tuple(_row(name, told, voice) for name, told in rows)
    return Chart(
        title=title,
        about=about,
        picture=Stacks(bars),
        legend=_legend(bars, voice),
        notes=(voice.words("publish.hidden"),),
        instead=voice.words("charts.instead.rows"),
    )


def words_chart(
    title: str, table: PublishedTable, names: Mapping[str, str], voice: Voice, about: str = ""
) -> Chart:
    """Return bars of how many services each word fits, one for each row of a published table.

    Its columns are values of `measures.Label`; what is hidden is not drawn, and it is said.
    """
    bars = tuple(_words(table, row, names, voice) for row in table.rows)
    fills = [Fill(one) for one in table.columns]
    return Chart(
        title=title,
        about=about,
        picture=Stacks(bars),
        legend=tuple(Key(fill, voice.words(f"terms.label.{fill.value}")) for fill in fills),
        notes=tuple(voice.words(key) for key in (table.note, "charts.note.self_selected") if key),
        instead=voice.words("charts.instead.words"),
    )


def flow_chart(
    title: str, rounds: tuple[ProtectedTally, ProtectedTally], change: ToldChange, voice: Voice
) -> Chart:
    """Return before and after with who moved between them, as far as that may be told."""
    say = voice.words
    before, after = (
        _row(say(f"terms.phase.{phase.value}"), told, voice)
        for phase, told in zip((Phase.BEFORE, Phase.AFTER), rounds, strict=True)
    )
    said = ""
    if not change.same_people:
        said = say("story.moved.not_the_same")
    elif not change.parts:
        said = say("story.moved.few")
    moved = tuple(say(f"story.moved.{way.key}", n=count) for way, count in change.parts)
    return Chart(
        title=title,
        picture=Flow(before, after, moved, said),
        legend=_legend((before, after), voice),
        instead=say("charts.instead.flow"),
    )


def law_chart(
    lines: Sequence[LawLine], voice: Voice, about: str = "", telling: Telling | None = None
) -> Chart:
    """Return the law list as bars: services that cite a text, of those that could have."""
    say = voice.words
    return Chart(
        title=say("charts.law_title"),
        about=about,
        picture=Shares(tuple(_share(line, voice, telling) for line in lines)),
        notes=(say("publish.hidden"), say("charts.note.self_selected")),
        instead=say("charts.instead.law"),
    )


def _share(line: LawLine, voice: Voice, telling: Telling | None) -> ShareRow:
    say = voice.words
    told = [cited_words(line).said(say)]
    told += [status_words(one).said(say) for one in line.statuses]
    both = line.services is not None and line.discussed is not None
    return ShareRow(
        words=line.citation if telling is None else cited(line, telling).said(say),
        about=line.heading or kind_words(line.kind).said(say),
        count=line.services if both else None,
        of=line.discussed or 0 if both else 0,
        said=" · ".join(told),
    )


def _row(name: str, told: ProtectedTally, voice: Voice) -> StackRow:
    say = voice.words
    if isinstance(told.row, NoDistribution):
        return StackRow(name, (), say(f"terms.label.{Label.TOO_FEW.value}"))
    parts = tuple(
        StackPart(Fill(part.value), say(f"terms.part.{part.value}"), count)
        for part, count in told.parts
    )
    said = "" if parts else say("charts.only_number", n=told.row.n)
    return StackRow(name, parts, said)


def _words(table: PublishedTable, row: str, names: Mapping[str, str], voice: Voice) -> StackRow:
    say = voice.words
    found = [(column, table.of(row, column)) for column in table.columns]
    parts = tuple(
        StackPart(Fill(column), say(f"terms.label.{column}"), count)
        for column, count in found
        if count is not None
    )
    hidden = any(count is None for _, count in found)
    return StackRow(names.get(row, row), parts, say("charts.hidden") if hidden else "")


def _legend(rows: Iterable[StackRow], voice: Voice) -> tuple[Key, ...]:
    used = {part.fill for row in rows for part in row.parts}
    order = [Fill(part.value) for part in Part]
    return tuple(
        Key(fill, voice.words(f"terms.part.{fill.value}")) for fill in order if fill in used
    )
