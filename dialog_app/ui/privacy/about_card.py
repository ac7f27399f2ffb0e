"""All about a professional who asks: every place that mentions the name, and the way there."""

import json
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core import mentions_paper
from dialog_app.core.mentions import LEAST, How, Mention, as_plain
from dialog_app.core.model.said import Action
from dialog_app.core.ports import StoreFailed
from dialog_app.core.target import DAY, Target
from dialog_app.reports import pdf
from dialog_app.reports.names import safe
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.frame.overlay import OverCard, Overlay
from dialog_app.ui.privacy.saving import Offer, ask_where
from dialog_app.ui.services.withdrawing import withdraw
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME: Final = "about_card"
_WIDTH: Final = 820
_NAME_MOST: Final = 80
_SHOWN: Final = 100
"""How many places are shown; paper and JSON hold all of them."""
_OF_THE_DAY: Final = frozenset(
    {"minutes", "minutes_change", "consent", "journal", "draft", "paper", "day_info"}
)


class AboutCard(OverCard):
    """Asks for a name and lists all that mentions it; nothing of it is kept."""

    def __init__(self, around: Around) -> None:
        super().__init__(NAME, say("about.heading_card"), _WIDTH)
        self._around = around
        self._found: Sequence[Mention] = ()
        self._name = ""
        self._field = TextField(say("about.field"), limit=_NAME_MOST, hint=say("about.field"))
        self._field.setObjectName("about_name")
        self._field.returnPressed.connect(self._find)
        find = Button(say("about.find"), ButtonLook("primary"))
        find.setObjectName("about_find")
        find.clicked.connect(self._find)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(find)
        self._error = ErrorLine()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.current().space.s)
        self.inside.addWidget(Label(say("about.about"), muted=True).wrapped())
        self.inside.addLayout(row)
        self.inside.addWidget(self._error)
        self.inside.addWidget(self._list)
        self.inside.addWidget(Label(say("about.not_searched"), "small", muted=True).wrapped())

    @property
    def first(self) -> QWidget:
        """What gets the keyboard when the card is shown."""
        return self._field

    def _find(self) -> None:
        name = " ".join(self._field.text().split())
        deeds = self._around.outside.privacy if self._around.outside is not None else None
        if len(name) < LEAST or deeds is None:
            return
        try:
            self._found = deeds().mentions(name)
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
            return
        self._name = name
        self._error.clear()
        self._show()

    def _show(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget: QWidget | None = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        told = say("about.found", n=len(self._found)) if self._found else say("about.nothing")
        count = Label(told).strong().wrapped()
        count.setObjectName("about_count")
        self._rows.addWidget(count)
        if self._found:
            self._rows.addWidget(self._ways())
        for whole in (True, False):
            rows = [one for one in self._found[:_SHOWN] if one.whole is whole]
            if rows:
                heading = say(f"about.heading.{'whole' if whole else 'part'}")
                self._rows.addWidget(SectionHeader(heading))
            for one in rows:
                part = _Place(one, self._around)
                part.gone_to.connect(self._go)
                part.withdrawn.connect(self._find)
                part.failed.connect(self._error.tell)
                self._rows.addWidget(part)
        # They count in the layout once they are shown, which is after this.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.inside.activate()
        overlay = self.parentWidget()
        if isinstance(overlay, Overlay):
            overlay.fit_card()

    def _ways(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for name, make in (("pdf", self._as_pdf), ("json", self._as_json)):
            button = Button(say(f"about.save_{name}"), ButtonLook())
            button.setObjectName(f"about_{name}")
            offered = paths.exports() / f"{say('about.file')}-{safe(self._name, _NAME_MOST)}.{name}"
            offer = Offer(f"about_{name}_place", say("about.save_where"), offered)
            button.clicked.connect(partial(ask_where, self, offer, make, self._saved))
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _saved(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()

    def _as_pdf(self) -> bytes:
        on = today(self._around.now())
        words = Texts(language())
        return pdf.render(mentions_paper.document(self._name, self._found, words, on))

    def _as_json(self) -> bytes:
        return json.dumps(as_plain(self._found), ensure_ascii=False, indent=2).encode()

    def _go(self, target: Target) -> None:
        self.close_button.click()
        self._around.show_target(target)


class _Place(Card):
    """One place that mentions the name, with the way there and the consent it stands on."""

    gone_to = Signal(object)
    withdrawn = Signal()
    failed = Signal(str)

    def __init__(self, mention: Mention, around: Around) -> None:
        super().__init__()
        self._mention, self._around = mention, around
        words = Texts(language())
        heading = " · ".join(
            (mentions_paper.kind(mention, words), mentions_paper.where(mention, words))
        )
        self.body.addWidget(Label(heading, "small", muted=True).wrapped())
        self.body.addWidget(Label(mentions_paper.shown(mention, words)).wrapped())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        target = _target(mention)
        if target is not None:
            go = Button(say("about.go"), ButtonLook("link"))
            go.setObjectName("about_go")
            go.clicked.connect(lambda: self.gone_to.emit(target))
            row.addWidget(go)
        if mention.standing:
            self.body.addWidget(Label(say("about.consent_stands"), "small").wrapped())
            back = Button(say("about.withdraw"), ButtonLook("link"))
            back.setObjectName("about_withdraw")
            back.clicked.connect(self._withdraw)
            row.addWidget(back)
        row.addStretch(1)
        self.body.addLayout(row)

    def _withdraw(self) -> None:
        day = self._around.session.day_desk(self._mention.day_id).record
        action = day.find(Action, self._mention.row_id)
        told: list[str] = []
        if action is not None:
            withdraw(self._around, action, told.append)
        if told:
            self.failed.emit(told[0])
        else:
            self.withdrawn.emit()


def _target(mention: Mention) -> Target | None:
    """Return where a mention stands on the screen, or None where nothing shows it."""
    if mention.how is How.COPY or mention.table in _OF_THE_DAY:
        return Target(DAY, mention.day_id, mention.day_id) if mention.date is not None else None
    return Target(mention.table, mention.row_id, mention.day_id)
