"""The planned and running day: its agenda, who is there, and what it treats."""

from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayService,
    DayState,
    DaySubject,
    ItemState,
    Phase,
    PlanChange,
    Wall,
)
from dialog_app.core.record import Record


class DayPlan(Record):
    """The rows of a day that its plan and its clock are about, in the order people see them."""

    __slots__ = ()

    @property
    def info(self) -> DayInfo:
        """The day itself."""
        (info,) = self.all(DayInfo)
        return info

    @property
    def id(self) -> str:
        """The day's id, which is also the scope of its steps."""
        return self.info.id

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The items in order."""
        return tuple(sorted(self.all(AgendaItem), key=lambda item: (item.position, item.id)))

    @property
    def running(self) -> AgendaItem | None:
        """The item that is running, if any."""
        return next((i for i in self.all(AgendaItem) if i.state is ItemState.RUNNING), None)

    @property
    def next_item(self) -> AgendaItem | None:
        """The first item still coming."""
        return next((i for i in self.agenda if i.state is ItemState.COMING), None)

    @property
    def has_started(self) -> bool:
        """Whether the day has been started."""
        return self.info.state is not DayState.PLANNED

    @property
    def phase(self) -> Phase:
        """The phase answers belong to now: that of the newest started item with a phase."""
        started = [i for i in self.agenda if i.state in (ItemState.RUNNING, ItemState.DONE)]
        phases = [item.phase for item in started if item.phase is not Phase.NONE]
        return phases[-1] if phases else self.first_phase

    @property
    def first_phase(self) -> Phase:
        """The first phase in the agenda; *before* where the agenda names none."""
        named = (item.phase for item in self.agenda if item.phase is not Phase.NONE)
        return next(named, Phase.BEFORE)

    @property
    def services(self) -> tuple[DayService, ...]:
        """The services that take part, in order."""
        return tuple(sorted(self.all(DayService), key=lambda row: (row.position, row.id)))

    @property
    def service_ids(self) -> tuple[str, ...]:
        """The ids of the services that take part, in order."""
        return tuple(row.service_id for row in self.services)

    @property
    def subjects(self) -> tuple[DaySubject, ...]:
        """What the day treats, in order."""
        return tuple(sorted(self.all(DaySubject), key=lambda row: (row.position, row.id)))

    def subjects_of(self, item: AgendaItem | None) -> tuple[DaySubject, ...]:
        """What one item treats: its own choice, or everything the day treats.

        A method carried to the next day is treated by no item from there on.
        """
        if item is None:
            return self.subjects
        carried = self._carried_by(item)
        rows = (row for row in self.subjects if row.version_id not in carried)
        own = item.method_version_ids
        return tuple(row for row in rows if not own or row.version_id in own)

    def _carried_by(self, item: AgendaItem) -> frozenset[str]:
        """The version ids of methods that were carried at an item or before it."""
        rows = self.where(PlanChange, lambda row: bool(row.version_id))
        from_where = {row.version_id: self.find(AgendaItem, row.item_id) for row in rows}
        return frozenset(
            version_id
            for version_id, first in from_where.items()
            if first is None or first.position <= item.position
        )

    @property
    def wall(self) -> Wall:
        """What is on the wall."""
        return next(iter(self.all(Wall)), Wall(id=f"wall-{self.id}", day_id=self.id))

    def present(self, service_id: str) -> int:
        """How many came from a service, all roles together."""
        rows = self.where(Attendance, lambda row: row.service_id == service_id)
        return sum(row.present for row in rows)
