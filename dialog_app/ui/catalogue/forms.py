"""The catalogue's forms: a method written here, a new wording, a main answer from children."""

from dataclasses import replace
from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands import register as commands
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import CrcArticle
from dialog_app.core.plain import LINE_LIMIT
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values, whole_or_none
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_TITLE: Final = 200
_SUMMARY: Final = 2000
_ANSWER: Final = 4000
_LANGUAGES: Final = ("nb", "nn", "en")
_ORDER: Final = {"nb": ("nb", "nn", "en"), "nn": ("nn", "nb", "en"), "en": ("en", "nb", "nn")}


def _add_texts(form: Form) -> None:
    """Add title and text in each language, that of the interface first."""
    for code in _ORDER[language()]:
        name = say(f"catalogue.form.language.{code}")
        title = say("catalogue.form.title", language=name)
        form.add(f"title_{code}", title, TextField(title, limit=_TITLE))
        words = say("catalogue.form.summary", language=name)
        area = TextArea(words, limit=_SUMMARY)
        area.set_lines(2)
        form.add(f"summary_{code}", words, area)


def _words(values: Values, stem: str) -> Words:
    return Words(**{code: values[f"{stem}_{code}"] for code in _LANGUAGES})


class MethodForm(Form):
    """A new working method, written here."""

    def __init__(self, around: Around) -> None:
        first = f"title_{language()}"
        faults = {
            "method.code_missing": "code",
            "method.code_taken": "code",
            "method.title_missing": first,
            "row.field_wrong": "crc",
        }
        super().__init__(around, "method_form", faults)
        row = self.add_row()
        words = say("catalogue.form.code")
        self.add("code", words, TextField(words, limit=12), row=row)
        options = [(r.title.best(language()), r.code) for r in around.register.descriptions]
        words = say("catalogue.form.description")
        self.add("description", words, Choice(words, options), row=row)
        _add_texts(self)
        words = say("catalogue.form.crc")
        self.add("crc", words, TextField(words, limit=60, hint=say("catalogue.form.crc_hint")))
        self.end_fields()

    def submit(self, place: str) -> Refusal | None:
        """Add the method with its first version."""
        values = self.values()
        new = commands.NewMethod(
            description_code=values["description"],
            code=values["code"],
            title=_words(values, "title"),
            summary=_words(values, "summary"),
            crc_articles=self._articles(values["crc"]),
        )
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, commands.add_method, new)

    def _articles(self, typed: str) -> tuple[str, ...]:
        known = {row.article for row in self.around.register.all(CrcArticle)}
        wanted = tuple(typed.replace(",", " ").replace(";", " ").split())
        if set(wanted) - known:
            raise RuleBroken("row.field_wrong", field=say("catalogue.form.crc"))
        return wanted


class VersionForm(Form):
    """A new wording of a method: the old one stays, with the answers it was given."""

    def __init__(self, around: Around) -> None:
        first = f"title_{language()}"
        faults = {
            "method.title_missing": first,
            "method.unchanged": first,
            "format.date.unreadable": "date",
            "format.date.impossible": "date",
        }
        super().__init__(around, "version_form", faults)
        self._method_id = ""
        self.add_part(Label(say("catalogue.form.stays"), "small", muted=True).wrapped())
        _add_texts(self)
        row = self.add_row()
        words = say("catalogue.form.role")
        self.add("role", words, TextField(words, limit=80), row=row)
        words = say("catalogue.form.date")
        self.add("date", words, TextField(words, limit=20), row=row)
        words = say("catalogue.form.reason")
        area = TextArea(words, limit=_SUMMARY)
        area.set_lines(2)
        self.add("reason", words, area)
        self.end_fields()

    def open_for(self, method_id: str) -> None:
        """Open with the newest wording of a method."""
        register = self.around.register
        self._method_id = method_id
        newest = register.newest(method_id)
        values = {f"title_{code}": newest.title.written(code) for code in _LANGUAGES}
        values |= {f"summary_{code}": newest.summary.written(code) for code in _LANGUAGES}
        values["date"] = formats.date(today(self.around.now()))
        heading = say("catalogue.form.new_version", code=register.method_of(newest.id).code)
        self.begin(heading, f"version:{method_id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the version."""
        values = self.values()
        typed = values["date"].strip()
        text = commands.NewText(
            title=_words(values, "title"),
            summary=_words(values, "summary"),
            author_role=values["role"],
            written_on=formats.read_date(typed, today(self.around.now())) if typed else None,
            reason=values["reason"],
        )
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, commands.new_version, self._method_id, text)


class AnswerForm(Form):
    """A main answer from children, as they said it; it is never edited afterwards."""

    def __init__(self, around: Around) -> None:
        faults = {
            "text.empty": "text",
            "row.field_missing": "methods",
            "row.field_wrong": "methods",
            "service.size_wrong": "children",
        }
        super().__init__(around, "answer_form", faults)
        self.add_part(Label(say("catalogue.form.never_edited"), "small", muted=True).wrapped())
        options = [(say(f"catalogue.form.language.{code}"), code) for code in _LANGUAGES]
        words = say("catalogue.form.answer")
        self.add("text", words, TextArea(words, limit=_ANSWER))
        row = self.add_row()
        words = say("catalogue.form.spoken")
        self.add("language", words, Choice(words, options), row=row)
        for name in ("year", "children", "age_from", "age_to"):
            words = say(f"catalogue.form.{name}")
            self.add(name, words, TextField(words, limit=6), row=row)
        for name in ("survey", "gathering"):
            words = say(f"catalogue.form.{name}")
            self.add(name, words, TextField(words, limit=_TITLE))
        words = say("catalogue.form.methods")
        hint = say("catalogue.form.methods_hint")
        self.add("methods", words, TextField(words, limit=LINE_LIMIT, hint=hint))
        self.end_fields()

    def open_for(self, code: str) -> None:
        """Open, tied to the method with this code."""
        values = {"methods": code, "language": "nb"}
        self.begin(say("catalogue.answer.new"), "main_answer", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the answer and tie it to its methods."""
        values = self.values()
        numbers = {
            name: whole_or_none(values[name], "service.size_wrong")
            for name in ("year", "children", "age_from", "age_to")
        }
        text = replace(Words(), **{values["language"] or "nb": values["text"]})
        new = commands.NewMainAnswer(
            text=text, survey=values["survey"], gathering=values["gathering"], **numbers
        )
        methods = self._methods(values["methods"])
        return self.around.register_bridge.run_clearing(
            place, commands.add_main_answer, new, methods
        )

    def _methods(self, typed: str) -> tuple[str, ...]:
        ids = {row.code.casefold(): row.id for row in self.around.register.methods}
        wanted = typed.casefold().replace(",", " ").replace(";", " ").split()
        if not wanted:
            raise RuleBroken("row.field_missing", field=say("catalogue.form.methods"))
        if set(wanted) - set(ids):
            raise RuleBroken("row.field_wrong", field=say("catalogue.form.methods"))
        return tuple(dict.fromkeys(ids[code] for code in wanted))
