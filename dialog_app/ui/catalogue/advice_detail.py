"""One main answer from children, unchanged, and the methods that grow out of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.shelf import advice
from dialog_app.core.model.base import Language, Source, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, WorkingMethod
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.marks import mark_words, marks
from dialog_app.ui.catalogue.tied_rows import tied_methods, tied_rows
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class AdviceDetail(Chosen):
    """Shows a main answer; methods are tied and untied here, the text is never changed."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "advice_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return the quotation, where it comes from, and its methods."""
        answer = self.around.register.find(MainAnswer, row_id)
        return list(self._parts(answer)) if answer is not None else ()

    def _parts(self, answer: MainAnswer) -> Iterator[QWidget]:
        yield top_row([Badge(say("shelves.advice.one"), Icon.QUOTATION), *marks(answer)])
        yield _quotation(answer)
        yield Label(say("shelves.advice.unchanged"), "small", muted=True).wrapped()
        yield facts(_known(answer))
        yield from self._methods(answer)
        if answer.source is Source.LOCAL:
            yield deed_button(
                "remove_advice",
                say("shelves.advice.remove"),
                lambda: self._remove(answer.id),
                ButtonLook("link"),
            )

    def _methods(self, answer: MainAnswer) -> Iterator[QWidget]:
        heading = SectionHeader(say("shelves.advice.methods"))
        tie = deed_button(
            "tie_method",
            say("shelves.advice.tie"),
            lambda: self._offer(answer.id, tie),
            ButtonLook(icon=Icon.LINK),
        )
        heading.add_right(tie)
        yield heading
        register = self.around.register
        methods = methods_of(register, answer.id)
        if not methods:
            yield Label(say("shelves.advice.no_methods"), "small", muted=True).wrapped()
        rows = tied_methods(register, methods)
        yield tied_rows(self.around, rows, lambda method_id: self._untie(answer.id, method_id))

    def _offer(self, answer_id: str, near: QWidget) -> None:
        register = self.around.register
        tied = {row.id for row in methods_of(register, answer_id)}
        options = [option for option in method_options(register) if option.value not in tied]
        heading = say("shelves.advice.tie")
        self.pick(near, heading, options, lambda method: self._tie(answer_id, str(method)))

    def _tie(self, answer_id: str, method_id: str) -> bool:
        bridge = self.around.register_bridge
        return self.deed(bridge.run(advice.tie, answer_id, method_id))

    def _untie(self, answer_id: str, method_id: str) -> bool:
        bridge = self.around.register_bridge
        return self.deed(bridge.run(advice.untie, answer_id, method_id))

    def _remove(self, answer_id: str) -> None:
        try:
            days = len(self.around.session.across.version_days((answer_id,)))
        except StoreFailed as failed:
            self.error.tell(disk_trouble(failed.kind))
            return
        self.deed(self.around.register_bridge.run(advice.remove_main_answer, answer_id, days))


def methods_of(register: Register, answer_id: str) -> list[WorkingMethod]:
    """Return the methods that grow out of a main answer, in catalogue order."""
    links = register.where(AdviceLink, lambda row: row.main_answer_id == answer_id)
    wanted = {link.method_id for link in links}
    return [row for row in register.methods if row.id in wanted]


def method_options(register: Register) -> list[Option]:
    """Return every method by description, to be found by code or title; the value is its id."""
    return [
        Option(
            register.newest(method.id).title.best(language()),
            method.id,
            strong=method.code,
            note=mark_words(method),
            group=description.title.best(language()),
        )
        for description in register.descriptions
        for method in register.methods_of(description.code)
    ]


def spoken_in(text: Words) -> Language:
    """Return the language of what `best` gives in the interface's language."""
    order: tuple[Language, ...] = (language(), "nb", "nn", "en")
    return next((one for one in order if text.has(one)), language())


def quoted(text: Words) -> str:
    """Return a text in the quotation marks of its own language."""
    return formats.quoted(text.best(language()), spoken_in(text))


def _quotation(answer: MainAnswer) -> QWidget:
    box = QFrame()
    edge = QFrame()
    edge.setFixedWidth(theme.current().space.xs)
    edge.setStyleSheet(f"background-color: {theme.current().colour.accent};")
    shown = Label(quoted(answer.text), "heading").strong(False).wrapped().selectable()
    shown.setObjectName("advice_text")
    row = QHBoxLayout(box)
    row.setContentsMargins(0, theme.current().space.xs, 0, theme.current().space.xs)
    row.setSpacing(theme.current().space.m)
    row.addWidget(edge)
    row.addWidget(shown, 1)
    return box


def _known(answer: MainAnswer) -> Iterator[tuple[str, str]]:
    unknown = say("shelves.advice.not_known")
    yield say("catalogue.form.survey"), answer.survey or unknown
    yield say("catalogue.form.gathering"), answer.gathering
    yield say("catalogue.form.year"), str(answer.year) if answer.year is not None else unknown
    children = str(answer.children) if answer.children is not None else unknown
    yield say("catalogue.form.children"), children
    yield say("shelves.advice.ages"), ages(answer)
    yield say("catalogue.form.spoken"), say(f"catalogue.form.language.{spoken_in(answer.text)}")


def ages(answer: MainAnswer) -> str:
    """Return the span of ages in words: «13–18 år», or nothing where it is not known."""
    first, last = answer.age_from, answer.age_to
    if first is None and last is None:
        return ""
    if first is None or last is None:
        key = "shelves.advice.age_to" if first is None else "shelves.advice.age_from"
        return say(key, age=last if first is None else first)
    return say("catalogue.answer.ages", first=first, last=last)
