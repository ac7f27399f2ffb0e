"""What the frozen program takes along, and what Windows is told about it."""

import ast

import pytest

import dialog_app
import freeze
import frozen_parts
import version_info
from tests.repository.source import ROOT


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "PySide6\\Qt6Widgets.dll",
        "resources/words/nb/errors.toml",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
    ],
)
def test_what_the_program_needs_is_packed(name):
    assert frozen_parts.is_needed(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/lib/libQt6QmlModels.so.6",
        "PySide6\\Qt6Quick.dll",
        "PySide6/Qt/translations/qtbase_nn.qm",
        "libcairo.so.2",
    ],
)
def test_what_only_unused_parts_of_qt_need_stays_out(name):
    assert not frozen_parts.is_needed(name)


def test_windows_is_told_the_version_of_the_program():
    number = version_info.version(ROOT)
    assert number == dialog_app.__version__
    told = version_info.text(number)
    ast.parse(told)
    assert f"StringStruct('ProductVersion', '{number}')" in told


def test_the_version_resource_has_four_numbers():
    assert "filevers=(1, 2, 3, 0)" in version_info.text("1.2.3")


def test_a_package_without_a_version_is_not_frozen(tmp_path):
    (tmp_path / "dialog_app").mkdir()
    (tmp_path / "dialog_app" / "__init__.py").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="__init__"):
        version_info.version(tmp_path)


def test_the_environment_is_back_after_a_trial_that_broke(tmp_path):
    environment = tmp_path / ".venv"
    environment.mkdir()
    with pytest.raises(KeyError):
        break_off_without(environment)
    assert environment.is_dir()


def break_off_without(environment):
    with freeze._away(environment):
        assert not environment.exists()
        raise KeyError
