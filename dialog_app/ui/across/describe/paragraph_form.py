"""The form a paragraph is written in: its text, by which role, and why it is put otherwise."""

from dataclasses import replace

from PySide6.QtCore import Signal

from dialog_app.core.commands.minutes.noted import ROLE_LIMIT
from dialog_app.core.describe.commands import (
    REASON_MOST,
    TEXT_MOST,
    NewParagraph,
    NewWording,
    reword,
    translate,
    write,
)
from dialog_app.core.describe.grow import Proposed
from dialog_app.core.describe.paragraphs import standing
from dialog_app.core.describe.sentences import sentences
from dialog_app.core.describe.taking_in import take_in_wording
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.practice import Paragraph, Section
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_FAULTS = {
    "paragraph.text_missing": "text",
    "paragraph.unchanged": "text",
    "paragraph.sentences_differ": "text",
    "text.too_long": "text",
}
_LINES = 9


class ParagraphForm(Form):
    """What is half-written stays; `moved` carries the number of the sentence the cursor is in.

    `written` carries the id of a paragraph that was not there before.
    """

    moved = Signal(int)
    written = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(around, "paragraph_form", _FAULTS)
        self._paragraph: Paragraph | None = None
        self._new: NewParagraph | None = None
        self._proposed: Proposed | None = None
        self._language: Language = "nb"
        self._about = Label("", "small", muted=True).wrapped()
        self.add_part(self._about)
        words = say("describe.form.text")
        self._text = TextArea(words, limit=TEXT_MOST)
        self._text.set_lines(_LINES)
        self._text.cursorPositionChanged.connect(self._on_cursor)
        self.add("text", words, self._text)
        self._fields["text"].remark_on(named_remark(around, "paragraph"))
        for name, limit in (("role", ROLE_LIMIT), ("reason", REASON_MOST)):
            label = say(f"describe.form.{name}")
            hint = say(f"describe.form.{name}_hint")
            self.add(name, label, TextField(label, limit=limit, hint=hint))
        self.end_fields()

    def open_new(self, code: str, section: Section, language: Language) -> None:
        """Open for a paragraph that is not there yet."""
        self._paragraph = self._proposed = None
        self._language = language
        self._new = NewParagraph(description_code=code, section=section, text=Words())
        self._about.setText(say("describe.form.about_new"))
        self.show_fields(False, "reason")
        place = f"paragraph:new:{code}:{section.value}:{language}"
        self.begin(say("describe.form.new"), place, {})

    def open_for(self, paragraph: Paragraph, language: Language, sentence: int = 1) -> None:
        """Open for a paragraph, at a sentence; in another language than its own, to translate."""
        self._paragraph, self._new, self._proposed = paragraph, None, None
        self._language = language
        version = standing(self.around.register, paragraph.id)
        own = version.written_in == language
        self._about.setText(
            say("describe.form.about")
            if own
            else say("describe.form.about_translation", text=version.text.best(version.written_in))
        )
        self.show_fields(own, "role", "reason")
        text = version.text.written(language)
        place = f"paragraph:{paragraph.id}:{language}"
        heading = say("describe.form.reword" if own else "describe.form.translate")
        self.begin(heading, place, {"text": text})
        self._go_to(sentence)

    def open_with(self, paragraph: Paragraph, proposed: Proposed) -> None:
        """Open for a paragraph with the wording that was proposed on a day, to be edited."""
        self._paragraph, self._new, self._proposed = paragraph, None, proposed
        self._language = proposed.written_in
        self._about.setText(say("describe.form.about_proposed"))
        self.show_fields(True, "role", "reason")
        place = f"paragraph:{paragraph.id}:from:{proposed.about_id}"
        text = proposed.text.written(proposed.written_in)
        self.begin(say("describe.form.take_in"), place, {"text": text})

    def submit(self, place: str) -> Refusal | None:
        """Write it down."""
        values, bridge = self.values(), self.around.register_bridge
        text = Words(**{self._language: values["text"]})
        if self._new is not None:
            new = replace(
                self._new, text=text, written_in=self._language, author_role=values["role"]
            )
            before = {row.id for row in self.around.register.all(Paragraph)}
            refused = bridge.run_clearing(place, write, new)
            for row in self.around.register.all(Paragraph):
                if row.id not in before:
                    self.written.emit(row.id)
            return refused
        if self._paragraph is None:
            return None
        wording = NewWording(
            text=text,
            written_in=self._language,
            author_role=values["role"],
            reason=values["reason"],
        )
        paragraph = self._paragraph
        if self._proposed is not None:
            proposed = self._proposed
            return bridge.run_clearing(place, take_in_wording, paragraph.id, proposed, wording)
        if standing(self.around.register, paragraph.id).written_in != self._language:
            said = values["text"]
            return bridge.run_clearing(place, _translated, paragraph.id, self._language, said)
        return bridge.run_clearing(place, reword, paragraph.id, wording)

    def _go_to(self, sentence: int) -> None:
        text = self._text.toPlainText()
        found = sentences(text)
        if 1 <= sentence <= len(found):
            start = 0
            for words in found[: sentence - 1]:
                start = text.find(words, start) + len(words)
            cursor = self._text.textCursor()
            cursor.setPosition(text.find(found[sentence - 1], start))
            self._text.setTextCursor(cursor)

    def _on_cursor(self) -> None:
        before = self._text.toPlainText()[: self._text.textCursor().position()]
        self.moved.emit(max(1, len(sentences(f"{before}x"))))


def _translated(
    register: Register, laptop: Laptop, paragraph_id: str, language: Language, said: str
) -> Step:
    before = standing(register, paragraph_id).text
    parts = {"nb": before.nb, "nn": before.nn, "en": before.en, language: said}
    return translate(register, laptop, paragraph_id, Words(**parts))
