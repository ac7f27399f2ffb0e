"""Telling everything an archive holds about a professional, for the person who asks."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, opened, words
from dialog_app.core import mentions_paper, norway
from dialog_app.core.mentions import Mention, as_plain
from dialog_app.storage.mentions import mentions


def about(call: argparse.Namespace) -> int:
    """Print all that mentions a name, for reading or as JSON, or write it as PDF."""
    name = " ".join(call.name)
    with opened(call.archive, call.passphrase_file) as (archive, session):
        found = mentions(archive, name)
        on = norway.date(session.laptop.now())
    say = words()
    if call.out is not None:
        from dialog_app.reports import files, pdf

        paper = mentions_paper.document(name, found, say, on)
        files.write_file(Path(call.out), pdf.render(paper))
        print(call.out)
    elif call.json:
        print(json.dumps(as_plain(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found, say)))
    return DONE


def _lines(found: Sequence[Mention], say: Texts) -> Iterator[str]:
    if not found:
        yield say("about.nothing")
    for one in found:
        sure = "" if one.whole else f" [{say('about.heading.part')}]"
        yield f"{mentions_paper.kind(one, say)} · {mentions_paper.where(one, say)}{sure}"
        yield f"    {mentions_paper.shown(one, say)}"
    yield say("about.not_searched")
