"""What would let hostile words do more than be words is not in the program."""

import ast
from functools import cache

from tests.repository.source import ROOT, called, imported, trees

PROGRAM = trees("dialog_app")
STORAGE = "dialog_app/storage/"
UI = "dialog_app/ui/"
LABEL = "dialog_app/ui/widgets/label.py"

# In sqlite-utils these arguments are SQL as it stands (reliability §4).
RAW_SQL = {"where", "order_by", "select", "order", "having"}
WORDS_OF_SQL = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ", "CREATE ", "ATTACH ")

# What stands in a statement beside its own words: names of the program's tables and fields, of
# tables an archive of ours has, settings, and marks for values that are handed over apart.
# Another belongs here once somebody has seen that nothing typed and nothing out of a file is in it.
PUT_IN = {
    *("_COLUMNS", "_ITS_DAYS", "_ITS_ROWS", "_MATCH", "APPLICATION_ID"),
    *("about", "columns", "marks", "renewed", "table", "which", "_marks(some)", "_marks(versions)"),
    *("self._add", "self.select", "self._names[at]", "clause", "select", "ROWS"),
    *("check", "column", "day", "field", "name", "pragma", "setting", "int(pragma(source, name))"),
}


def test_only_the_migrations_know_sqlite_utils():
    users = [
        name
        for name, tree in PROGRAM.items()
        if any(module.partition(".")[0] == "sqlite_utils" for module in imported(tree))
    ]
    assert users == ["dialog_app/storage/migrations.py"]


def test_no_plugin_of_others_joins_a_database():
    made = [call for _, call in every_call() if called(call) == "Database"]
    told = [{word.arg: ast.unparse(word.value) for word in call.keywords} for call in made]
    assert made
    assert [words for words in told if words.get("execute_plugins") != "False"] == []


def test_no_argument_that_is_sql_comes_from_anywhere():
    wild = [
        f"{name}:{call.lineno} {word.arg}"
        for name, call in every_call(STORAGE)
        for word in call.keywords
        if word.arg in RAW_SQL and not isinstance(word.value, ast.Constant)
    ]
    assert wild == []


def every_call(folder: str = "") -> list[tuple[str, ast.Call]]:
    """Return every call in the program, or in one folder of it, with the file it stands in."""
    return [(name, call) for name, call in _calls() if name.startswith(folder)]


@cache
def _calls() -> list[tuple[str, ast.Call]]:
    return [
        (name, node)
        for name, tree in PROGRAM.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    ]


def beside_the_words(tree: ast.Module) -> set[str]:
    """Return what is put into statements of SQL, as it is written in the source."""
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and _is_sql(node):
            found |= {
                ast.unparse(part.value)
                for part in node.values
                if isinstance(part, ast.FormattedValue)
            }
    return found


def _is_sql(text: ast.JoinedStr) -> bool:
    told = "".join(str(part.value) for part in text.values if isinstance(part, ast.Constant))
    clause = any(word in told for word in (" IN (", " = ?", "AND ", "ON CONFLICT", " WHERE "))
    return told.strip().upper().startswith(WORDS_OF_SQL) or clause


def test_statements_hold_names_of_ours_and_nothing_that_is_typed():
    stored = {name: tree for name, tree in PROGRAM.items() if name.startswith(STORAGE)}
    wild = {name: beside_the_words(tree) - PUT_IN for name, tree in stored.items()}
    assert {name: found for name, found in wild.items() if found} == {}


def test_a_statement_with_something_typed_in_it_is_found():
    tree = ast.parse("def f(typed): run(f'SELECT * FROM note WHERE text = {typed}')")
    assert beside_the_words(tree) == {"typed"}


def test_tool_tips_are_made_plain_in_one_place():
    setters = {"setToolTip", "showText", "setWhatsThis", "setStatusTip"}
    wild = [
        f"{name}:{call.lineno}"
        for name, call in every_call(UI)
        if called(call) in setters and name != LABEL and not _is_ours(call)
    ]
    assert wild == []
    shown = (name for name in PROGRAM if name.startswith(UI))
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in shown}
    asked = {name for name, text in texts.items() if "ItemDataRole.ToolTipRole" in text}
    assert asked
    assert [name for name in asked if "plain_tool_tip(" not in texts[name]] == []


def _is_ours(call: ast.Call) -> bool:
    """Tell whether the words are the program's own, without anybody's in them."""
    first = call.args[0]
    return isinstance(first, ast.Call) and called(first) == "say" and not first.keywords


def test_nothing_comes_up_in_a_box_and_labels_are_ours():
    boxes = {"QMessageBox", "QErrorMessage", "QInputDialog"}
    wild = [
        f"{name}:{call.lineno}"
        for name, call in every_call(UI)
        # Qt's own label is for pictures; it would guess whether words are markup.
        if called(call) in boxes or (called(call) == "QLabel" and call.args)
    ]
    assert wild == []


FORBIDDEN = {"eval", "exec", "compile", "__import__"}
UNREAD = {"pickle", "marshal", "shelve", "yaml", "xml", "dill", "tarfile", "runpy", "code"}
# From the program to itself, through a pipe; no file and nobody's words come that way.
WITHIN_THE_HOUSE = {"dialog_app/reports/batch_wire.py": {"pickle"}}


def test_nothing_that_is_read_can_run():
    wild = [
        f"{name}:{call.lineno}"
        for name, call in every_call()
        if isinstance(call.func, ast.Name) and call.func.id in FORBIDDEN
    ]
    assert wild == []
    for name, tree in PROGRAM.items():
        read = {module.partition(".")[0] for module in imported(tree) - {"xml.sax.saxutils"}}
        assert read & UNREAD - WITHIN_THE_HOUSE.get(name, set()) == set(), name


def test_nothing_is_unpacked_to_the_disk():
    # Names in a zip may lead anywhere (../x, C:\\x, CON.txt): members are read by their own names.
    unpacking = {"extract", "extractall", "unpack_archive"}
    assert [name for name, call in every_call() if called(call) in unpacking] == []


def test_no_shell_is_asked():
    shells = {"system", "popen", "startfile", "getoutput"}
    wild = [
        f"{name}:{call.lineno}"
        for name, call in every_call()
        if called(call) in shells or any(word.arg == "shell" for word in call.keywords)
    ]
    assert wild == []
