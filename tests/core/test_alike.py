"""What was said before is found by what is being typed, and nothing else is."""

import pytest

from dialog_app.core.suggest.alike import Alike
from dialog_app.ui.live.spoken import spoken

SAID = {
    "inform": "Vi må informere foreldre til barn under 16 år",
    "secret": "Taushetsplikten stopper oss når barnet ber om at vi deler",
    "time": "Vi har ikke tid til å møte barnet før skjemaet",
    "fear": "Frykt for konflikt med foreldre",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("informere foreldrene til barn", "inform"),
        ("vi må informere foreldra til barn under 16", "inform"),
        ("taushetsplikten stopper oss", "secret"),
        ("ikke tid til å møte barn", "time"),
        ("redd for konflikt med foreldre", "fear"),
    ],
)
def test_the_same_in_other_words_is_found_first(typed, found) -> None:
    assert Alike(SAID, spoken()).find(typed, 3)[:1] == (found,)


@pytest.mark.parametrize("typed", ["", "foreldre", "journalen er treg", "§ 21", "👩‍👧 <b>"])
def test_something_else_finds_nothing(typed) -> None:
    assert Alike(SAID, spoken()).find(typed, 3) == ()


def test_of_texts_that_are_the_same_the_first_comes_first_and_no_more_than_asked_for() -> None:
    same = {str(number): "Vi må informere foreldre" for number in range(9)}
    assert Alike(same, spoken()).find("informere foreldre", 3) == ("0", "1", "2")


def test_no_texts_are_like_nothing() -> None:
    assert Alike({}, spoken()).find("informere foreldre", 3) == ()
