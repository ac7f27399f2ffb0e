"""Encrypting an archive, writing it in plain again, and changing what opens it."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from dialog_app.base.identity import laptop_name
from dialog_app.cli.desk import DONE, FAILED, Refused, check_there, first_line, key_from, words
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import envelope, recovery_key, relocking, secret
from dialog_app.storage.archive import open_archive
from dialog_app.storage.secret import Secret
from dialog_app.storage.sqlite import Key


def encrypt(call: argparse.Namespace) -> int:
    """Encrypt an archive with its backups, and print its recovery key, once and never again.

    1 says that a backup could not be encrypted, and which.
    """
    check_there(call.archive)
    printed = recovery_key.new()
    chosen = secret.new_passphrase(first_line(_needed(call.passphrase_file)))
    key = _sealed((chosen, secret.recovery(printed)))
    done = relocking.encrypt(call.archive, key, ThisLaptop(laptop_name()).now())
    _show(printed)
    for copy in done.left_plain:
        print(words()("cli.backup_left_plain", name=copy.name), file=sys.stderr)
    return FAILED if done.left_plain else DONE


def _sealed(secrets: Iterable[Secret]) -> Key:
    given = tuple(secrets)
    try:
        return envelope.new_key(*given)
    finally:
        for one in given:
            one.wipe()


def _show(printed: str) -> None:
    print(printed)
    print(words()("cli.recovery_key"), file=sys.stderr)


def decrypt(call: argparse.Namespace) -> int:
    """Write an archive in plain; its backups stay as they are."""
    check_there(call.archive)
    key = _key_needed(call.archive, _needed(call.passphrase_file), secret.passphrase)
    relocking.decrypt(call.archive, key, ThisLaptop(laptop_name()).now())
    print(words()("cli.decrypted"), file=sys.stderr)
    return DONE


def _needed(file: Path | None) -> Path:
    if file is None:
        raise Refused(words()("cli.passphrase_file_missing"))
    return file


def _key_needed(archive: Path, file: Path, made: Callable[[str], Secret]) -> Key:
    key = key_from(archive, file, made)
    if key is None:
        raise Refused(words()("storage.not_encrypted"))
    return key


def change(call: argparse.Namespace) -> int:
    """Give an archive a new passphrase or recovery key; the earlier one opens it no more."""
    check_there(call.archive)
    key = _given_key(call)
    printed = recovery_key.new() if call.new_recovery_key else ""
    if printed:
        new = secret.recovery(printed)
    else:
        new = secret.new_passphrase(first_line(call.new_passphrase_file))
    archive = open_archive(call.archive, ThisLaptop(laptop_name()), key)
    try:
        archive.change_secret(new)
    finally:
        new.wipe()
        archive.close()
    if printed:
        _show(printed)
    return DONE


def rekey(call: argparse.Namespace) -> int:
    """Encrypt an archive and its backups with another key, and print its recovery key.

    1 says that a backup could not be read and stays as it was, and which.
    """
    check_there(call.archive)
    before = _key_needed(call.archive, _needed(call.passphrase_file), secret.passphrase)
    file = call.new_passphrase_file
    typed = first_line(file or call.passphrase_file)
    chosen = secret.new_passphrase(typed) if file else secret.passphrase(typed)
    printed = recovery_key.new()
    after = _sealed((chosen, secret.recovery(printed)))
    done = relocking.rekey(call.archive, before, after, ThisLaptop(laptop_name()).now())
    _show(printed)
    for copy in done.left_plain:
        print(words()("cli.backup_left_old", name=copy.name), file=sys.stderr)
    return FAILED if done.left_plain else DONE


def _given_key(call: argparse.Namespace) -> Key:
    if call.recovery_key_file is not None:
        return _key_needed(call.archive, call.recovery_key_file, secret.recovery)
    return _key_needed(call.archive, _needed(call.passphrase_file), secret.passphrase)
