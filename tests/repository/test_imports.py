"""What the program may lean on, beyond the import rules of pyproject.toml."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from functools import cache

from tests.repository.source import ROOT, calls, imported, trees

FILES = trees("dialog_app")
DRIVERS = {"sqlcipher3", "pysqlite3", "sqlite_utils"}


@cache
def tops(name: str) -> set[str]:
    return {module.partition(".")[0] for module in imported(FILES[name])}


def test_the_driver_of_python_is_never_used():
    # Every archive opens with SQLCipher's own, so that a key can come later.
    assert [name for name in FILES if "sqlite3" in tops(name)] == []


def test_only_storage_reaches_the_database():
    users = [name for name in FILES if tops(name) & DRIVERS]
    assert users
    assert [name for name in users if not name.startswith("dialog_app/storage/")] == []


def test_only_resources_asks_where_its_file_is():
    asking = [name for name in FILES if "__file__" in (ROOT / name).read_text(encoding="utf-8")]
    assert asking == ["dialog_app/base/resources.py"]


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
