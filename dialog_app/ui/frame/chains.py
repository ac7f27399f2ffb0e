"""Showing the chain of something that was said, over whatever page one is at."""

from functools import partial
from typing import TYPE_CHECKING

from dialog_app.core.ports import StoreFailed
from dialog_app.core.target import Target

if TYPE_CHECKING:
    from dialog_app.ui.main_window import MainWindow


def show_chain(window: "MainWindow", target: Target) -> None:
    """Show the chain of a row of a day, or close it; a disk that fails is told of."""
    from dialog_app.desk.chains import chain_at
    from dialog_app.ui.chain.chain_card import ChainCard

    around = window.workspace.around
    try:
        chain = chain_at(around.session, target)
    except StoreFailed as failed:
        window.notices.disk_failed(failed.kind, partial(show_chain, window, target))
        return
    if chain is None:
        return

    def go(wanted: Target) -> None:
        window.covers.close_card()
        around.show_target(wanted)

    window.covers.toggle(lambda: ChainCard(chain, around.register, go))
