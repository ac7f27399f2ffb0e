"""The lines of a page back to children: what adults answered, try, cannot yet, and what comes."""

from collections.abc import Iterator

from dialog_app.core.decide.view import newest_decision
from dialog_app.core.formats import capital
from dialog_app.core.give_back.answered import Answered
from dialog_app.core.give_back.given import Given
from dialog_app.core.give_back.in_the_way import InTheWay, in_the_way
from dialog_app.core.give_back.law_words import EXPLAINED, law_key
from dialog_app.core.give_back.trying import Trying, trying
from dialog_app.core.law_list.build import LawLine
from dialog_app.core.measures import Label
from dialog_app.core.minutes.blocks import Text, text
from dialog_app.core.model.catalogue import MethodState, Provision, WorkingMethod
from dialog_app.core.model.practice import AdviceFate, Fate
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.national.per_word import PerWord

_KNOWN_WHO = frozenset(one.value for one in WhoCanChange)


def answered_lines(given: Given) -> Iterator[Text]:
    """Give how services answered what the children said, and each method that grew out of it."""
    words = given.voice.words
    if not given.about.is_method:
        found = given.answered_advice()
        if found is not None:
            yield text(" ".join([words("give_back.answered.advice"), *_told(given, found)]))
    for method in given.about.methods:
        yield text(" ".join(_of_method(given, method)))
    if not given.about.methods:
        yield text(words("give_back.answered.no_method"))


def _of_method(given: Given, method: WorkingMethod) -> Iterator[str]:
    words = given.voice.words
    if not given.about.is_method:
        yield words("give_back.answered.method", method=given.title(method))
    if _gone(method):
        yield words("give_back.answered.withdrawn")
    found = given.answered_method(method.id)
    if found is None:
        yield words("give_back.answered.nobody")
        return
    yield from _told(given, found)
    if found.older:
        yield words("give_back.answered.older")


def _gone(method: WorkingMethod) -> bool:
    return method.state is MethodState.WITHDRAWN


def _told(given: Given, found: Answered) -> Iterator[str]:
    """Give the sentences that say how many services each word fits."""
    words, told = given.voice.words, found.told
    if told.few:
        yield words("give_back.answered.few")
    elif told.words:
        yield from _per_word(given, told)
    elif told.most is not None:
        yield words("give_back.answered.most", how=_how(given, told.most))
    elif told.services_told:
        yield words("give_back.answered.mixed", n=told.services_told)
    else:
        yield words("give_back.answered.untold")


def _per_word(given: Given, told: PerWord) -> Iterator[str]:
    words = given.voice.words
    (word, count), *more = sorted(told.words, key=lambda one: -one[1])
    key = "some" if count < told.of else "only" if told.unworded else "all"
    yield words(f"give_back.answered.{key}", n=count, of=told.of, how=_how(given, word))
    for other, number in more:
        yield words("give_back.answered.more", n=number, how=_how(given, other))
    if told.others:
        yield words("give_back.answered.others", n=told.others)
    if told.unworded:
        yield words("give_back.answered.unworded")


def _how(given: Given, word: Label) -> str:
    return given.voice.words(f"give_back.answered.word.{word.value}")


def services(given: Given, number: int | None) -> str:
    """Return a number of services, «færre enn 3 tjenester», or «flere tjenester» without one."""
    if number is None:
        return given.voice.words("give_back.several")
    few = 0 < number < given.ground.least
    return given.voice.words("give_back.few" if few else "give_back.services", n=number)


def trying_lines(given: Given) -> Iterator[Text]:
    """Give what services try and have agreed on, counted by services."""
    words = given.voice.words
    found = trying(given.ground, given.method_ids)
    if found.nothing:
        yield text(words("give_back.trying.nothing"))
        return
    yield from _deeds(given, found)
    for deed in found.shared:
        if not given.may_stand(deed.text):
            continue
        shown = given.own_words(deed.text)
        quoted = given.voice.own(shown, deed.language)
        yield (*text(f"{capital(services(given, deed.services))}: "), *quoted)


def _deeds(given: Given, found: Trying) -> Iterator[Text]:
    """Give each number of services; where several are one or two, these are told in one line."""
    words, least = given.voice.words, given.ground.least
    numbers = {
        "under_way": found.under_way,
        "chosen": found.chosen,
        "stopped": found.stopped,
        "acting": found.acting,
    }
    deeds = {key: words(f"give_back.trying.deed.{key}") for key in numbers}
    few = [deeds[key] for key, number in numbers.items() if number and number < least]
    for key, number in numbers.items():
        if number != 0 and (len(few) <= 1 or deeds[key] not in few):
            who = capital(services(given, number))
            yield text(words("give_back.trying.some", services=who, deed=deeds[key]))
    if len(few) > 1:
        yield text(words("give_back.trying.few", first=", ".join(few[:-1]), last=few[-1]))


def in_the_way_lines(given: Given) -> Iterator[Text]:
    """Give what stands in the way, why, and who can change it."""
    words = given.voice.words
    found = in_the_way(given.ground, given.method_ids)
    for one in found.told:
        yield text(" ".join(_obstacle(given, one)))
    if found.few:
        key = "others" if found.told else "only_few"
        yield text(words(f"give_back.in_the_way.{key}"))
    elif not found.told:
        yield text(words("give_back.in_the_way.nothing"))


def _obstacle(given: Given, one: InTheWay) -> Iterator[str]:
    words = given.voice.words
    line = one.line
    if line is None:
        what = words(f"give_back.category.{one.category_code}")
        yield words("give_back.in_the_way.kind", what=what, services=services(given, one.services))
    else:
        provision = given.ground.register.find(Provision, line.provision_id)
        yield words(
            "give_back.in_the_way.source",
            source=capital(given.own_words(_source(given, line, provision))),
            services=services(given, one.services),
        )
        if provision is not None:
            yield from _law(given, provision)
        yield words(f"give_back.in_the_way.{_sure(one, line)}")
    if not one.settled:
        yield _who(given, one)


def _source(given: Given, line: LawLine, row: Provision | None) -> str:
    """Return what a source is called; what was typed by hand may say whose it is."""
    if row is None:
        may_stand = given.may_stand(line.citation)
        return line.citation if may_stand else given.voice.words("give_back.in_the_way.unnamed")
    return f"{row.full_name} {row.section}".strip()


def _law(given: Given, provision: Provision) -> Iterator[str]:
    """Give what a provision is about, in one line."""
    words = given.voice.words
    key = law_key(provision)
    if key in EXPLAINED:
        yield words(f"give_back.law.{key}")
    elif provision.heading:
        heading = given.own_words(provision.heading)
        yield words("give_back.in_the_way.heading", heading=heading)


def _sure(one: InTheWay, line: LawLine) -> str:
    if one.settled:
        return "settled"
    return "confirmed" if line.confirmed else "claimed"


def _who(given: Given, one: InTheWay) -> str:
    words = given.voice.words
    if one.who in _KNOWN_WHO:
        return words(f"give_back.who.{one.who}")
    if one.who and given.may_stand(one.who):
        return words("give_back.who.named", who=given.own_words(one.who))
    return words("give_back.who.unknown")


def coming_lines(given: Given) -> Iterator[Text]:
    """Give what has been decided, what became of the advice, and when it is looked at again."""
    words = given.voice.words
    for method in given.about.methods:
        sentences = [*_decided(given, method), *_fate(given, method)]
        if sentences:
            yield text(" ".join(sentences))
    register = given.ground.register
    if not any(_gone(one) or newest_decision(register, one.id) for one in given.about.methods):
        yield text(words("give_back.next.nothing"))
    yield text(words("give_back.next.again"))


def _decided(given: Given, method: WorkingMethod) -> Iterator[str]:
    words = given.voice.words
    if _gone(method):
        # What was decided before it was withdrawn does not come any more.
        yield words("give_back.next.withdrawn", method=given.title(method))
        return
    newest = newest_decision(given.ground.register, method.id)
    if newest is None:
        return
    yield words(f"give_back.next.{newest.decided.value}", method=given.title(method))
    if newest.legal:
        yield words("give_back.next.legal")
    if newest.revisit_on is not None:
        yield words("give_back.next.revisit", date=given.voice.date(newest.revisit_on))


def _fate(given: Given, method: WorkingMethod) -> Iterator[str]:
    """Give what became of the children's advice in a method, and why."""
    words = given.voice.words
    ids = {answer.id for answer in given.about.answers}
    rows = given.ground.register.where(
        AdviceFate, lambda row: row.method_id == method.id and row.main_answer_id in ids
    )
    for row in sorted(rows, key=lambda one: one.id):
        yield words(f"give_back.fate.{row.fate.value}")
        if row.why and row.fate is not Fate.UNCHANGED and given.may_stand(row.why):
            yield words("give_back.fate.why", why=given.own_words(row.why).rstrip("."))
