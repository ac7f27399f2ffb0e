"""The chain of one thing that was said (C): back to a child's advice, and on to what came of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dialog_app.core.chain import Chain
from dialog_app.core.chain_words import full, short
from dialog_app.core.formats import quoted
from dialog_app.core.register import Register
from dialog_app.core.target import Target
from dialog_app.ui import theme
from dialog_app.ui.chain.chain_row import ChainRow
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.text import said
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.words import language, say

NAME: Final = "chain_card"
_WIDTH: Final = 960
_LETTERS: Final = 80


class ChainCard(OverCard):
    """Shows a chain; `go` is asked to go to a link once the card is closed."""

    def __init__(self, chain: Chain, register: Register, go: Callable[[Target], None]) -> None:
        super().__init__(NAME, chain_heading(chain, register), _WIDTH)
        self.row = ChainRow(chain, register)
        self.row.wanted.connect(go)
        self.inside.addWidget(RunLabel(hint_runs(say("story.chain.hint")), "small"))
        self.inside.addWidget(self.row)
        if not chain.advice:
            words = say("story.chain.no_advice")
            self.inside.addWidget(Label(words, "small", muted=True).wrapped())

    @property
    def first(self) -> QWidget:
        """The first link: the advice, where there is any."""
        return self.row.chips[0]

    def fit(self, room: QSize) -> None:
        """Be high enough for whatever link is walked to."""
        super().fit(room)
        space = theme.current().space
        self.row.make_room(self.width() - 2 * space.xl - space.m - 2 * space.xs)
        super().fit(room)


def chain_heading(chain: Chain, register: Register) -> str:
    """Return «Kjeden bak «Lage fast ordlyd»», or what the link is called where it has no words."""
    words = " ".join(full(chain.focus, language()).split())
    if len(words) > _LETTERS:
        words = words[:_LETTERS].rstrip() + "…"
    name = quoted(words, language()) if words else said(short(register, chain.focus, language()))
    return say("story.chain.heading", what=name)
