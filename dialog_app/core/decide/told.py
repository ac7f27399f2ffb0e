"""Decisions, dissents and grounds in words, the same on the screen, in a list and on paper."""

from collections.abc import Iterator

from dialog_app.core import formats
from dialog_app.core.decide.groundings import (
    ChildrenGround,
    Ground,
    Groundings,
    ProfessionalsGround,
    ResearchGround,
    RightsGround,
)
from dialog_app.core.decide.view import AdviceThere, Decided, Standing
from dialog_app.core.formats import Voice, capital
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import Role
from dialog_app.core.model.practice import DecidedAs, DecisionDissent, MethodDecision
from dialog_app.core.register import Register

LEAST_SERVICES = 3
"""Fewer services than this are not counted (measures §4.5, R1)."""


def decided_word(one: DecidedAs, words: Voice) -> str:
    """Return what is decided as a label: «Revideres»."""
    return capital(words(f"terms.decided_as.{one.value}"))


def decided_line(row: MethodDecision, words: Voice) -> str:
    """Return a decision in a line: «Revideres (avgjørelse 2, 21.11.2026)»."""
    word = decided_word(row.decided, words)
    return words("decide.line_with_word", word=word, number=row.number, date=_date(row, words))


def number_line(row: MethodDecision, words: Voice) -> str:
    """Return which decision it is: «Avgjørelse 2, 21.11.2026»."""
    return words("decide.line", number=row.number, date=_date(row, words))


def _date(row: MethodDecision, words: Voice) -> str:
    return formats.date(row.decided_on) if row.decided_on else words("decide.no_date")


def proposed_then(row: MethodDecision, words: Voice) -> str:
    """Return what the rule proposed when it was decided, and that people chose otherwise."""
    key = "decide.rule_agreed" if row.decided is row.proposed else "decide.rule_proposed"
    told = words(key, word=words(f"terms.decided_as.{row.proposed.value}"))
    return f"{told} {words('decide.legal_then')}" if row.legal else told


def took_part(register: Register, decided: Decided, words: Voice, language: Language) -> str:
    """Return who took part, as roles and numbers: «leder 4, helsesykepleier 6, proffer 3»."""
    titles = {row.code: row.title.best(language) for row in register.all(Role)}
    parts = [f"{titles.get(row.role_code, row.role_code)} {row.present}" for row in decided.roles]
    if decided.row.pros:
        parts.append(words("decide.pros", n=decided.row.pros))
    return capital(", ".join(parts))


def decision_facts(
    register: Register, decided: Decided, words: Voice, language: Language
) -> Iterator[tuple[str, str]]:
    """Give what is known of a decision as pairs of a name and words; what is not said is left."""
    row = decided.row
    yield words("decide.fact.reason"), row.reason
    yield words("decide.fact.took_part"), took_part(register, decided, words, language)
    if decided.version is not None:
        number = words("decide.form.version_number", number=decided.version.number)
        yield words("decide.fact.version"), number
    revisit = formats.date(row.revisit_on) if row.revisit_on else words("decide.fact.not_set")
    yield words("decide.fact.revisit"), revisit
    yield words("decide.fact.not_covered"), row.not_covered or words("decide.fact.not_said")
    conflict = row.conflict_of_interest or words("decide.fact.none_told")
    yield words("decide.fact.conflict"), conflict


def dissent_by(row: DecisionDissent, words: Voice) -> str:
    """Return who holds a dissent: «helsesykepleierne, 6 personer»."""
    return words("paper.dissent.by", who=row.who, n=row.people)


def fate_words(there: AdviceThere, words: Voice) -> str:
    """Return what became of an advice, with why, or that nobody has said."""
    if there.fate is None:
        return words("decide.fate.not_told")
    word = capital(words(f"terms.fate.{there.fate.fate.value}"))
    return f"{word}: {there.fate.why}" if there.fate.why else word


def grounds(found: Groundings, words: Voice) -> Iterator[tuple[Ground, str, str, bool]]:
    """Give the four grounds in order: which, its name, what stands under it, and whether any."""
    for ground in Ground:
        one = found.of(ground)
        yield ground, words(f"decide.ground.{ground.value}"), _ground(one, words), one.filled


def missing_words(there: Standing, words: Voice) -> list[str]:
    """Return what nobody has written down yet."""
    return [words(f"decide.missing.{one.value}") for one in there.missing]


def _ground(
    one: ChildrenGround | ProfessionalsGround | RightsGround | ResearchGround, words: Voice
) -> str:
    if not one.filled and not isinstance(one, ResearchGround):
        return words("decide.ground_empty")
    if isinstance(one, ChildrenGround):
        return _children(one, words)
    if isinstance(one, ProfessionalsGround):
        if one.services is None:
            return words("decide.ground_some")
        few = one.services < LEAST_SERVICES
        return words("decide.ground_few" if few else "decide.ground_services", n=one.services)
    if isinstance(one, RightsGround):
        articles = ", ".join(row.article for row in one.articles)
        parts = [words("decide.ground_articles", articles=articles)] if articles else []
        return ", ".join([*parts, *(row.citation for row in one.provisions)])
    return _research(one, words)


def _children(one: ChildrenGround, words: Voice) -> str:
    told = words("decide.ground_advice", n=len(one.advice))
    unknown = [words(f"decide.unknown.{each.value}") for each in one.unknown]
    return f"{told}. {words('decide.ground_unknown', what=', '.join(unknown))}" if unknown else told


def _research(one: ResearchGround, words: Voice) -> str:
    told = capital(words(f"terms.research_finding.{one.finding.value}"))
    if one.row is None or one.row.searched_on is None:
        return told
    return words("decide.ground_searched", word=told, date=formats.date(one.row.searched_on))
