"""The papers of the demonstration tell the same of the same thing."""

from pathlib import Path

from dialog_app.cli.desk import opened
from dialog_app.core.describe.said import KINDS as SAID
from dialog_app.core.give_back.ground import KINDS as GIVEN_BACK
from tests.core.told_numbers import Archive, differing, papers


def test_the_demonstration_has_one_number_for_one_thing(archive: Path) -> None:
    with opened(archive, None) as (_archive, session):
        across = session.across
        days = tuple(across.kind_days(tuple(dict.fromkeys((*SAID, *GIVEN_BACK)))))
        counted = tuple(across.sums()), tuple(across.role_sums()), tuple(across.moves())
        here = Archive(session.register, days, *counted)
    every = list(papers(here, ("G", "SH")))
    told = {fact for _, facts in every for fact in facts}
    assert {("agree_with_reservations", 9, 14), ("cited", 6, 18)} <= {one[1:] for one in told}
    assert differing(every) == []
