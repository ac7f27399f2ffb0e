"""What lies inside wheels and beside them, where no tool sees it: listed here by hand.

Versions are read from the libraries that run, or from the lists that wheels bring of themselves
(PEP 770). A version nobody can read is left out rather than guessed; it is then that of the
package around it.
"""

import hashlib
import importlib
import importlib.metadata
import json
import platform
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

ROOT: Final = Path(__file__).resolve().parent.parent
_NUMBER: Final = re.compile(r"\d+(\.\d+)+[\w.]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A library or a file, with its licence as an SPDX expression where there is one."""

    name: str
    version: str = ""
    licence: str = ""
    kind: Literal["library", "file", "data", "platform"] = "library"
    sha256: str = ""


def within(package: str) -> list[Part]:
    """Return what a package's wheel holds of others, by name."""
    listed = {part.name: part for part in _told_by_wheel(package)}
    by_hand = _BY_HAND.get(package, dict[str, tuple[str, Callable[[], str]]]())
    for name, (licence, version) in by_hand.items():
        listed[name] = Part(name, _number(version), licence)
    return sorted(listed.values(), key=lambda part: part.name.casefold())


def beside() -> list[Part]:
    """Return what is shipped and is no package: Python itself, fonts, the starter."""
    parts = [
        Part("Python", platform.python_version(), "PSF-2.0", "platform"),
        *(
            Part(f"{name} (in Python)", _number(version), licence)
            for name, (licence, version) in _IN_PYTHON.items()
        ),
        Part("PyInstaller bootloader", _installed("pyinstaller"), _STARTER),
        Part("IANA time zones", _zones(), "LicenseRef-public-domain", "data"),
        *_fonts(),
    ]
    return sorted(parts, key=lambda part: part.name.casefold())


def licence(package: str) -> str:
    """Return a package's licence as it says of itself, or as we know it where it says little."""
    if package in _LICENCES:
        return _LICENCES[package]
    try:
        told: Any = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
    return told.get("License-Expression") or (told.get("License") or "").partition("\n")[0][:80]


def is_expression(text: str) -> bool:
    """Tell whether a licence is an SPDX expression."""
    return re.fullmatch(r"[A-Za-z0-9.()+-]+( (OR|AND|WITH) [A-Za-z0-9.()+-]+)*", text) is not None


def _number(read: Callable[[], str]) -> str:
    """Return the version in what a library says of itself; nothing where it is not to be asked."""
    with suppress(ImportError, AttributeError, OSError):
        found = _NUMBER.search(read() or "")
        return found[0] if found else ""
    return ""


def _told_by_wheel(package: str) -> Iterator[Part]:
    for told in _lists_of(package):
        for one in told.get("components", []):
            if one["name"] != package and not one["name"].startswith("PIL."):
                yield Part(one["name"], one.get("version") or "", _told_licence(one))


def _told_licence(component: dict[str, Any]) -> str:
    first = (component.get("licenses") or [{}])[0]
    named = first.get("license", {})
    return str(first.get("expression") or named.get("id") or named.get("name") or "")


def _lists_of(package: str) -> Iterator[dict[str, Any]]:
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        return
    for file in files:
        if "sboms" in file.parts and file.suffix == ".json":
            yield json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))


def _of_archive(question: str) -> Callable[[], str]:
    def read() -> str:
        from dialog_app.storage import sqlite

        # Of an archive with a key: without one the encryption is not asked.
        with tempfile.TemporaryDirectory() as folder:
            key = sqlite.Key(bytes(32), bytes(16))
            connection = sqlite.connect(Path(folder) / "asked", key)
            try:
                return str(connection.execute(question).fetchone()[0])
            finally:
                connection.close()

    return read


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return str(qVersion())


def _in_qt(library: str, pattern: str) -> Callable[[], str]:
    """Return what reads a version out of one of Qt's own files."""

    def read() -> str:
        import PySide6

        folder = Path(PySide6.__path__[0])
        files = [*folder.glob(f"Qt/lib/*{library}.so*"), *folder.glob(f"*{library}.dll")]
        for file in files:
            found = re.search(pattern.encode(), file.read_bytes())
            if found:
                return found[1].decode()
        return ""

    return read


def _icu() -> str:
    import PySide6

    names = [path.name for path in Path(PySide6.__path__[0]).glob("Qt/lib/libicudata.so.*")]
    return max((name.partition(".so.")[2] for name in names), key=len, default="")


def _openssl_of_cryptography() -> str:
    from cryptography.hazmat.backends.openssl.backend import backend

    return backend.openssl_version_text()


def _lxml(name: str) -> Callable[[], str]:
    def read() -> str:
        etree = importlib.import_module("lxml.etree")
        return ".".join(str(part) for part in getattr(etree, name))

    return read


def _pillow(name: str) -> Callable[[], str]:
    def read() -> str:
        features = importlib.import_module("PIL.features")
        return str(features.version(name) or "")

    return read


def _python(module: str, name: str) -> Callable[[], str]:
    def read() -> str:
        return str(getattr(importlib.import_module(module), name))

    return read


def _nobody_says() -> str:
    return ""


def _installed(package: str) -> str:
    return importlib.metadata.version(package)


def _zones() -> str:
    return _python("tzdata", "IANA_VERSION")()


def _fonts() -> Iterator[Part]:
    import qtawesome

    icons = sorted((Path(qtawesome.__path__[0]) / "fonts").glob("phosphor-*.ttf"))
    files = [*sorted((ROOT / "resources" / "fonts").glob("*.ttf")), *icons]
    for file in files:
        licence_of = next(
            words for start, words in _FONT_LICENCES.items() if file.name.startswith(start)
        )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        yield Part(file.name, "", licence_of, "file", digest)


_STARTER: Final = "GPL-2.0-or-later WITH Bootloader-exception"
_FONT_LICENCES: Final = {
    "DejaVu": "Bitstream-Vera",
    "Noto": "OFL-1.1",
    "phosphor": "MIT",
}
_LICENCES: Final = {
    "backports-tarfile": "MIT",
    "click-default-group": "LicenseRef-public-domain",
    "jaraco-classes": "MIT",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "pyside6-pdf": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}
_IN_PYTHON: Final = {
    "zlib": ("Zlib", _python("zlib", "ZLIB_RUNTIME_VERSION")),
    "expat": ("MIT", _python("pyexpat", "EXPAT_VERSION")),
    "OpenSSL": ("Apache-2.0", _python("ssl", "OPENSSL_VERSION")),
    "libffi": ("MIT", _nobody_says),
    "bzip2": ("bzip2-1.0.6", _nobody_says),
    "xz": ("0BSD", _nobody_says),
}
_BY_HAND: Final[dict[str, dict[str, tuple[str, Callable[[], str]]]]] = {
    "sqlcipher3": {
        "SQLite": ("blessing", _of_archive("SELECT sqlite_version()")),
        "SQLCipher": ("BSD-3-Clause", _of_archive("PRAGMA cipher_version")),
        "OpenSSL": ("Apache-2.0", _of_archive("PRAGMA cipher_provider_version")),
    },
    "cryptography": {"openssl": ("Apache-2.0", _openssl_of_cryptography)},
    "pyside6-essentials": {
        "Qt": ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", _qt),
        "FreeType": ("FTL OR GPL-2.0-only", _nobody_says),
        "HarfBuzz": ("MIT", _nobody_says),
        "ICU": ("Unicode-3.0", _icu),
        "libpng": ("libpng-2.0", _in_qt("Qt6Gui", r"libpng version (\d+\.\d+\.\d+)")),
        "libjpeg-turbo": ("IJG AND BSD-3-Clause AND Zlib", _nobody_says),
        "zlib": ("Zlib", _nobody_says),
        "PCRE2": ("BSD-3-Clause", _nobody_says),
        "double-conversion": ("BSD-3-Clause", _nobody_says),
        "md4c": ("MIT", _nobody_says),
    },
    "pyside6-pdf": {
        "PDFium": ("BSD-3-Clause AND Apache-2.0", _nobody_says),
        "FreeType": ("FTL OR GPL-2.0-only", _nobody_says),
        "libjpeg-turbo": ("IJG AND BSD-3-Clause AND Zlib", _nobody_says),
        "OpenJPEG": ("BSD-2-Clause", _nobody_says),
        "Little CMS": ("MIT", _nobody_says),
        "zlib": ("Zlib", _nobody_says),
    },
    "lxml": {
        "libxml2": ("MIT", _lxml("LIBXML_VERSION")),
        "libxslt": ("MIT", _lxml("LIBXSLT_VERSION")),
        "zlib": ("Zlib", _nobody_says),
        "libiconv": ("LGPL-2.1-or-later", _nobody_says),
    },
    "pillow": {
        "FreeType": ("FTL OR GPL-2.0-only", _pillow("freetype2")),
        "HarfBuzz": ("MIT", _pillow("harfbuzz")),
        "libjpeg-turbo": ("IJG AND BSD-3-Clause AND Zlib", _pillow("libjpeg_turbo")),
        "libtiff": ("libtiff", _pillow("libtiff")),
        "OpenJPEG": ("BSD-2-Clause", _pillow("jpg_2000")),
        "zlib-ng": ("Zlib", _pillow("zlib_ng")),
    },
}
