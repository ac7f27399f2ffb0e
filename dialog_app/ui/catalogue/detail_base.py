"""Two wordings side by side: the one written here, and the new one of the starting catalogue."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dialog_app.core.commands.shelf.texts import SUMMARY_LIMIT
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.difference import Difference, spoken, told_apart
from dialog_app.ui.catalogue.language_fields import compared_in
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class BaseCard(Card):
    """Shows what differs and lets one choose; `take` is told the reason, and none is lost."""

    def __init__(
        self,
        ours: MethodVersion,
        shipped: MethodVersion,
        take: Callable[[str], object],
        keep: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("base_waits")
        heading = Label(say("methods.base.heading")).strong().wrapped()
        self.body.addWidget(heading)
        self.body.addWidget(Label(say("methods.base.about"), "small", muted=True).wrapped())
        headings = (
            say("methods.base.ours", number=ours.number),
            say("methods.base.theirs", number=shipped.number),
        )
        code = compared_in(ours, shipped)
        shown = Difference(told_apart(ours, shipped, code, headings))
        shown.setAccessibleName(spoken(ours, shipped, code))
        self.body.addWidget(shown)
        self._reason = TextField(say("catalogue.form.reason"), limit=SUMMARY_LIMIT)
        self._reason.setObjectName("base_reason")
        self._reason.setText(say("methods.base.reason"))
        self.body.addWidget(Field(say("catalogue.form.reason"), self._reason))
        self.body.addWidget(self._ways(take, keep))

    def _ways(self, take: Callable[[str], object], keep: Callable[[], object]) -> QWidget:
        ways = FlowBox()
        ways.flow.addWidget(deed_button("keep_ours", say("methods.base.keep"), keep, ButtonLook()))
        ways.flow.addWidget(
            deed_button(
                "take_base",
                say("methods.base.take"),
                lambda: take(self._reason.text()),
                ButtonLook(),
            )
        )
        return ways
