"""What the services say together, in words first and in numbers one step away.

Only what `core.publish` lets stand is told in numbers; shares are whole percentages. That services
volunteered is always told: those that agree may have been the ones that came.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dialog_app.core.formats import Phrase, number
from dialog_app.core.measures import Label
from dialog_app.core.model.base import Language
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import LEAST_SERVICES, Measured
from dialog_app.core.national.per_word import PerWord, per_word
from dialog_app.core.national.small import LEAST_SERVICES as LEAST_TOLD
from dialog_app.core.national.small import told_percent, told_services
from dialog_app.core.national.tables import MOVES, NationalTables, national_tables
from dialog_app.core.publish.table import PublishedTable
from dialog_app.core.register import Register

if TYPE_CHECKING:
    from dialog_app.core.decide.rule import Because

VOLUNTEERED: Final = Phrase("national.volunteered")
"""Stands on every page that tells of more than one service (measures §1.9)."""

RoleName = Callable[[str], str]

_CLEAR: Final = 0.05
_SMALLEST: Final = 0.001
_LEAST_MOVED: Final = 20
_ALIKE: Final = 0.05
_UNLIKE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one method: first in words, then the numbers, then what to bear in mind."""

    about_id: str
    words: tuple[Phrase, ...]
    numbers: tuple[Phrase, ...] = ()
    notes: tuple[Phrase, ...] = ()
    tables: NationalTables = field(default=NationalTables(None, None, None))


def role_names(register: Register, language: Language) -> RoleName:
    """Return what each role is called, by its code."""
    titles = {row.code: row.title.best(language) for row in register.roles}
    return lambda code: titles.get(code, code)


def told(measured: Measured, role_name: RoleName, language: Language) -> Told:
    """Return what may be told of a method that was measured.

    Under ten services it is too little for shares, and only which word fits how many is told.
    """
    tables = national_tables(measured)
    return Told(
        about_id=measured.about_id,
        words=tuple(_words(measured, tables, role_name)),
        numbers=tuple(_numbers(measured, tables, language)),
        notes=tuple(_notes(measured, tables)),
        tables=tables,
    )


# In words


def _words(measured: Measured, tables: NationalTables, role_name: RoleName) -> Iterator[Phrase]:
    if not measured.services:
        yield Phrase("national.nobody")
        return
    if not measured.enough:
        yield Phrase("national.too_little", {"n": LEAST_SERVICES})
    yield from _services_per_word(per_word(measured, tables.words))
    if measured.enough:
        yield from _share(measured, tables.answers)
        yield from _unlike(measured)
        yield from _least_role(measured, role_name)
        yield from _change(measured, tables.moves)


def _services_per_word(found: PerWord) -> Iterator[Phrase]:
    if found.of < LEAST_TOLD:
        yield Phrase("national.few_services")
        return
    for word, count in found.words:
        facts: dict[str, object] = {"n": count, "of": found.of, "word": _label(word)}
        yield Phrase("national.services_with_word", facts)
    if not found.words:
        most, hidden = found.most, Phrase("national.words_hidden")
        yield hidden if most is None else Phrase("national.most_services", {"word": _label(most)})
    elif found.others:
        yield Phrase("national.other_words", {"n": found.others, "of": found.of})
    if found.unworded:
        yield Phrase("national.without_word")


def _label(word: Label) -> Phrase:
    return Phrase(f"terms.label.{word.value}")


def _percent(measured: Measured, table: PublishedTable | None) -> int | None:
    """Return how many of a hundred agree, or None where that would tell too much."""
    if table is None or table.of(measured.about_id, "agree") is None or measured.pooled is None:
        return None
    return told_percent(measured.pooled.agree, measured.pooled.people)


def _share(measured: Measured, table: PublishedTable | None) -> Iterator[Phrase]:
    percent = _percent(measured, table)
    if percent is not None:
        yield Phrase("national.share", {"percent": percent})


def _unlike(measured: Measured) -> Iterator[Phrase]:
    """Tell how much the services differ; the limits are ours, written down beforehand."""
    varied = measured.variation
    if varied is None or varied.icc is None:
        return
    how = "alike" if varied.icc < _ALIKE else "unlike" if varied.icc >= _UNLIKE else "between"
    yield Phrase(f"national.services_answer.{how}")


def _least_role(measured: Measured, role_name: RoleName) -> Iterator[Phrase]:
    role, pooled = measured.least_role, measured.pooled
    if role is None or pooled is None or role.is_of_one or role.share >= pooled.share:
        # Everybody together agrees less: those who agree least are not among the large roles.
        return
    facts: dict[str, object] = {"role": role_name(role.role_code)}
    percent = told_percent(role.tally.agree, role.tally.took_position)
    if percent is None:
        yield Phrase("national.least_role_alone", facts)
    else:
        yield Phrase("national.least_role", {**facts, "percent": percent})


def _change(measured: Measured, table: PublishedTable | None) -> Iterator[Phrase]:
    change = measured.change
    if change is None:
        yield Phrase("national.no_pairs")
        return
    if table is None or not _whole(measured, table):
        yield Phrase("national.few_pairs")
        return
    moved = change.movement
    way = "up" if moved.up > moved.down else "down" if moved.down > moved.up else "even"
    clear = measured.q is not None and measured.q < _CLEAR
    yield Phrase(f"national.change.{way}{'_clear' if clear and way != 'even' else ''}")


def _whole(measured: Measured, table: PublishedTable) -> bool:
    return all(table.of(measured.about_id, column) is not None for column in MOVES)


# In numbers


def _numbers(measured: Measured, tables: NationalTables, language: Language) -> Iterator[Phrase]:
    pooled, role = measured.pooled, measured.least_role
    if not measured.enough or pooled is None:
        return
    if _percent(measured, tables.answers) is not None and pooled.interval is not None:
        lower, upper = pooled.interval.lower, pooled.interval.upper
        services = per_word(measured, tables.words).services_told
        facts: dict[str, object] = {
            "lower": math.floor(100 * lower),
            "upper": math.ceil(100 * upper),
            "services": services,
        }
        yield Phrase("national.interval" if services else "national.interval_alone", facts)
        mean = round(100 * pooled.mean_of_services)
        yield Phrase("national.mean_of_services", {"percent": mean})
    yield from _counts(measured, tables.answers)
    if tables.answers is not None:
        yield from _varied(measured, language)
    if measured.scores is not None and not (role is None or role.is_of_one):
        yield Phrase("national.roles_score", {"score": _two(measured.scores.geometric, language)})
    yield from _moved(measured, tables.moves, language)


def _counts(measured: Measured, table: PublishedTable | None) -> Iterator[Phrase]:
    if table is None or measured.phase is not Phase.AFTER:
        # Beside those after the dialogue they would tell of the few who came or left (P5).
        return
    row = measured.about_id
    counts = {column: table.of(row, column) for column in table.columns}
    if None not in counts.values():
        yield Phrase("national.counts", {**counts})
    elif without := counts["no_position"]:
        yield Phrase("national.no_position", {"n": without})


def _varied(measured: Measured, language: Language) -> Iterator[Phrase]:
    varied = measured.variation
    if varied is not None and varied.icc is not None:
        facts: dict[str, object] = {
            "icc": _two(max(0.0, varied.icc), language),
            "effect": number(varied.design_effect, language, 1),
        }
        yield Phrase("national.variation", facts)


def _moved(
    measured: Measured, table: PublishedTable | None, language: Language
) -> Iterator[Phrase]:
    change = measured.change
    if change is None or table is None or measured.q is None or not _whole(measured, table):
        return
    moved = change.movement
    facts: dict[str, object] = {
        "up": moved.up,
        "same": moved.same,
        "down": moved.down,
        "services": len(measured.moved),
    }
    yield Phrase("national.moved", facts)
    chance: dict[str, object] = {
        "p": _chance(moved.mid_p, language),
        "q": _chance(measured.q, language),
    }
    yield Phrase("national.chance", chance)
    p = change.marginal.p
    if p is not None and moved.up + moved.down >= _LEAST_MOVED:
        yield Phrase("national.all_positions", {"p": _chance(p, language)})


def _chance(p: float, language: Language) -> Phrase | str:
    """Return a chance as it is written: with three decimals, or as under the smallest of them."""
    least = number(_SMALLEST, language, 3)
    return Phrase("national.under", {"least": least}) if p < _SMALLEST else number(p, language, 3)


def _two(value: float, language: Language) -> str:
    return number(value, language, 2)


# To bear in mind


def _notes(measured: Measured, tables: NationalTables) -> Iterator[Phrase]:
    if len(measured.version_ids) > 1:
        yield Phrase("national.versions_together", {"n": len(measured.version_ids)})
    if measured.uncounted:
        count = told_services(measured.uncounted)
        yield (
            Phrase("national.uncounted_few")
            if count is None
            else Phrase("national.uncounted", {"n": count})
        )
    if measured.groups:
        yield Phrase("national.groups", {"n": measured.groups})
    found = (tables.answers, tables.words, tables.moves)
    if any(one is not None and not one.is_whole for one in found):
        yield Phrase("publish.hidden")
    yield VOLUNTEERED


# Why the rule proposes what it does


def told_because(because: "Iterable[Because]", role_name: RoleName) -> tuple[Phrase, ...]:
    """Return the reasons of a proposal as sentences."""
    return tuple(_reason(one, role_name) for one in because)


def _reason(one: "Because", role_name: RoleName) -> Phrase:
    facts: dict[str, object] = dict(one.facts)
    if "role" in facts:
        facts["role"] = role_name(str(facts["role"]))
    return Phrase(f"national.because.{one.code}", facts)
