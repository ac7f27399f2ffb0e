"""Make docs/words.md from the glossary and the terms: python3 build/words.py [--check]."""

import csv
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGUE: Final = ROOT / "resources" / "catalogue"
PAGE: Final = ROOT / "docs" / "words.md"

HEAD: Final = """\
# Words

One set of words rules names in the code, labels on screen and text on paper.
Code uses the English word, people see bokmål or nynorsk.

This page is made by `python3 build/words.py` from `resources/catalogue/glossary.csv` and
`resources/catalogue/terms.csv`; change those, not this.
"""

Row = dict[str, str]


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` only say (exit code 1) that it is not up to date."""
    wanted = page()
    if "--check" not in arguments:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print("docs/words.md is not up to date: run python3 build/words.py", file=sys.stderr)
    return 1


def page() -> str:
    """Return the whole page as it should be."""
    terms = groupby(_rows("terms"), key=lambda row: row["group"])
    sections = [_section(_title(group), rows) for group, rows in terms]
    return "\n".join([HEAD, _section("The field", _rows("glossary")), *sections])


def _rows(name: str) -> list[Row]:
    with (CATALOGUE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _title(group: str) -> str:
    return group.replace("_", " ").capitalize()


def _section(title: str, rows: Iterable[Row]) -> str:
    lines = [f"| {row['en']} | {row['nb']} | {row['nn']} |" for row in rows]
    head = [f"## {title}", "", "| English | bokmål | nynorsk |", "|---|---|---|"]
    return "\n".join([*head, *lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
