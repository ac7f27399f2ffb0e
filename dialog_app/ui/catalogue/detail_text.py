"""What a method says, and the rights and the knowledge it stands on."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import CrcArticle, MethodVersion, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


def texts(version: MethodVersion) -> Iterable[QWidget]:
    """Give title and text of a wording, and say where they lack the language."""
    title = Label(version.title.best(language()), "title").wrapped().selectable()
    title.setObjectName("method_title")
    yield title
    summary = Label(version.summary.best(language()), "lead").wrapped().selectable()
    summary.setObjectName("method_summary")
    yield summary
    if not (version.title.has(language()) or version.summary.has(language())):
        key = (
            "nb" if version.summary.nb or version.title.nb else "nn" if version.summary.nn else "en"
        )
        yield Label(say(f"catalogue.only.{key}"), "small", muted=True).wrapped()


def rights(register: Register, method: WorkingMethod) -> QWidget:
    """Return the articles of the convention as chips."""
    titles = {row.article: row.title for row in register.all(CrcArticle)}
    box = FlowBox()
    for article in method.crc_articles:
        title = titles.get(article, Words()).best(language())
        words = say("catalogue.right", article=article, title=title).strip()
        box.flow.addWidget(Chip("right", words))
    if not method.crc_articles:
        box.hide()
    return box


def bases(method: WorkingMethod) -> QWidget:
    """Return whose knowledge a method stands on."""
    known = [
        say(f"catalogue.basis.{name}") if name in _BASES else name
        for name in method.knowledge_bases
    ]
    label = Label(say("catalogue.bases", words=", ".join(known)), "small", muted=True).wrapped()
    label.setObjectName("knowledge_bases")
    if not known:
        label.hide()
    return label


_BASES = frozenset({"barn", "fagfolk", "rettigheter"})
