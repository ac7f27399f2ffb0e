"""A bundle opens with its passphrase alone, and whatever happened to it on the way is found."""

import hashlib
import zlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import bundle, envelope, secret
from dialog_app.storage.bundle import opened, sealed
from dialog_app.storage.disk import put_whole
from dialog_app.storage.slots import Cost
from tests.storage.locks import CARRIED_AS_SHIPPED, CHEAP

TYPED = "hundre stille elver"
COPY = b'{"format": "dialogdag.day"}' * 40


def _bundle(copy=COPY, typed=TYPED):
    return sealed(copy, secret.passphrase(typed), CHEAP)


def _opened(raw, typed=TYPED):
    return opened(raw, secret.passphrase(typed))


def _refusal(raw, typed=TYPED):
    with pytest.raises(RuleBroken) as refused:
        _opened(raw, typed)
    return refused.value.code


@pytest.fixture(scope="module")
def whole():
    return _bundle()


@settings(max_examples=20)
@given(st.binary(max_size=2000), st.text(min_size=8, max_size=40))
def test_what_is_sealed_comes_out_again(copy, typed):
    assert opened(sealed(copy, secret.passphrase(typed), CHEAP), secret.passphrase(typed)) == copy


def test_nothing_of_the_day_can_be_read_in_it(whole):
    assert b"dialogdag.day" not in whole
    assert TYPED.encode() not in whole
    assert len(whole) < len(COPY) + 900


def test_the_same_day_never_makes_the_same_bundle_twice(whole):
    assert _bundle() != whole


def test_a_wrong_passphrase_is_no_damage(whole):
    assert _refusal(whole, "hundre stille elvar") == "bundle.passphrase"


def test_every_flipped_bit_is_found_and_is_no_wrong_passphrase(whole):
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        expected = "bundle.not_ours" if place < 16 else "bundle.broken"
        assert _refusal(bytes(flipped)) == expected, place


def test_every_cut_is_found_and_so_is_what_was_added(whole):
    for length in range(len(whole)):
        expected = "bundle.not_ours" if length < 16 else "bundle.broken"
        assert _refusal(whole[:length]) == expected, length
    assert _refusal(whole + b"\0") == "bundle.broken"


def _head_of(raw):
    length = int.from_bytes(raw[18:20])
    return raw[: 20 + length]


def _with_sum(stated, rest):
    return stated + hashlib.sha256(stated).digest() + rest


def test_a_bundle_of_a_newer_program_says_so(whole):
    stated = bytearray(_head_of(whole))
    stated[16:18] = (2).to_bytes(2)
    assert _refusal(_with_sum(bytes(stated), whole[len(stated) + 32 :])) == "bundle.newer"


def test_another_bundle_s_head_opens_nothing(whole):
    other = _bundle()
    head = _head_of(other)
    assert _refusal(other[: len(head) + 32] + whole[len(_head_of(whole)) + 32 :]) == "bundle.broken"


@pytest.mark.parametrize("raw", [b"", b"{}", b"SQLite format 3\0" + bytes(4096), b"PK\x03\x04"])
def test_other_files_are_no_bundles(raw):
    assert _refusal(raw) == "bundle.not_ours"
    assert not bundle.is_bundle(raw)


def test_what_is_carried_costs_as_much_to_try_as_is_recommended():
    # RFC 9106, section 4, the second choice.
    cost = CARRIED_AS_SHIPPED
    assert (cost.memory, cost.passes, cost.lanes) == (64 * 1024, 3, 4)


def test_a_cost_that_hurts_is_refused_before_anything_is_tried(monkeypatch, whole):
    (slot,) = envelope.from_bytes(_head_of(whole)[20:]).slots
    dear = replace(slot, cost=Cost(memory=512 * 1024, passes=1, lanes=1))
    lock = envelope.as_bytes(envelope.Envelope("0" * 32, (dear,)))
    monkeypatch.setattr(envelope.Envelope, "unlocked", lambda *_: pytest.fail("it was tried"))
    raw = _with_sum(whole[:18] + len(lock).to_bytes(2) + lock, bytes(100))
    assert _refusal(raw) == "bundle.broken"


def test_what_unpacks_to_too_much_is_refused(monkeypatch, whole):
    monkeypatch.setattr(bundle, "LARGEST", 500)
    assert _refusal(whole) == "import.too_big"
    with pytest.raises(RuleBroken, match=r"import\.too_big"):
        _bundle()


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch, whole):
    monkeypatch.setattr(bundle, "MOST_BYTES", len(whole) - 1)
    assert _refusal(whole) == "import.too_big"


@pytest.mark.parametrize("packed", [b"no stream", zlib.compress(COPY)[:-6]])
def test_a_seal_about_something_else_is_damage(monkeypatch, packed):
    key = envelope.new_key(secret.passphrase(TYPED), cost=CHEAP)
    stated = _head_of(_bundle())[:18] + len(key.envelope).to_bytes(2) + key.envelope
    head = _with_sum(stated, b"")
    raw = head + bytes(12) + AESGCM(key.secret).encrypt(bytes(12), packed, head)
    assert _refusal(raw) == "bundle.broken"


def test_too_little_memory_is_said_as_it_is(monkeypatch, whole):
    def none_left(*_):
        raise StoreFailed("memory")

    monkeypatch.setattr(envelope.Envelope, "unlocked", none_left)
    with pytest.raises(StoreFailed, match="memory"):
        _opened(whole)


def test_it_is_written_whole_or_not_at_all(tmp_path, whole):
    place = tmp_path / "dag.dialogdag"
    put_whole(place, whole)
    assert bundle.read(place) == whole
    with pytest.raises(OSError, match="nowhere"):
        put_whole(tmp_path / "nowhere" / "dag.dialogdag", whole)
    assert [path.name for path in tmp_path.iterdir()] == ["dag.dialogdag"]
