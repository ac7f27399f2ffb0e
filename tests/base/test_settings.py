"""Settings survive bad files, newer programs and full disks."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.settings import Settings, SettingsFile, accepted, table


def test_a_first_start_speaks_bokmal_and_follows_the_system(tmp_path):
    settings = SettingsFile(tmp_path / "settings.json").load()
    assert (settings.language, settings.theme, settings.text_scale) == ("nb", "system", 1.0)


def test_what_was_chosen_is_there_at_the_next_start(tmp_path):
    place = tmp_path / "new" / "settings.json"
    chosen = replace(Settings(), language="nn", theme="dark", wall_screen="HDMI-1", text_scale=1.5)
    SettingsFile(place).save(chosen)
    assert SettingsFile(place).load() == chosen
    assert [entry.name for entry in place.parent.iterdir()] == ["settings.json"]


def test_keys_of_a_newer_program_are_kept(tmp_path):
    place = tmp_path / "settings.json"
    place.write_text('{"language": "en", "from_the_future": [1, 2]}', encoding="utf-8")
    kept = SettingsFile(place)
    kept.save(replace(kept.load(), theme="dark"))
    written = json.loads(place.read_text(encoding="utf-8"))
    assert written["from_the_future"] == [1, 2]
    assert (written["language"], written["theme"]) == ("en", "dark")


@pytest.mark.parametrize("text", ["{", "[]", "null", '"x"', "\x00", "[" * 100_000])
def test_a_broken_file_is_moved_aside_and_never_lost(tmp_path, text):
    place = tmp_path / "settings.json"
    place.write_text(text, encoding="utf-8")
    kept = SettingsFile(place)
    assert kept.load() == Settings()
    assert kept.moved_aside is not None
    assert kept.moved_aside.read_text(encoding="utf-8") == text
    assert not place.exists()


def test_a_second_broken_file_does_not_cover_the_first(tmp_path):
    place = tmp_path / "settings.json"
    for text in ("{1", "{2"):
        place.write_text(text, encoding="utf-8")
        SettingsFile(place).load()
    assert {path.read_text() for path in tmp_path.iterdir()} == {"{1", "{2"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "sv"),
        ("theme", 3),
        ("wall_theme", "system"),
        ("text_scale", 9),
        ("text_scale", True),
        ("text_scale", float("nan")),
        ("show_key_hints", "yes"),
        ("last_archive", "a\0b"),
    ],
)
def test_one_bad_value_costs_only_itself(name, value):
    settings = accepted({"reduced_motion": True, name: value})
    assert settings == replace(Settings(), reduced_motion=True)


def test_every_setting_has_a_name_and_passes_its_own_check():
    defaults = asdict(Settings())
    assert all(entry.metadata["check"](defaults[entry.name]) for entry in table())
    assert len({entry.metadata["name"] for entry in table()}) == len(table())


def test_a_refused_write_leaves_the_earlier_file(tmp_path, monkeypatch):
    place = tmp_path / "settings.json"
    SettingsFile(place).save(Settings())
    before = place.read_bytes()

    def refuse(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="full"):
        SettingsFile(place).save(replace(Settings(), language="en"))
    assert place.read_bytes() == before


_SINGLE = st.none() | st.booleans() | st.floats() | st.text("abknlightdr-\0", max_size=8)
_JSON = _SINGLE | st.lists(_SINGLE, max_size=2)


@given(st.dictionaries(st.sampled_from([entry.name for entry in table()]), _JSON))
def test_no_file_can_make_settings_that_fail_their_checks(values):
    made = asdict(accepted(values))
    assert all(entry.metadata["check"](made[entry.name]) for entry in table())
