"""Working methods from a table: new ones, and new wordings of those that are here."""

from dataclasses import replace
from typing import Any, Final

from dialog_app.core.commands.shelf.methods import (
    NewMethod,
    NewText,
    add_method,
    new_version,
    written_in,
)
from dialog_app.core.commands.shelf.programmes import DescriptionText, add_description
from dialog_app.core.commands.shelf.texts import (
    CODE_LIMIT,
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    clean_code,
)
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import CrcArticle, MethodVersion, WorkingMethod
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.preview import Difference, Plan
from dialog_app.core.sheets.shown import differences

_LANGUAGES: Final = ("nb", "nn", "en")


class MethodRows:
    """Plans the rows of a table of methods; a blank cell leaves what is here as it is."""

    def __init__(self, plan: Plan, register: Register, laptop: Laptop) -> None:
        self._plan = plan
        self._laptop = laptop
        self._register = register
        self._methods = {plain(row.code): row for row in register.methods}
        self._descriptions = _by_words(register)
        self._programmes = {
            plain(word): row.code
            for row in register.programmes
            for word in (row.code, row.title.nb, row.title.nn, row.title.en)
            if word
        }
        self._known_articles = {row.article for row in register.all(CrcArticle)}
        self._next: dict[str, int] = {}
        for row in register.descriptions:
            self._next[row.code] = len(register.methods_of(row.code))
        self._shelf = Register([*register.programmes, *register.descriptions])

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        code = clean_code(row.needed("code", CODE_LIMIT))
        self._plan.once(row, plain(code))
        here = self._methods.get(plain(code))
        if here is None:
            self._add(row, code)
        else:
            self._change(row, here)

    def _add(self, row: Cells, code: str) -> None:
        title = _words(row, "title", Words(), TITLE_LIMIT)
        if not title.best("nb"):
            raise RuleBroken("method.title_missing")
        new = NewMethod(
            description_code=self._description(row),
            code=code,
            title=title,
            summary=_words(row, "summary", Words(), SUMMARY_LIMIT),
            crc_articles=self._articles(row),
        )
        # What is taken here already has been looked at, once for the whole table.
        step = add_method(Register(), self._laptop, new)
        place = self._next.get(new.description_code, 0)
        self._next[new.description_code] = place + 1
        changes = tuple(self._placed(change, row, place) for change in step.changes)
        self._plan.add(row, f"{code} {title.best('nb')}", changes)

    def _placed(self, change: Change, row: Cells, place: int) -> Change:
        """Return a new method at its place in the description, marked as what it says it is."""
        if not isinstance(change.after, WorkingMethod):
            return change
        told = row.value("provenance", "provenance") if row.has("provenance") else ""
        # An example stays one, wherever it is taken; nothing else can be claimed in a table.
        example = told == Provenance.STARTER_EXAMPLE
        provenance = Provenance.STARTER_EXAMPLE if example else Provenance.OWN
        return Change(None, replace(change.after, position=place, provenance=provenance))

    def _change(self, row: Cells, here: WorkingMethod) -> None:
        if row.has("description") and self._known_description(row) != here.description_code:
            raise RuleBroken("sheet.method_elsewhere", code=here.code)
        newest = self._register.newest(here.id)
        title = _words(row, "title", newest.title, TITLE_LIMIT)
        summary = _words(row, "summary", newest.summary, SUMMARY_LIMIT)
        articles = self._articles(row) or here.crc_articles
        worded = (
            *_differences("title", newest.title, title),
            *_differences("summary", newest.summary, summary),
        )
        changes = self._reworded(row, newest, title, summary) if worded else ()
        after = replace(here, crc_articles=articles)
        tied = (Change(here, after),) if after != here else ()
        told = (*worded, *differences({"crc_articles": "crc_articles"}, here, after))
        name = f"{here.code} {newest.title.best('nb')}"
        self._plan.change(row, name, (*changes, *tied), told)

    def _reworded(
        self, row: Cells, newest: MethodVersion, title: Words, summary: Words
    ) -> tuple[Change, ...]:
        own = written_in(newest)
        pairs = ((newest.title, title), (newest.summary, summary))
        if all(before.written(own) == after.written(own) for before, after in pairs):
            # A translation is no new version.
            return (Change(newest, replace(newest, title=title, summary=summary)),)
        text = NewText(
            title=title,
            summary=summary,
            author_role=row.line("author_role", 80),
            reason=row.prose("reason", SUMMARY_LIMIT),
            written_in=written_in(newest),
        )
        method = self._register.one(WorkingMethod, newest.method_id)
        mine = Register([method, newest])
        return new_version(mine, self._laptop, method.id, text).changes

    def _articles(self, row: Cells) -> tuple[str, ...]:
        words = row.line("crc_articles").replace(",", ";").split(";")
        found = tuple(word.strip() for word in words if word.strip())
        if not self._known_articles.issuperset(found):
            raise row.refused("sheet.word_unknown", "crc_articles")
        return found

    def _known_description(self, row: Cells) -> str | None:
        return self._descriptions.get(plain(row.line("description")))

    def _description(self, row: Cells) -> str:
        """Return the description of a new method, made here where the table also names it."""
        known = self._descriptions.get(plain(row.needed("description", TITLE_LIMIT)))
        if known is not None:
            return known
        if not row.has("description_title"):
            raise row.refused("sheet.description_unknown", "description")
        programme = self._programmes.get(plain(row.needed("programme")))
        if programme is None:
            raise row.refused("sheet.programme_unknown", "programme")
        word = clean_code(row.needed("description", CODE_LIMIT))
        title = Words(nb=row.line("description_title", TITLE_LIMIT))
        text = DescriptionText(title=title)
        step = add_description(self._shelf, self._laptop, programme, word, text)
        self._shelf = self._shelf.after(step)
        self._plan.changes += step.changes
        self._plan.joining.append(f"{word} {title.nb}")
        self._descriptions |= {plain(word): word, plain(title.nb): word}
        return word


def _by_words(register: Register) -> dict[str, str]:
    titles = {
        plain(word): row.code
        for row in register.descriptions
        for word in (row.title.nb, row.title.nn, row.title.en)
        if word
    }
    return titles | {plain(row.code): row.code for row in register.descriptions}


def _words(row: Cells, name: str, here: Words, limit: int) -> Words:
    given: dict[str, Any] = {
        language: row.line(f"{name}_{language}", limit)
        for language in _LANGUAGES
        if row.has(f"{name}_{language}")
    }
    return replace(here, **given)


def _differences(name: str, before: Words, after: Words) -> tuple[Difference, ...]:
    pairs = ((one, getattr(before, one), getattr(after, one)) for one in _LANGUAGES)
    return tuple(Difference(f"{name}_{one}", old, new) for one, old, new in pairs if old != new)
