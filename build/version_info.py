"""What Windows shows about the program's files: name, version, language."""

import re
from pathlib import Path
from typing import Final

_TEMPLATE: Final = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([
      StringTable('041404B0', [
        StringStruct('FileDescription', 'Dialogdag'),
        StringStruct('FileVersion', '{version}'),
        StringStruct('InternalName', 'dialog_app'),
        StringStruct('ProductName', 'Dialogdag'),
        StringStruct('ProductVersion', '{version}'),
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [0x0414, 1200])]),
  ],
)
"""


def version(root: Path) -> str:
    """Return the program's version, read from its package without importing it.

    Raises ValueError when it is not there.
    """
    content = (root / "dialog_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', content, flags=re.MULTILINE)
    if found is None:
        raise ValueError("dialog_app/__init__.py")
    return found[1]


def text(number: str) -> str:
    """Return the version resource, as PyInstaller reads it, for a version like 1.2.3."""
    numbers = (*(int(part) for part in number.split(".")), 0)
    return _TEMPLATE.format(numbers=numbers, version=number)


def written(root: Path) -> str:
    """Return the name of a file with the version resource, written into .scratch."""
    path = root / ".scratch" / "version_info.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(version(root)), encoding="utf-8")
    return str(path)
