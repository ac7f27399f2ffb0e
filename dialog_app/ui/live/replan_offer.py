"""The quiet button beside the words about lateness: there are plans, and R shows them."""

from dialog_app.ui import theme
from dialog_app.ui.live.replan_state import Replanning
from dialog_app.ui.live.replan_words import trouble_said
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import say


class ReplanOffer(Button):
    """Says how many plans there are; hidden while all is well, or they were put aside."""

    def __init__(self, replanning: Replanning) -> None:
        super().__init__("", ButtonLook(key=say("replan.key.open")))
        self.setObjectName("replan_offer")
        self.setFixedHeight(theme.scaled(theme.current().size.hit_min))
        self._replanning = replanning
        self.clicked.connect(replanning.open)
        replanning.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how many plans there are, if any."""
        here = self._replanning
        count = say("replan.offer.count", n=len(here.offered))
        if count != self.words():
            self.set_words(count)
        trouble = trouble_said(here.trouble, here.offered)
        self.setAccessibleName(say("replan.offer.spoken", count=count, trouble=trouble))
        self.setVisible(here.is_told)
