"""The figures of `dev.py bench` can be read by people and by programs."""

import json

import pytest

import bench

_PROMISED = {
    *("paint", "commit", "minutes", "batch", "live", "rest", "chain", "backup", "lock"),
    *("describe", "across", "audit"),
}


def _stand_in(name: str, value: float, goal: float) -> bench.Figures:
    return bench.Figures(name, [value] * 8 + [value * 50], [2.0] * 9, goal)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Put quick stand-ins in place of the measurements; returns the rounds they were asked for."""
    asked: list[int] = []

    def stand_in(name: str, value: float) -> None:
        def measure(rounds: int) -> list[bench.Figures]:
            asked.append(rounds)
            return [_stand_in(f"{name}, ms", value, 3.0)]

        monkeypatch.setitem(bench.BENCHES, name, measure)

    slow = {"paint": 5.0, "commit": 6.0, "minutes": 7.0}
    for name in bench.BENCHES:
        stand_in(name, slow.get(name, 1.0))
    return asked


def test_every_goal_of_the_programme_is_measured() -> None:
    assert set(bench.BENCHES) >= _PROMISED


def test_json_is_an_array_of_plain_objects(
    measured: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--json"]) == 1
    results = json.loads(capsys.readouterr().out)
    assert len(results) == len(measured) == len(bench.BENCHES)
    for result in results:
        assert list(result) == ["name", "value", "reference", "ratio", "goal", "holds"]
        assert isinstance(result["name"], str)
        assert isinstance(result["holds"], bool)
        assert all(type(result[name]) is float for name in ("value", "reference", "ratio", "goal"))
    assert [result["name"] for result in results if not result["holds"]] == ["minutes, ms"]


def test_one_slow_round_does_not_decide(
    capsys: pytest.CaptureFixture[str], measured: list[int]
) -> None:
    assert bench.main(["paint", "commit"]) == 0
    table = capsys.readouterr().out
    assert "2.50" in table
    assert "MISSED" not in table
    assert measured == [9, 9]


def test_the_slowest_of_a_hundred_decides_where_that_is_promised() -> None:
    presses = [1.0] * 98 + [9.0, 30.0]
    slowest = bench.Figures("key press", presses, [10.0], 1, bench.SLOWEST)
    assert bench.compared(slowest).holds
    one_more = slowest._replace(values=[1.0] * 97 + [30.0] * 3)
    assert not bench.compared(one_more).holds


def test_never_fewer_than_nine_rounds(measured: list[int]) -> None:
    bench.main(["--rounds", "2", "paint"])
    assert measured == [9]


def test_a_wrong_name_is_told(measured: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["pain"])
    assert "pain" in capsys.readouterr().err
    assert not measured
