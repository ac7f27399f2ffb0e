"""The draft of a mail: to the leader alone, with the PDF, and never more than a draft."""

import email
from dataclasses import replace
from email.policy import default

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.letter import Letter, letter
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Minutes
from dialog_app.core.register import Register
from dialog_app.reports import mail_draft
from tests.reports import sample

PDF = b"%PDF-1.7 \x00\xff"
LETTER = Letter(("leder@bergen.example",), "Referat", ("Hei!", "Her er det."))
PLAN = sample.Plan(methods=1)


def read(content):
    return email.message_from_bytes(content, policy=default)


def register(**changes):
    rows = sample.register(PLAN).rows()
    return Register([replace(row, **changes) if row.id == sample.MINE else row for row in rows])


def test_the_mail_is_a_draft_to_the_leader_with_the_pdf():
    message = read(mail_draft.render(LETTER, PDF, "2026_Bergen_v1.pdf"))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "leder@bergen.example"
    assert message["Subject"] == "Referat"
    assert message.get_body().get_content().splitlines() == ["Hei!", "", "Her er det."]
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "2026_Bergen_v1.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_neither_time_nor_machine_nor_sender_stands_in_it():
    content = mail_draft.render(LETTER, PDF, "a.pdf")
    assert content == mail_draft.render(LETTER, PDF, "a.pdf")
    told = set(read(content).keys())
    assert told == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ingen adresse",
        "a@b.no\r\nBcc: alle@b.no",
        "a@b.no\nBcc: alle@b.no",
        "a@b.no, alle@b.no",
        "alle;a@b.no",
        "alle,a@b.no",
        "<a@b.no>",
        '"a"@b.no',
        "a@b.no?bcc=alle@b.no",
        "æ@b.no",
        "a@-.." + "b" * 300,
    ],
)
def test_what_is_not_plainly_one_address_is_left_out(typed):
    message = read(mail_draft.render(replace(LETTER, to=(typed,)), PDF, "a.pdf"))
    assert message["To"] is None
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    ("chosen", "to"),
    [
        ((), "leder@bergen.example"),
        (("leder, Skolehelsetjenesten",), "leder@bergen.example"),
        (("Ola Li <ola@b.no>", "kari@b.no", "helsesjefen"), "ola@b.no, kari@b.no"),
        (("kari@b.no", "Kari <kari@b.no>"), "kari@b.no"),
        (("kari@b.no", "a@b.no?bcc=alle@b.no", "x <a@b.no> <c@b.no>"), "kari@b.no"),
    ],
)
def test_the_mail_goes_to_those_the_version_was_given_to_else_to_the_leader(chosen, to):
    kept = Minutes(id="m", day_id=sample.DAY, service_id=sample.MINE, recipients=chosen)
    day = Day([row for row in sample.day(PLAN).rows() if not isinstance(row, Minutes)] + [kept])
    known = register(leader_email="leder@bergen.example")
    said = letter(day, known, sample.MINE, Texts("nb"))
    assert read(mail_draft.render(said, PDF, "a.pdf"))["To"] == to


def test_a_place_with_norwegian_letters_is_written_as_mail_programs_take_it():
    assert mail_draft.address("leder@bærum.kommune.no") == "leder@xn--brum-voa.kommune.no"


def test_a_subject_never_becomes_a_header_of_its_own():
    hostile = "Referat\r\nBcc: alle@b.no\x00\u2028To: x\ud800"
    message = read(mail_draft.render(replace(LETTER, subject=hostile), PDF, "a.pdf"))
    assert message["Subject"] == "Referat Bcc: alle@b.no To: x"
    assert message["Bcc"] is None
    assert message.get_all("To") == ["leder@bergen.example"]


def test_a_file_name_with_norwegian_letters_is_kept():
    name = "2026-11-21_Tromsø_čálli_v1.pdf"
    (attached,) = read(mail_draft.render(LETTER, PDF, name)).iter_attachments()
    assert attached.get_filename() == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_says_what_is_attached_and_until_when(language):
    known = register(leader_email="leder@bergen.example", leader_name="Kari Nordmann")
    said = letter(sample.day(PLAN), known, sample.MINE, Texts(language))
    body = " ".join(said.lines)
    assert said.to == ("leder@bergen.example",)
    assert "18.11.2026" in said.subject
    assert "Skolehelsetjenesten" in body
    assert "02.12.2026" in body
    for never in ("Kari", sample.ELSEWHERE, sample.PRIVATE, sample.REASONS[0]):
        assert never not in body


def test_approved_minutes_are_not_called_a_draft():
    kept = Minutes(
        id="m", day_id=sample.DAY, service_id=sample.MINE, version=2, state=MinutesState.APPROVED
    )
    day = Day([row for row in sample.day(PLAN).rows() if not isinstance(row, Minutes)] + [kept])
    lines = letter(day, register(), sample.MINE, Texts("nb")).lines
    assert "Referatet er godkjent." in lines
    assert "versjon 2" in lines[1]
    assert not [line for line in lines if "Frist" in line or "utkast" in line]


def test_without_a_deadline_none_is_said():
    rows = [
        replace(row, comment_deadline=None) if isinstance(row, DayInfo) else row
        for row in sample.day(PLAN).rows()
        if not isinstance(row, Minutes)
    ]
    lines = letter(Day(rows), register(), sample.MINE, Texts("nb")).lines
    assert not [line for line in lines if "Frist" in line]
