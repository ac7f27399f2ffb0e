"""The catalogue as a frozen value: what children advise, and what days are about."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dialog_app.core.model.base import Provenance, Row, Source
from dialog_app.core.model.catalogue import (
    AdviceLink,
    Description,
    MainAnswer,
    MethodVersion,
    Municipality,
    ObstacleCategory,
    Programme,
    Provision,
    Role,
    TemplateItem,
    TypicalObstacle,
    WorkingMethod,
)
from dialog_app.core.record import Record

R = TypeVar("R", bound=Row)


class Catalogue(Record):
    """The rows of the catalogue. Lists come in the order people see them."""

    __slots__ = ()

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes in catalogue order."""
        return self.in_order(Programme, lambda row: (row.position, row.id))

    @property
    def descriptions(self) -> tuple[Description, ...]:
        """The descriptions of good practice in catalogue order."""
        return self.in_order(Description, lambda row: (row.position, row.id))

    @property
    def methods(self) -> tuple[WorkingMethod, ...]:
        """The working methods in catalogue order, base before local."""
        order = {Source.BASE: 0, Source.LOCAL: 1}
        return self.in_order(WorkingMethod, lambda row: (order[row.source], row.position, row.id))

    def methods_of(self, description_code: str) -> tuple[WorkingMethod, ...]:
        """The working methods of one description, but for those merged into others."""
        return tuple(
            row
            for row in self.methods
            if row.description_code == description_code and not row.merged_into
        )

    def versions(self, method_id: str) -> tuple[MethodVersion, ...]:
        """The versions of a method, oldest first."""
        rows = self.grouped(MethodVersion, "method_id").get(method_id, ())
        return tuple(sorted(rows, key=lambda row: (row.number, row.id)))

    def newest(self, method_id: str) -> MethodVersion:
        """The version of a method that applies: the newest one written here, else the newest.

        A shipped wording never takes the place of one written here by itself (ADR 17).
        """
        versions = self.versions(method_id)
        local = [row for row in versions if row.source is Source.LOCAL]
        return (local or versions)[-1]

    def method_of(self, version_id: str) -> WorkingMethod:
        """The method a version belongs to."""
        return self.one(WorkingMethod, self.one(MethodVersion, version_id).method_id)

    def is_starter_example(self, version_id: str) -> bool:
        """Whether a version's method is a starter example, which must be said wherever it shows."""
        return self.method_of(version_id).provenance is Provenance.STARTER_EXAMPLE

    def advice(self, method_id: str) -> tuple[MainAnswer, ...]:
        """The main answers from children that a method grows out of."""
        links = self.grouped(AdviceLink, "method_id").get(method_id, ())
        found = {link.main_answer_id: self.find(MainAnswer, link.main_answer_id) for link in links}
        rows = (row for row in found.values() if row is not None)
        return tuple(sorted(rows, key=lambda row: (row.year or 0, row.id)))

    @property
    def categories(self) -> tuple[ObstacleCategory, ...]:
        """The categories of obstacles in order."""
        return self.in_order(ObstacleCategory, lambda row: (row.position, row.id))

    def category(self, code: str) -> ObstacleCategory | None:
        """The category with this code, or None."""
        return next((row for row in self.all(ObstacleCategory) if row.code == code), None)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Laws first, then circulars and guidelines, by name and section."""
        return self.in_order(Provision, lambda row: (list(type(row.kind)).index(row.kind), row.id))

    @property
    def typical_obstacles(self) -> tuple[TypicalObstacle, ...]:
        """The typical obstacles by code."""
        return self.in_order(TypicalObstacle, lambda row: (len(row.code), row.code))

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities by name."""
        return self.in_order(Municipality, lambda row: row.name)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles in order."""
        return self.in_order(Role, lambda row: (row.position, row.id))

    def template(self, name: str) -> tuple[TemplateItem, ...]:
        """The items of a day template in order; empty if there is no such template."""
        rows = self.where(TemplateItem, lambda row: row.template == name)
        return tuple(sorted(rows, key=lambda row: row.position))

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of the day templates."""
        return tuple(sorted({row.template for row in self.all(TemplateItem)}))

    def in_order(self, kind: type[R], key: Callable[[R], object]) -> tuple[R, ...]:
        """Return the rows of `kind` sorted by `key`."""
        rows: Sequence[R] = self.all(kind)
        return tuple(sorted(rows, key=key))  # type: ignore[arg-type]
