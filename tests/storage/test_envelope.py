"""The envelope: one secret opens it, another does not, and damage is never taken for either."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, recovery_key, secret, slots
from dialog_app.storage.sqlite import Key
from tests.storage.locks import AS_SHIPPED, CHEAP, PASSPHRASE, PRINTED, new_key

KEY = new_key()


def _kind_of(raw: bytes) -> str:
    with pytest.raises(StoreFailed) as refused:
        envelope.from_bytes(raw)
    return refused.value.kind


def _opened(key: Key, given_secret: secret.Secret) -> Key:
    return envelope.from_bytes(key.envelope).unlocked(given_secret)


def _refused(key: Key, given_secret: secret.Secret) -> str:
    with pytest.raises(StoreFailed) as refused:
        _opened(key, given_secret)
    return refused.value.kind


@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=60))
def test_any_passphrase_opens_however_its_letters_are_put_together(typed: str) -> None:
    key = envelope.new_key(secret.passphrase(typed), cost=CHEAP)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        again = unicodedata.normalize(form, typed)
        assert _opened(key, secret.passphrase(again)) == key
    for other in (typed + " ", " " + typed, typed + "a"):
        assert _refused(key, secret.passphrase(other)) == "passphrase_wrong"


@pytest.mark.parametrize("typed", ["kort", "syv tgn", "x" * 1001])
def test_a_passphrase_that_is_too_short_or_long_is_not_chosen(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        secret.new_passphrase(typed)
    assert refused.value.code == "passphrase.length"


def test_passphrase_and_recovery_key_open_the_same_key_and_not_each_others_slot() -> None:
    assert _opened(KEY, secret.passphrase(PASSPHRASE)) == KEY
    assert _opened(KEY, secret.recovery(PRINTED)) == KEY
    assert _refused(KEY, secret.passphrase(PRINTED)) == "passphrase_wrong"
    only = envelope.new_key(secret.passphrase(PASSPHRASE), cost=CHEAP)
    assert _refused(only, secret.recovery(PRINTED)) == "recovery_key_none"


def test_each_flipped_bit_of_an_envelope_is_found() -> None:
    raw = KEY.envelope
    for place in range(len(raw) * 8):
        flipped = bytearray(raw)
        flipped[place // 8] ^= 1 << place % 8
        assert _kind_of(bytes(flipped)) == "envelope_broken", place
    assert envelope.as_bytes(envelope.from_bytes(raw)) == raw


def test_each_envelope_that_is_cut_or_grown_is_found() -> None:
    for length in range(len(KEY.envelope)):
        assert _kind_of(KEY.envelope[:length]) == "envelope_broken"
    assert _kind_of(KEY.envelope + b"\n") == "envelope_broken"
    assert _kind_of(KEY.envelope + b" " * 10_000) == "envelope_broken"


def _forged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return an envelope that somebody changed and gave the checksum it should have."""
    content = json.loads(KEY.envelope)
    del content["checksum"]
    change(content)
    plain = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    content["checksum"] = hashlib.sha256(plain).hexdigest()
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "slot",
    [
        {"memory": 256 * 1024 + 1},
        {"memory": 10**30},
        {"memory": 7},
        {"memory": -1},
        {"memory": 8.0},
        {"passes": 7},
        {"passes": True},
        {"passes": 0},
        {"lanes": 5},
        {"lanes": None},
        {"kind": "keyring"},
        {"kind": ["passphrase"]},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"sealed": 5},
        {"sealed": "ø"},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_slot_nobody_of_us_wrote_is_refused_before_anything_is_tried(
    slot: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "_derived", lambda *_: pytest.fail("was tried"))
    assert _kind_of(_forged(lambda content: content["slots"][0].update(slot))) == "envelope_broken"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 8000,
        b'{"form":' * 900,
        b"1" * 6000,
        _forged(lambda content: content.update(slots=[])),
        _forged(lambda content: content.update(slots="passphrase")),
        _forged(lambda content: content.update(slots=[1])),
        _forged(lambda content: content.update(slots=[content["slots"][0]] * 2)),
        _forged(lambda content: content.update(archive="x")),
        _forged(lambda content: content.update(archive=5)),
        _forged(lambda content: content.update(version="1")),
        _forged(lambda content: content.update(version=0)),
        _forged(lambda content: content.update(more=1)),
    ],
)
def test_a_file_that_is_no_envelope_is_refused(raw: bytes) -> None:
    assert _kind_of(raw) == "envelope_broken"


def test_an_envelope_of_a_newer_program_is_said_to_be_newer() -> None:
    assert _kind_of(_forged(lambda content: content.update(version=2))) == "newer"


def test_what_stands_beside_the_sealed_key_cannot_be_exchanged() -> None:
    def cheaper(content: dict[str, Any]) -> None:
        content["slots"][0].update(memory=16)

    def another(content: dict[str, Any]) -> None:
        content["archive"] = "0" * 32

    for change in (cheaper, another):
        changed = envelope.from_bytes(_forged(change))
        with pytest.raises(StoreFailed) as refused:
            changed.unlocked(secret.passphrase(PASSPHRASE))
        assert refused.value.kind == "passphrase_wrong"


def test_the_usual_cost_is_one_we_would_read_again() -> None:
    assert AS_SHIPPED.is_bearable
    assert AS_SHIPPED.memory >= 64 * 1024
    # So that no test takes the time of it without wanting to (`conftest.py`).
    assert slots.USUAL.memory < AS_SHIPPED.memory


def test_a_recovery_key_is_read_however_it_is_typed() -> None:
    for typed in (
        PRINTED.lower(),
        PRINTED.replace("-", ""),
        PRINTED.replace("-", "  "),
        f" {PRINTED}\t",
        PRINTED.replace("0", "o").replace("1", "l"),
        PRINTED.replace("1", "I"),
    ):
        assert _opened(KEY, secret.recovery(typed)) == KEY


def _is_typo(typed: str) -> bool:
    try:
        secret.recovery(typed)
    except StoreFailed as refused:
        return refused.kind == "recovery_key_typo"
    return False


def test_each_wrong_sign_and_each_two_that_changed_places_are_found() -> None:
    signs = PRINTED.replace("-", "")
    for place in range(len(signs)):
        for other in recovery_key.ALPHABET.replace(signs[place], ""):
            assert _is_typo(signs[:place] + other + signs[place + 1 :])
        for later in range(place + 1, len(signs)):
            changed = list(signs)
            changed[place], changed[later] = changed[later], changed[place]
            assert _is_typo("".join(changed)) or signs[place] == signs[later]
        assert _is_typo(signs[:place] + signs[place + 1 :])
    assert all(map(_is_typo, ("", "passord", signs + "0", PRINTED.replace("-", "æ"), "U" * 32)))


def test_another_recovery_key_is_wrong_and_no_typing_error() -> None:
    assert _refused(KEY, secret.recovery(recovery_key.new())) == "recovery_key_wrong"


def test_no_two_archives_share_a_key_or_a_sealed_byte() -> None:
    one, other = new_key(), new_key()
    assert one != other
    assert json.loads(one.envelope)["slots"] != json.loads(other.envelope)["slots"]


def test_nothing_that_opens_an_archive_is_shown() -> None:
    passphrase = secret.passphrase(PASSPHRASE)
    shown = repr((KEY, passphrase, envelope.from_bytes(KEY.envelope)))
    for hidden in (KEY.secret, KEY.salt, KEY.envelope, bytes(passphrase.content)):
        assert repr(hidden)[2:-1] not in shown
        assert hidden.hex() not in shown
    passphrase.wipe()
    assert not any(passphrase.content)
