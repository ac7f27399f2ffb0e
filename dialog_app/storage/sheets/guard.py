"""Looking at a workbook before it is opened: it is a zip file, and may be made to do harm."""

import io
import zipfile
from typing import Final

from defusedxml import ElementTree

from dialog_app.core.errors import RuleBroken
from dialog_app.storage.sheets.limits import MEMBER_BYTES, MEMBERS, RATIO, UNPACKED_BYTES

_PART: Final = 1 << 16
_ENCRYPTED: Final = 0x1
# Small, and read before anything else: a workbook has no business declaring entities in them.
_TOLD_FIRST: Final = ("[Content_Types].xml", "xl/workbook.xml")


def check(raw: bytes) -> None:
    """Return when a workbook may be opened.

    Raises `RuleBroken`: `sheet.not_a_workbook` (no such zip file, or entities in its XML) and
    `sheet.bomb` (too many members, or more bytes than it says or may hold).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            _check_sizes(packed)
            for name in _TOLD_FIRST:
                ElementTree.fromstring(packed.read(name), forbid_dtd=True)
    except RuleBroken:
        raise
    except Exception as wrong:
        # The readers of zip and XML raise all kinds of errors for files made to hurt them.
        raise RuleBroken("sheet.not_a_workbook") from wrong


def _check_sizes(packed: zipfile.ZipFile) -> None:
    """Look at what the file says of itself first, and then at what it really unpacks to."""
    members = packed.infolist()
    if len(members) > MEMBERS or sum(one.file_size for one in members) > UNPACKED_BYTES:
        raise RuleBroken("sheet.bomb")
    for one in members:
        if one.flag_bits & _ENCRYPTED:
            raise RuleBroken("sheet.not_a_workbook")
        small = one.file_size <= MEMBER_BYTES
        if not small or one.file_size > RATIO * max(1, one.compress_size):
            raise RuleBroken("sheet.bomb")
    if sum(_real_size(packed, one) for one in members) > UNPACKED_BYTES:
        raise RuleBroken("sheet.bomb")


def _real_size(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Return how many bytes a member really unpacks to, whatever the file says."""
    size = 0
    with packed.open(member) as file:
        while part := file.read(_PART):
            size += len(part)
            if size > MEMBER_BYTES:
                raise RuleBroken("sheet.bomb")
    return size
