"""Every sentence a person sees comes from the word files, in the language asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base import resources, texts
from dialog_app.base.texts import Texts

WORDS = """
next = "Neste: {title}"
[heading]
agreed = "Avtalt"
[items.count]
one = "{n} punkt"
other = "{n} punkter"
"""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Texts]:
    (tmp_path / "words" / "nn").mkdir(parents=True)
    (tmp_path / "words" / "nn" / "live.toml").write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(resources, "path", tmp_path.joinpath)
    texts._area.cache_clear()
    yield Texts("nn")
    texts._area.cache_clear()


def test_a_sentence_gets_its_facts(words: Texts) -> None:
    assert words("live.next", title="Pause") == "Neste: Pause"


def test_a_heading_lies_inside_its_table(words: Texts) -> None:
    assert words("live.heading.agreed") == "Avtalt"


@pytest.mark.parametrize(("n", "text"), [(0, "0 punkter"), (1, "1 punkt"), (2, "2 punkter")])
def test_one_item_is_said_in_the_singular(words: Texts, n: int, text: str) -> None:
    assert words("live.items.count", n=n) == text


@pytest.mark.parametrize(
    "key", ["live.none", "none.next", "live.heading", "live", "live.next.more", "live.items"]
)
def test_a_key_that_leads_nowhere_is_an_error(words: Texts, key: str) -> None:
    with pytest.raises(KeyError):
        words(key, title="", n=1)
    assert not words.has(key)


def test_a_missing_fact_is_an_error(words: Texts) -> None:
    with pytest.raises(KeyError):
        words("live.next")
    with pytest.raises(KeyError):
        words("live.items.count")


def test_all_keys_of_an_area_can_be_listed(words: Texts) -> None:
    assert words.keys("live") == ("live.heading.agreed", "live.items.count", "live.next")
    assert words.has("live.items.count")
    assert words.has("live.next")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="se"):
        Texts("se")  # type: ignore[arg-type]


@given(st.text())
def test_what_a_person_typed_is_never_read_as_a_format(typed: str) -> None:
    assert Texts("nb")("errors.unknown", code=typed).count(typed) >= 1
    brackets = "{0.__class__} {code!r} {" + typed
    assert brackets in Texts("nb")("errors.unknown", code=brackets)
