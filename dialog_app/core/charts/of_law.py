"""Charts of the sources that stand in the way: services that cite one, of those that could have."""

from collections.abc import Sequence
from dataclasses import replace

from dialog_app.core.charts.kinds import Chart, Fill, Key, ShareRow, Shares
from dialog_app.core.law_list.build import LawLine
from dialog_app.core.law_list.told import cited, cited_words, kind_words, statuses_words
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.publish.telling import Telling


def law_chart(lines: Sequence[LawLine], voice: Voice, telling: Telling, about: str = "") -> Chart:
    """Return the law list as bars, with what is to be borne in mind where it stands alone.

    `about` says which methods the lines stand in the way of.
    """
    notes = (voice.words("publish.hidden"), voice.words("charts.note.self_selected"))
    chart = sources_chart([_share(line, voice, telling) for line in lines], voice)
    return replace(chart, about=about, notes=notes)


def sources_chart(rows: Sequence[ShareRow], voice: Voice) -> Chart:
    """Return a bar for each source."""
    say = voice.words
    return Chart(
        title=say("charts.law_title"),
        picture=Shares(tuple(rows)),
        legend=(Key(Fill.COUNT, say("charts.cite")),),
        instead=say("charts.instead.sources"),
    )


def _share(line: LawLine, voice: Voice, telling: Telling) -> ShareRow:
    say = voice.words
    told = [cited_words(line).said(say)]
    told += [one.said(say) for one in statuses_words(line)]
    both = line.services is not None and line.discussed is not None
    return ShareRow(
        words=cited(line, telling).said(say),
        about=line.heading or kind_words(line.kind).said(say),
        count=line.services if both else None,
        of=line.discussed or 0 if both else 0,
        said=" · ".join(told),
    )
