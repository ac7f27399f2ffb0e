"""Every sentence a person sees comes from the word files, in the language asked for."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base import resources, texts
from dialog_app.base.texts import LANGUAGES, Language, Texts

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


def areas(language: Language) -> list[str]:
    return sorted(file.stem for file in resources.path("words", language).glob("*.toml"))


def forms(language: Language, key: str) -> set[tuple[str, ...]]:
    """The placeholders of a text; of its plural forms too, where it has them."""
    node = Texts(language)._node(key)
    several = node.values() if isinstance(node, dict) else [node]
    return {
        tuple(sorted({name for _, name, _, _ in string.Formatter().parse(str(one)) if name}))
        for one in several
    }


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_language_has_every_text(language: Language) -> None:
    assert areas(language) == areas("nb")
    for area in areas("nb"):
        assert Texts(language).keys(area) == Texts("nb").keys(area), area


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_sentence_asks_for_the_same_facts_in_every_language(language: Language) -> None:
    for area in areas("nb"):
        for key in set(Texts("nb").keys(area)) & set(Texts(language).keys(area)):
            asked = {name for form in forms("nb", key) for name in form} - {"n"}
            assert {name for form in forms(language, key) for name in form} - {"n"} == asked, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: Language) -> None:
    for area in areas(language):
        for key in Texts(language).keys(area):
            node = Texts(language)._node(key)
            several = node.values() if isinstance(node, dict) else [node]
            assert all(isinstance(one, str) and one.strip() for one in several), key
