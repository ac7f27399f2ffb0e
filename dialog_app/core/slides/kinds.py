"""The kinds of picture the wall can show: the only thing a painter of the wall is given.

No field here is for the names of people, for notes, for reasons or for anything being typed,
and none may be added: what is not here cannot reach the wall. All texts are said in the wall's
language, all numbers of answers are protected before they come here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Fill(StrEnum):
    """How one part of the answers is filled; a pattern and a colour belong to each."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    NO_POSITION = "no_position"
    PARTLY_OR_DISAGREE = "partly_or_disagree"
    AGREE_OR_PARTLY = "agree_or_partly"


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of what comes: when, what, how long (empty for the end of the day)."""

    time: str
    title: str
    length: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """How much time is left: «5 min» and «igjen», or only words when the time is up."""

    time: str = ""
    words: str = ""

    @property
    def sentence(self) -> str:
        """Both on one line."""
        return f"{self.time} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer, with its fill."""

    fill: Fill
    words: str


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a service's answers; `count` is protected."""

    fill: Fill
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """The answers of one service, or of one mixed group, as they may be told.

    `shares` is empty where no distribution may be told; `sentence` then says why. `whole` is the
    number a full bar stands for. `word` is a label, `swatch` its fills; `few` draws it as an
    empty dashed box.
    """

    service: str
    turnout: str = ""
    word: str = ""
    swatch: tuple[Fill, ...] = ()
    few: bool = False
    shares: tuple[Share, ...] = ()
    sentence: str = ""
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A main answer from children, word for word in quotation marks, with its source line."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """An obstacle or a possibility: its mark (1, 2 … or a, b …), its text, and a line below."""

    mark: str
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class SaidList:
    """A heading and what stands below it, oldest first.

    Where not all fit, the newest stand, and `newest_of[n]` says that n of them do.
    """

    heading: str
    rows: tuple[Said, ...]
    empty: str
    newest_of: tuple[str, ...]


class Look(StrEnum):
    """How a line of print looks: a number of answers is a bar, what was said is an item."""

    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    SMALL = "small"
    QUOTE = "quote"
    ITEM = "item"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as minutes print it, with a small line below; `now` is what is talked of.

    `mark` is its number or letter. A bar has a fill, and its protected count of a `whole`.
    """

    look: Look
    words: str
    mark: str = ""
    below: str = ""
    fill: Fill | None = None
    count: int = 0
    whole: int = 0
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSlide:
    """Where we are in the day, and what comes with forecast times.

    `progress` is the percentage of the running item that has passed, None when none runs.
    """

    heading: str
    date: str
    clock: str
    now_word: str = ""
    title: str = ""
    detail: str = ""
    progress: int | None = None
    left: Left = Left()
    done: str = ""
    coming_word: str = ""
    coming: tuple[Coming, ...] = ()
    more: str = ""
    end: Coming | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSlide:
    """One working method (tool, main answer, value) with the children's own words beside it."""

    place: str
    clock: str
    title: str
    summary: str = ""
    example: str = ""
    quotation: Quotation | None = None
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    left: Left = Left()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSlide:
    """What the services answered, one column each; no column before they are shown."""

    place: str
    clock: str
    title: str
    example: str = ""
    columns: tuple[Column, ...] = ()
    more: str = ""
    notice: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstaclesSlide:
    """Obstacles and possibilities of one subject, side by side."""

    place: str
    clock: str
    title: str
    example: str = ""
    obstacles: SaidList
    possibilities: SaidList


@dataclass(frozen=True, slots=True, kw_only=True)
class MainAnswersSlide:
    """The main answers from children behind what the day treats.

    Where not all fit, the first stand, and `first_of[n]` says that n of them do.
    """

    place: str
    clock: str
    title: str
    answers: tuple[Quotation, ...] = ()
    empty: str = ""
    first_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenPart:
    """A heading of a page back to children, and what stands below it as it is printed."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBackSlide:
    """What became of what children said, made from a page that has passed protection."""

    place: str
    clock: str
    title: str
    quotation: Quotation | None = None
    parts: tuple[GivenPart, ...] = ()
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownSlide:
    """The time left, to the second, very large."""

    clock: str
    title: str
    digits: str = ""
    words: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSlide:
    """A free message from the facilitator, once it has been put on the wall."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadThroughSlide:
    """A step of a service's minutes as they are printed, while they are read through."""

    place: str
    clock: str
    title: str
    above: str = ""
    lines: tuple[PrintedLine, ...] = ()
    footer: str = ""


@dataclass(frozen=True, slots=True)
class BlackSlide:
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over a slide: how much time is left, and whether that is told in seconds."""

    time: str = ""
    words: str = ""
    seconds: bool = False


Slide = (
    AgendaSlide
    | MethodSlide
    | ResultSlide
    | ObstaclesSlide
    | MainAnswersSlide
    | GiveBackSlide
    | CountdownSlide
    | MessageSlide
    | ReadThroughSlide
    | BlackSlide
)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the wall shows at one moment: a slide, and what is laid over it.

    `mark` is a word above everything, such as that this is a rehearsal; a black wall has none.
    """

    slide: Slide
    overlay: Overlay | None = None
    mark: str = ""
