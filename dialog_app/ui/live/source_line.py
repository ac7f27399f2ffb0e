"""One law, circular or guideline behind an obstacle: what it does, how sure we are, who decides."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from dialog_app.core.commands.findings import SourceGiven
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.said import ObstacleSource, SourceEffect, SourceStatus, WhoCanChange
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.words import say


class SourceLine(Card):
    """Shows one source; `changed(SourceGiven)` says what was chosen, `removed` takes it away."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, source: ObstacleSource, register: Register) -> None:
        super().__init__()
        self.setObjectName(f"source_{source.id}")
        self._source = source
        provision = register.find(Provision, source.provision_id)
        name = provision.citation if provision else source.citation
        self.setAccessibleName(name)
        self._effect = _choice("effect", _words("source_effect", SourceEffect))
        self._status = _choice("status", _words("source_status", SourceStatus))
        who = [(say("obstacles.panel.who_unsaid"), ""), *_words("who_can_change", WhoCanChange)]
        self._who = _choice("who", who)
        self._build(name, provision.heading if provision else "")
        self.show_source(source)

    def _build(self, name: str, heading: str) -> None:
        remove = Button(say("obstacles.panel.remove"), ButtonLook("quiet", icon=Icon.CLOSE))
        remove.setObjectName("source_remove")
        remove.clicked.connect(self.removed)
        top = QHBoxLayout()
        top.setSpacing(theme.current().space.s)
        top.addWidget(Chip("provision", name))
        top.addWidget(Paragraph(heading, "small", muted=True), 1)
        top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        # Under each other where the text is large; a flow inside a card would be cut.
        choices = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if is_tight() else QBoxLayout.Direction.LeftToRight
        )
        choices.setSpacing(theme.current().space.s)
        for name_, part in (
            ("effect", self._effect),
            ("status", self._status),
            ("who", self._who),
        ):
            part.activated.connect(self._on_chosen)
            choices.addWidget(Field(say(f"obstacles.panel.{name_}"), part), 1)
        self.body.setSpacing(theme.current().space.xs)
        self.body.addLayout(top)
        self.body.addLayout(choices)

    def show_source(self, source: ObstacleSource) -> None:
        """Show what is said of the source now."""
        self._source = source
        self._effect.set_value(source.effect.value)
        self._status.set_value(source.status.value)
        if self._who.findData(source.who_can_change) < 0:
            self._who.addItem(source.who_can_change, source.who_can_change)
        self._who.set_value(source.who_can_change)

    def _on_chosen(self) -> None:
        now = self._source
        given = SourceGiven(
            provision_id=now.provision_id,
            citation=now.citation,
            effect=SourceEffect(str(self._effect.value())),
            status=SourceStatus(str(self._status.value())),
            who_can_change=str(self._who.value()),
        )
        self.changed.emit(given)


def _words(area: str, kind: type[StrEnum]) -> list[tuple[str, object]]:
    return [(say(f"terms.{area}.{one.value}"), one.value) for one in kind]


def _choice(name: str, options: list[tuple[str, object]]) -> Choice:
    choice = Choice(say(f"obstacles.panel.{name}"), options)
    choice.setObjectName(f"source_{name}")
    return choice
