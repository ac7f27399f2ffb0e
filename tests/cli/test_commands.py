"""What each command does, as somebody without the window would tell it."""

import hashlib
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pypdf
import pytest

import evil_home
from dialog_app import __version__
from dialog_app.__main__ import main
from dialog_app.base import resources
from dialog_app.cli import self_test
from tests.cli.conftest import Read, Type

ROOT = Path(__file__).resolve().parents[2]
DEEP_DIVE = "2026-11-16"
_OF_DAYS = ("list", "show", "export", "import")


def _text(path: Path) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return " ".join(text.split())


def test_it_says_its_version(type_in: Type) -> None:
    told = type_in("--version")
    assert (told.code, told.out, told.err) == (0, f"dialog-app {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["day", "--help"], ["minutes", "-h"]])
def test_help_is_one_page_with_every_command_in_the_chosen_language(
    type_in: Type, speak: Callable[[str], None], words: list[str]
) -> None:
    pages = {}
    for language in ("nb", "nn", "en"):
        speak(language)
        told = type_in(*words)
        assert (told.code, told.err) == (0, "")
        for command in (*_OF_DAYS, "demo", "minutes", "invite", "agenda", "search", "check"):
            assert f" {command} " in told.out
        assert "self-test" in told.out
        pages[language] = told.out
    assert len(set(pages.values())) == 3


def test_the_demonstration_is_one_file_that_opens(type_in: Type, tmp_path: Path) -> None:
    place = tmp_path / "ny mappe" / "demo.dialogarkiv"
    told = type_in("demo", place)
    assert (told.code, told.out, told.err) == (0, f"{place}\n", "")
    assert list(place.parent.iterdir()) == [place]
    assert type_in("check", place).code == 0


def test_the_demonstration_overwrites_nothing(type_in: Type, tmp_path: Path) -> None:
    place = tmp_path / "viktig.dialogarkiv"
    place.write_text("mitt eget")
    told = type_in("demo", place)
    assert told.code == 1
    assert "viktig.dialogarkiv" in told.refusal
    assert place.read_text() == "mitt eget"


def test_a_failed_demonstration_leaves_nothing_behind(
    type_in: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dialog_app.cli.demo.Stage.play", no_room)
    told = type_in("demo", tmp_path / "demo.dialogarkiv")
    assert told.code == 1
    assert told.refusal
    assert list(tmp_path.iterdir()) == []


def test_days_are_listed_newest_first(type_in: Type, archive: Path) -> None:
    told = type_in("day", "list", archive)
    assert (told.code, told.err) == (0, "")
    dates = re.findall(r"\d\d\.\d\d\.2026", told.out)
    assert dates[:4] == ["23.11.2026", "16.11.2026", "02.11.2026", "12.10.2026"]
    assert dates[4:] == ["17.08.2026", "13.07.2026", "08.06.2026"]
    assert "fordypningsdag" in told.out
    assert "planlagt" in told.out


def test_days_are_listed_for_programs_too(type_in: Type, archive: Path, read: Read) -> None:
    days = json.loads(type_in("day", "list", archive, "--json").out)
    assert [day["state"] for day in days] == ["planned", "held", "held", *["closed"] * 4]
    for day in days:
        assert set(day) >= {"id", "date", "kind", "place", "state", "services"}
    single = next(day for day in days if len(day["services"]) == 1)
    assert single["id"] == read.single.id
    assert single["kind"] == "dialogue"
    assert single["date"] == "2026-11-02"
    assert single["place"] == "Bærum, møterommet i Lillevik"
    assert single["services"] == ["Skolehelsetjenesten Lillevik"]


def test_a_day_is_shown_with_its_raw_numbers_and_says_so(type_in: Type, archive: Path) -> None:
    told = type_in("day", "show", archive, DEEP_DIVE)
    assert (told.code, told.err) == (0, "")
    assert "Rå tall fra rommet" in told.out
    assert "PPT Havneby: etter dialogen: enig 3, delvis enig 1, uenig 4" in told.out
    assert "Utekontakten Kaien: ikke spurt" in told.out
    assert "flertall, ikke telt" in told.out
    assert "Barnet før papirene (eksempel fra startkatalogen)" in told.out
    assert "Lunsj" in told.out
    assert "Rigging" not in told.out


def test_a_day_is_shown_with_protected_numbers_where_one_asks_for_them(
    type_in: Type, archive: Path
) -> None:
    told = type_in("day", "show", archive, DEEP_DIVE, "--protected")
    assert (told.code, told.err) == (0, "")
    assert "Tallene er vernet som i referatet" in told.out
    assert "Rå tall" not in told.out
    after = "etter dialogen: bare antall, enig eller delvis 4 · uenig 4 · tok ikke stilling 0"
    assert f"PPT Havneby: {after}" in told.out
    few = "for få til å si noe, færre enn fem tok stilling · tok ikke stilling 0"
    assert f"Utekontakten Kaien: etter dialogen: {few}" in told.out
    assert "delvis enig 1" not in told.out
    assert "Utekontakten Kaien: ikke spurt" in told.out
    assert "flertall, ikke telt" in told.out


def test_a_private_note_is_not_shown(type_in: Type, archive: Path, read: Read) -> None:
    from dialog_app.core.model.said import Note

    shown = type_in("day", "show", archive, DEEP_DIVE).out
    notes = read.deep_dive.all(Note)
    assert notes
    assert not any(note.text in shown for note in notes)


@pytest.mark.parametrize("wanted", ["2026-11-16", "16.11.2026"])
def test_a_day_is_named_by_its_date(type_in: Type, archive: Path, wanted: str) -> None:
    assert "Fordypningsdag Bergen" in type_in("day", "show", archive, wanted).out


def test_a_day_is_named_by_the_beginning_of_its_id(
    type_in: Type, archive: Path, read: Read
) -> None:
    told = type_in("day", "show", archive, read.single.id[:8])
    assert "Dialogdag Lillevik" in told.out


def test_an_exported_day_follows_the_schema_and_warns(type_in: Type, archive: Path) -> None:
    told = type_in("day", "export", archive, DEEP_DIVE)
    assert told.code == 0
    assert "arbeidskopi" in told.err
    copy = json.loads(told.out)
    schema = json.loads(resources.path("schema", "day.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(copy, schema)
    assert "raw" in copy["copy"]


def test_an_exported_day_is_the_same_day_on_another_laptop(
    type_in: Type, archive: Path, read: Read, tmp_path: Path
) -> None:
    exported = type_in("day", "export", archive, DEEP_DIVE).out
    file = tmp_path / "dag.json"
    file.write_text(exported, encoding="utf-8")
    other = tmp_path / "annen.dialogarkiv"
    _empty_archive(other)
    told = type_in("day", "import", other, file)
    assert (told.code, told.out, told.err) == (0, f"{read.deep_dive.id}\n", "")
    again = json.loads(type_in("day", "export", other, DEEP_DIVE).out)
    assert again["day"] == json.loads(exported)["day"]


def _empty_archive(path: Path) -> None:
    from dialog_app.desk.laptop import ThisLaptop
    from dialog_app.storage.archive import open_archive

    open_archive(path, ThisLaptop("other"), create=True).close()


def test_an_archive_without_days_says_so(type_in: Type, tmp_path: Path) -> None:
    place = tmp_path / "tomt.dialogarkiv"
    _empty_archive(place)
    assert type_in("day", "list", place).out == "Arkivet har ingen dager ennå.\n"
    assert json.loads(type_in("day", "list", place, "--json").out) == []


def test_every_service_gets_its_own_minutes(type_in: Type, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut" / "referater"
    told = type_in("minutes", archive, DEEP_DIVE, "--out", folder)
    assert (told.code, told.err) == (0, "")
    files = [Path(line) for line in told.out.splitlines()]
    assert len(files) == 6
    assert sorted(folder.iterdir()) == sorted(files)
    havneby = next(_text(file) for file in files if "havneby" in file.name)
    assert "PPT Havneby" in havneby
    assert "opplever" not in havneby
    for other in ("Fagerli", "Åsgrend", "Solbakken", "Broen", "Kaien"):
        assert other not in havneby


def test_minutes_speak_the_language_of_the_service(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    words = ("minutes", archive, DEEP_DIVE, "--out", tmp_path, "--service", "Åsgrend")
    nynorsk = _text(Path(type_in(*words).out.strip()))
    english = _text(Path(type_in(*words, "--language", "en").out.strip()))
    assert "Referat frå fordjupingsdag" in nynorsk
    assert "Referat" not in english
    assert "Sida til barnet" in english


def test_the_minutes_are_the_same_every_time(type_in: Type, archive: Path, tmp_path: Path) -> None:
    hashes = []
    for name in ("a", "b"):
        words = ("minutes", archive, DEEP_DIVE, "--out", tmp_path / name, "--service", "havneby")
        file = Path(type_in(*words).out.strip())
        hashes.append(hashlib.sha256(file.read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]


def test_minutes_come_in_every_kind_of_file_that_is_named(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    words = ("minutes", archive, DEEP_DIVE, "--out", tmp_path / "ut", "--service", "havneby")
    told = type_in(*words, "--format", "docx,TXT", "--format", "eml", "--format", "txt")
    assert (told.code, told.err) == (0, "")
    files = [Path(line) for line in told.out.splitlines()]
    assert [file.suffix for file in files] == [".docx", ".txt", ".eml"]
    assert len({file.stem for file in files}) == 1
    assert sorted((tmp_path / "ut").iterdir()) == sorted(files)


@pytest.mark.parametrize("typed", ["odt", "", "pdf,", "pdf;docx"])
def test_a_kind_of_file_that_there_is_not_is_a_wrong_command(
    type_in: Type, archive: Path, tmp_path: Path, typed: str
) -> None:
    told = type_in("minutes", archive, DEEP_DIVE, "--out", tmp_path / "ut", "--format", typed)
    assert told.code == 2
    assert not (tmp_path / "ut").exists()


def test_a_day_that_is_only_planned_has_minutes_too(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    told = type_in("minutes", archive, "2026-11-23", "--out", tmp_path / "ut")
    assert told.code == 0
    assert len(told.out.splitlines()) == 5


def test_a_whole_archive_is_said_to_be_whole(type_in: Type, archive: Path) -> None:
    told = type_in("check", archive)
    assert (told.code, told.out) == (0, "Arkivet er helt og har 7 dager.\n")


@pytest.mark.long
def test_the_program_tests_itself(type_in: Type) -> None:
    told = type_in("self-test")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0] == f"dialog-app {__version__}"
    assert all(line.endswith(": ok") for line in told.out.splitlines()[1:])


@pytest.mark.long
def test_the_self_test_tells_which_part_is_not_well(
    type_in: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ValueError("Kari sa at")

    monkeypatch.setattr(self_test, "_MORE", [])
    self_test.add("vinduet", broken)
    told = type_in("self-test")
    assert told.code == 1
    assert "vinduet: ValueError" in told.out
    assert "Kari" not in told.out + told.err


BARE = """
    import sys

    class NoQt:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in ("PySide6", "shiboken6", "qtawesome"):
                raise ImportError(name)

    sys.meta_path.insert(0, NoQt())
    from dialog_app.__main__ import main

    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["day", "export", "{archive}", DEEP_DIVE],
        ["minutes", "{archive}", DEEP_DIVE, "--out", "{folder}"],
        ["check", "{archive}"],
        pytest.param(["day", "list", "{archive}", "--json"], marks=pytest.mark.long),
        pytest.param(["day", "show", "{archive}", DEEP_DIVE], marks=pytest.mark.long),
        pytest.param(["demo", "{folder}/ny.dialogarkiv"], marks=pytest.mark.long),
        pytest.param(["self-test"], marks=pytest.mark.long),
    ],
    ids=" ".join,
)
def test_every_command_works_without_qt_questions_or_code_from_home(
    archive: Path, tmp_path: Path, words: list[str]
) -> None:
    given = [word.format(archive=archive, folder=tmp_path / "ut") for word in words]
    home = tmp_path / "hjem"
    outside = {"LC_ALL": "C", "QT_QPA_PLATFORM": "", **evil_home.furnish(home)}
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(BARE), *given],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**os.environ, **outside},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert evil_home.traces(home) == []
    assert ran.stdout.decode("utf-8")


def test_a_reader_who_has_seen_enough_is_no_trouble(archive: Path) -> None:
    command = [sys.executable, "-m", "dialog_app", "day", "export", str(archive), DEEP_DIVE]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.read(10)
        started.stdout.close()
        said = started.stderr.read().decode("utf-8")
        assert started.wait(timeout=60) == 0
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_without_a_screen_the_window_says_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "ingen skjerm" in said.err


def test_the_facilitators_report_is_written_where_it_is_asked_for(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ut" / "rapport.pdf"
    told = type_in("report", archive, DEEP_DIVE, "--out", path)
    assert (told.code, told.out.strip()) == (0, str(path))
    assert path.read_bytes().startswith(b"%PDF")


def test_without_a_place_the_report_comes_here_under_its_own_name(
    type_in: Type, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = type_in("report", archive, DEEP_DIVE)
    path = Path(told.out.strip())
    assert path.parent == tmp_path
    assert path.exists()
    assert path.name.endswith("_fordypningsdag_fasilitatorrapport.pdf")


def test_a_report_that_cannot_be_written_is_refused_in_a_sentence(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = type_in("report", archive, DEEP_DIVE, "--out", tmp_path / "file" / "rapport.pdf")
    assert told.code == 1
    assert "Rapporten kan ikke skrives" in told.refusal


@pytest.mark.parametrize("kind", [(), ("--run-sheet",)])
def test_the_agenda_is_for_everybody_and_the_run_sheet_for_those_who_lead(
    type_in: Type, archive: Path, tmp_path: Path, read: Read, kind: tuple[str, ...]
) -> None:
    path = tmp_path / "papir" / "dag.pdf"
    told = type_in("agenda", archive, DEEP_DIVE, "--out", path, *kind)
    assert (told.code, told.out, told.err) == (0, f"{path}\n", "")
    internal = next(item.title for item in read.deep_dive.agenda if item.internal)
    assert (internal in _text(path)) is bool(kind)


def test_papers_of_a_day_are_written_under_their_own_names(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ut"
    words = ("paper", archive, DEEP_DIVE, "--out", folder, "--kind", "poster,run-sheet")
    told = type_in(*words, "--kind", "forms", "--service", "havneby")
    assert (told.code, told.err) == (0, "")
    files = [Path(line) for line in told.out.splitlines()]
    endings = ["plakat.pdf", "regibok.pdf", "skjema.pdf"]
    assert [file.name.rpartition("_")[2] for file in files] == endings
    assert "ppt-havneby" in files[2].name
    assert sorted(folder.iterdir()) == sorted(files)


@pytest.mark.parametrize("kind", [[], ["--kind", "plakat"], ["--kind", ""]])
def test_a_paper_that_there_is_not_is_a_wrong_command(
    type_in: Type, archive: Path, tmp_path: Path, kind: list[str]
) -> None:
    told = type_in("paper", archive, DEEP_DIVE, "--out", tmp_path / "ut", *kind)
    assert told.code == 2
    assert not (tmp_path / "ut").exists()


def test_an_agenda_that_finds_no_room_says_so(type_in: Type, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    told = type_in("agenda", archive, DEEP_DIVE, "--out", tmp_path / "fil" / "a.pdf")
    assert told.code == 1
    assert "fil" in told.refusal


def test_invitations_are_written_for_every_service_or_for_one(
    type_in: Type, archive: Path, tmp_path: Path, read: Read
) -> None:
    told = type_in("invite", archive, DEEP_DIVE, "--out", tmp_path / "alle")
    paths = [Path(line) for line in told.out.splitlines()]
    assert (told.code, told.err) == (0, "")
    assert [path.suffix for path in paths] == [".ics", ".pdf"] * len(read.deep_dive.service_ids)
    one = ("--service", "Havneby", "--contact", "Ola")
    alone = type_in("invite", archive, DEEP_DIVE, "--out", tmp_path / "en", *one)
    assert len(alone.out.splitlines()) == 2
    assert "Ola" in _text(Path(alone.out.splitlines()[1]))


def test_minutes_are_listed_with_state_and_checksums(type_in: Type, archive: Path) -> None:
    told = type_in("minutes", archive, DEEP_DIVE, "--list")
    assert (told.code, told.err) == (0, "")
    assert re.search(r"^PPT Havneby, Bergen · versjon 1 · godkjent · [0-9a-f]{16}$", told.out, re.M)
    assert "Skolehelsetjenesten Fagerli, Bergen · versjon 1 · til merknad\n" in told.out
    lines = json.loads(type_in("minutes", archive, DEEP_DIVE, "--list", "--json").out)
    assert [line["state"] for line in lines].count("draft") == 3
    approved = next(line for line in lines if line["state"] == "approved")
    assert all(len(approved[name]) == 64 for name in ("content_hash", "pdf_sha256"))


def test_approved_minutes_are_written_as_they_are_kept(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    asked = (archive, DEEP_DIVE, "--service", "havneby")
    (line,) = json.loads(type_in("minutes", *asked, "--list", "--json").out)
    # In whatever language they are asked for, they are in the one they were approved in.
    written = type_in("minutes", *asked, "--out", tmp_path, "--language", "en").out
    kept = Path(written.strip()).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == line["pdf_sha256"]


def test_an_older_version_is_written_when_it_is_asked_for(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    asked = ("minutes", archive, "2026-10-12", "--service", "kaien", "--out", tmp_path)
    now, first = (type_in(*asked, *more).out.strip() for more in ((), ("--version", 1)))
    assert now.endswith("_v2.pdf")
    assert first.endswith("_v1.pdf")
    assert "rettet fordi" in _text(Path(now))
    assert "godkjent av leder for tjenesten" in _text(Path(first))
    assert "versjon 7" in type_in(*asked, "--version", 7).refusal


def test_minutes_are_approved_once_by_a_role(type_in: Type, archive: Path, read: Read) -> None:
    asked = ("minutes", archive, DEEP_DIVE, "--approve")
    one = (*asked, "--service", "solbakken")
    assert "--service" in type_in(*asked, "--role", "leder").refusal
    assert "rollen" in type_in(*one).refusal
    assert "lest gjennom" in type_in(*asked, "--service", "broen", "--role", "leder").refusal
    told = type_in(*one, "--role", "leder", "--json")
    assert (told.code, json.loads(told.out)["by_role"]) == (0, "leder")
    assert "ny versjon" in type_in(*one, "--role", "leder").refusal
    assert type_in("check", archive).code == 0
