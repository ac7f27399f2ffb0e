"""The minutes of a service say a merged obstacle once, in the words of that service alone."""

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import findings, obstacles
from dialog_app.core.commands.findings import About, SourceGiven
from dialog_app.core.model.said import Obstacle
from tests.core.days import PPT, SCHOOL, SHARING, Room
from tests.core.slides import asking, wall_register
from tests.reports import as_text


def minutes_of(here: Room, service_id: str) -> str:
    return as_text.render(minutes.document(here.day, wall_register(), service_id, Texts("nb")))


def says(here: Room, service_id: str, text: str) -> Obstacle:
    about = About(subject=SHARING, service_id=service_id)
    step = here.do(
        findings.add_obstacle, about, text, "LOV", SourceGiven(citation=f"kilden til {text}")
    )
    row = step.added(Obstacle)
    assert row is not None
    return row


def test_each_service_reads_its_own_words_and_sources_and_the_answer_to_both() -> None:
    here = asking()
    kept, gone = says(here, SCHOOL, "Samtykket"), says(here, PPT, "Ja fra foreldre")
    here.do(findings.add_possibility, About(subject=SHARING), "Spør barnet først", [kept.id])
    here.do(obstacles.merge, gone.id, kept.id)
    school, ppt = minutes_of(here, SCHOOL), minutes_of(here, PPT)
    assert "Samtykket" in school
    assert "Ja fra foreldre" not in school
    assert "Ja fra foreldre" in ppt
    assert "kilden til Ja fra foreldre" in ppt
    assert "Samtykket" not in ppt
    assert all("Spør barnet først" in paper for paper in (school, ppt))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
def test_no_merging_brings_the_words_of_one_service_to_another(pairs) -> None:
    here = asking()
    rows = [says(here, (SCHOOL, PPT)[n % 2], f"KANARI{(SCHOOL, PPT)[n % 2]}{n}") for n in range(5)]
    for one, other in pairs:
        alone = all(here.day.survivor(rows[n].id) == rows[n].id for n in (one, other))
        if one != other and alone:
            here.do(obstacles.merge, rows[one].id, rows[other].id)
    for service, other in ((SCHOOL, PPT), (PPT, SCHOOL)):
        paper = minutes_of(here, service)
        assert f"KANARI{service}" in paper
        assert f"KANARI{other}" not in paper
