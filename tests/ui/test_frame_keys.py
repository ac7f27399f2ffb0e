"""One table of keys: nothing in it contradicts itself, and every keyboard finds its way."""

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from dialog_app.core.model.said import Position
from dialog_app.ui import actions
from dialog_app.ui.actions import RULES, Action, Focus, Where
from dialog_app.ui.frame.key_lines import CARD
from dialog_app.ui.key_meanings import COUNTED
from dialog_app.ui.text import key_words

NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def pressed(key, modifiers=NOTHING, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def in_entry_row(key, modifiers=NOTHING, text=""):
    return actions.action_of(pressed(key, modifiers, text), Where.LIVE, Focus.ENTRY)


@pytest.mark.parametrize("where", list(Where))
@pytest.mark.parametrize("focus", list(Focus))
def test_no_key_means_two_things_in_one_part_of_the_window(where, focus):
    here = [rule for rule in RULES if rule.where is where and focus in rule.focus]
    twice = [
        (one.key, one.action, other.action)
        for one, other in itertools.combinations(here, 2)
        if one.key == other.key
    ]
    assert twice == []


def test_a_key_of_the_whole_window_is_not_taken_by_a_page():
    everywhere = {rule.key for rule in RULES if rule.where is Where.ANYWHERE}
    pages = {rule.key for rule in RULES if rule.where is not Where.ANYWHERE}
    assert everywhere & pages == set()


def test_every_key_is_written_as_qt_writes_it():
    for rule in RULES:
        assert QKeySequence(rule.key).toString() == rule.key


def test_every_key_stands_on_the_card_once():
    lines = [line for part in CARD.values() for line in part]
    assert sorted(lines) == sorted({rule.line for rule in RULES})


def test_every_line_of_the_card_has_words_in_every_language():
    from dialog_app.base.texts import LANGUAGES, Texts

    for language in LANGUAGES:
        words = Texts(language)
        missing = [
            line for part in CARD.values() for line in part if not words.has(f"keys.line.{line}")
        ]
        missing += [part for part in CARD if not words.has(f"keys.heading.{part}")]
        assert missing == []


@pytest.mark.parametrize(
    ("key", "text", "position"),
    [
        (Qt.Key.Key_Exclam, "!", Position.AGREE),
        (Qt.Key.Key_QuoteDbl, '"', Position.PARTLY),
        (Qt.Key.Key_NumberSign, "#", Position.DISAGREE),
        (Qt.Key.Key_currency, "¤", Position.NO_POSITION),
    ],
)
def test_shift_and_a_digit_on_a_norwegian_keyboard_take_one_back(key, text, position):
    action = in_entry_row(key, SHIFT, text)
    assert COUNTED[action] == (position, -1)


@pytest.mark.parametrize(
    ("key", "position"),
    [
        (Qt.Key.Key_Exclam, Position.AGREE),
        (Qt.Key.Key_At, Position.PARTLY),
        (Qt.Key.Key_NumberSign, Position.DISAGREE),
        (Qt.Key.Key_Dollar, Position.NO_POSITION),
        (Qt.Key.Key_1, Position.AGREE),
        (Qt.Key.Key_4, Position.NO_POSITION),
    ],
)
def test_shift_and_a_digit_on_other_keyboards_take_one_back(key, position):
    assert COUNTED[in_entry_row(key, SHIFT)] == (position, -1)


@pytest.mark.parametrize("place", [NOTHING, KEYPAD])
def test_digits_add_one_from_either_place_on_the_keyboard(place):
    found = [in_entry_row(Qt.Key(Qt.Key.Key_1 + n), place) for n in range(4)]
    assert [COUNTED[action] for action in found] == [(p, 1) for p in Position]


@pytest.mark.parametrize("modifiers", [NOTHING, SHIFT, KEYPAD])
def test_plus_gives_more_time_wherever_the_sign_is(modifiers):
    assert in_entry_row(Qt.Key.Key_Plus, modifiers, "+") is Action.MORE_TIME


def test_a_sign_made_with_alt_gr_is_only_a_sign():
    alt_gr = CONTROL | Qt.KeyboardModifier.AltModifier
    assert in_entry_row(Qt.Key.Key_Dollar, alt_gr, "$") is None
    assert in_entry_row(Qt.Key.Key_At, NOTHING, "@") is None


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_P, Qt.Key.Key_1, Qt.Key.Key_Space])
def test_what_is_typed_in_a_field_is_never_a_command(key):
    assert actions.action_of(pressed(key), Where.LIVE, Focus.TEXT) is None


def test_keys_with_control_work_in_a_field_too():
    found = actions.action_of(pressed(Qt.Key.Key_K, CONTROL), Where.LIVE, Focus.TEXT)
    assert found is Action.CAPTURE


def test_space_presses_the_button_that_has_the_keyboard():
    assert actions.action_of(pressed(Qt.Key.Key_Space), Where.LIVE, Focus.BUTTON) is None
    found = actions.action_of(pressed(Qt.Key.Key_Space), Where.LIVE, Focus.OTHER)
    assert found is Action.NEXT_ITEM


def test_the_letters_of_the_capture_line_are_kinds_only_while_it_waits_for_one():
    letters = "HMTBNO"
    kinds = [actions.action_for(letter, Where.LIVE, Focus.KIND) for letter in letters]
    assert [kind.value for kind in kinds] == [
        "kind_obstacle",
        "kind_possibility",
        "kind_action",
        "kind_reason",
        "kind_note",
        "kind_rewording",
    ]
    assert [actions.action_for(letter, Where.LIVE, Focus.TEXT) for letter in letters] == [None] * 6


def test_the_card_has_a_key_for_each_kind_of_line_and_no_trial_where_it_does_nothing():
    assert actions.keys_on("kind") == ("H", "M", "T", "B", "N", "O")
    assert "trial" in CARD["answers"]
    assert "trial" not in CARD["since"]


def test_keys_of_the_day_work_while_it_runs_and_not_in_the_list_of_days():
    assert actions.action_for("Ctrl+PgDown", Where.LIVE, Focus.OTHER) is Action.NEXT_STEP
    assert actions.action_for("Ctrl+PgDown", Where.DAYS, Focus.OTHER) is None


def test_keys_are_written_for_people():
    assert key_words("Ctrl+Shift+Z") == "Ctrl Shift Z"
    assert key_words("Space") == "Mellomrom"
    assert key_words("+") == "+"


def test_a_chosen_card_has_keys_of_its_own_and_the_rest_of_the_page_too():
    on_a_card = [
        actions.action_for(key, Where.LIVE, Focus.CARD) for key in ("Return", "Del", "Right", "W")
    ]
    assert on_a_card == [Action.REWORD, Action.WITHDRAW, Action.OTHER_LIST, Action.WALL_SHOW]
