"""What stands over a service in a picture: the words that tell it from others of its kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from dialog_app.core.across.columns import Column
from dialog_app.core.register import Register

Words = Sequence[str]


def telling_names(register: Register, columns: Iterable[Column]) -> dict[str, str]:
    """Return, by id, what tells each named service from others of its kind: «Fagerli».

    What all names of the kind begin with is left out, word by word, and so are the title and code
    of the kind; a word is always left.
    """
    alike: dict[str, dict[str, Words]] = defaultdict(dict)
    for column in columns:
        if column.name:
            name = register.service(column.service_id).name
            alike[column.kind][column.service_id] = name.split() or [name]
    found: dict[str, str] = {}
    for kind, names in alike.items():
        begun = _begun(register, kind)
        shared = _shared(tuple(names.values()))
        for service_id, words in names.items():
            drop = max([shared, *(len(one) for one in begun if _begins(words, one))])
            found[service_id] = " ".join(words[min(drop, len(words) - 1) :])
    return found


def _begun(register: Register, kind: str) -> tuple[Words, ...]:
    """Return the words names of a kind may begin with and tell nothing: its code and titles."""
    title = next((row.title for row in register.descriptions if row.code == kind), None)
    titles = (title.nb, title.nn, title.en) if title is not None else ()
    return tuple(one.split() for one in (kind, *titles) if one)


def _begins(words: Words, with_these: Words) -> bool:
    folded = [word.casefold() for word in words[: len(with_these)]]
    return folded == [word.casefold() for word in with_these]


def _shared(names: Sequence[Words]) -> int:
    """Return how many words all of several names begin with."""
    if len(names) == 1:
        return 0
    alike = ({word.casefold() for word in at} for at in zip(*names, strict=False))
    return sum(1 for _ in takewhile(lambda words: len(words) == 1, alike))
