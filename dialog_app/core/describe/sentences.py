"""A text as its sentences, so that each can be led to what it rests on; always split the same."""

import re
from typing import Final

_SHORT: Final = (
    "adm art avd avg bl.a b bvl ca d.v.s dvs dr e.g evt ev f.eks f.o.m forskr fvl gj.sn gnl grl hhv"
    " helsepl hol hpl i.e iflg ifm inkl jf jfr kap kgl kl m.a.o m.h.t maks mht mr mrd nr obs"
    " opplæringsl pbrl pga pkt pr prof st t.d t.eks t.o.m tlf vedr vs"
)
"""What ends in a full stop without ending a sentence, without the stop.

«Osv.», «m.m.» and their like are not among them: a sentence ends with them as often as not.
"""
_ABBREVIATIONS: Final = frozenset(_SHORT.split())

_END: Final = re.compile(r"[.!?…]+[»”\"'’)\]]*(?=\s)")
_LAST_WORD: Final = re.compile(r"[\w.§-]+")
_LONGEST: Final = 24
_OPENING: Final = "«“\"'([–- "


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in order, without the spaces around them.

    A line end ends a sentence. A full stop does not where it stands in a known abbreviation, after
    a single letter, or where the next word begins small. Nothing is lost: joined with spaces they
    hold every word of the text.
    """
    return tuple(one for line in text.split("\n") for one in _of_line(line.strip()))


def _of_line(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if _is_end(line[start : end.start()], end.group(), line[end.end() :]):
            found.append(line[start : end.end()].strip())
            start = end.end()
    found.append(line[start:].strip())
    return [one for one in found if one]


def _is_end(before: str, mark: str, after: str) -> bool:
    following = after.lstrip().lstrip(_OPENING)[:1]
    if following and following.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    # Cut first: a word can be as long as the text, and no abbreviation is.
    end = before[-_LONGEST:]
    word = _LAST_WORD.findall(end)[-1:] or [""]
    bare = word[0].casefold().lstrip("§") if end.endswith(word[0]) else ""
    return not (bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha()))
