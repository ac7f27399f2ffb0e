"""The day that is open: its bridge, and its pages, made when first shown."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.core.model.days import DayState
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.frame.places import STEPS


class OpenDay:
    """One day at the desk, with a page for each of its steps."""

    def __init__(self, day_id: str, around: Around) -> None:
        self.day_id = day_id
        self.bridge = DayBridge(around.session.day_desk(day_id))
        if around.time_watch is not None:
            # Before any page: what it shows goes by the clock that is turned.
            self.bridge.changed.connect(around.time_watch.follow)
        self.step = ""
        self._around = around
        self._pages: dict[str, QWidget] = {}

    @property
    def is_run(self) -> bool:
        """Whether the day is being run: it is at its live step, or was left there running.

        One that is closed is only read there, and has no business on the wall.
        """
        state = self.bridge.record.info.state
        at_live = self.step == "live" and state is not DayState.CLOSED
        return at_live or state is DayState.RUNNING

    def page(self, step: str, stack: QStackedWidget) -> QWidget:
        """Return the page of a step, put into the stack when it is new.

        Raises KeyError for a step there is not.
        """
        if step not in self._pages:
            kind = {kind.key: kind for kind in STEPS}[step]
            page = kind.page()(self.bridge, self._around)
            stack.addWidget(page)
            self._pages[step] = page
        self.step = step
        return self._pages[step]

    def let_go(self) -> None:
        """Take the pages away and stop listening."""
        self.bridge.let_go()
        for page in self._pages.values():
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
