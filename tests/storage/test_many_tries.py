"""Secrets tried from several threads at once."""

from concurrent.futures import ThreadPoolExecutor

from dialog_app.storage import bundle, secret
from dialog_app.storage.slots import Cost

TWO_LANES = Cost(memory=64, passes=1, lanes=2)


def test_many_bundles_are_opened_at_once_and_none_waits_for_ever():
    def there_and_back(number):
        given = secret.passphrase("hundre stille elver")
        copy = str(number).encode()
        return bundle.opened(bundle.sealed(copy, given, TWO_LANES), given) == copy

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(there_and_back, range(200), timeout=60))
