"""What was said on a day that concerns one service, and may stand on its paper.

This is the only place where rows are chosen, so that nothing of another service slips through.
"""

from dataclasses import dataclass
from functools import cached_property

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    ActionState,
    FollowedKind,
    FollowUp,
    LinkKind,
    Obstacle,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.register import Register


@dataclass(frozen=True)
class Heard:
    """The rows of a day that concern one service."""

    day: Day
    register: Register
    service_id: str

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds in which the service was asked."""
        mine = (self.service_id, "")
        return self.day.where(Round, lambda row: (row.service_id, row.group_id) == mine)

    @cached_property
    def in_groups(self) -> frozenset[Subject]:
        """What the service's people answered to in a dialogue group; never how.

        The numbers are the group's. Whoever knows what this service's own people answered could
        take them away, and be left with another service's.
        """
        rows = self.day.where(
            Round, lambda row: self.service_id in self.day.group_services(row.group_id)
        )
        return frozenset(row.subject for row in rows)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """What the service tries."""
        rows = self.day.where(Trial, lambda row: row.service_id == self.service_id)
        return tuple(sorted(rows, key=lambda row: row.id))

    @cached_property
    def followed_up(self) -> tuple[FollowUp, ...]:
        """How it went with what earlier days left, as said on this day before it was closed.

        What is said of the day's own rows is life after it, and no part of its minutes.
        """
        mine = ("", self.service_id)
        rows = self.day.where(
            FollowUp, lambda row: row.service_id in mine and row.about_day_id != self.day.id
        )
        order = list(FollowedKind)
        return tuple(sorted(rows, key=lambda row: (order.index(row.kind), row.at, row.id)))

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that may be printed, in the order they were said."""
        rows = self.day.where(Reason, lambda row: row.printable and self._said_here(row))
        return tuple(sorted(rows, key=lambda row: row.number))

    @cached_property
    def rewordings(self) -> tuple[Rewording, ...]:
        """The wordings of methods that the service proposed, in the order they were said."""
        rows = self.day.where(Rewording, self._said_here)
        return tuple(sorted(rows, key=lambda row: row.number))

    @cached_property
    def dissents(self) -> tuple[Dissent, ...]:
        """What those of the service who do not agree would write instead, as it was put down."""
        rows = self.day.where(Dissent, lambda row: row.service_id == self.service_id)
        return tuple(sorted(rows, key=lambda row: row.number))

    def dissented(self, subject: Subject) -> tuple[Dissent, ...]:
        """What would be written instead of one subject."""
        return tuple(row for row in self.dissents if row.subject == subject)

    def proposed(self, subject: Subject) -> tuple[Rewording, ...]:
        """The wordings it proposed for one method."""
        return tuple(row for row in self.rewordings if row.subject == subject)

    def _said_here(self, reason: Reason | Rewording) -> bool:
        """Whether these are this service's own words; a mixed group's may be another's."""
        alone = self.day.group_services(reason.group_id) == (self.service_id,)
        return (reason.service_id == self.service_id or alone) and reason.id not in self._withdrawn

    @cached_property
    def _withdrawn(self) -> frozenset[str]:
        rows = self.register.where(
            Consent, lambda row: row.kind is ConsentKind.QUOTATION and row.withdrawn_on is not None
        )
        return frozenset(row.about for row in rows)

    @cached_property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What stands in the way of the service."""
        return tuple(row for row in self.day.obstacles if self.day.concerns(row, self.service_id))

    @cached_property
    def possibilities(self) -> tuple[Possibility, ...]:
        """What could help the service."""
        return tuple(row for row in self.day.possibilities if self._offered(row))

    def _offered(self, possibility: Possibility) -> bool:
        if possibility.service_id:
            return possibility.service_id == self.service_id
        group = possibility.group_id
        if group and self.service_id not in self.day.group_services(group):
            return False
        # Found for everybody, but as the answer to what stands in the way of others only.
        answered = self.day.linked_to(possibility.id, LinkKind.ANSWERS)
        return not answered or not self._obstacle_ids.isdisjoint(answered)

    @cached_property
    def _obstacle_ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self.obstacles)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What the service agreed, but for what was dropped."""
        return tuple(
            row
            for row in self.day.actions
            if row.service_id == self.service_id and row.state is not ActionState.DROPPED
        )

    def owner_may_stand(self, action: Action) -> bool:
        """Whether the owner of an action may be printed: no consent to it has been withdrawn."""
        if not action.owner_consent_id:
            return True
        consent = self.register.find(Consent, action.owner_consent_id)
        return consent is not None and consent.withdrawn_on is None
