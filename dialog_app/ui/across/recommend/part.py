"""Recommendations: whom they go to, the document to each, and what it rests on."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.commands.shelf import rights
from dialog_app.core.commands.shelf.rights import ProvisionText
from dialog_app.core.formats import capital
from dialog_app.core.issue import About
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.model.said import Obstacle, WhoCanChange
from dialog_app.core.national.small import told_services
from dialog_app.core.recommend import build, sheet
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import MethodPoint, Point, Recommended, TextPoint, recommended
from dialog_app.core.tables import table_name
from dialog_app.core.target import Target
from dialog_app.reports.recommend import name_of
from dialog_app.ui.across.issuing.wanted import Wanted, numbered
from dialog_app.ui.across.papers.part import PaperPart
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

WITHOUT: Final = "without"
"""The key of the row of points nobody has said who can change."""


class RecommendPart(PaperPart):
    """One row for each addressee, and one for what has none."""

    name = "recommend"

    def __init__(self, around: Around, scope: Scope) -> None:
        empty = EmptyState(Icon.PROVISION, say("recommend.empty"), say("recommend.empty_hint"))
        self._found = Recommended(())
        super().__init__(around, scope, empty)

    def rows(self) -> Sequence[Row]:
        """Return the addressees; nothing while no day has led to a point."""
        self._found = recommended(self.ground)
        if not self._found.points:
            return ()
        return (*(self._row(one) for one in WhoCanChange), *self._without())

    def wanted(self, key: str) -> Wanted | None:
        """Return the document to an addressee, where there are points."""
        if key not in {one.value for one in WhoCanChange} or not self._found.to(WhoCanChange(key)):
            return None
        to, words = WhoCanChange(key), Texts(language())
        return Wanted(
            About(PaperKind.RECOMMENDATION, key, language()),
            say("recommend.title", who=say(f"recommend.to.{key}")),
            numbered(name_of(to, words)),
            lambda: partial(build.document, self.ground_now(), to, words),
            partial(sheet.table, self.ground, words, to),
        )

    def why_not(self, key: str) -> tuple[str, str]:
        """Return that an addressee has no points, or what the row without one is for."""
        if key == WITHOUT:
            return say("recommend.without_page"), say("recommend.without_hint")
        return say("recommend.nothing_here"), say("recommend.empty_hint")

    def beside(self, key: str, wanted: Wanted | None) -> Sequence[QWidget]:
        """Return what the points rest on, or the points that want an addressee."""
        if key == WITHOUT:
            return tuple(self._lost())
        return tuple(self._rests_on(self._found.to(WhoCanChange(key)))) if wanted else ()

    def _row(self, to: WhoCanChange) -> Row:
        points = self._found.to(to)
        confirmed = sum(isinstance(one, TextPoint) and one.line.confirmed for one in points)
        below = say("recommend.points", n=len(points)) if points else say("recommend.no_points")
        if confirmed:
            below = f"{below} · {say('recommend.confirmed', n=confirmed)}"
        return Row(to.value, capital(say(f"terms.who_can_change.{to.value}")), below=below)

    def _without(self) -> Iterator[Row]:
        lost = self._found.without_addressee
        if lost:
            below = say("recommend.points", n=len(lost))
            yield Row(WITHOUT, capital(say("recommend.without")), below=below)

    def _rests_on(self, points: tuple[Point, ...]) -> Iterator[QWidget]:
        yield SectionHeader(say("papers.rests_on"))
        services = {one for day in self.ground.days for one in day.service_ids}
        number = told_services(len(services))
        told = say("recommend.few") if number is None else say("recommend.services", n=number)
        yield facts(
            (
                (say("papers.services"), capital(told)),
                (say("papers.days"), str(len(self.ground.days))),
                (say("papers.points"), str(len(points))),
            )
        )
        for key in ("intro.chose", "whole_archive"):
            yield Label(say(f"recommend.{key}"), "small", muted=True).wrapped()
        missing = tuple(self._missing(points))
        yield SectionHeader(say("papers.missing"))
        for words in missing or (say("papers.nothing_missing"),):
            yield Label(words).wrapped()

    def _missing(self, points: tuple[Point, ...]) -> Iterator[str]:
        texts = [one for one in points if isinstance(one, TextPoint)]
        unsure = sum(not one.line.confirmed for one in texts)
        if unsure:
            yield say("recommend.missing.unconfirmed", n=unsure)
        rows = (self.ground.register.find(Provision, one.line.provision_id) for one in texts)
        unchecked = sum(row is not None and row.last_checked is None for row in rows)
        if unchecked:
            yield say("recommend.missing.unchecked", n=unchecked)
        stands = {
            there.stands.method.id: there.stands for one in texts for there in one.methods
        } | {one.stands.method.id: one.stands for one in points if isinstance(one, MethodPoint)}
        undecided = sum(one.newest is None for one in stands.values())
        if undecided:
            yield say("recommend.missing.undecided", n=undecided)
        without = sum(not one.advice for one in stands.values())
        if without:
            yield say("recommend.missing.no_advice", n=without)

    def _lost(self) -> Iterator[QWidget]:
        yield SectionHeader(say("recommend.give_one"))
        brief = Brief(self.ground, Voice(say, language()))
        for place, point in enumerate(self._found.without_addressee):
            yield self._lost_card(brief, place, point)

    def _lost_card(self, brief: Brief, place: int, point: TextPoint) -> QWidget:
        line, card = point.line, Card()
        card.setObjectName(f"recommend_lost_{place}")
        card.body.addWidget(Label(capital(brief.citation(line))).strong().wrapped())
        told = f"{brief.status(line.status)} · {brief.services(line.services)}"
        card.body.addWidget(Label(told, "small", muted=True).wrapped())
        provision = self.ground.register.find(Provision, line.provision_id)
        if provision is not None:
            card.body.addWidget(self._choice(provision))
            return card
        card.body.addWidget(Label(say("recommend.on_the_day"), "small").wrapped())
        row_id, day_id = line.obstacle_ids[0]
        target = Target(table_name(Obstacle), row_id, day_id)
        go = partial(self.around.show_target, target)
        look = ButtonLook("plain")
        card.body.addWidget(deed_button(f"recommend_go_{place}", say("recommend.go"), go, look))
        return card

    def _choice(self, provision: Provision) -> Choice:
        options: list[tuple[str, object]] = [(say("recommend.choose"), "")]
        options += [(say(f"terms.who_can_change.{one.value}"), one.value) for one in WhoCanChange]
        choice = Choice(say("recommend.who", source=provision.citation), options)
        choice.setObjectName(f"recommend_who_{provision.id}")
        choice.currentIndexChanged.connect(lambda _at: self._give(provision, str(choice.value())))
        return choice

    def _give(self, row: Provision, who: str) -> None:
        """Write in the catalogue who can change a source."""
        text = ProvisionText(
            kind=row.kind,
            full_name=row.full_name,
            short_name=row.short_name,
            section=row.section,
            heading=row.heading,
            who_can_change=who,
            last_checked=row.last_checked,
        )
        if who:
            self.side.deed(self.around.register_bridge.run(rights.change_provision, row.id, text))
