"""The forms for methods: one written here, and a new wording."""

from dialog_app.core import formats
from dialog_app.core.commands.shelf import merging, methods, rewordings
from dialog_app.core.commands.shelf.texts import CODE_LIMIT
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import CrcArticle, MethodVersion, WorkingMethod
from dialog_app.core.model.said import Rewording
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.catalogue.language_fields import (
    add_author,
    add_reason,
    add_text,
    as_values,
    decided,
    own_first,
    read_words,
)
from dialog_app.ui.catalogue.named_remark import remark_on_words
from dialog_app.ui.catalogue.wording_form import WordingForm
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say


class MethodForm(Form):
    """A new working method, written here."""

    def __init__(self, around: Around) -> None:
        first = f"title_{language()}"
        faults = {
            "method.code_missing": "code",
            "method.code_taken": "code",
            "method.title_missing": first,
            "row.field_wrong": "crc",
            "format.date.unreadable": "date",
            "format.date.impossible": "date",
        }
        super().__init__(around, "method_form", faults)
        self._split_from = ""
        self._rewording: Rewording | None = None
        row = self.add_row()
        words = say("catalogue.form.code")
        self.add("code", words, TextField(words, limit=CODE_LIMIT), row=row)
        words = say("catalogue.form.description")
        self._description = Choice(words)
        self.add("description", words, self._description, row=row)
        for code in own_first():
            add_text(self, code)
        words = say("catalogue.form.crc")
        self.add("crc", words, TextField(words, limit=60, hint=say("catalogue.form.crc_hint")))
        add_author(self)
        add_reason(self)
        remark_on_words(around, self._fields)
        self.end_fields()

    def open_in(self, description_code: str) -> None:
        """Open for a new method of a description."""
        self._begin_with("", None)
        self.begin(say("catalogue.new_method"), "new_method", {"description": description_code})

    def open_split(self, method: WorkingMethod) -> None:
        """Open for a new method that is split out of another."""
        self._begin_with(method.id, None)
        newest = self.around.register.newest(method.id)
        values = as_values("title", newest.title) | as_values("summary", newest.summary)
        values |= {"description": method.description_code, "crc": ", ".join(method.crc_articles)}
        self.begin(say("methods.split_heading", code=method.code), f"split:{method.id}", values)

    def open_variant(self, rewording: Rewording) -> None:
        """Open for a proposed wording that is kept as a method of its own."""
        register = self.around.register
        method = register.method_of(rewording.version_id)
        self._begin_with(method.id, rewording)
        values = proposed(register.newest(method.id), rewording)
        values |= {"description": method.description_code, "crc": ", ".join(method.crc_articles)}
        values["date"] = formats.date(today(self.around.now()))
        heading = say("rewordings.keep_heading", code=method.code)
        self.begin(heading, f"variant:{rewording.id}", values)

    def _begin_with(self, split_from: str, rewording: Rewording | None) -> None:
        self._split_from, self._rewording = split_from, rewording
        # Only what was proposed is decided about; a method that is just written has its own words.
        self.show_fields(rewording is not None, "role", "date", "reason")
        rows = self.around.register.descriptions
        self._description.offer([(row.title.best(language()), row.code) for row in rows])

    def submit(self, place: str) -> Refusal | None:
        """Add the method with its first version."""
        values = self.values()
        new = methods.NewMethod(
            description_code=values["description"],
            code=values["code"],
            title=read_words(values, "title"),
            summary=read_words(values, "summary"),
            crc_articles=self._articles(values["crc"]),
            written_in=language(),
        )
        bridge = self.around.register_bridge
        if self._rewording is not None:
            decision = decided(values, today(self.around.now()))
            return bridge.run_clearing(
                place, rewordings.keep_as_variant, self._rewording, new, decision
            )
        if self._split_from:
            return bridge.run_clearing(place, merging.split, self._split_from, new)
        return bridge.run_clearing(place, methods.add_method, new)

    def _articles(self, typed: str) -> tuple[str, ...]:
        known = {row.article for row in self.around.register.all(CrcArticle)}
        wanted = tuple(typed.replace(",", " ").replace(";", " ").split())
        if set(wanted) - known:
            raise RuleBroken("row.field_wrong", field=say("catalogue.form.crc"))
        return wanted


class VersionForm(WordingForm):
    """A new wording of a method: the old one stays, with the answers it was given."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "version_form", "method")
        self._method_id = ""
        self._rewording: Rewording | None = None
        remark_on_words(around, self._fields)

    def open_for(self, method_id: str) -> None:
        """Open with the newest wording of a method."""
        register = self.around.register
        self._method_id, self._rewording = method_id, None
        newest = register.newest(method_id)
        values = as_values("title", newest.title) | as_values("summary", newest.summary)
        values["date"] = formats.date(today(self.around.now()))
        heading = say("catalogue.form.new_version", code=register.method_of(newest.id).code)
        self.begin(heading, f"version:{method_id}", values)

    def open_accepting(self, rewording: Rewording) -> None:
        """Open with a proposed wording; other languages are left for whoever translates it."""
        register = self.around.register
        method = register.method_of(rewording.version_id)
        self._method_id, self._rewording = method.id, rewording
        heading = say("rewordings.accept_heading", code=method.code)
        values = proposed(register.newest(method.id), rewording)
        values["date"] = formats.date(today(self.around.now()))
        self.begin(heading, f"accept:{rewording.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the version."""
        written_in = self._rewording.language if self._rewording else language()
        text = self.wording(written_in)
        bridge = self.around.register_bridge
        if self._rewording is not None:
            return bridge.run_clearing(place, rewordings.accept, self._rewording, text)
        return bridge.run_clearing(place, methods.new_version, self._method_id, text)


class TranslationForm(Form):
    """A version in other languages: no new version, and its answers stand."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "translation_form", {})
        self._version_id = ""
        self.add_part(Label(say("methods.translation_about"), "small", muted=True).wrapped())
        self._original = Label("").wrapped().selectable()
        self._original.setObjectName("translation_original")
        self.add_part(self._original)
        for code in own_first():
            add_text(self, code)
        remark_on_words(around, self._fields)
        self.end_fields()

    def open_for(self, version_id: str) -> None:
        """Open with what a version says; the language it was written in stands above, and stays."""
        self._version_id = version_id
        version = self.around.register.one(MethodVersion, version_id)
        own = methods.written_in(version)
        said = (version.title.written(own), version.summary.written(own))
        self._original.setText("\n".join(part for part in said if part))
        for code in own_first():
            self.show_fields(code != own, f"title_{code}", f"summary_{code}")
        called = self.around.register.method_of(version_id).code
        heading = say("methods.translation_heading", code=called, number=version.number)
        values = as_values("title", version.title) | as_values("summary", version.summary)
        self.begin(heading, f"translation:{version_id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Write the translations into the version."""
        values = self.values()
        title, summary = read_words(values, "title"), read_words(values, "summary")
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, methods.translate, self._version_id, title, summary)


def proposed(version: MethodVersion, rewording: Rewording) -> Values:
    """Return a proposed wording as the fields take it.

    Only the language it was said in is filled: translations of the old text would say something
    else.
    """
    code = rewording.language
    title = rewording.title or version.title.best(code)
    return {f"title_{code}": title, f"summary_{code}": rewording.text}
