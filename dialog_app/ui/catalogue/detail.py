"""One method: its text, the children's words behind it, rights, obstacles and versions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.base import Provenance, Source, Words
from dialog_app.core.model.catalogue import (
    CrcArticle,
    MainAnswer,
    MethodState,
    MethodVersion,
    TypicalObstacle,
    WorkingMethod,
)
from dialog_app.core.register import Register
from dialog_app.core.suggest.sources import Sources
from dialog_app.core.suggest.wordings import Spoken
from dialog_app.ui import theme
from dialog_app.ui.catalogue.difference import Difference, marked
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_STATE_ICON = {
    MethodState.PROPOSAL: Icon.STATE_DRAFT,
    MethodState.ON_TRIAL: Icon.TRIAL_PARTLY,
    MethodState.RECOMMENDED: Icon.READY,
    MethodState.WITHDRAWN: Icon.CLOSE,
}


class MethodDetail(ScrollColumn):
    """Shows one method; `edit_wanted` and `answer_wanted` ask for the forms."""

    edit_wanted = Signal()
    answer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("method_detail")
        self.setProperty("column", True)
        self._shown: QWidget | None = None
        self.body.addStretch(1)

    def show_method(self, register: Register, method_id: str) -> None:
        """Show a method as it is now."""
        self._clear()
        self._shown = self._made(register, register.one(WorkingMethod, method_id))
        self.body.insertWidget(0, self._shown)
        self._shown.show()
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show no method."""
        self._clear()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _made(self, register: Register, method: WorkingMethod) -> QWidget:
        newest = register.newest(method.id)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addLayout(self._top(method))
        for part in _texts(newest):
            column.addWidget(part)
        for advice in register.advice(method.id):
            column.addWidget(_quotation(advice))
        column.addWidget(_rights(register, method))
        column.addWidget(_bases(method))
        column.addWidget(_answer_button(self))
        for part in (*_versions(register, method), *_obstacles(register, method)):
            column.addWidget(part)
        return whole

    def _top(self, method: WorkingMethod) -> QHBoxLayout:
        badges = FlowBox()
        badges.flow.addWidget(Badge(method.code))
        state = say(f"terms.method_state.{method.state.value}")
        badges.flow.addWidget(Badge(state, _STATE_ICON[method.state]))
        source = Badge(say(f"terms.provenance.{method.provenance.value}"))
        source.setObjectName("provenance")
        badges.flow.addWidget(source)
        starter = method.provenance is Provenance.STARTER_EXAMPLE
        if method.source is Source.BASE and not starter:
            badges.flow.addWidget(Badge(say("catalogue.base")))
        edit = Button(say("catalogue.edit"), ButtonLook(icon=Icon.EDIT))
        edit.setObjectName("edit_method")
        edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout()
        row.addWidget(badges, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _texts(version: MethodVersion) -> Iterable[QWidget]:
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


def _quotation(answer: MainAnswer) -> QWidget:
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


def _rights(register: Register, method: WorkingMethod) -> QWidget:
    titles = {row.article: row.title for row in register.all(CrcArticle)}
    box = FlowBox()
    for article in method.crc_articles:
        title = titles.get(article, Words()).best(language())
        words = say("catalogue.right", article=article, title=title).strip()
        box.flow.addWidget(Chip("right", words))
    if not method.crc_articles:
        box.hide()
    return box


def _bases(method: WorkingMethod) -> QWidget:
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


def _answer_button(detail: MethodDetail) -> QWidget:
    button = Button(say("catalogue.answer.new"), ButtonLook("link"))
    button.setObjectName("new_main_answer")
    button.clicked.connect(detail.answer_wanted)
    return button


def _obstacles(register: Register, method: WorkingMethod) -> Iterable[QWidget]:
    rows = [row for row in register.typical_obstacles if row.code in method.typical_obstacles]
    if not rows:
        return
    yield SectionHeader(say("catalogue.obstacles"))
    sources = Sources(register.provisions, Spoken())
    for row in rows:
        yield _obstacle(register, row, sources)


def _obstacle(register: Register, row: TypicalObstacle, sources: Sources) -> QWidget:
    box = QWidget()
    box.setObjectName(f"typical_{row.code}")
    text = row.text.best(language())
    chips = FlowBox()
    category = register.category(row.category_code)
    chips.flow.addWidget(
        Chip("category", category.title.best(language()) if category else row.category_code)
    )
    for provision in sources.named(text):
        chips.flow.addWidget(Chip("provision", provision.citation))
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, theme.current().space.s)
    column.setSpacing(theme.current().space.xs)
    column.addWidget(Label(text).wrapped().selectable())
    column.addWidget(chips)
    return box


def _versions(register: Register, method: WorkingMethod) -> Iterable[QWidget]:
    versions = register.versions(method.id)
    yield SectionHeader(say("catalogue.versions.heading"))
    if len(versions) > 1:
        yield _difference(versions[-2], versions[-1])
    for version in reversed(versions):
        yield _version(version, newest=version is versions[-1])


def _version(version: MethodVersion, *, newest: bool) -> QWidget:
    box = QWidget()
    box.setObjectName(f"version_{version.number}")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.xs)
    column.addWidget(Label(_version_words(version, newest=newest), "small", muted=True).wrapped())
    if not newest:
        column.addWidget(Label(version.title.best(language())).strong().wrapped())
        column.addWidget(Label(version.summary.best(language())).wrapped())
    if version.reason:
        column.addWidget(Label(say("catalogue.versions.why", words=version.reason)).wrapped())
    column.addWidget(Rule())
    return box


def _version_words(version: MethodVersion, *, newest: bool) -> str:
    parts = [say("catalogue.versions.number", number=version.number)]
    parts += [formats.date(version.written_on)] if version.written_on else []
    parts += [version.author_role] if version.author_role else []
    parts.append(say(f"catalogue.source.{version.source.value}"))
    parts += [say("catalogue.versions.now")] if newest else []
    return " · ".join(parts)


def _difference(before: MethodVersion, after: MethodVersion) -> QWidget:
    old, new = (
        f"{row.title.best(language())}. {row.summary.best(language())}" for row in (before, after)
    )
    left, right = marked(old, new)
    card = Card()
    card.setObjectName("difference")
    shown = Difference(
        [
            (_version_words(before, newest=False), left),
            (_version_words(after, newest=True), right),
        ]
    )
    shown.setAccessibleName(say("catalogue.versions.difference"))
    card.body.addWidget(shown)
    card.body.addWidget(Rule())
    card.body.addWidget(Label(say("catalogue.versions.legend"), "small", muted=True).wrapped())
    return card
