"""Arabic, Hebrew and others that are read from the right: joined, and drawn towards the left.

Text stays in the order it is read, in the file too. A stretch of these letters goes from right to
left; what stands around it goes on from the left. Nothing is promised about whole pages.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

_RANGES: Final = (
    r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_ANY: Final = re.compile(f"[{_RANGES}]")
# From the first such letter to the last, with signs and digits between, but no other letters.
_STRETCH: Final = re.compile(rf"[{_RANGES}](?:(?:[{_RANGES}]|[\W\d_])*[{_RANGES}])?")
# Digits keep their order.
_STEP: Final = re.compile(r"\d+(?:[.,:/]\d+)*%?|.", re.DOTALL)
_JOINING: Final = re.compile("[\u0600-\u08ff]")

MIRRORED: Final = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
"""What is drawn for a sign that opens or closes, among letters that go to the left."""

_CLOSES: Final = {")": "(", "]": "[", "}": "{", "»": "«"}
_TATWEEL: Final = "\u0640"
_APART: Final = "\u200c"
_TOGETHER: Final = "\u200d"
_LAM: Final = "\u0644"
_FORMS: Final = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}

Has = Callable[[str], bool]
"""Whether the fonts have a sign."""


def is_right_to_left(text: str) -> bool:
    """Return whether any letter of the text is read from the right."""
    return _ANY.search(text) is not None


def joined(text: str, has: Has) -> str:
    """Return the text with Arabic letters in the shapes they take beside each other.

    It stays in the order it is read. A shape that no font has is left as the plain letter.
    """
    if not _JOINING.search(text):
        return text
    letters = [*text]
    solid = [place for place, one in enumerate(text) if unicodedata.category(one) != "Mn"]
    for at, place in enumerate(solid):
        before = text[solid[at - 1]] if at else ""
        after = text[solid[at + 1]] if at + 1 < len(solid) else ""
        letters[place] = _shaped(text[place], (before, after), has)
    return _with_ligatures(letters, solid, has)


def _shaped(letter: str, beside: tuple[str, str], has: Has) -> str:
    forms = _shapes().get(letter)
    if forms is None:
        return letter
    before, after = beside
    joins_back = _joins_on(before) and len(forms) > 1
    joins_on = _joins_on(letter) and _joins_back(after)
    shape = forms.get(joins_back + 2 * joins_on, letter)
    return shape if has(shape) else letter


def _joins_on(letter: str) -> bool:
    """Return whether a letter reaches out to the one that is read after it."""
    return letter in (_TATWEEL, _TOGETHER) or 2 in _shapes().get(letter, {})  # noqa: PLR2004 - initial


def _joins_back(letter: str) -> bool:
    return letter in (_TATWEEL, _TOGETHER) or len(_shapes().get(letter, {})) > 1


def _with_ligatures(letters: list[str], solid: list[int], has: Has) -> str:
    """Return the letters as text, where lam and alef have become one."""
    for first, second in itertools.pairwise(solid):
        ligature = _ligatures().get((letters[first], letters[second]))
        if ligature is not None and second == first + 1 and has(ligature):
            letters[first], letters[second] = ligature, ""
    return "".join(letters)


@cache
def _shapes() -> dict[str, dict[int, str]]:
    """Return the shapes of each letter: 1 if it joins back, plus 2 if it joins on."""
    found: dict[str, dict[int, str]] = {}
    for shape, form, letters in _presented():
        if len(letters) == 1:
            found.setdefault(letters, {})[_FORMS[form]] = shape
    return found


@cache
def _ligatures() -> dict[tuple[str, str], str]:
    """Return what lam and alef become together, by the shapes they would take side by side."""
    found: dict[tuple[str, str], str] = {}
    for shape, form, letters in _presented():
        if len(letters) == 2 and letters[0] == _LAM and shape >= "\ufe70":  # noqa: PLR2004 - a pair
            lam, alef = _shapes()[_LAM], _shapes()[letters[1]]
            found[lam[_FORMS[form] + 2], alef[1]] = shape
    return found


def _presented() -> Iterator[tuple[str, str, str]]:
    """Give each shape of Unicode's presentation forms, which form it is, and of which letters."""
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form in _FORMS:
            yield chr(code), form, "".join(chr(int(letter, 16)) for letter in letters)


def stretches(words: str) -> Iterator[tuple[str, bool]]:
    """Give the words of a line part by part, and whether the part goes from right to left."""
    end = 0
    for found in _STRETCH.finditer(words):
        if found.start() > end:
            yield words[end : found.start()], False
        end = _closed(words, found.start(), found.end())
        yield words[found.start() : end], True
    if end < len(words):
        yield words[end:], False


def _closed(words: str, start: int, end: int) -> int:
    """Return the end of a stretch with the brackets that close what it opened."""
    opened: list[str] = []
    for sign in words[start:end]:
        if sign in _CLOSES.values():
            opened.append(sign)
        elif opened and _CLOSES.get(sign) == opened[-1]:
            opened.pop()
    while opened and _CLOSES.get(words[end : end + 1]) == opened[-1]:
        opened.pop()
        end += 1
    return end


def steps(stretch: str) -> list[str]:
    """Return what is drawn from left to right in a stretch, the first that is read first."""
    made: list[str] = []
    for step in _STEP.findall(stretch):
        if made and unicodedata.category(step[0])[0] == "M":
            made[-1] += step
        else:
            made.append(step)
    return made


def plain_letters(words: str) -> str:
    """Return letters without the shapes they take beside each other."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if letter >= "\ufb1d" else letter for letter in words
    )
