"""The Windows setup, as far as its text tells."""

import re

import pytest

from tests.repository.source import ROOT

SCRIPT = (ROOT / "installer.iss").read_text(encoding="utf-8-sig")
LINES = SCRIPT.splitlines()


def section(name: str) -> list[str]:
    start = LINES.index(f"[{name}]") + 1
    end = next((n for n in range(start, len(LINES)) if LINES[n].startswith("[")), len(LINES))
    return [line for line in LINES[start:end] if line and not line.startswith((";", "#"))]


SETUP = dict(line.split("=", 1) for line in section("Setup"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        # Windows knows an installed program by it: with another, both would stand side by side.
        ("AppId", "{{1C55B8B7-F3DB-4863-A909-E761D4D4F163}"),
        ("AppVersion", "{#Version}"),
        ("DefaultDirName", r"{autopf}\Dialogdag"),
        ("PrivilegesRequired", "lowest"),
        ("PrivilegesRequiredOverridesAllowed", "dialog commandline"),
        ("ChangesAssociations", "yes"),
        ("OutputDir", "dist-installer"),
    ],
)
def test_a_value_that_must_stay(name, value):
    assert SETUP[name] == value


def test_the_version_is_given_by_whoever_compiles():
    assert '#ifndef Version\n  #define Version "0.0.0"\n#endif\n' in SCRIPT


def test_it_speaks_norwegian_and_english_and_says_everything_in_both():
    languages = re.findall(r'^Name: "(\w+)"; MessagesFile', SCRIPT, re.MULTILINE)
    assert languages == ["nb", "en"]
    said = [line.split("=")[0] for line in section("CustomMessages") + section("Messages")]
    for language in languages:
        own = {key.removeprefix(f"{language}.") for key in said if key.startswith(f"{language}.")}
        assert own == {key.partition(".")[2] for key in said}


def test_the_parts_of_the_version_before_go_and_nothing_else():
    [gone] = section("InstallDelete")
    assert gone == r'Type: filesandordirs; Name: "{app}\_internal"'


def test_archives_stay_when_the_program_goes():
    assert "[UninstallDelete]" not in LINES
    assert "{localappdata}" not in SCRIPT.lower()
    assert "{userappdata}" not in SCRIPT.lower()
    assert "{userdocs}" not in SCRIPT.lower()


def test_an_archive_opens_with_the_program_of_the_one_who_installed_it():
    entries = section("Registry")
    assert all(entry.startswith("Root: HKA;") for entry in entries)
    [kind, *_] = [entry for entry in entries if ".dialogarkiv" in entry]
    assert 'ValueData: "Dialogdag.Archive"' in kind
    assert '"""{app}\\{#Program}"" --archive ""%1"""' in entries[-1]


def test_everything_written_to_the_registry_is_taken_back():
    below = "Dialogdag.Archive\\"
    roots = [entry for entry in section("Registry") if below not in entry]
    assert [entry for entry in roots if "uninsdelete" not in entry] == []


def test_it_packs_the_folder_that_freezing_makes():
    [packed] = section("Files")
    assert packed.startswith(r'Source: "dist\Dialogdag\*"; DestDir: "{app}"')
