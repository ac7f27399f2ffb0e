"""Code and settings that lie about on the laptop, shut out before any library looks for them.

Libraries obey variables and files of the user: OpenSSL reads a configuration that can load a
library, Qt takes plug-ins from folders it is told of. None of that is meant for this program, and
a file left in a home folder must not decide what happens to an archive. What only *chooses* among
what the program brings along (QT_QPA_PLATFORM, QT_SCALE_FACTOR, QT_IM_MODULE, a theme, a language,
a folder for passing files) stays the user's own. ReportLab's doors are closed where it is taken in
(`reports.reportlab_safe`). Whoever sets LD_PRELOAD or PYTHONPATH runs code as the user already.
"""

import os
import sys
from typing import Final

DROPPED: Final = (
    "OPENSSL_CONF_INCLUDE",
    "OPENSSL_ENGINES",
    "OPENSSL_MODULES",
    "QT_PLUGIN_PATH",
    "QT_QPA_GENERIC_PLUGINS",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
)
"""Variables that lead a library to code, or to files that name code."""

EMPTY: Final = ("OPENSSL_CONF",)
"""Variables that name a file: they name an empty one, or the system's own would be read."""


def shut_out() -> None:
    """Shut it out, for this process and for those it starts; to be called before any import."""
    for name in DROPPED:
        if not _is_packed(os.environ.get(name, "")):
            os.environ.pop(name, None)
    for name in EMPTY:
        os.environ[name] = os.devnull


def _is_packed(folder: str) -> bool:
    """Tell whether a folder is the frozen program's own, as its starter sets it."""
    own = getattr(sys, "_MEIPASS", None)
    return bool(own) and folder.startswith(str(own) + os.sep) and os.pathsep not in folder
