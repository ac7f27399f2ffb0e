"""The children's words a method grows out of."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.catalogue import MainAnswer
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


def quotation(answer: MainAnswer) -> QWidget:
    """Return a main answer word for word, with its source below."""
    box = QFrame()
    box.setObjectName("main_answer")
    edge = QFrame()
    edge.setFixedWidth(theme.current().space.xs)
    edge.setStyleSheet(f"background-color: {theme.current().colour.accent};")
    words = QVBoxLayout()
    words.setSpacing(0)
    text = answer.text.best(language())
    shown = Label(formats.quoted(text, language())).wrapped().selectable()
    shown.setObjectName("main_answer_text")
    words.addWidget(shown)
    words.addWidget(Label(answer_source(answer), "small", muted=True).wrapped())
    row = QHBoxLayout(box)
    row.setContentsMargins(0, theme.current().space.xs, 0, theme.current().space.xs)
    row.setSpacing(theme.current().space.m)
    row.addWidget(edge)
    row.addLayout(words, 1)
    return box


def answer_source(answer: MainAnswer) -> str:
    """Return where a main answer comes from: «Hovedsvar fra 214 barn, 2020, 13–18 år»."""
    parts = [
        say("catalogue.answer.children", n=answer.children)
        if answer.children is not None
        else say("catalogue.answer.some")
    ]
    if answer.age_from is not None and answer.age_to is not None:
        parts.append(say("catalogue.answer.ages", first=answer.age_from, last=answer.age_to))
    parts += [str(answer.year)] if answer.year is not None else []
    parts += [part for part in (answer.survey, answer.gathering) if part]
    return ", ".join(parts)
