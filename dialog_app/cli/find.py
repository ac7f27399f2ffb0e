"""Searching an archive."""

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Final

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, opened, words
from dialog_app.core import formats
from dialog_app.core.search import Hit

MOST: Final = 200
"""How many are told of each kind: more than anybody reads."""


def search(call: argparse.Namespace) -> int:
    """Print what holds every word, for reading or as JSON; finding nothing is no failure."""
    say = words()
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        hits = session.across.found(" ".join(call.words), MOST, say.language)
    if call.json:
        print(json.dumps([_as_json(hit) for hit in hits], ensure_ascii=False, indent=2))
    elif hits:
        print("\n".join(_lines(hits, say)))
    else:
        print(say("search.nothing"))
    return DONE


def _as_json(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "title": hit.title,
        "id": hit.id,
        "code": hit.code,
        "day": hit.day_id,
        "day_title": hit.day_title,
        "date": hit.date.isoformat() if hit.date is not None else "",
    }


def _lines(hits: Sequence[Hit], say: Texts) -> Iterator[str]:
    kind = ""
    for hit in hits:
        if hit.kind != kind:
            kind = hit.kind
            yield say(f"search.kind.{kind}")
        date = formats.date(hit.date) if hit.date is not None else ""
        parts = (hit.id[:8] if hit.date else "", hit.code, date, " ".join(hit.title.split()))
        yield "    " + " · ".join(part for part in parts if part)
