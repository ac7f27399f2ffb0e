"""Everything that can be done to one thing that was said."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from dialog_app.core.commands import findings, obstacles
from dialog_app.core.commands.attach import Attached, attach, attach_subject, choices, whose
from dialog_app.core.commands.findings import NOTHING, ActionPlan, Worded
from dialog_app.core.commands.possibilities import set_needs_law_change
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Note,
    Obstacle,
    ObstacleStatus,
    Possibility,
    Reason,
    Rewording,
)
from dialog_app.core.owners import owner_name
from dialog_app.ui.live.naming import who_name
from dialog_app.ui.live.owner_naming import forget
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import language, say


class FindingMenu(QMenu):
    """The choices for one row; each is one command. `refused(sentence)` says why one was not."""

    reword_wanted = Signal()
    withdraw_wanted = Signal()
    link_wanted = Signal()
    panel_wanted = Signal()
    merge_wanted = Signal()
    earlier_wanted = Signal()
    chain_wanted = Signal()
    refused = Signal(str)

    def __init__(self, room: Room, row: Worded, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finding_menu")
        self._room = room
        self._add(say("live.menu.reword"), self.reword_wanted.emit)
        if not isinstance(row, Note):
            self._add(say("story.chain.menu"), self.chain_wanted.emit)
        if isinstance(row, Obstacle | Possibility | Action):
            self._add(say("live.menu.link"), self.link_wanted.emit)
        if isinstance(row, Obstacle | Possibility | Action | Reason | Rewording):
            self._belonging(row)
        if isinstance(row, Obstacle):
            self._for_obstacle(row)
        elif isinstance(row, Action):
            self._for_action(row)
        elif isinstance(row, Possibility):
            self._for_possibility(row)
        self.addSeparator()
        self._add(say("live.menu.withdraw"), self.withdraw_wanted.emit)

    def _belonging(self, row: Attached) -> None:
        """Offer the methods it can be about, and whom it can be attached to alone."""
        room, kind = self._room, type(row)
        part = self._part(say("capture.menu.subject"))
        subjects = [one.subject for one in room.day.subjects]
        for subject in _subjects(row, subjects):
            chosen = subject.version_id == row.version_id
            word = room.subject_title(subject)
            self._choice(part, word, chosen, attach_subject, kind, row.id, subject)
        now = whose(room.day, row)
        part = self._part(say("capture.menu.who"))
        for who in choices(room.day, kind):
            word = who_name(room, who)
            self._choice(part, word, (who,) == now, attach, kind, row.id, who)

    def _for_obstacle(self, row: Obstacle) -> None:
        self._add(say("live.menu.panel"), self.panel_wanted.emit)
        self._add(say("live.menu.merge"), self.merge_wanted.emit)
        if row.same_as:
            deed = self._runner(obstacles.say_same, row.id, "")
            self._add(say("live.menu.not_earlier"), deed)
        else:
            self._add(say("live.menu.earlier"), self.earlier_wanted.emit)
        self._services(row)
        category = self._part(say("live.menu.category"))
        for known in self._room.register.categories:
            title = known.title.best(language())
            chosen = known.code == row.category_code
            self._choice(category, title, chosen, findings.set_category, row.id, known.code)
        status = self._part(say("live.menu.status"))
        for state in ObstacleStatus:
            word = say(f"terms.obstacle_status.{state.value}")
            self._choice(status, word, state is row.status, findings.set_status, row.id, state)

    def _services(self, row: Obstacle) -> None:
        part = self._part(say("live.menu.services"))
        named = {one.service_id for one in self._room.day.whose(row)}
        for service_id in self._room.day.service_ids:
            action = self._add(
                self._room.service_name(service_id),
                self._runner(findings.share_obstacle, row.id, service_id),
                part,
            )
            action.setCheckable(True)
            action.setChecked(service_id in named)

    def _for_action(self, row: Action) -> None:
        plan = ActionPlan(
            who=row.who, due=row.due, needs_mandate=not row.needs_mandate, why=row.why
        )
        mandate = self._add(
            say("live.menu.mandate"), self._runner(findings.plan_action, row.id, plan)
        )
        mandate.setCheckable(True)
        mandate.setChecked(row.needs_mandate)
        self._naming(row)
        state = self._part(say("live.menu.state"))
        for one in ActionState:
            word = say(f"terms.action_state.{one.value}")
            self._choice(state, word, one is row.state, findings.set_action_state, row.id, one)

    def _naming(self, row: Action) -> None:
        """Offer to withdraw the consent to a name, where one stands."""
        name = owner_name(self._room.register, row)
        if name:
            self._add(say("owners.withdraw", name=name), lambda: forget(self._room, row))

    def _for_possibility(self, row: Possibility) -> None:
        word = say("closing.not_ours")
        command = partial(set_needs_law_change, needs_law_change=not row.needs_law_change)
        not_ours = self._add(word, self._runner(command, row.id))
        not_ours.setCheckable(True)
        not_ours.setChecked(row.needs_law_change)

    def _part(self, title: str) -> QMenu:
        part = QMenu(_plain(title), self)
        QActionGroup(part)
        self.addMenu(part)
        return part

    def _choice(self, part: QMenu, word: str, chosen: bool, command: Any, *args: Any) -> None:
        action = self._add(word, self._runner(command, *args), part)
        action.setCheckable(True)
        action.setChecked(chosen)
        group = part.findChild(QActionGroup)
        if isinstance(group, QActionGroup):
            group.addAction(action)

    def _add(self, word: str, deed: Callable[[], None], part: QMenu | None = None) -> QAction:
        action = QAction(_plain(word), part or self)
        action.triggered.connect(deed)
        (part or self).addAction(action)
        return action

    def _runner(self, command: Any, *args: Any) -> Callable[[], None]:
        def run() -> None:
            refusal = self._room.bridge.run(command, *args)
            if refusal is not None:
                self.refused.emit(refusal.sentence)

        return run


def _plain(word: str) -> str:
    """Return a word for a menu, where an ampersand would underline a letter."""
    return " ".join(word.split())[:120].replace("&", "&&")


def _subjects(row: Attached, treated: list[Subject]) -> list[Subject]:
    """Return what something that was said can be about, among what the day treats."""
    if isinstance(row, Rewording):
        return [one for one in treated if one.kind is SubjectKind.METHOD]
    return treated if isinstance(row, Reason) else [*treated, NOTHING]
