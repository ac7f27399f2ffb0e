"""What this machine remembers: a random secret for each archive, in the system's own store.

Of keyring only the backend of the system itself is used. Its ways of finding others (a file in the
user's home, the environment, whatever is installed) would run code of whoever can write there.
"""

import os
import sys
from typing import TYPE_CHECKING, Final

from dialog_app.core.ports import StoreFailed
from dialog_app.storage.secret import RANDOM, Secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

_SERVICE: Final = "Dialogdag"
_CONFIGURING: Final = ("PYTHON_KEYRING_", "KEYRING_PROPERTY_", "KEYCHAIN_PATH")


class KeyStore:
    """The system's store. Its calls may wait for the system, which may ask the user something."""

    def __init__(self, backend: "KeyringBackend") -> None:
        self._backend = backend

    def put(self, archive: str, secret: Secret) -> None:
        """Remember a secret for the key of a name; raises `StoreFailed("key_store")`."""
        try:
            self._backend.set_password(_service(archive), archive, secret.content.hex())
        except Exception:
            # What it says may repeat what it was given.
            raise StoreFailed("key_store") from None

    def get(self, archive: str) -> Secret | None:
        """Return what is remembered for the key of a name, None where nothing useful is."""
        try:
            content = bytearray.fromhex(
                self._backend.get_password(_service(archive), archive) or ""
            )
        except Exception:
            return None
        return Secret("machine", content) if len(content) == RANDOM else None

    def drop(self, archive: str) -> None:
        """Remember nothing any more for the key of a name; never fails."""
        try:
            self._backend.delete_password(_service(archive), archive)
        except Exception:
            # Most often there was nothing; without its slot what is left opens nothing.
            return


def _service(archive: str) -> str:
    # One for each: Windows would move an earlier secret of the same service aside.
    return f"{_SERVICE} {archive}"


def system_store() -> KeyStore | None:
    """Return the store of this system, None where there is none known to be good.

    May take seconds, where a store is there and does not answer. Never fails.
    """
    try:
        backend = _backend()
        # Asking how good it is finds out whether it is there at all.
        usable = backend is not None and bool(type(backend).priority)
    except Exception:
        return None
    return KeyStore(backend) if backend is not None and usable else None


def _backend() -> "KeyringBackend | None":
    for name in list(os.environ):
        if name.startswith(_CONFIGURING):
            del os.environ[name]
    import keyring

    made = _of_this_system()
    if made is not None:
        # Nobody who asks keyring itself finds another one any more.
        keyring.set_keyring(made)
    return made


def _of_this_system() -> "KeyringBackend | None":
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        vault = WinVaultKeyring()
        # Not one that goes along to other machines of the same user.
        vault.persist = "local machine"
        return vault
    if sys.platform == "darwin":
        from keyring.backends import macOS

        return macOS.Keyring()
    if sys.platform.startswith("linux"):
        # GNOME's, and KDE's since its wallet answers at the same door.
        from keyring.backends.SecretService import Keyring

        made: Callable[[], KeyringBackend] = Keyring
        return made()
    return None
