"""Services and methods from several laptops that are called the same, and are not one."""

from collections import Counter

from dialog_app.core.register import Register


def same_names(before: Register, after: Register) -> tuple[str, ...]:
    """Return names of services and codes of methods that came in and stand there more than once.

    Nobody has joined them: what is called the same need not be the same.
    """
    names = Counter(row.name.casefold() for row in after.services)
    here = {row.id for row in before.services}
    fresh = {row.name.casefold(): row.name for row in after.services if row.id not in here}
    codes = Counter((row.description_code, row.code) for row in after.methods)
    known = {row.id for row in before.methods}
    methods = [row for row in after.methods if row.id not in known]
    return (
        *(name for key, name in fresh.items() if names[key] > 1),
        *(row.code for row in methods if codes[row.description_code, row.code] > 1),
    )
