"""The forms for methods: one written here, and a new wording."""

from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands import register as commands
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import CrcArticle
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_TITLE: Final = 200
_SUMMARY: Final = 2000
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
