"""Nothing grows fat: the limits of file, function and class."""

import ast

import pytest

from tests.repository.source import ROOT, trees

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
LINES_OF_A_CLASS = 250
METHODS_OF_A_CLASS = 20

FILES = trees("dialog_app", "build")


def too_large(tree: ast.Module) -> list[str]:
    return [fault for node in ast.walk(tree) for fault in _faults(node)]


def _faults(node: ast.AST) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        lines = _lines(node)
        return [f"{node.name}: {lines} lines"] if lines > LINES_OF_A_FUNCTION else []
    if isinstance(node, ast.ClassDef):
        lines = _lines(node)
        methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
        long = [f"{node.name}: {lines} lines"] if lines > LINES_OF_A_CLASS else []
        many = [f"{node.name}: {methods} methods"] if methods > METHODS_OF_A_CLASS else []
        return long + many
    return []


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_and_classes_stay_small():
    found = {name: too_large(tree) for name, tree in FILES.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_files_stay_small():
    lines = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in FILES}
    assert {name: many for name, many in lines.items() if many > LINES_OF_A_FILE} == {}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("def long():\n" + "    x = 1\n" * 60, "long: 61 lines"),
        ("class Long:\n" + "    x = 1\n" * 250, "Long: 251 lines"),
        ("class Many:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21)), "21 methods"),
    ],
)
def test_what_has_grown_too_large_is_found(source, fault):
    assert fault in too_large(ast.parse(source))[0]
