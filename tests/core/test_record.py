"""A record finds rows by what they belong to, however often it changes."""

from dialog_app.core.day import Day
from dialog_app.core.model.said import Answer, Link, LinkKind, Obstacle, Position
from dialog_app.core.record import Step, added


def test_rows_are_found_by_what_they_belong_to_before_and_after_a_change():
    first, second = (
        Answer(id=one, day_id="d", round_id="r", position=Position.AGREE, count=1)
        for one in ("a", "b")
    )
    link = Link(id="l", day_id="d", kind=LinkKind.ANSWERS, from_id="x", to_id="y")
    day = Day([first, link])
    assert day.grouped(Answer, "round_id") == {"r": (first,)}
    links = day.grouped(Link, "to_id")
    after = day.after(Step("step.x", added(second)))
    assert after.grouped(Answer, "round_id") == {"r": (first, second)}
    assert after.grouped(Link, "to_id") is links
    assert day.grouped(Answer, "round_id") == {"r": (first,)}
    assert after.grouped(Obstacle, "merged_into") == {}
