"""Pictures of the chain from advice to the next day: where it stands, and what it tells."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QPushButton, QScrollArea, QWidget

from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import MainAnswer, Tool
from dialog_app.core.register import Register
from dialog_app.core.target import Target, target_of
from dialog_app.ui.actions import Action
from dialog_app.ui.frame.chains import show_chain
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.live import LivePage
from dialog_app.ui.plan.cards import NearCard

Take = Callable[[QWidget, str], None]
METHOD = "G5"
SERVICE_TITLE = "Fagerli"


def chain_of_a_day(window: MainWindow, day: Day, take: Take) -> None:
    """Take what a held day left, and the chain of its first action."""
    window.workspace.open_day(day.id, "follow_up")
    take(window, "follow-up")
    show_chain(window, target_of(day.actions[0]))
    take(window, "chain")
    window.covers.close_card()


def shelves(window: MainWindow, register: Register, day: Day, take: Take) -> None:
    """Take what stands on the shelves of the catalogue, and the stories told there."""
    method = next(row for row in register.methods if row.code == METHOD)
    again = next(row for row in day.obstacles if row.same_as)
    wanted = {
        "method": target_of(method),
        "main-answer": target_of(register.all(MainAnswer)[0]),
        "tool": target_of(next(row for row in register.all(Tool))),
        "obstacle": Target("obstacle", again.id),
    }
    for name, target in wanted.items():
        window.workspace.around.show_target(target)
        take(window, f"catalogue-{name}")
        if name == "method":
            for part, share in (("versions", 0.17), ("story", 0.5)):
                _scroll(window, share)
                take(window, f"catalogue-method-{part}")
    for tree in window.findChildren(QAbstractItemView, "catalogue_tree")[-1:]:
        # Templates and blocks end the tree.
        tree.setCurrentIndex(tree.model().index(tree.model().rowCount() - 2, 0))
        take(window, "catalogue-templates")


def story(window: MainWindow, register: Register, take: Take) -> None:
    """Take a service's story, from its beginning and further down."""
    service = next(row for row in register.services if SERVICE_TITLE in row.name)
    window.workspace.around.show_target(target_of(service))
    take(window, "services-story")
    for number, share in enumerate((0.1, 0.3, 1), 1):
        _scroll(window, share)
        take(window, f"services-story-{number}")


def plan(window: MainWindow, take: Take) -> None:
    """Take the notes of an item and the papers, of the day whose plan is shown."""
    for table in window.findChildren(QAbstractItemView, "agenda")[-1:]:
        table.setCurrentIndex(table.model().index(1, 0))
        take(window, "plan-notes")
    for button in window.findChildren(QPushButton, "open_papers")[-1:]:
        button.click()
        take(window, "plan-papers")
    for card in window.findChildren(NearCard):
        card.close()
    for button in window.findChildren(QPushButton, "open_invite")[-1:]:
        button.click()
        take(window, "plan-invite")


def live(window: MainWindow, take: Take) -> None:
    """Take the source and severity of the obstacle that is chosen, and its chain."""
    page = window.findChildren(LivePage)[-1]
    page.go_to_row("obstacle", page.room.day.obstacles[-1].id)
    take(window, "live-obstacle")
    page.act(Action.SOURCE)
    take(window, "live-source")
    page.act(Action.SOURCE)
    page.act(Action.CHAIN)
    take(window, "live-chain")
    window.covers.close_card()


def _scroll(window: MainWindow, share: float) -> None:
    """Scroll the tallest of what can be scrolled so far down."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    tallest = max(areas, key=lambda area: area.verticalScrollBar().maximum())
    bar = tallest.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
