"""Whatever goes wrong with a file is said in a sentence, in all three languages."""

import ast
from pathlib import Path

import pytest

from dialog_app.base.texts import LANGUAGES, Language, Texts
from dialog_app.storage import day_file, exchange, sqlite

KINDS = (
    *("broken", "full", "gone", "locked", "newer", "not_ours", "read_only", "unknown"),
    *("encrypted", "not_encrypted", "envelope_broken", "envelope_missing", "memory"),
    *("passphrase_needed", "passphrase_none", "passphrase_wrong"),
    *("recovery_key_none", "recovery_key_typo", "recovery_key_wrong"),
)
PLACE = {"table": "answer", "number": 3, "field": "count"}


def _codes_of_fields() -> set[str]:
    """Return the codes that name one field of one row, as the program raises them."""
    codes: set[str] = set()
    for module in (day_file, exchange):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "wrong":
                first = node.args[0]
                assert isinstance(first, ast.Constant)
                codes.add(str(first.value))
    return codes | {"field_missing", "field_unknown", "field_wrong"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_failure_of_the_disk_has_a_sentence(language: Language) -> None:
    words = Texts(language)
    said = [words(f"storage.{kind}") for kind in KINDS]
    assert len(set(said)) == len(KINDS)
    assert set(sqlite._KINDS.values()) | set(sqlite._SYSTEM_KINDS.values()) <= set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_field_is_named_in_the_sentence(language: Language) -> None:
    codes = _codes_of_fields()
    assert len(codes) > 6
    for code in codes:
        sentence = Texts(language)(f"errors.import.{code}", **PLACE)
        assert all(str(fact) in sentence for fact in PLACE.values()), code
