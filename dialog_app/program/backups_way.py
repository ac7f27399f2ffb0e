"""A button in a line under the header that leads to the backups."""

from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.words import say


def to_backups(window: MainWindow) -> Way:
    """Return the way from a notice to the card with the backups."""
    return Way(
        "show_backups", say("backups.title"), lambda: window.covers.toggle(lambda: _card(window))
    )


def _card(window: MainWindow) -> OverCard:
    # Rarely asked for.
    from dialog_app.ui.backups.card import BackupsCard

    outside = window.house.outside
    assert outside is not None  # noqa: S101 - the window of an open archive has one
    assert outside.backup_ways is not None  # noqa: S101
    return BackupsCard(outside.backup_ways())
