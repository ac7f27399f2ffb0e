"""Three real conversations taken in as answers: what is told of them was counted elsewhere.

The votes were gathered with Polis (CC BY 4.0, The Computational Democracy Project). A group is a
service, a statement a working method, a pass «no position», and a vote cast again is a round: the
first vote stands before the dialogue, the latest after it.
"""

import csv
import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.across.picture import picture
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.commands import running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import DayKind, Phase
from dialog_app.core.model.said import Answer, Round
from dialog_app.core.national.measure import measured
from dialog_app.core.national.tables import ANSWERS, raw_tables
from dialog_app.core.national.told import told
from dialog_app.core.protection import protect
from dialog_app.core.publish.table import publish
from dialog_app.core.register import Register
from dialog_app.core.sheets import reading
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sheets.reading import read_sheet

LEXICON = Lexicon([Texts(language) for language in LANGUAGES])
POSITIONS = {"1": "agree", "-1": "disagree", "0": "no_position"}
NO_GROUP = "none"
NAMES = (
    "london.youth.policing",
    pytest.param("brexit-consensus", marks=pytest.mark.long),
    pytest.param("bg2050-volunteers", marks=pytest.mark.long),
)


@dataclass
class Conversation:
    """One conversation as its files have it."""

    folder: Path

    def rows(self, name):
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def reference(self):
        return json.loads((self.folder / "reference.json").read_text(encoding="utf-8"))

    def groups(self):
        """Return the group of every participant."""
        people = self.rows("participants-votes.csv")
        return {row["participant"]: row["group-id"] or NO_GROUP for row in people}

    def statements(self):
        """Return the statements that were voted on, by number."""
        (first, *_) = self.rows("participants-votes.csv")
        voted = {name for name in first if name.isdigit()}
        bodies = {row["comment-id"]: row["comment-body"] for row in self.rows("comments.csv")}
        return {number: bodies[number] for number in sorted(voted, key=int)}

    def tallies(self):
        """Count the first and the latest vote of each on each statement."""
        groups, known = self.groups(), self.statements()
        cast = defaultdict(list)
        for row in self.rows("votes.csv"):
            if row["comment-id"] in known:
                at = int(row["timestamp"])
                cast[row["voter-id"], row["comment-id"]].append((at, row["vote"]))
        counts: Counter[tuple[str, ...]] = Counter()
        for (voter, statement), votes in cast.items():
            in_order = sorted(votes, key=lambda vote: vote[0])
            for phase, (_, vote) in (("before", in_order[0]), ("after", in_order[-1])):
                counts[groups.get(voter, NO_GROUP), statement, phase, POSITIONS[vote]] += 1
        return counts


class Desk:
    """An archive of its own, filled from files alone but for the day itself."""

    def __init__(self, folder):
        laptop = ThisLaptop("laptop-1")
        self.folder = folder
        self.place = folder / "prov.dialogarkiv"
        self.session = Session(open_archive(self.place, laptop, create=True), laptop)
        new = NewDay(kind=DayKind.DIALOGUE, date=datetime.date(2024, 9, 20), title="Prøve")
        self.day = self.session.new_day(new)

    def take(self, kind, header, rows):
        path = self.folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        source = reading.Source(SheetKind(kind), read_sheet(path), LEXICON)
        laptop, day = self.session.laptop, self.day.record
        preview = reading.look(source, self.session.register, laptop, day)
        assert preview.bad == ()
        assert len(preview.lines) == len(rows)
        if source.kind.of_day:
            self.day.take(preview.step)
        else:
            self.session.register_desk.take(preview.step)

    def read_back(self):
        """Hold the day, and return it, the register and the sums as they lie on the disk."""
        self.day.run(running.start)
        self.day.run(running.end_day)
        day_id = self.day.scope
        self.session.close()
        archive = open_archive(self.place, self.session.laptop)
        day, register, faults = archive.day(day_id), archive.register(), archive.faults()
        sums = archive.across.sums()
        archive.close()
        assert faults == ()
        return day, register, sums


def taken_in(conversation, folder):
    desk = Desk(folder)
    sizes = Counter(conversation.groups().values())
    counts = conversation.tallies()
    services = sorted({group for group, *_ in counts})
    desk.take("services", ("name", "service_kind"), [(f"Gruppe {one}", "G") for one in services])
    desk.take(
        "methods",
        ("code", "title", "summary", "description", "description_title", "programme"),
        [
            (f"P{number}", body, body, "POLIS", "Prøve", "barnevern")
            for number, body in conversation.statements().items()
        ],
    )
    present = [(f"Gruppe {one}", "other", sizes[one]) for one in services]
    desk.take("present", ("service", "role", "present"), present)
    desk.take(
        "answers",
        ("service", "method", "round", "position", "count"),
        [(f"Gruppe {one}", f"P{number}", *told, n) for (one, number, *told), n in counts.items()],
    )
    return desk.read_back()


def asked_about(day, register):
    """Return the tallies of the day: (group, statement, phase) → tally."""
    answers = defaultdict(list)
    for row in day.all(Answer):
        answers[row.round_id].append(row)
    found = {}
    for asked in day.all(Round):
        group = register.service(asked.service_id).name.removeprefix("Gruppe ")
        statement = register.method_of(asked.version_id).code.removeprefix("P")
        alone = Day([day.info, asked, *answers[asked.id]])
        found[group, statement, asked.phase] = alone.tally(asked)
    return found


@dataclass
class Taken:
    """A conversation that was taken in, and every tally read back from the disk."""

    conversation: Conversation
    found: dict[tuple[str, str, Phase], Tally | None]
    register: Register
    sums: Sequence[RoundSum]

    @property
    def reference(self):
        return self.conversation.reference

    def totals(self):
        """Return the tallies of all groups together: (statement, phase) → tally."""
        totals: dict[tuple[str, Phase], Counter[str]] = defaultdict(Counter)
        for (_, statement, phase), tally in self.found.items():
            totals[statement, phase] += counted(tally)
        return totals


def counted(tally):
    return Counter(agree=tally.agree, disagree=tally.disagree, seen=tally.asked)


@pytest.fixture(scope="module", params=NAMES)
def taken(request, shared, tmp_path_factory):
    folder = shared / "opinion-data" / request.param
    if not folder.is_dir():
        pytest.skip("no opinion data in the shared folder")
    conversation = Conversation(folder)
    day, register, sums = taken_in(conversation, tmp_path_factory.mktemp("polis"))
    return Taken(conversation, asked_about(day, register), register, sums)


def test_every_statement_has_the_answers_that_were_counted_elsewhere(taken):
    totals, measured = taken.totals(), taken.reference["app_measures"]
    assert len(measured) == len(taken.conversation.statements())
    for one in measured:
        after = totals[str(one["tid"]), Phase.AFTER]
        assert {name: after[name] for name in ("agree", "disagree", "seen")} == {
            name: one[name] for name in ("agree", "disagree", "seen")
        }
        assert one["pass"] == after["seen"] - after["agree"] - after["disagree"]


def test_every_group_has_the_answers_that_were_counted_elsewhere(taken):
    for group, statements in taken.reference["given_polis_groups"]["group_stats"].items():
        for number, stats in statements.items():
            tally = taken.found.get((group, number, Phase.AFTER), Tally(0, 0, 0))
            told = (tally.agree, tally.disagree, tally.asked)
            assert told == (stats["na"], stats["nd"], stats["ns"])


def test_what_changed_between_the_rounds_is_what_was_voted_again(taken):
    phases: dict[Phase, Counter[str]] = {phase: Counter() for phase in (Phase.BEFORE, Phase.AFTER)}
    for (_, phase), counts in taken.totals().items():
        phases[phase] += counts
    before, after = phases[Phase.BEFORE], phases[Phase.AFTER]
    # Rows of the table are first votes, columns the latest: disagree, pass, agree.
    table = taken.reference["revotes_first_to_last"]["table"]
    lost = [sum(row) for row in table]
    won = [sum(column) for column in zip(*table, strict=True)]
    assert after["disagree"] - before["disagree"] == won[0] - lost[0]
    assert after["agree"] - before["agree"] == won[2] - lost[2]
    assert before["seen"] == after["seen"] == taken.reference["counts"]["unique_pairs"]


# On to what is told across services


def by_statement(taken):
    """Return what was measured after the dialogue, by the number of the statement."""
    found = measured(taken.sums)
    number = {key: taken.register.method_of(key).code.removeprefix("P") for key in found}
    return {number[key]: one for key, one in found.items()}


def test_what_is_measured_across_the_groups_is_what_was_counted_elsewhere(taken):
    found = by_statement(taken)
    for one in taken.reference["app_measures"]:
        measure = found[str(one["tid"])]
        total, share = measure.total, one["share_agree_of_positions"]
        assert (total.agree, total.disagree) == (one["agree"], one["disagree"])
        assert (total.no_position, total.asked) == (one["pass"], one["seen"])
        assert (measure.pooled and float(measure.pooled.share)) == pytest.approx(share)
        assert not measure.enough


def test_the_picture_holds_of_every_group_what_may_be_told_of_it(taken):
    drawn = picture(taken.register, taken.sums, "POLIS")
    services = [taken.register.service(one.service_id).name for one in drawn.columns]
    assert len(drawn.rows) == len(taken.conversation.statements())
    for row in drawn.rows:
        number = row.line.code.removeprefix("P")
        for name, cell in zip(services, row.cells, strict=True):
            group = name.removeprefix("Gruppe ")
            tally = taken.found.get((group, number, Phase.AFTER))
            assert cell.told in (None, protect(tally) if tally else None)


def test_a_protected_report_tells_true_numbers_or_none(taken):
    shown = hidden = 0
    reference = {str(one["tid"]): one for one in taken.reference["app_measures"]}
    for number, measure in by_statement(taken).items():
        table = publish(next(raw_tables(measure)))
        counts = reference[number]
        given = (counts["agree"], 0, counts["disagree"], counts["pass"])
        true = dict(zip(ANSWERS, given, strict=True))
        for column in table.columns:
            count = table.of(measure.about_id, column)
            assert count in (None, true[column])
            assert count not in (1, 2)
            shown, hidden = shown + (count is not None), hidden + (count is None)
        assert told(measure, str, "nb").numbers == ()
    assert shown
    assert hidden
