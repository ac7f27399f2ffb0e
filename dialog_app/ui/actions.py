"""The one table of keys: which key does what, where, and with the keyboard in what.

Frame and pages look their keys up here and nowhere else; the card of keys (F1) is drawn from it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QKeyEvent

from dialog_app.ui.action_names import Action
from dialog_app.ui.keyboard import key_of

__all__ = [
    "ALL",
    "RULES",
    "Action",
    "Focus",
    "Rule",
    "Where",
    "action_for",
    "action_of",
    "first_key",
    "keys_of",
    "keys_on",
]


class Where(Enum):
    """The part of the window a key belongs to; what is left is answered in the live view too."""

    ANYWHERE = 1
    DAYS = 2
    DAY = 3
    LIVE = 4
    FOLLOW_UP = 5
    READ = 6
    MINUTES = 7
    ACROSS = 8
    DECIDE = 9
    DESCRIBE = 10


class Focus(Enum):
    """What holds the keyboard.

    KIND is a capture line that waits for its letter, ENTRY a row of answers, CARD a chosen card,
    PLAN a plan for the rest of the day, HAND what changes it by hand, QUEUE what comes on the wall,
    TURNS the turns to speak, ROSTER numbered cards, LEFT what an earlier day left, PASSAGE what
    stands in minutes that are read through, STEPS the list of their steps, DECIDE the methods one
    decides about or the choice of what is decided, DESCRIBE the paragraphs of a description,
    TEXT any field.
    """

    OTHER = 1
    BUTTON = 2
    ENTRY = 3
    KIND = 4
    TEXT = 5
    CARD = 6
    QUEUE = 7
    TURNS = 8
    PLAN = 9
    ROSTER = 10
    HAND = 11
    LEFT = 12
    PASSAGE = 13
    STEPS = 14
    DECIDE = 15
    DESCRIBE = 16


ALL: Final = frozenset(Focus)
_FREE: Final = frozenset({Focus.OTHER, Focus.ENTRY, Focus.CARD, Focus.TURNS})
_LISTED: Final = frozenset({Focus.HAND, Focus.PLAN, Focus.QUEUE, Focus.ROSTER, Focus.LEFT})
_UNTYPED: Final = _FREE | _LISTED | {Focus.BUTTON}
_TURNS: Final = frozenset({Focus.TURNS})
_AT_REST: Final = frozenset({Focus.OTHER})
_CARD: Final = frozenset({Focus.CARD})
_ENTRY: Final = frozenset({Focus.ENTRY})
_PLAN: Final = frozenset({Focus.PLAN})
_ROSTER: Final = frozenset({Focus.ROSTER})
_ANSWER: Final = _ENTRY | _ROSTER
_KIND, _LEFT = frozenset({Focus.KIND}), frozenset({Focus.LEFT})
_QUEUE: Final = frozenset({Focus.QUEUE})
_PASSAGE: Final = frozenset({Focus.PASSAGE, Focus.OTHER})
_DECIDE: Final = frozenset({Focus.DECIDE})
_DESCRIBE: Final = frozenset({Focus.DESCRIBE})
_READ: Final = _PASSAGE | {Focus.STEPS, Focus.BUTTON}


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a key, what it does, and where it does it.

    `key` is written as `QKeySequence` writes it for programs; `line` names the line of the card
    it stands on, which several keys can share, and is empty where none is needed.
    """

    key: str
    action: Action
    where: Where
    focus: frozenset[Focus]
    line: str


def _rule(key: str, action: Action, where: Where, focus: frozenset[Focus], line: str = "") -> Rule:
    return Rule(key, action, where, focus, line or action.value)


_A, _D, _L, _U = Where.ANYWHERE, Where.DAY, Where.LIVE, Where.FOLLOW_UP
_R: Final = Where.READ
_M: Final = Where.MINUTES
RULES: Final[tuple[Rule, ...]] = (
    _rule("F1", Action.KEYS, _A, ALL),
    _rule("F8", Action.SAFEGUARDING, _A, ALL),
    _rule("Ctrl+Shift+W", Action.SCREENS_SWAP, _A, ALL),
    _rule("Ctrl+Shift+I", Action.SCREENS_NUMBER, _A, ALL),
    _rule("Ctrl+Shift+L", Action.LOCK, _A, ALL),
    _rule("Ctrl+Z", Action.UNDO, _A, ALL),
    _rule("Ctrl+Shift+Z", Action.REDO, _A, ALL),
    _rule("F6", Action.NEXT_COLUMN, _A, ALL),
    _rule("Ctrl+1", Action.GO_DAYS, _A, ALL, "go"),
    _rule("Ctrl+2", Action.GO_SERVICES, _A, ALL, "go"),
    _rule("Ctrl+3", Action.GO_CATALOGUE, _A, ALL, "go"),
    _rule("Ctrl+4", Action.GO_ACROSS, _A, ALL, "go"),
    _rule("Ctrl+5", Action.GO_SETTINGS, _A, ALL, "go"),
    _rule("Ctrl+F", Action.SEARCH, _A, ALL),
    _rule("Ctrl+N", Action.NEW, Where.DAYS, ALL),
    _rule("Ctrl+Shift+F", Action.FILTER, Where.DAYS, ALL),
    _rule("F4", Action.LOG, _D, ALL),
    _rule("Ctrl+PgDown", Action.NEXT_STEP, _D, ALL, "step"),
    _rule("Ctrl+PgUp", Action.PREVIOUS_STEP, _D, ALL, "step"),
    _rule("Space", Action.NEXT_ITEM, _L, _FREE | _PLAN | _QUEUE | _LEFT),
    _rule("Right", Action.NEXT_ITEM, _L, _AT_REST),
    _rule("Return", Action.START_NOW, _L, _AT_REST, "start_question"),
    _rule("Esc", Action.START_OTHERWISE, _L, _AT_REST | {Focus.BUTTON}, "start_question"),
    _rule("Ctrl+J", Action.YES, _L, ALL, "question"),
    _rule("Ctrl+N", Action.NO, _L, ALL, "question"),
    _rule("P", Action.PAUSE, _L, _UNTYPED),
    _rule("B", Action.BREATHER, _L, _UNTYPED),
    _rule("+", Action.MORE_TIME, _L, _UNTYPED, "time"),
    _rule("-", Action.LESS_TIME, _L, _UNTYPED, "time"),
    _rule("R", Action.REPLAN, _L, _UNTYPED),
    _rule("Right", Action.NEXT_PLAN, _L, _PLAN, "plan"),
    _rule("Left", Action.PREVIOUS_PLAN, _L, _PLAN, "plan"),
    _rule("Down", Action.NEXT_PLAN, _L, _PLAN, "plan"),
    _rule("Up", Action.PREVIOUS_PLAN, _L, _PLAN, "plan"),
    _rule("Return", Action.USE_PLAN, _L, _PLAN),
    _rule("Esc", Action.NO_PLAN, _L, _PLAN | {Focus.HAND}),
    _rule("G", Action.SMALL_TIMER, _L, _UNTYPED),
    _rule("Shift+G", Action.SMALL_TIMER_STOP, _L, _UNTYPED),
    _rule("1", Action.ADD_AGREE, _L, _ANSWER, "add"),
    _rule("2", Action.ADD_PARTLY, _L, _ANSWER, "add"),
    _rule("3", Action.ADD_DISAGREE, _L, _ANSWER, "add"),
    _rule("4", Action.ADD_NO_POSITION, _L, _ANSWER, "add"),
    _rule("Shift+1", Action.TAKE_AGREE, _L, _ENTRY, "take"),
    _rule("Shift+2", Action.TAKE_PARTLY, _L, _ENTRY, "take"),
    _rule("Shift+3", Action.TAKE_DISAGREE, _L, _ENTRY, "take"),
    _rule("Shift+4", Action.TAKE_NO_POSITION, _L, _ENTRY, "take"),
    _rule("5", Action.ADD_DONT_KNOW, _L, _ANSWER, "add_kind"),
    _rule("6", Action.ADD_NOT_RELEVANT, _L, _ANSWER, "add_kind"),
    _rule("7", Action.ADD_DECLINED, _L, _ANSWER, "add_kind"),
    _rule("Shift+5", Action.TAKE_DONT_KNOW, _L, _ENTRY, "take"),
    _rule("Shift+6", Action.TAKE_NOT_RELEVANT, _L, _ENTRY, "take"),
    _rule("Shift+7", Action.TAKE_DECLINED, _L, _ENTRY, "take"),
    _rule("K", Action.CARDS, _L, _ENTRY),
    _rule("Left", Action.PREVIOUS_CARD, _L, _ROSTER, "card"),
    _rule("Right", Action.NEXT_CARD, _L, _ROSTER, "card"),
    _rule("Up", Action.CARD_ABOVE, _L, _ROSTER, "card"),
    _rule("Down", Action.CARD_BELOW, _L, _ROSTER, "card"),
    _rule("Del", Action.CLEAR_CARD, _L, _ROSTER),
    _rule("Esc", Action.CLOSE_CARDS, _L, _ROSTER),
    _rule("L", Action.SLIPS, _L, _ENTRY),
    _rule("J", Action.REASON, _L, _ENTRY),
    _rule("Return", Action.EDIT_NUMBER, _L, _ENTRY),
    _rule("Left", Action.PREVIOUS_CELL, _L, _ENTRY, "cell"),
    _rule("Right", Action.NEXT_CELL, _L, _ENTRY, "cell"),
    _rule("Tab", Action.NEXT_SERVICE, _L, _ENTRY, "service"),
    _rule("Shift+Tab", Action.PREVIOUS_SERVICE, _L, _ENTRY, "service"),
    _rule("Up", Action.PREVIOUS_METHOD, _L, _FREE, "method"),
    _rule("Down", Action.NEXT_METHOD, _L, _FREE, "method"),
    _rule("H", Action.HIDE_COUNTS, _L, _UNTYPED),
    _rule("Ctrl+K", Action.CAPTURE, _L, ALL),
    _rule("Ctrl+L", Action.LINK, _L, ALL),
    _rule("Ctrl+T", Action.ATTACH_NEXT, _L, ALL, "attach"),
    _rule("Ctrl+Shift+T", Action.ATTACH_PREVIOUS, _L, ALL, "attach"),
    _rule("H", Action.KIND_OBSTACLE, _L, _KIND, "kind"),
    _rule("M", Action.KIND_POSSIBILITY, _L, _KIND, "kind"),
    _rule("T", Action.KIND_ACTION, _L, _KIND, "kind"),
    _rule("B", Action.KIND_REASON, _L, _KIND, "kind"),
    _rule("N", Action.KIND_NOTE, _L, _KIND, "kind"),
    _rule("O", Action.KIND_REWORDING, _L, _KIND, "kind"),
    _rule("M", Action.MAJORITY, _L, _ENTRY),
    _rule("N", Action.PRESENT, _L, _ENTRY),
    _rule("E", Action.PHASE, _L, _UNTYPED),
    _rule("PgDown", Action.NEXT_SUBJECT, _L, _UNTYPED, "method"),
    _rule("PgUp", Action.PREVIOUS_SUBJECT, _L, _UNTYPED, "method"),
    _rule("Alt+1", Action.SHOW_ANSWERS, _L, ALL, "show"),
    _rule("Alt+2", Action.SHOW_OBSTACLES, _L, ALL, "show"),
    _rule("Alt+3", Action.SHOW_ACTIONS, _L, ALL, "show"),
    _rule("Alt+4", Action.SHOW_REASONS, _L, ALL, "show"),
    _rule("Alt+5", Action.SHOW_MAIN_ANSWERS, _L, ALL, "show"),
    _rule("Alt+6", Action.SHOW_TURNS, _L, ALL, "show"),
    _rule("U", Action.TRIAL, _L, _UNTYPED),
    _rule("Shift+U", Action.TRIAL_TELL, _L, _UNTYPED),
    _rule("Alt+U", Action.TRIAL_CHOOSE, _L, ALL),
    _rule("Alt+7", Action.SHOW_SINCE, _L, ALL, "show"),
    _rule("1", Action.LEFT_DONE, _U, _LEFT, "left_answer"),
    _rule("2", Action.LEFT_PARTLY, _U, _LEFT, "left_answer"),
    _rule("3", Action.LEFT_NOT_DONE, _U, _LEFT, "left_answer"),
    _rule("4", Action.LEFT_OPEN, _U, _LEFT, "left_answer"),
    _rule("5", Action.LEFT_DROPPED, _U, _LEFT, "left_answer"),
    _rule("6", Action.LEFT_OTHERS, _U, _LEFT, "left_answer"),
    _rule("Return", Action.LEFT_TELL, _U, _LEFT),
    _rule("Up", Action.PREVIOUS_LEFT, _U, _LEFT, "left"),
    _rule("Down", Action.NEXT_LEFT, _U, _LEFT, "left"),
    _rule("1", Action.ASK_PROS, _L, _TURNS, "ask"),
    _rule("2", Action.ASK_PROFESSIONALS, _L, _TURNS, "ask"),
    _rule("3", Action.ASK_LEADERS, _L, _TURNS, "ask"),
    _rule("Shift+1", Action.BETWEEN_PROS, _L, _TURNS, "between"),
    _rule("Shift+2", Action.BETWEEN_PROFESSIONALS, _L, _TURNS, "between"),
    _rule("Shift+3", Action.BETWEEN_LEADERS, _L, _TURNS, "between"),
    _rule("Return", Action.NEXT_SPEAKER, _L, _TURNS),
    _rule("Backspace", Action.SPEAKER_BACK, _L, _TURNS),
    _rule("Del", Action.TURN_OUT, _L, _TURNS),
    _rule("Alt+Up", Action.TURN_UP, _L, _TURNS, "turn_move"),
    _rule("Alt+Down", Action.TURN_DOWN, _L, _TURNS, "turn_move"),
    _rule("Tab", Action.TURN_SERVICE, _L, _TURNS),
    _rule("L", Action.TURN_TIME, _L, _TURNS),
    _rule("Return", Action.REWORD, _L, _CARD),
    _rule("F2", Action.REWORD, _L, _CARD),
    _rule("Del", Action.WITHDRAW, _L, _CARD),
    _rule("Left", Action.OTHER_LIST, _L, _CARD),
    _rule("Right", Action.OTHER_LIST, _L, _CARD),
    _rule("Menu", Action.MENU, _L, _CARD),
    _rule("Shift+F10", Action.MENU, _L, _CARD),
    _rule(".", Action.MENU, _L, _CARD),
    _rule("O", Action.SOURCE, _L, _CARD),
    _rule("Y", Action.MERGE, _L, _CARD),
    _rule("S", Action.EARLIER, _L, _UNTYPED),
    _rule("C", Action.CHAIN, _L, _CARD),
    _rule("W", Action.WALL_SHOW, _L, _UNTYPED),
    _rule("Shift+W", Action.WALL_BLACK, _L, _UNTYPED),
    _rule("F", Action.WALL_FREEZE, _L, _UNTYPED),
    _rule("A", Action.WALL_METHOD, _L, _UNTYPED),
    _rule("D", Action.WALL_AGENDA, _L, _UNTYPED),
    _rule("T", Action.WALL_COUNTDOWN, _L, _UNTYPED),
    _rule("X", Action.WALL_TIMER, _L, _UNTYPED),
    _rule("I", Action.WALL_MESSAGE, _L, _UNTYPED),
    _rule("Q", Action.WALL_QUEUE, _L, _UNTYPED),
    _rule("V", Action.WALL_NEXT, _L, _UNTYPED, "wall_go"),
    _rule("Shift+V", Action.WALL_PREVIOUS, _L, _UNTYPED, "wall_go"),
    _rule("Return", Action.QUEUE_SHOW, _L, _QUEUE, "queue_line"),
    _rule("Del", Action.QUEUE_REMOVE, _L, _QUEUE, "queue_line"),
    _rule("Alt+Up", Action.QUEUE_EARLIER, _L, _QUEUE, "queue_move"),
    _rule("Alt+Down", Action.QUEUE_LATER, _L, _QUEUE, "queue_move"),
    _rule("Return", Action.ACROSS_STORY, Where.ACROSS, _AT_REST),
    _rule("T", Action.ACROSS_NUMBERS, Where.ACROSS, _AT_REST),
    _rule("Ctrl+Shift+F", Action.ACROSS_FILTER, Where.ACROSS, ALL),
    _rule("Return", Action.MINUTES_STEP, _M, _AT_REST),
    _rule("PgDown", Action.PAGE_NEXT, _M, ALL, "page"),
    _rule("PgUp", Action.PAGE_PREVIOUS, _M, ALL, "page"),
    _rule("Ctrl+P", Action.PRINT_ONE, _M, ALL, "print"),
    _rule("Ctrl+Shift+P", Action.PRINT_ALL, _M, ALL, "print"),
    _rule("Ctrl+S", Action.SAVE_ONE, _M, ALL, "save"),
    _rule("Ctrl+Shift+S", Action.SAVE_ALL, _M, ALL, "save"),
    _rule("Down", Action.READ_NEXT, _R, _PASSAGE, "read_go"),
    _rule("Up", Action.READ_PREVIOUS, _R, _PASSAGE, "read_go"),
    _rule("PgDown", Action.READ_STEP_NEXT, _R, _READ, "read_step"),
    _rule("PgUp", Action.READ_STEP_PREVIOUS, _R, _READ, "read_step"),
    _rule("S", Action.READ_STRIKE, _R, _READ),
    _rule("Return", Action.READ_REWORD, _R, _PASSAGE),
    _rule("D", Action.READ_DISSENT, _R, _READ),
    _rule("W", Action.READ_WALL, _R, _READ),
    _rule("1", Action.READ_PROS, _R, _READ, "read_side"),
    _rule("2", Action.READ_PROFESSIONALS, _R, _READ, "read_side"),
    _rule("M", Action.READ_SEND, _R, _READ),
    _rule("Esc", Action.READ_END, _R, _READ),
    _rule("1", Action.DECIDE_UNCHANGED, Where.DECIDE, _DECIDE, "decide_choose"),
    _rule("2", Action.DECIDE_REVISED, Where.DECIDE, _DECIDE, "decide_choose"),
    _rule("3", Action.DECIDE_NOT_YET, Where.DECIDE, _DECIDE, "decide_choose"),
    _rule("4", Action.DECIDE_DISCUSSED, Where.DECIDE, _DECIDE, "decide_choose"),
    _rule("Return", Action.DECIDE_WRITE, Where.DECIDE, _DECIDE),
    _rule("D", Action.DECIDE_DISSENT, Where.DECIDE, _DECIDE),
    _rule("F", Action.DECIDE_RESEARCH, Where.DECIDE, _DECIDE),
    _rule("R", Action.DECIDE_FATES, Where.DECIDE, _DECIDE),
    _rule("U", Action.DESCRIBE_DRAFT, Where.DESCRIBE, _DESCRIBE),
    _rule("Return", Action.DESCRIBE_WRITE, Where.DESCRIBE, _DESCRIBE),
    _rule("N", Action.DESCRIBE_NEW, Where.DESCRIBE, _DESCRIBE),
    _rule("Del", Action.DESCRIBE_OUT, Where.DESCRIBE, _DESCRIBE),
    _rule("Alt+Up", Action.DESCRIBE_UP, Where.DESCRIBE, _DESCRIBE, "describe_move"),
    _rule("Alt+Down", Action.DESCRIBE_DOWN, Where.DESCRIBE, _DESCRIBE, "describe_move"),
    _rule("F7", Action.DESCRIBE_PAGE, Where.DESCRIBE, ALL),
    _rule("Ctrl+S", Action.DESCRIBE_PDF, Where.DESCRIBE, ALL),
)

_WITHIN: Final = {
    Where.ANYWHERE: (Where.ANYWHERE,),
    Where.DAYS: (Where.DAYS, Where.ANYWHERE),
    Where.DAY: (Where.DAY, Where.ANYWHERE),
    Where.LIVE: (Where.LIVE, Where.FOLLOW_UP, Where.DAY, Where.ANYWHERE),
    Where.FOLLOW_UP: (Where.FOLLOW_UP, Where.DAY, Where.ANYWHERE),
    Where.READ: (Where.READ, Where.DAY, Where.ANYWHERE),
    Where.ACROSS: (Where.ACROSS, Where.ANYWHERE),
    Where.MINUTES: (Where.MINUTES, Where.DAY, Where.ANYWHERE),
    Where.DECIDE: (Where.DECIDE, Where.ACROSS, Where.ANYWHERE),
    Where.DESCRIBE: (Where.DESCRIBE, Where.ACROSS, Where.ANYWHERE),
}


def action_of(event: QKeyEvent, where: Where, focus: Focus) -> Action | None:
    """Return what a key press does there, or None when the key is nobody's."""
    return action_for(key_of(event), where, focus)


def action_for(key: str, where: Where, focus: Focus) -> Action | None:
    """Return what a key, as the table writes it, does; the nearest part of the window wins."""
    for part in _WITHIN[where]:
        for rule in RULES:
            if rule.where is part and rule.key == key and focus in rule.focus:
                return rule.action
    return None


def keys_of(action: Action) -> tuple[str, ...]:
    """Return every key of an action, as the table writes them."""
    return tuple(rule.key for rule in RULES if rule.action is action)


def first_key(action: Action) -> str:
    """Return the key that buttons show beside an action."""
    return keys_of(action)[0]


def keys_on(line: str) -> tuple[str, ...]:
    """Return the keys that stand on one line of the card."""
    return tuple(rule.key for rule in RULES if rule.line == line)
