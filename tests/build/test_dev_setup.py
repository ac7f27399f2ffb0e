"""Setting up: once per lock file, with hashes, and without a word on stdout."""

import os
import shutil
import subprocess
import sys

import pytest

import dev_setup


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "requirements.lock").write_text("packaging==26.3\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def steps(monkeypatch):
    """Return the steps of setting up as they happen; none of them does anything."""
    happened = []

    def make(_root, python):
        happened.append("make")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(dev_setup, "_make_environment", make)
    monkeypatch.setattr(dev_setup, "_install", lambda *_: happened.append("install"))
    monkeypatch.setattr(dev_setup, "_add_system_libraries", lambda _: happened.append("libraries"))
    return happened


ALL = ["make", "install", "libraries"]


def test_setting_up_happens_once(folder, steps, capsys):
    python = dev_setup.ready(folder)
    assert python.is_relative_to(folder / ".venv")
    assert dev_setup.ready(folder) == python
    assert steps == ALL
    assert capsys.readouterr().out == ""


def test_a_new_lock_file_sets_up_again(folder, steps):
    dev_setup.ready(folder)
    (folder / "requirements.lock").write_text("packaging==26.4\n", encoding="utf-8")
    dev_setup.ready(folder)
    assert steps == ALL + ALL


def test_a_copied_folder_sets_up_again(folder, steps, tmp_path_factory):
    dev_setup.ready(folder)
    copy = tmp_path_factory.mktemp("copy") / "dialogdag"
    folder.rename(copy)
    dev_setup.ready(copy)
    assert steps == ALL + ALL


def test_a_set_up_that_stopped_half_way_is_done_again(folder, steps, monkeypatch):
    def stop(*_):
        raise dev_setup.SetupFailedError("no network")

    with monkeypatch.context() as broken:
        broken.setattr(dev_setup, "_install", stop)
        with pytest.raises(dev_setup.SetupFailedError, match="no network"):
            dev_setup.ready(folder)
    dev_setup.ready(folder)
    assert steps == ["make", *ALL]


def test_hashes_are_required(folder, monkeypatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(dev_setup, "_must", commands.append)
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: type("Ran", (), {"stdout": f"{folder}\n"})
    )
    dev_setup._install(folder, folder / "python")
    assert "--require-hashes" in commands[0]
    assert (folder / "dialog_app_checkout.pth").read_text(encoding="utf-8") == f"{folder}\n"


def test_libraries_of_the_system_that_are_not_there_are_found():
    listing = """
        libEGL.so.1 => not found
        libQt6Gui.so.6 => not found
        libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f)
    """
    assert dev_setup.missing_libraries(listing) == {"libEGL.so.1"}


def test_the_command_for_system_libraries_asks_for_rights_only_where_needed():
    assert dev_setup.install_command(["libegl1"], is_root=False) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    )
    assert "sudo" not in dev_setup.install_command(["libegl1"], is_root=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has X servers")
def test_only_what_an_unseen_desktop_lacks_is_installed(monkeypatch):
    there = {"Xvfb"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    asked: list[str] = []
    monkeypatch.setattr(dev_setup, "_install_packages", asked.extend)
    dev_setup.add_desktop()
    assert asked == ["x11-xserver-utils"]
    there.add("xrandr")
    dev_setup.add_desktop()
    assert asked == ["x11-xserver-utils"]
    dev_setup.add_paper()
    assert asked[1:] == ["poppler-utils", "default-jre-headless"]


@pytest.mark.parametrize(("user", "asked"), [(0, ["cups", "printer-driver-cups-pdf"]), (1000, [])])
def test_a_print_system_is_installed_only_where_a_test_may_start_one(monkeypatch, user, asked):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "lp" else None)
    wanted: list[str] = []
    monkeypatch.setattr(dev_setup, "_install_packages", wanted.extend)
    dev_setup.add_printing()
    assert wanted == asked
