"""The points of the recommendations: what should change, for whom, and what each rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialog_app.core.decide.view import Standing, standing
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.in_the_way import settled
from dialog_app.core.law_list.build import HitMethod, LawLine, lines
from dialog_app.core.model.catalogue import Provision, WorkingMethod
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.recommend.addressee import addressee_of


@dataclass(frozen=True, slots=True)
class HitThere:
    """A method a text stands in the way of, with the decision about it and its advice."""

    hit: HitMethod
    stands: Standing


@dataclass(frozen=True, slots=True)
class TextPoint:
    """A law, circular, guideline or routine that stands in the way, and the methods it hits."""

    line: LawLine
    to: tuple[WhoCanChange, ...]
    methods: tuple[HitThere, ...]


@dataclass(frozen=True, slots=True)
class MethodPoint:
    """A method people have decided about, for those who are to use it."""

    stands: Standing


Point = TextPoint | MethodPoint


@dataclass(frozen=True)
class Recommended:
    """Every point there is, confirmed obstacles first, and what has no addressee yet."""

    points: tuple[Point, ...]

    def to(self, who: WhoCanChange) -> tuple[Point, ...]:
        """Return the points of one addressee."""
        return tuple(one for one in self.points if who in addressees(one))

    @property
    def without_addressee(self) -> tuple[TextPoint, ...]:
        """The points nobody has said who can change."""
        return tuple(one for one in self.points if isinstance(one, TextPoint) and not one.to)


def addressees(point: Point) -> tuple[WhoCanChange, ...]:
    """Return to whom a point goes: each who can change a text; those who work by a method."""
    return point.to if isinstance(point, TextPoint) else (WhoCanChange.SERVICE,)


def recommended(ground: Ground) -> Recommended:
    """Return the points that grow out of the law list and the decisions.

    A text that turned out not to stand in the way is no point. Professionals' disagreement takes
    no point away, and neither does that nobody has decided about a method.
    """
    return ground.once("recommended", lambda: _recommended(ground))


def _recommended(ground: Ground) -> Recommended:
    texts = lines(ground.register, ground.texts.values(), ground.discussed)
    points: list[Point] = [_text(ground, line) for line in texts if not settled(line)]
    decided = (standing(ground.register, row.id) for row in ground.register.methods)
    points += [MethodPoint(one) for one in decided if one.newest is not None and one.open]
    return Recommended(tuple(points))


def _text(ground: Ground, line: LawLine) -> TextPoint:
    known = (one for one in line.methods if ground.register.find(WorkingMethod, one.method_id))
    methods = tuple(HitThere(one, standing(ground.register, one.method_id)) for one in known)
    provision = ground.register.find(Provision, line.provision_id)
    # What the days call whoever it is may be nobody one can write to; the catalogue may know.
    known_here = (provision.who_can_change,) if provision is not None else ()
    return TextPoint(line, _to(line.who_can_change) or _to(known_here), methods)


def _to(said: Iterable[str]) -> tuple[WhoCanChange, ...]:
    found = (addressee_of(one) for one in said)
    return tuple(dict.fromkeys(one for one in found if one is not None))
