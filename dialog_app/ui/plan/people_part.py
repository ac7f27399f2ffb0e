"""How many pros and how many staff; numbers, never names."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.ui.plan.number_line import NumberLine
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.words import say


class PeoplePart(QWidget):
    """Two numbers."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__()
        self._pros = NumberLine(
            "pros",
            say("plan.people.pros"),
            say("plan.people.never_names"),
            lambda number: room.run(plan.change_day, pros=number),
            large=True,
        )
        self._staff = NumberLine(
            "staff",
            say("plan.people.staff"),
            "",
            lambda number: room.run(plan.change_day, staff=number),
            large=True,
        )
        self._pros.words.strong()
        self._staff.words.strong()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pros)
        column.addWidget(self._staff)

    def follow(self, day: Day) -> None:
        """Show the numbers as they are on the disk."""
        self._pros.show_number(day.info.pros)
        self._staff.show_number(day.info.staff)
