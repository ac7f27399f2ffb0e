"""What is answered and said on one day of the demonstration."""

import datetime
from collections.abc import Iterable, Mapping

from dialog_app.cli.demo import table
from dialog_app.cli.demo.script import FRIDAY, Act, Line
from dialog_app.core.commands import answers, cards, findings, obstacles
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.commands.follow_ups import Followed, follow_up, tell_more
from dialog_app.core.commands.obstacles import Earlier
from dialog_app.core.commands.rewordings import propose
from dialog_app.core.commands.trials import set_trial
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    NoPosition,
    Outcome,
    Position,
    Severity,
    SourceEffect,
    SourceStatus,
    TrialState,
)
from dialog_app.core.obstacle_register import ObstacleRegister
from dialog_app.core.register import Register
from dialog_app.core.since_last import Left
from dialog_app.desk.session import DayDesk


class Talk:
    """Says the lines of one act at its day's desk."""

    def __init__(
        self,
        desk: DayDesk,
        register: Register,
        services: Mapping[str, str],
        subjects: Mapping[str, Subject],
        act: Act,
    ) -> None:
        self._desk = desk
        self._register = register
        self._services = services
        self._subjects = subjects
        self._act = act
        self._earlier: Mapping[str, Earlier] = {}
        self._keys: dict[str, str] = {}
        self._spoken = False

    def remember(self, earlier: Mapping[str, Earlier]) -> None:
        """Know what was said on earlier days, by key, so that it can be taken up again."""
        self._earlier = earlier

    def answers(self, phase: Phase) -> None:
        """Take the answers of one phase."""
        for line in self._act.counts:
            if line["phase"] == phase.value:
                self._answer(line, phase)
        rows = [line for line in self._act.tables if line["round"] == phase.value]
        if rows:
            self._desk.run(table.take_in, self._register, self._services, rows)

    def _answer(self, line: Line, phase: Phase) -> None:
        asked = Asked(self._services[line["service"]], self._subjects[line["method"]], phase)
        if "majority" in line:
            self._desk.run(answers.majority, asked, Position(line["majority"]))
            return
        self._cards(line, asked)
        if "present" in line:
            self._desk.run(answers.set_present, asked, line["present"])
        for position in (Position.AGREE, Position.PARTLY, Position.DISAGREE):
            if position.value in line:
                self._desk.run(answers.set_count, asked, position, line[position.value])
        for kind in NoPosition:
            if kind.value in line:
                none = Position.NO_POSITION
                self._desk.run(answers.set_count, asked, none, line[kind.value], kind)

    def _cards(self, line: Line, asked: Asked) -> None:
        """Let each numbered card give its answer."""
        for position, numbers in line.get("cards", {}).items():
            for number in numbers:
                self._desk.run(cards.answer_card, asked, number, Choice(Position(position)))

    def corrections(self) -> None:
        """Set answers right after their round was closed; what was recorded stays beneath."""
        for line in self._act.corrections:
            self._answer(line, Phase(line["phase"]))

    def reasons_and_obstacles(self) -> None:
        """Say the reasons of the first round, the obstacles and the notes, once."""
        if self._spoken:
            return
        self._spoken = True
        self._reasons(self._desk.record.first_phase)
        for line in self._act.obstacles:
            self._obstacle(line)
        for line in self._act.notes:
            self._desk.run(findings.add_note, line["text"])

    def reasons_now(self) -> None:
        """Say the reasons of a later round: what made somebody think again."""
        if self._desk.record.first_phase is not Phase.AFTER:
            self._reasons(Phase.AFTER)

    def _reasons(self, phase: Phase) -> None:
        first = self._desk.record.first_phase
        for line in self._act.reasons:
            if Phase(line.get("phase", first.value)) is phase:
                about, position = self._about(line, line["service"]), Position(line["position"])
                self._desk.run(findings.add_reason, about, line["text"], position, phase)

    def _obstacle(self, line: Line) -> None:
        services = list(line.get("services", ()))
        about = self._about(line, services[0] if services else "")
        if "earlier" in line:
            self._desk.run(obstacles.take, about, self._earlier[line["earlier"]])
        else:
            source = self._source(line)
            command = findings.add_obstacle
            self._desk.run(command, about, line["text"], line["category"], source)
        obstacle = self._desk.record.obstacles[-1]
        self._keys[line["key"]] = obstacle.id
        for key in services[1:]:
            self._desk.run(findings.share_obstacle, obstacle.id, self._services[key])
        for key, severity in line.get("severity", {}).items():
            hit = (obstacle.id, self._services[key], Severity(severity))
            self._desk.run(findings.set_severity, *hit)

    def said(self) -> dict[str, Earlier]:
        """Return the obstacles of the day by their keys, as they are taken up on a later one."""
        register = ObstacleRegister([self._desk.record])
        found = {key: register.find(row_id) for key, row_id in self._keys.items()}
        return {key: one.taken("nb") for key, one in found.items() if one is not None}

    def _source(self, line: Line) -> SourceGiven | None:
        if "source" not in line:
            return None
        given = line["source"]
        wanted = given["citation"]
        found = next((row for row in self._register.provisions if row.citation == wanted), None)
        return SourceGiven(
            provision_id=found.id if found else "",
            citation="" if found else wanted,
            effect=SourceEffect(given.get("effect", "unclear")),
            status=SourceStatus(given.get("status", "claimed")),
            who_can_change=given.get("who", found.who_can_change if found else ""),
        )

    def possibilities(self) -> None:
        """Say the possibilities, each with the obstacles it answers."""
        for line in self._act.possibilities:
            about = self._about(line, line.get("service", ""))
            answered = [self._keys[key] for key in line.get("answers", ())]
            law = line.get("needs_law_change", False)
            self._desk.run(
                findings.add_possibility, about, line["text"], answered, needs_law_change=law
            )
            self._keys[line["key"]] = self._desk.record.possibilities[-1].id

    def agreements(self) -> None:
        """Agree on the actions and the trials."""
        for line in self._act.actions:
            plan = ActionPlan(
                who=line.get("who", ""),
                due=self._in_days(line.get("in_days")),
                needs_mandate=line.get("needs_mandate", False),
                why=line.get("why", ""),
            )
            about = self._about(line, line["service"])
            origins = [self._keys[key] for key in line.get("comes_from", ())]
            self._desk.run(findings.add_action, about, line["text"], plan, origins)
        self._trials(planned=True)
        for line in self._act.rewordings:
            self._desk.run(propose, self._about(line, line["service"]), line["text"])

    def trials_so_far(self) -> None:
        """Tell how the trials have gone since last time."""
        self._trials(planned=False)

    def since_last(self, left: Iterable[Left]) -> None:
        """Say how it went with what the services had promised."""
        lines = tuple(left)
        for line in self._act.follow_ups:
            service_id = self._services[line["service"]]
            about = next(
                one
                for one in lines
                if one.service_id == service_id and one.words.startswith(line["about"])
            )
            followed = Followed(
                kind=about.kind,
                about_id=about.row.id,
                about_day_id=about.day.id,
                service_id=service_id,
                subject=about.subject,
                words=about.words,
                language=about.language,
            )
            self._desk.run(follow_up, followed, Outcome(line["outcome"]))
            if "told" in line:
                self._desk.run(tell_more, followed, line["told"])

    def _trials(self, *, planned: bool) -> None:
        for line in self._act.trials:
            state = TrialState(line["state"])
            if planned == (state is TrialState.CHOSEN):
                until = self._in_days(line.get("in_days"))
                about = self._about(line, line["service"])
                self._desk.run(set_trial, about, state, until, line.get("how_it_went", ""))

    def _in_days(self, days: int | None) -> datetime.date | None:
        """Return the working day so many days on; nobody promises anything for a Sunday."""
        if days is None:
            return None
        due = self._desk.record.info.date + datetime.timedelta(days=days)
        while due.weekday() > FRIDAY:
            due += datetime.timedelta(days=1)
        return due

    def _about(self, line: Line, service: str) -> About:
        service_id = self._services[service] if service else ""
        language = self._register.service(service_id).language if service_id else "nb"
        subject = self._subjects[line["method"]] if "method" in line else findings.NOTHING
        return About(subject=subject, service_id=service_id, language=language)
