"""A quiet word when a text may tell who somebody is, and few when it does not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.privacy import SignKind, signs

NAMES = (
    "Kari Nordmann",
    "Per Bakke",
    "Anne-Lise Østensjø",
    "Ola van der Berg",
    "Áile Jávrrit",
    "Bo Li",
)

FOUND: list[tuple[str, SignKind, str]] = [
    ("Fødselsnummer 01019012345 sto i mailen", SignKind.BIRTH_NUMBER, "01019012345"),
    ("010190 12345", SignKind.BIRTH_NUMBER, "010190 12345"),
    ("fnr:010190-12345.", SignKind.BIRTH_NUMBER, "010190-12345"),
    ("01.01.90 12345", SignKind.BIRTH_NUMBER, "01.01.90 12345"),
    ("01 01 90 12345", SignKind.BIRTH_NUMBER, "01 01 90 12345"),
    ("010190 123 45", SignKind.BIRTH_NUMBER, "010190 123 45"),
    ("D-nummer 41019012345", SignKind.BIRTH_NUMBER, "41019012345"),
    ("99999999999", SignKind.BIRTH_NUMBER, "99999999999"),
    ("id01019012345x", SignKind.BIRTH_NUMBER, "01019012345"),
    ("010190\u00a012345", SignKind.BIRTH_NUMBER, "010190\u00a012345"),
    ("Ring 91234567", SignKind.PHONE, "91234567"),
    ("912 34 567", SignKind.PHONE, "912 34 567"),
    ("tlf. 91 23 45 67", SignKind.PHONE, "91 23 45 67"),
    ("9123 4567", SignKind.PHONE, "9123 4567"),
    ("tlf:41234567,", SignKind.PHONE, "41234567"),
    ("22 11 20 19", SignKind.PHONE, "22 11 20 19"),
    ("55.12.34.56", SignKind.PHONE, "55.12.34.56"),
    ("+47 912 34 567", SignKind.PHONE, "+47 912 34 567"),
    ("+4791234567", SignKind.PHONE, "+4791234567"),
    ("(+47) 91234567", SignKind.PHONE, "+47) 91234567"),
    ("0047 91234567", SignKind.PHONE, "0047 91234567"),
    ("+46 70 123 45 67", SignKind.PHONE, "+46 70 123 45 67"),
    ("912\u00a034\u00a0567", SignKind.PHONE, "912\u00a034\u00a0567"),
    ("Skriv til kari@skole.no.", SignKind.EMAIL, "kari@skole.no"),
    ("Kari.Nordmann+dag@stavanger.kommune.no", SignKind.EMAIL, ""),
    ("<ola_b@example.co.uk>", SignKind.EMAIL, "ola_b@example.co.uk"),
    ("bjørn@bærum.no", SignKind.EMAIL, "bjørn@bærum.no"),
    ("kari (at) skole.no", SignKind.EMAIL, "kari (at) skole.no"),
    ("kari[at]skole.no", SignKind.EMAIL, "kari[at]skole.no"),
    ("Kari Nordmann sa det", SignKind.NAME, "Kari Nordmann"),
    ("det var kari som sa det", SignKind.NAME, "kari"),
    ("KARI SA DET", SignKind.NAME, "KARI"),
    ("Karis forslag", SignKind.NAME, "Karis"),
    ("Østensjø mente noe annet", SignKind.NAME, "Østensjø"),
    ("anne-lise og de andre", SignKind.NAME, "anne-lise"),
    ("Snakk med Per om det", SignKind.NAME, "Per"),
    ("K.N. var uenig", SignKind.NAME, "K.N."),
    ("K. N. var uenig", SignKind.NAME, "K. N."),
    ("Áile fra skolen", SignKind.NAME, "Áile"),
    ("Bo var ikke enig", SignKind.NAME, "Bo"),
    ("Hun er født 12.03.2009", SignKind.BIRTH_DATE, "født 12.03.2009"),
    ("f. 12.3.09", SignKind.BIRTH_DATE, "f. 12.3.09"),
    ("fødd 3. mars 2010", SignKind.BIRTH_DATE, "fødd 3. mars 2010"),
    ("De bor i Storgata 12 B", SignKind.ADDRESS, "Storgata 12 B"),
    ("Kirkevegen 4", SignKind.ADDRESS, "Kirkevegen 4"),
    ("En 14-åring fra Sandnes fortalte", SignKind.AGE_AND_PLACE, "14-åring"),
    ("jente på 15 år ved Fjell skole", SignKind.AGE_AND_PLACE, "jente på 15 år"),
    ("Gutten (13) bodde i Vardø", SignKind.AGE_AND_PLACE, "Gutten (13)"),
    ("Sekstenåringen var med i ulykken", SignKind.AGE_AND_EVENT, "Sekstenåringen"),
    ("Brannen i 2019; hun var 12 år gammel", SignKind.AGE_AND_EVENT, "12 år gammel"),
]

QUIET = [
    "Møtet er 21.11.2026 kl. 09.00.",
    "Neste gang: 2026-11-21.",
    "filen 20261121 ligger klar",
    "Vi møtes 09.00-15.30 og 20.30-21.45.",
    "pasient- og brukerrettighetsloven § 3-4 og §§ 4-3 og 4-4",
    "helsepersonelloven § 21, jf. forvaltningsloven § 13",
    "opplæringslova kap. 11 og § 12-4",
    "Prop. 73 L (2016–2017) og Prop. 56 LS (2017-2018)",
    "fra 2019 2020 2021 og utover",
    "Rundskriv I-20/2001, PVN-2024-14, HR-2019-2301-A",
    "Unntaket gjelder fra 12 år.",
    "Foreldre til barn under 16 år skal informeres i Norge.",
    "14-åringer i Oslo svarte at de ville være alene.",
    "De siste 5 årene har vi prøvd dette i Bergen.",
    "9 av 12 er enige, 1 av 15 tok ikke stilling",
    "Budsjettet er 25 000 000 kroner.",
    "Det kostet kr 23456789 i fjor.",
    "Ring 112 eller alarmtelefonen 116 111.",
    "org.nr. 974 760 673",
    "per i dag er det et godt liv på dagtid",
    "Vi trenger tid, rom og flere folk. Det er et berg av skjema.",
    "karikaturen er morsom",
    "Trenger 30 min, ikke 1 t 30 min.",
    "Se side 12-14 i hefte nr. 3.",
    "Veien 3 år fram",
    "nr. 1234567 er sju siffer, 123456789012 er tolv",
    "Barnet bør få velge: 1) rom, 2) tid, 3) voksen @ skolen",
    "noen må bo hjemme, og en bakke må gås",
]


@pytest.mark.parametrize(("text", "kind", "stretch"), FOUND)
def test_a_sign_is_found_where_it_stands(text: str, kind: SignKind, stretch: str) -> None:
    found = signs(text, NAMES)
    assert [sign.kind for sign in found] == [kind]
    assert text[found[0].start : found[0].end] == (stretch or text)


@pytest.mark.parametrize("text", QUIET)
def test_dates_sections_years_and_times_are_left_in_peace(text: str) -> None:
    assert [text[sign.start : sign.end] for sign in signs(text, NAMES)] == []


def test_several_signs_come_in_reading_order() -> None:
    text = "Kari (91234567) eller per.b@skole.no, 010190 12345"
    assert [sign.kind for sign in signs(text, NAMES)] == [
        SignKind.NAME,
        SignKind.PHONE,
        SignKind.EMAIL,
        SignKind.BIRTH_NUMBER,
    ]


def test_without_a_list_no_name_is_known() -> None:
    assert signs("Kari Nordmann sa det") == ()
    assert signs("Kari Nordmann sa det", ["", "  "]) == ()


@given(
    st.text(max_size=30), st.integers(0, 10**11 - 1), st.sampled_from(["", " ", "-", ".", "\u00a0"])
)
def test_no_birth_number_slips_through(around: str, number: int, gap: str) -> None:
    digits = f"{number:011d}"
    text = f"{around} x{digits[:6]}{gap}{digits[6:]}x {around[::-1]}"
    start = len(around) + 2
    assert any(sign.start <= start < sign.end for sign in signs(text)), text


@given(
    st.integers(20_000_000, 99_999_999).map(str),
    st.sampled_from([(8,), (3, 2, 3), (2, 2, 2, 2)]),
    st.sampled_from(["tlf. {}", "({})", "+47{}", "ring {}!", "{},", "mobil:{}"]),
)
def test_no_phone_slips_through(digits: str, groups: tuple[int, ...], sentence: str) -> None:
    parts, rest = [], digits
    for group in groups:
        parts.append(rest[:group])
        rest = rest[group:]
    text = sentence.format(" ".join(parts))
    looks_like_a_date = groups == (8,) and digits[:2] in {"20"} and "+" not in text
    assert looks_like_a_date or [sign.kind for sign in signs(text)] == [SignKind.PHONE]


@given(
    st.from_regex(
        r"[a-zæøå0-9]([a-zæøå0-9._-]{0,20}[a-z0-9])?@([a-zæøå0-9]{1,10}\.){1,3}[a-z]{2,4}",
        fullmatch=True,
    )
)
def test_no_e_mail_slips_through(address: str) -> None:
    found = signs(f"skriv til {address} i dag")
    assert any(sign.start <= 10 + address.index("@") < sign.end for sign in found)


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_signs_lie_within_the_text_and_apart(text: str, names: list[str]) -> None:
    end = 0
    for sign in signs(text, names):
        assert end <= sign.start < sign.end <= len(text)
        end = sign.end


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9 ",
        "a",
        "a.",
        "a@",
        "14-åring ",
        "Aa",
        "+47",
        "Navn3 ",
        "91234567 ",
        "14-åring i Moss ",
        "f. ",
    ],
)
def test_the_longest_text_is_read_to_its_end(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    text = text[:-18] + " ring 912 34 567 "
    found = signs(text, [f"Navn{number} Navnesen" for number in range(40)])
    assert found[-1].kind is SignKind.PHONE
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
