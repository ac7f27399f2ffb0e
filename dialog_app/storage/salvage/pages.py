"""The pages of a damaged file, as far as they can be read: decrypted, and with the log laid over.

The form of pages and log is SQLite's (sqlite.org/fileformat2), that of encrypted pages is
SQLCipher 4's: AES-256-CBC, an HMAC-SHA512 over content, initial vector and page number.
"""

import hashlib
import hmac
import struct
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dialog_app.storage.sqlite import MAGIC, Key

SIZE: Final = 4096
_IV: Final = 16
_MAC: Final = 64
_RESERVED: Final = _IV + _MAC
_SALT: Final = 16
_SALT_MASK: Final = 0x3A
_WAL_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_WAL_MAGICS: Final = {0x377F0682: "<", 0x377F0683: ">"}
_HALF: Final = 0xFFFFFFFF


class Pages:
    """The pages of one file by number, from 1; None where a page is damaged or not there.

    Of an encrypted file every damaged page is known; of a plain one those that make no sense.
    """

    def __init__(self, path: Path, key: Key | None) -> None:
        self._content = path.read_bytes()
        self._log = _laid_over(path.with_name(path.name + "-wal"))
        self._cipher = _Cipher(key) if key is not None else None
        in_file = -(-len(self._content) // SIZE)
        self.count = max(in_file, *self._log, 0) if self._log else in_file
        self.usable = SIZE - (_RESERVED if key is not None else 0)
        self._read: dict[int, bytes | None] = {}

    def page(self, number: int) -> bytes | None:
        """Return the usable bytes of a page."""
        if number not in self._read:
            self._read[number] = self._readable(number)
        return self._read[number]

    def _readable(self, number: int) -> bytes | None:
        if not 1 <= number <= self.count:
            return None
        raw = self._log.get(number)
        if raw is None:
            raw = self._content[(number - 1) * SIZE : number * SIZE]
        if len(raw) != SIZE:
            return None
        if self._cipher is not None:
            return self._cipher.opened(number, raw)
        return raw if number > 1 or raw.startswith(MAGIC) else None


class _Cipher:
    """Opens the pages of an encrypted file."""

    def __init__(self, key: Key) -> None:
        self._key = bytes(key.secret)
        salt = bytes(byte ^ _SALT_MASK for byte in key.salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, salt, 2, 32)

    def opened(self, number: int, raw: bytes) -> bytes | None:
        """Return a page in clear, or None where its seal is broken."""
        begin = _SALT if number == 1 else 0
        sealed, seal = raw[begin:-_MAC], raw[-_MAC:]
        found = hmac.new(self._mac_key, sealed + struct.pack("<I", number), "sha512").digest()
        if not hmac.compare_digest(found, seal):
            return None
        vector = sealed[-_IV:]
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        clear = decryptor.update(sealed[:-_IV]) + decryptor.finalize()
        return MAGIC + clear if number == 1 else clear


def _laid_over(log: Path) -> dict[int, bytes]:
    """Return the newest committed pages of the log beside a file; nothing where it is damaged."""
    try:
        content = log.read_bytes()
    except OSError:
        return {}
    if len(content) < _WAL_HEADER:
        return {}
    order = _WAL_MAGICS.get(int.from_bytes(content[:4]))
    if order is None or int.from_bytes(content[8:12]) != SIZE:
        return {}
    return _committed(content, order)


def _committed(content: bytes, order: str) -> dict[int, bytes]:
    salts = content[16:24]
    sums = _sums(content[:24], (0, 0), order)
    if sums != struct.unpack(">II", content[24:32]):
        return {}
    laid: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    step = _FRAME_HEADER + SIZE
    for start in range(_WAL_HEADER, len(content) - step + 1, step):
        header, page = content[start : start + 24], content[start + 24 : start + step]
        sums = _sums(page, _sums(header[:8], sums, order), order)
        if header[8:16] != salts or sums != struct.unpack(">II", header[16:24]):
            break
        number, size_after = struct.unpack(">II", header[:8])
        waiting[number] = page
        if size_after:
            laid.update(waiting)
            waiting.clear()
    return laid


def _sums(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _HALF
        second = (second + other + first) & _HALF
    return first, second
