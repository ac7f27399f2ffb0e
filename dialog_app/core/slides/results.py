"""What may be told on the wall of what the services answered, and the slide of it."""

from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.formats import capital
from dialog_app.core.measures import RULE_VERSION, Label, Tally
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position, Round
from dialog_app.core.protection import (
    LEAST_ANSWERS,
    NoDistribution,
    OnlyCount,
    Part,
    ProtectedTally,
    protect,
)
from dialog_app.core.slides.kinds import Column, Fill, ResultSlide, Share, Slide
from dialog_app.core.slides.scene import Scene
from dialog_app.core.slides.subjects import described, example, title
from dialog_app.core.who import Who, name_of

_SWATCH = {
    Label.AGREE_TOGETHER: (Fill.AGREE,),
    Label.AGREE_WITH_RESERVATIONS: (Fill.AGREE, Fill.PARTLY),
    Label.MIXED: (Fill.AGREE, Fill.PARTLY, Fill.DISAGREE),
    Label.DIVIDED: (Fill.AGREE, Fill.DISAGREE),
    Label.DISAGREE_TOGETHER: (Fill.DISAGREE,),
}
_WORDS_OF_PART = {Part.AGREE_OR_PARTLY: "part", Part.PARTLY_OR_DISAGREE: "part"}
COLUMNS_MOST = 14
_NOTHING = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """All that the wall may tell of one round, with the rule version and hash behind the word.

    `majority` is set where most took a position and nobody counted; then only words stand.
    """

    service_id: str
    protected: ProtectedTally
    present: int
    majority: Position | None = None
    group_id: str = ""

    @property
    def who(self) -> Who:
        """The service, or the group, that answered."""
        return Who(self.service_id, self.group_id)

    @property
    def few(self) -> bool:
        """Whether too few answered for anything to be told."""
        return self.majority is None and isinstance(self.protected.row, NoDistribution)

    @property
    def label(self) -> Label | None:
        """The word that may stand beside what is told, or None."""
        if self.majority is not None:
            return None
        return Label.TOO_FEW if self.few else self.protected.word

    @property
    def seal(self) -> str:
        """What changes whenever something else would be told of this service or group."""
        return f"{self.who.id}:{self.majority or self.input_hash}"

    @property
    def rule_version(self) -> str:
        """The version of the rules behind the word."""
        return RULE_VERSION

    @property
    def input_hash(self) -> str:
        """The hash of what the word came from; it gives nothing more away than the wall does."""
        return self.protected.input_hash


def shown_mark(subject: Subject, phase: Phase) -> str:
    """Return how the wall remembers that answers were shown: «version id:phase»."""
    return f"{subject.version_id}:{phase.value}"


def shown_marks(day: Day, subject: Subject, phase: Phase) -> tuple[str, ...]:
    """Return the marks of answers as they are now: the round's own, and a seal for each answer."""
    mark = shown_mark(subject, phase)
    rows = told(day, subject, phase)
    return (mark, *(f"{mark}:{row.seal}" for row in rows if isinstance(row, Told)))


def told(day: Day, subject: Subject, phase: Phase) -> tuple[Told | str, ...]:
    """Return what may be told per service in order; a bare service id was not asked.

    Groups that were asked come after the services. Their answers are never added to those of a
    service, and are protected like them.
    """
    services = tuple(
        _told(day, asked) if asked else service_id
        for service_id in day.service_ids
        for asked in [day.round(service_id, subject, phase)]
    )
    return (*services, *(_told(day, asked) for asked in _group_rounds(day, subject, phase)))


def _group_rounds(day: Day, subject: Subject, phase: Phase) -> tuple[Round, ...]:
    found = (day.round("", subject, phase, group.id) for group in day.groups)
    return tuple(asked for asked in found if asked)


def _told(day: Day, asked: Round) -> Told:
    tally = day.tally(asked)
    if tally is not None:
        present = max(asked.present, tally.asked)
        return Told(asked.service_id, protect(tally), present, group_id=asked.group_id)
    few = asked.present < LEAST_ANSWERS
    majority = next((row.position for row in day.answers(asked) if row.count is None), None)
    words = None if few else majority
    return Told(asked.service_id, protect(_NOTHING), asked.present, words, asked.group_id)


def slide(scene: Scene) -> Slide | None:
    """Return what was answered, without any number before the facilitator has shown it.

    None where the register does not have the subject.
    """
    what = described(scene.register, scene.subject)
    if what is None:
        return None
    shown = shown_mark(scene.subject, scene.wall.phase) in scene.wall.shown
    columns = _columns(scene) if shown else ()
    beyond = len(columns) - COLUMNS_MOST
    return ResultSlide(
        place=f"{scene.place()} · {scene.question(scene.wall.phase)}",
        clock=scene.clock,
        title=title(scene, what),
        example=example(scene, what),
        columns=columns[:COLUMNS_MOST],
        more=scene.words("wall.services_more", n=beyond) if beyond > 0 else "",
        notice="" if columns else scene.words(f"wall.{'no_services' if shown else 'not_shown'}"),
        footer=_footer(scene, columns),
    )


def _columns(scene: Scene) -> tuple[Column, ...]:
    rows = told(scene.day, scene.subject, scene.wall.phase)
    return tuple(_column(scene, row) for row in rows)


def _column(scene: Scene, row: Told | str) -> Column:
    if isinstance(row, str):
        return Column(_name(scene, Who(row)), sentence=_not_asked(scene, row))
    mark = shown_mark(scene.subject, scene.wall.phase)
    # Counting on after the answers were shown would tell them one by one.
    if f"{mark}:{row.seal}" not in scene.wall.shown:
        return Column(_name(scene, row.who), sentence=scene.words("wall.changed"))
    if row.majority is not None:
        return _majority(scene, row, row.majority)
    return _counted(scene, row)


def _name(scene: Scene, who: Who) -> str:
    return name_of(scene.day, scene.register, who)


def _not_asked(scene: Scene, service_id: str) -> str:
    """Return that a service was not asked, or that its people answered in a group."""
    asked = _group_rounds(scene.day, scene.subject, scene.wall.phase)
    if any(service_id in scene.day.group_services(row.group_id) for row in asked):
        return scene.words("wall.in_group")
    return capital(scene.words("terms.position.not_asked"))


def _majority(scene: Scene, row: Told, position: Position) -> Column:
    words = scene.words
    choice = words(f"terms.position.{position.value}")
    return Column(
        _name(scene, row.who),
        word=words("wall.majority", position=choice),
        swatch=(Fill(position.value),),
        sentence=words("wall.not_counted"),
    )


def _counted(scene: Scene, row: Told) -> Column:
    label = row.label
    return Column(
        _name(scene, row.who),
        turnout=_turnout(scene, row),
        word=capital(scene.words(f"terms.label.{label.value}")) if label else "",
        swatch=_SWATCH.get(label, ()) if label else (),
        few=row.few,
        shares=_shares(scene, row.protected),
        sentence=_sentence(scene, row),
        whole=row.present,
    )


def _turnout(scene: Scene, row: Told) -> str:
    number = row.protected.took_position
    if number is None or not row.protected.present_shown:
        return ""
    return scene.words("wall.turnout", number=number, present=row.present)


def _shares(scene: Scene, protected: ProtectedTally) -> tuple[Share, ...]:
    """Return the protected parts, and those who took no position as they are."""
    shares = [Share(Fill(part.value), _part(scene, part), count) for part, count in protected.parts]
    if protected.no_position:
        none = Share(Fill.NO_POSITION, scene.words("terms.part.no_position"), protected.no_position)
        shares.append(none)
    return tuple(shares)


def _part(scene: Scene, part: Part) -> str:
    group = _WORDS_OF_PART.get(part, "position")
    return capital(scene.words(f"terms.{group}.{part.value}"))


def _sentence(scene: Scene, row: Told) -> str:
    if row.few:
        return scene.words("wall.few")
    if isinstance(row.protected.row, OnlyCount):
        return scene.words("wall.only_count")
    return ""


def _footer(scene: Scene, columns: tuple[Column, ...]) -> str:
    """Return the sentence that always stands below answers; more where parts are merged."""
    merged = (Fill.PARTLY_OR_DISAGREE, Fill.AGREE_OR_PARTLY)
    fills = {share.fill for column in columns for share in column.shares}
    sentences = [scene.words("wall.beside_advice"), scene.words("wall.no_vote")]
    if fills.intersection(merged):
        sentences.append(scene.words("wall.merged"))
    return " ".join(sentences)
