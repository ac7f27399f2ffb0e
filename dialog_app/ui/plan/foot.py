"""The sums below the agenda."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.lines import Foot
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label

_HEIGHT = 64


class FootBar(QFrame):
    """From when to when, how much, how it ends, and how much it could give."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_foot")
        self.setProperty("kind", "foot")
        self._span = Label("", "lead").strong()
        self._sums = Label("")
        self._picture = QLabel()
        self._end = Label("")
        self._slack = ElidedLabel("")
        self._slack.right()
        space = theme.current().space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, 0, space.xl, 0)
        row.setSpacing(space.xl)
        row.addWidget(self._span)
        row.addWidget(self._sums)
        end = QHBoxLayout()
        end.setSpacing(space.xs)
        end.addWidget(self._picture)
        end.addWidget(self._end)
        row.addLayout(end)
        row.addWidget(self._slack, 1)
        self.setFixedHeight(theme.scaled(_HEIGHT))

    def show_foot(self, foot: Foot) -> None:
        """Show the sums."""
        self._span.setText(foot.span)
        self._span.setVisible(bool(foot.span))
        self._sums.setText(foot.sums)
        self._end.setText(foot.end)
        self._end.strong(not foot.well)
        side = theme.scaled(theme.current().size.icon_small)
        meaning = Icon.SAVED if foot.well else Icon.ATTENTION
        self._picture.setPixmap(icons.pixmap(meaning, side, self.devicePixelRatioF()))
        self._picture.setVisible(foot.agreed)
        self._slack.setText(foot.slack)
        parts = (foot.span, foot.sums, foot.end, foot.slack)
        self.setAccessibleName(", ".join(part for part in parts if part))
