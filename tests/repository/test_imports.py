"""What the program may lean on, beyond the import rules of pyproject.toml."""

import ast
import importlib.metadata
import re
import sys
import tomllib

import pytest

from tests.repository.source import ROOT, calls, imported, trees

FILES = trees("dialog_app")
DRIVERS = {"sqlcipher3", "pysqlite3", "sqlite_utils"}


def tops(name: str) -> set[str]:
    return {module.partition(".")[0] for module in imported(FILES[name])}


@pytest.mark.parametrize("name", FILES)
def test_the_driver_of_python_is_never_used(name):
    # Every archive opens with SQLCipher's own, so that a key can come later.
    assert "sqlite3" not in tops(name)


@pytest.mark.parametrize("name", FILES)
def test_only_storage_reaches_the_database(name):
    assert name.startswith("dialog_app/storage/") or not tops(name) & DRIVERS


@pytest.mark.parametrize("name", FILES)
def test_only_resources_asks_where_its_file_is(name):
    if name != "dialog_app/base/resources.py":
        assert "__file__" not in (ROOT / name).read_text(encoding="utf-8")


def borrowed(name: str) -> set[str]:
    """Return the packages of which a file takes a shipped file without importing them."""
    asked = calls(FILES[name], "package_folder")
    return {str(ast.literal_eval(call.args[0])) for call in asked}


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    used = {top for name in FILES for top in tops(name) | borrowed(name)}
    used -= {*sys.stdlib_module_names, "dialog_app", "shiboken6", "pysqlite3"}
    packages = importlib.metadata.packages_distributions()
    providers = {
        plain_name(provider)
        for module in used
        for provider in packages.get(module, [f"nothing provides {module}"])
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain_name(line) for line in project["dependencies"]}
    # Time zones are read by the standard library where the system has none.
    assert providers | {"tzdata"} == declared


def plain_name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
