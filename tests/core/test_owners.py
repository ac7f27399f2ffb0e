"""A name of an action's owner: kept with consent, shown while it stands, and gone with it."""

from dataclasses import dataclass, field

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import minutes, norway
from dialog_app.core.commands import owners
from dialog_app.core.commands.findings import About, ActionPlan, add_action
from dialog_app.core.commands.shelf import consents
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Consent
from dialog_app.core.owners import Owner, owner_name, owner_words, split_owner
from dialog_app.core.register import Register
from tests.core.days import SCHOOL, SHARING, Room, register, room
from tests.reports import as_text

NAME, BASIS = "Kari Nordmann", "sagt ja i rommet"
CONSENT = "consent-1"
ABOUT = About(subject=SHARING, service_id=SCHOOL)
PLAN = ActionPlan(who="leder")


@dataclass
class Named:
    """A day with one action whose owner is named, and the register with the consent to it."""

    room: Room = field(default_factory=room)
    register: Register = field(default_factory=register)

    def __post_init__(self) -> None:
        self.room.do(owners.add_named_action, ABOUT, "Lage mal", PLAN, (), (NAME, CONSENT))
        self.do(consents.record_consent, CONSENT, self.action, BASIS)

    @property
    def action(self) -> Action:
        return self.room.day.actions[0]

    def do(self, command, *args):
        step = command(self.register, self.room.laptop, *args)
        self.register = self.register.after(step)
        return step

    def printed(self, language="nb") -> str:
        made = minutes.document(self.room.day, self.register, SCHOOL, Texts(language))
        return as_text.render(made)


@pytest.fixture
def named():
    return Named()


def test_the_name_is_kept_with_its_consent_and_the_role_stays_the_role(named):
    assert (named.action.who, named.action.owner_name) == ("leder", NAME)
    (consent,) = named.register.all(Consent)
    assert (consent.about, consent.basis) == (named.action.id, BASIS)
    assert consent.given_on == norway.date(named.room.laptop.now())
    assert owner_words(named.register, named.action) == f"leder, {NAME}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_print_the_name_only_while_the_consent_stands(named, language):
    assert NAME in named.printed(language)
    named.do(consents.withdraw_consent, CONSENT)
    assert NAME not in named.printed(language)
    assert "leder" in named.printed(language)


def test_a_withdrawn_name_is_taken_out_of_the_day_too(named):
    named.do(consents.withdraw_consent, CONSENT)
    named.room.do(owners.forget_owner, named.action.id)
    assert named.action.owner_name == ""
    assert not any(NAME in str(row) for row in named.room.day.rows())
    assert named.do(consents.withdraw_consent, CONSENT).changes == ()


@pytest.mark.parametrize(
    ("who", "role", "name"),
    [
        ("Leder Kari Nordmann", "Leder", "Kari Nordmann"),
        ("Kari Nordmann Leder", "Leder", "Kari Nordmann"),
        ("Kari Nordmann, Fagleder", "Fagleder", "Kari Nordmann"),
        ("Leiar Kari", "Leiar", "Kari"),
        ("Leder Rektor", "Leder Rektor", ""),
        ("Leder PPT Kari Nordmann", "Leder PPT", "Kari Nordmann"),
        ("Avdelingsleder", "Avdelingsleder", ""),
        (
            "Helsesykepleier Anne-Lise Å. Berg ved skolen",
            "Helsesykepleier ved skolen",
            "Anne-Lise Å. Berg",
        ),
    ],
)
def test_a_role_with_a_capital_letter_stays_the_role(who, role, name):
    assert split_owner(who) == Owner(role, name)


def test_nothing_undone_alone_shows_a_name_nobody_consents_to(named):
    withdrawn = named.do(consents.withdraw_consent, CONSENT)
    forgotten = named.room.do(owners.forget_owner, named.action.id)
    # The name comes back by undo, and the consent does not.
    named.room.day = named.room.day.after(forgotten.inverse())
    assert owner_name(named.register, named.action) == ""
    assert NAME not in named.printed()
    # The consent comes back as well: both stand again.
    named.register = named.register.after(withdrawn.inverse())
    assert owner_name(named.register, named.action) == NAME


def test_a_consent_that_was_undone_takes_the_name_off_everything(named):
    empty = register()
    assert owner_name(empty, named.action) == ""
    named.register = empty
    assert NAME not in named.printed()
    assert "leder" in named.printed()


def test_a_consent_to_another_action_is_none_to_this(named):
    named.room.do(add_action, ABOUT, "Noe annet", PLAN)
    other = named.room.day.actions[1]
    fake = Action(**{**_fields(other), "owner_name": NAME, "owner_consent_id": CONSENT})
    assert owner_name(named.register, fake) == ""


def _fields(action):
    return {name: getattr(action, name) for name in action.__dataclass_fields__}


def test_a_consent_needs_a_basis_and_is_recorded_once(named):
    with pytest.raises(RuleBroken, match=r"consent\.basis_missing"):
        named.do(consents.record_consent, "consent-2", named.action, "  ")
    with pytest.raises(RuleBroken, match=r"consent\.already_there"):
        named.do(consents.record_consent, CONSENT, named.action, BASIS)
    with pytest.raises(RuleBroken, match=r"owner\.name_missing"):
        named.room.do(owners.add_named_action, ABOUT, "Mal", PLAN, (), (" ", "consent-3"))


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("leder", Owner("leder")),
        ("Kari Nordmann", Owner("", "Kari Nordmann")),
        ("leder Kari Nordmann", Owner("leder", "Kari Nordmann")),
        ("Kari Nordmann, leder", Owner("leder", "Kari Nordmann")),
        ("Anne-Lise Å. Berg", Owner("", "Anne-Lise Å. Berg")),
        ("fagansvarlig i PPT", Owner("fagansvarlig i PPT")),
        ("Leder", Owner("Leder")),
        ("PPT og BUP", Owner("PPT og BUP")),
        ("", Owner("")),
        ("helsesykepleier ved Granly skole", Owner("helsesykepleier ved Granly skole")),
    ],
)
def test_what_looks_like_a_name_is_parted_from_the_role(written, owner):
    assert split_owner(written) == owner


def test_a_known_name_is_a_name_alone_too():
    assert split_owner("Kari tar det", ["Kari Nordmann"]) == Owner("tar det", "Kari")
