"""The torture notices what is broken on purpose, and says what it found."""

import pytest

import torture
import torture_table
from torture_table import Line, NotRun


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[str, torture.Part]:
    """Put quick stand-ins in place of the parts."""
    stand_ins: dict[str, torture.Part] = {"well": lambda _scale: [torture_table.none_of("x", 9, 0)]}
    monkeypatch.setattr(torture, "PARTS", stand_ins)
    return stand_ins


def test_all_is_well_when_every_line_holds(parts, capsys: pytest.CaptureFixture[str]) -> None:
    assert torture.main(["--ci"]) == 0
    assert "holds" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        torture_table.none_of("lost", 300, 1),
        torture_table.none_of("nothing was tried", 0, 0),
        torture_table.all_of("flips", 1500, 1499),
        torture_table.all_of("nothing was tried", 0, 0),
        torture_table.control("what is broken is not noticed", 20, 0),
    ],
)
def test_one_line_missed_is_a_miss(parts, line: Line, capsys: pytest.CaptureFixture[str]) -> None:
    parts["ill"] = lambda _scale: [line]
    assert torture.main([]) == 1
    assert "MISSED" in capsys.readouterr().out
    assert torture.main(["well"]) == 0


@pytest.mark.parametrize("is_a_miss", [True, False])
def test_what_was_not_run_is_told(
    parts, capsys: pytest.CaptureFixture[str], *, is_a_miss: bool
) -> None:
    def not_here(_scale: torture_table.Scale) -> list[Line]:
        raise NotRun("there is no C compiler", is_a_miss=is_a_miss)

    parts["away"] = not_here
    assert torture.main(["--ci"]) == int(is_a_miss)
    assert "NOT RUN: away: there is no C compiler" in capsys.readouterr().out


def test_a_wrong_name_is_told(parts, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        torture.main(["wel"])
    assert "wel" in capsys.readouterr().err
