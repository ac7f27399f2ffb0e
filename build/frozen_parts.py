"""Which parts of Qt and of Python the frozen program takes along."""

import re
from pathlib import PurePosixPath
from typing import Final

# Of the icon fonts only this one is used, and only as a file.
ICON_FONT: Final = ("fonts/phosphor-*",)

# Imported by name while the program runs, where PyInstaller does not see it.
HIDDEN: Final = ("sqlcipher3", "sqlcipher3.dbapi2", "tzdata")

LEFT_OUT: Final = (
    *("PIL.ImageQt", "PIL.ImageTk", "PIL._avif", "PIL._webp", "tkinter"),
    *("IPython", "_pytest", "hypothesis", "pip", "pytest", "setuptools", "pkg_resources"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml"),
    *("PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "qtpy"),
)

# Every other plug-in of Qt stays out, and with it the libraries that only it needs.
_PLUGINS: Final = {
    "iconengines": r"qsvgicon",
    "imageformats": r"q(gif|ico|jpeg|svg)",
    "platforminputcontexts": r"(compose|ibus)platforminputcontextplugin",
    "platforms": r"q(cocoa|minimal|offscreen|wayland|windows|xcb)",
    "platformthemes": r"qxdgdesktopportal",
    "printsupport": r".*",
    "styles": r".*",
    "wayland-decoration-client": r".*",
    "wayland-graphics-integration-client": r"qt-plugin-wayland-egl",
    "wayland-shell-integration": r"(xdg|qt)-shell",
    "xcbglintegrations": r".*",
}

# Libraries that only parts left out ask for: of Qt, and GTK with all that it draws with.
_LIBRARIES_LEFT_OUT: Final = re.compile(
    r"(lib)?Qt6(Designer|EglF[sS]\w*|Qml\w*|Quick\w*|Sql|Test|VirtualKeyboard\w*)\b"
    r"|lib(atk|cairo|datrie|fribidi|gdk|graphite2|gtk|harfbuzz|pango|pixman|thai)\b"
    r"|lib(cairo-gobject|gdk_pixbuf|pangocairo|pangoft2)\b|opengl32sw"
)


def is_needed(name: str) -> bool:
    """Return whether a file that PyInstaller found, named by its place in the folder, is packed."""
    place = PurePosixPath(name.replace("\\", "/"))
    if "translations" in place.parts and "PySide6" in place.parts:
        return False  # Qt has no bokmål; its words are among our own
    if "plugins" in place.parts and "PySide6" in place.parts:
        return _is_needed_plugin(place)
    return _LIBRARIES_LEFT_OUT.match(place.name) is None


def _is_needed_plugin(place: PurePosixPath) -> bool:
    kind, file = place.parts[-2:]
    stem = re.sub(r"^lib|\.(so|dll|dylib)$", "", file)
    return re.fullmatch(_PLUGINS.get(kind, "(?!)"), stem) is not None
