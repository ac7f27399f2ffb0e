"""Minutes as files: all services in one go, whole or not at all."""

import email
import errno
import hashlib
from dataclasses import replace
from email.policy import default
from pathlib import Path

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.reports import files, names
from tests.reports import sample

PLAN = sample.Plan(methods=1)


def day():
    return sample.day(PLAN)


def register(**changes):
    """Return the register with our own service changed."""
    rows = sample.register(PLAN).rows()
    return Register([replace(row, **changes) if row.id == sample.MINE else row for row in rows])


def test_all_services_of_a_day_are_written_in_one_go(tmp_path):
    written = files.write_minutes(day(), register(), tmp_path / "ut")
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == [
        "2026-11-18_Bergen_skolehelsetjenesten_dialogdag_v1.pdf",
        "2026-11-18_annentjeneste-ppt_dialogdag_v1.pdf",
    ]
    assert [one.service_id for one in written] == [sample.MINE, sample.OTHER]
    for one in written:
        assert hashlib.sha256(one.path.read_bytes()).hexdigest() == one.sha256


def test_one_service_can_be_written_alone_and_in_another_language(tmp_path):
    (written,) = files.write_minutes(day(), register(), tmp_path, [sample.MINE], "en")
    assert written.path.name == "2026-11-18_Bergen_skolehelsetjenesten_dialogue-day_v1.pdf"


def test_each_kind_of_file_has_the_same_name_and_tells_the_same_content(tmp_path):
    written = files.write_minutes(day(), register(), tmp_path, [sample.MINE], kinds=tuple(FileKind))
    start = "2026-11-18_Bergen_skolehelsetjenesten_dialogdag_v1"
    assert [one.path.name for one in written] == [
        f"{start}.{ending}" for ending in ("pdf", "docx", "txt", "eml")
    ]
    assert len({one.content_hash for one in written}) == 1
    for one in written:
        assert hashlib.sha256(one.path.read_bytes()).hexdigest() == one.sha256
    pdf = (tmp_path / f"{start}.pdf").read_bytes()
    mail = email.message_from_bytes((tmp_path / f"{start}.eml").read_bytes(), policy=default)
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (f"{start}.pdf", pdf)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ('Tjenesten: <b> "A/B" \\ ..', "tjenesten-b-a-b"),
        ("CON", "con"),
        ("Nuorttanaste čálli", "nuorttanaste-čálli"),
        ("x" * 400, "x" * 60),
    ],
)
def test_a_name_is_safe_on_windows_too(name, part):
    made = next(names.minutes_names(day(), register(name=name), sample.MINE, Texts("nb")))
    assert made == f"2026-11-18_Bergen_{part}_dialogdag_v1"


def test_two_services_of_the_same_name_get_a_file_each(tmp_path):
    twin = register().service(sample.MINE)
    both = Register(
        [
            replace(twin, id=sample.OTHER) if row.id == sample.OTHER else row
            for row in register().rows()
            if type(row).__name__ != "ServiceMunicipality"
        ]
    )
    written = files.write_minutes(Day(day().rows()), both, tmp_path, kinds=tuple(FileKind))
    assert len({one.path for one in written}) == 8
    assert len({one.path.stem for one in written}) == 2
    assert len(list(tmp_path.iterdir())) == 8


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (OSError(errno.ENOSPC, ""), "full"),
        (OSError(errno.EROFS, ""), "read_only"),
        (FileNotFoundError(errno.ENOENT, ""), "gone"),
        (PermissionError(errno.EACCES, ""), "locked"),
        (OSError(errno.EIO, ""), "unknown"),
    ],
)
def test_a_disk_that_fails_is_told_and_nothing_half_written_is_left(
    tmp_path, monkeypatch, failure, kind
):
    def fails(_self, _target):
        raise failure

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(StoreFailed) as told:
        files.write_minutes(day(), register(), tmp_path, [sample.MINE])
    assert told.value.kind == kind
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "ut").write_text("opptatt", encoding="utf-8")
    with pytest.raises(StoreFailed) as told:
        files.write_minutes(day(), register(), tmp_path / "ut", [sample.MINE])
    assert told.value.kind == "gone"
