"""Sections and acts read out of what is typed: «hpl. § 21», «fvl 13», «opplæringslova kap. 11»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.model.catalogue import Provision
from dialog_app.core.suggest.stems import stem_of

_TOKEN: Final = re.compile(r"§+|\d+(?:\s?[-–]\s?\d+)?|[^\W\d_]+")
_SECTION_SIGNS: Final = frozenset({"§", "paragraf", "paragrafen", "section", "sec"})
_CHAPTER_SIGNS: Final = frozenset({"kap", "kapittel", "kapitlet", "kapittelet", "chapter"})
_AND: Final = frozenset({"og", "and"})
_SUFFIX: Final = re.compile(r"[a-h]")
_LAW: Final = re.compile(r"lov(?:en|a|i)?s?$")
_CHAPTER: Final = "kap"
_SAME_BEGINNING: Final = 4
_MOST_APART: Final = 6


@dataclass
class Cited:
    """What is named: acts, and sections as plain texts («21», «7-2a», «kap11»)."""

    acts: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)


class Acts:
    """The acts and sections that the catalogue knows, and how they are found in a text."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self._acts: dict[str, str] = {}
        self._sections: dict[str, set[str]] = {}
        for row in provisions:
            act = act_of(row)
            self._acts[row.short_name.casefold().rstrip(".")] = act
            self._acts[act] = act
            self._sections.setdefault(act, set()).add(section_of(row))
        self._all = set().union(*self._sections.values())

    def read(self, text: str) -> Cited:
        """Return the acts and sections that a text names."""
        cited, sign, act = Cited(), "", ""
        tokens = _TOKEN.findall(text.casefold())
        for place, token in enumerate(tokens):
            if token[0].isdigit():
                section = self._section(token, tokens[place + 1 :], sign, act)
                cited.sections |= {section} - {""}
            elif token in _AND and sign == "§§":
                continue
            else:
                act = self._act(token)
                cited.acts |= {act} - {""}
                sign = _sign(token) or (sign if token in _AND else "")
        return cited

    def _section(self, number: str, after: list[str], sign: str, act: str) -> str:
        """Return the section a number means; empty where it is only a number."""
        plain = "".join(number.split()).replace("–", "-")
        if sign == _CHAPTER:
            return f"{_CHAPTER}{plain}"
        lettered = f"{plain}{after[0]}" if after and _SUFFIX.fullmatch(after[0]) else plain
        section = lettered if lettered in self._all else plain
        if sign or section in self._sections.get(act, ()):
            return section
        return ""

    def _act(self, word: str) -> str:
        """Return the act a word names: short name, full name in any ending, or nearly so."""
        if word in self._acts:
            return self._acts[word]
        name = law_stem(word)
        if not name:
            return ""
        return self._acts.get(name) or self._nearly(name)

    def _nearly(self, name: str) -> str:
        """Return the one act with the same beginning, as nynorsk and bokmål spell it apart."""
        near = {
            act
            for act in self._sections
            if act[:_SAME_BEGINNING] == name[:_SAME_BEGINNING]
            and abs(len(act) - len(name)) < _MOST_APART
        }
        return near.pop() if len(near) == 1 else ""


def _sign(token: str) -> str:
    if token in _CHAPTER_SIGNS:
        return _CHAPTER
    return ("§§" if len(token) > 1 else "§") if token in _SECTION_SIGNS or token[0] == "§" else ""


def law_stem(word: str) -> str:
    """Return the name of an act without its ending; empty where the word is no act's name."""
    found = _LAW.search(word)
    return stem_of(f"{word[: found.start()]}lov") if found and found.start() else ""


def act_of(row: Provision) -> str:
    """Return the name by which the act of a provision is known: its last word, in no form."""
    last = row.full_name.casefold().rpartition(" ")[2]
    return law_stem(last) or row.full_name.casefold()


def section_of(row: Provision) -> str:
    """Return a section as plain text: «7-2a», «kap11»."""
    plain = "".join(row.section.casefold().split()).replace("–", "-")
    return plain.replace("kapittel", _CHAPTER).replace(f"{_CHAPTER}.", _CHAPTER).replace("§", "")
