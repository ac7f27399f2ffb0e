"""The four things a working method rests on, each told by itself: there is no score of them.

Children's knowledge, the professionals', rights and research (measures §3.4). A ground with nothing
under it stays, and says that it is empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.decide.view import AdviceThere, Standing, standing
from dialog_app.core.model.catalogue import CrcArticle, Provision
from dialog_app.core.model.practice import Research, ResearchFinding
from dialog_app.core.register import Register


class Ground(StrEnum):
    """What a method can rest on, in the order it is told; the words are `decide.ground.<value>`."""

    CHILDREN = "children"
    PROFESSIONALS = "professionals"
    RIGHTS = "rights"
    RESEARCH = "research"


class Unknown(StrEnum):
    """What is not known of an advice from children; the words are `decide.unknown.<value>`."""

    SURVEY = "survey"
    YEAR = "year"
    CHILDREN = "children"
    AGES = "ages"
    FATE = "fate"


@dataclass(frozen=True, slots=True)
class ChildrenGround:
    """What children advise, exactly as they said it, and what became of each advice."""

    advice: tuple[AdviceThere, ...]

    @property
    def filled(self) -> bool:
        """Whether there is any advice."""
        return bool(self.advice)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What is not known of at least one advice."""
        lacking = {one for there in self.advice for one in _unknown(there)}
        return tuple(one for one in Unknown if one in lacking)


@dataclass(frozen=True, slots=True)
class ProfessionalsGround:
    """How many services have answered the method's wording; None is some; in words elsewhere."""

    services: int | None

    @property
    def filled(self) -> bool:
        """Whether any service has answered."""
        return self.services != 0


@dataclass(frozen=True, slots=True)
class RightsGround:
    """Articles of the Convention the method rests on, and provisions that are cited about it."""

    articles: tuple[CrcArticle, ...]
    provisions: tuple[Provision, ...]

    @property
    def filled(self) -> bool:
        """Whether there is any."""
        return bool(self.articles or self.provisions)


@dataclass(frozen=True, slots=True)
class ResearchGround:
    """What research says; no row means that nobody has searched."""

    row: Research | None

    @property
    def finding(self) -> ResearchFinding:
        """What research says."""
        return self.row.finding if self.row is not None else ResearchFinding.NOT_SEARCHED

    @property
    def filled(self) -> bool:
        """Whether anybody has searched; that nothing was found is an answer too."""
        return self.finding is not ResearchFinding.NOT_SEARCHED


@dataclass(frozen=True, slots=True)
class Groundings:
    """The four grounds of one method, side by side and never added together."""

    children: ChildrenGround
    professionals: ProfessionalsGround
    rights: RightsGround
    research: ResearchGround

    @property
    def empty(self) -> tuple[Ground, ...]:
        """The grounds with nothing under them, which must be told."""
        return tuple(one for one in Ground if not self.of(one).filled)

    def of(
        self, ground: Ground
    ) -> ChildrenGround | ProfessionalsGround | RightsGround | ResearchGround:
        """Return one of the four."""
        match ground:
            case Ground.CHILDREN:
                return self.children
            case Ground.PROFESSIONALS:
                return self.professionals
            case Ground.RIGHTS:
                return self.rights
            case Ground.RESEARCH:
                return self.research


def groundings(
    register: Register,
    method_id: str,
    *,
    services: int | None = 0,
    provision_ids: Iterable[str] = (),
) -> Groundings:
    """Return what a method rests on.

    `services` is how many have answered to it (None is some), and `provision_ids` the provisions
    that obstacles to it cite: both come from the days. Raises `RuleBroken("row.gone")`.
    """
    return of_standing(register, standing(register, method_id), services, provision_ids)


def of_standing(
    register: Register, there: Standing, services: int | None, provision_ids: Iterable[str]
) -> Groundings:
    """Return the same of a method whose standing is known."""
    wanted, cited = set(there.method.crc_articles), set(provision_ids)
    articles = register.in_order(CrcArticle, lambda row: (row.position, row.id))
    return Groundings(
        children=ChildrenGround(there.advice),
        professionals=ProfessionalsGround(services),
        rights=RightsGround(
            articles=tuple(row for row in articles if row.article in wanted),
            provisions=tuple(row for row in register.provisions if row.id in cited),
        ),
        research=ResearchGround(there.research),
    )


def _unknown(there: AdviceThere) -> set[Unknown]:
    answer = there.answer
    return {
        one
        for one, lacking in (
            (Unknown.SURVEY, not (answer.survey or answer.gathering)),
            (Unknown.YEAR, answer.year is None),
            (Unknown.CHILDREN, answer.children is None),
            (Unknown.AGES, answer.age_from is None or answer.age_to is None),
            (Unknown.FATE, there.fate is None),
        )
        if lacking
    }
