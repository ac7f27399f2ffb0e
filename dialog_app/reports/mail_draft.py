"""A mail with minutes as a draft: opened in the mail program, looked at, and sent by hand."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from dialog_app.core.minutes.letter import Letter
from dialog_app.reports.unprintable import fit, fit_line

# What no mail program reads as more than one address, or as anything but an address.
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_ADDRESS: Final = 254
_LONGEST_SUBJECT: Final = 200
# Two equals signs and a dot never come out of base64 or quoted-printable.
_BOUNDARY: Final = "=.Dialogdag.="


def render(letter: Letter, pdf: bytes, file_name: str) -> bytes:
    """Return a draft (.eml) of the letter with the PDF attached under its name; it sends nothing.

    What is not plainly one address is left out. The same letter and PDF always give the
    same bytes: neither time nor machine stands in it.
    """
    message = EmailMessage(SMTP)
    # Outlook and others open it for writing instead of as something that came.
    message["X-Unsent"] = "1"
    known = dict.fromkeys(filter(None, map(address, letter.to)))
    if known:
        message["To"] = ", ".join(known)
    message["Subject"] = fit_line(letter.subject)[:_LONGEST_SUBJECT]
    body = "\n\n".join(fit(line) for line in letter.lines)
    message.set_content(f"{body}\n", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=file_name)
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def address(typed: str) -> str:
    """Return an address as mail programs take it, or nothing where it is not plainly one."""
    name, at, place = typed.strip().rpartition("@")
    try:
        known = f"{name}{at}{place.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    fits = len(known) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(known)
    return known if fits else ""
