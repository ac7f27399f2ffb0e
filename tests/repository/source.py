"""The project's own Python files, read as syntax trees."""

import ast
import gc
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Trees(Mapping[str, ast.Module]):
    """Python files by their names from the project's root; one is parsed when it is asked for.

    Finding the tests shall not take the time of all of them.
    """

    def __init__(self, names: Iterator[str]) -> None:
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> ast.Module:
        if name not in self._names:
            raise KeyError(name)
        return _tree(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def _tree(name: str) -> ast.Module:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    # All trees are two million objects, which every search for garbage would go through.
    gc.freeze()
    return tree


@cache
def trees(*folders: str) -> Trees:
    """Return every Python file below the folders."""
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return Trees(path.relative_to(ROOT).as_posix() for path in files)


def imported(tree: ast.Module) -> set[str]:
    """Return the names of the modules a file imports, in full."""
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """Yield every call of a function, class or method with one of the names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(call: ast.Call) -> str:
    """Return the last word of what is called."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
