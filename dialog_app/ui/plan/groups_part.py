"""Dialogue groups mixed across services: what they are called, who is in them, and how many."""

from dialog_app.core.commands import groups
from dialog_app.core.day import Day
from dialog_app.core.model.days import Group
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.ui.plan.field import Field, HandIn
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.plan.folds import Folds
from dialog_app.ui.plan.number_line import NumberLine
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class GroupsPart(Folds[str, "GroupRow"]):
    """The groups of the day, each a row that opens to its name, its number and its services."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("groups", "add_group", lambda group_id: GroupRow(room, group_id))
        self._room = room
        self.add_wanted.connect(self._on_add)

    def follow(self, day: Day) -> None:
        """Show the groups of the day; a day without services has nobody to mix."""
        self.show_rows([group.id for group in day.groups])
        for row in self.rows.values():
            row.follow(day)
        self.add_button.setEnabled(bool(day.service_ids))

    def _on_add(self) -> None:
        """Make a group of all services, and open it for its number."""
        before = set(self.rows)
        day = self._room.day
        self._room.run(groups.add_group, _free_name(day), day.service_ids)
        for group_id in self.rows.keys() - before:
            self.rows[group_id].row.setChecked(True)


def _free_name(day: Day) -> str:
    """Return «Gruppe 3», with the first number no group has."""
    taken = {group.name for group in day.groups}
    names = (say("groups.named", number=number) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


class GroupRow(Fold):
    """One group: its number in words, and all of it while it is open."""

    def __init__(self, room: PlanRoom, group_id: str) -> None:
        super().__init__(f"day_group_{group_id}")
        self._room = room
        self._group_id = group_id
        self._few = Label(say("groups.few", least=LEAST_ANSWERS), "small", muted=True).wrapped()
        self.always.addWidget(self._few)
        self._error = ErrorLine()
        name = TextField(say("groups.name"), limit=groups.NAME_LIMIT)
        name.setObjectName(f"group_name_{group_id}")
        self._name = HandIn(name, self._on_name, self._error)
        self._present = NumberLine(
            f"group_present_{group_id}", say("groups.present"), "", self._on_present
        )
        self._services: dict[str, Check] = {}
        self._build(name)

    def _build(self, name: TextField) -> None:
        self.inside.addWidget(Field(say("groups.name"), name))
        self.inside.addWidget(Label(say("groups.no_names"), "small", muted=True).wrapped())
        self.inside.addWidget(self._present)
        self.inside.addWidget(Label(say("groups.minutes"), "small", muted=True).wrapped())
        self.inside.addWidget(Label(say("groups.services"), "small", muted=True))
        self.inside.addWidget(self._error)
        out = Button(say("groups.remove"), ButtonLook("link"))
        out.setObjectName(f"remove_group_{self._group_id}")
        out.clicked.connect(self._on_out)
        self.inside.addWidget(out)

    def follow(self, day: Day) -> None:
        """Show the group as it is on the disk."""
        group = day.one(Group, self._group_id)
        self._name.show(group.name)
        self._present.show_number(group.present)
        self.row.set_row(group.name, say("groups.note", n=group.present))
        self._few.setVisible(group.present < LEAST_ANSWERS)
        self._keep_services(day, group)

    def _keep_services(self, day: Day, group: Group) -> None:
        for gone in self._services.keys() - set(day.service_ids):
            self._services.pop(gone).deleteLater()
        for service_id in day.service_ids:
            if service_id not in self._services:
                self._services[service_id] = self._check(service_id)
            check = self._services[service_id]
            check.blockSignals(True)
            check.setChecked(service_id in group.service_ids)
            check.blockSignals(False)

    def _check(self, service_id: str) -> Check:
        check = Check(self._room.service_name(service_id))
        check.setObjectName(f"group_{self._group_id}_{service_id}")
        check.toggled.connect(lambda _now: self._on_services())
        # Above the error line and the way out.
        self.inside.insertWidget(self.inside.count() - 2, check)
        return check

    def _on_name(self, name: str) -> str:
        return self._room.run(groups.change_group, self._group_id, name=name)

    def _on_present(self, number: int) -> str:
        return self._room.run(groups.change_group, self._group_id, present=number)

    def _on_services(self) -> None:
        chosen = tuple(one for one, check in self._services.items() if check.isChecked())
        self._tell(self._room.run(groups.change_group, self._group_id, service_ids=chosen))
        self.follow(self._room.day)

    def _on_out(self) -> None:
        self._tell(self._room.run(groups.remove_group, self._group_id))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()
