"""The kinds of file a command writes, as they are typed."""

from collections.abc import Callable

from dialog_app.core.file_kind import FileKind


def kinds_of(*known: FileKind) -> Callable[[str], list[FileKind]]:
    """Return what reads kinds in a list with commas; it raises `ValueError` for one not `known`."""

    def kinds(typed: str) -> list[FileKind]:
        found = [FileKind(part.strip().lower()) for part in typed.split(",")]
        if not set(found) <= set(known):
            raise ValueError(typed)
        return found

    return kinds
