"""Papers of approved minutes in a day file: nothing is taken in that is not what was approved."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.issued import opened
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import KeptPaper

_FIELDS = ("minutes_id", "content", "pdf")


def written(papers: Mapping[str, KeptPaper]) -> list[dict[str, str]]:
    """Return papers as JSON values, in an order that is always the same."""
    return [
        {
            "minutes_id": minutes_id,
            "content": paper.content,
            "pdf": base64.b64encode(paper.pdf).decode("ascii"),
        }
        for minutes_id, paper in sorted(papers.items())
    ]


def read(part: Any, issues: Iterable[Minutes]) -> dict[str, KeptPaper]:
    """Return papers by the ids of the versions they are of.

    Raises `RuleBroken`: `import.part_wrong`, and `import.paper_wrong` (fact `number`) for one that
    is not of an approved version of the file, or does not agree with both of its hashes.
    """
    if not isinstance(part, list):
        raise RuleBroken("import.part_wrong", part="papers")
    known = {issue.id: issue for issue in issues if is_frozen(issue)}
    papers: dict[str, KeptPaper] = {}
    for number, values in enumerate(part, 1):
        try:
            issue = known[values["minutes_id"]]
            papers[issue.id] = _paper(values, issue, papers)
        except (RuleBroken, ValueError, TypeError, KeyError) as wrong:
            raise RuleBroken("import.paper_wrong", number=number) from wrong
    return papers


def _paper(values: Any, issue: Minutes, others: Mapping[str, KeptPaper]) -> KeptPaper:
    """Return one paper; raises RuleBroken, ValueError, TypeError or KeyError."""
    if set(values) != set(_FIELDS) or issue.id in others or not isinstance(values["content"], str):
        raise ValueError
    paper = KeptPaper(values["content"], base64.b64decode(values["pdf"], validate=True))
    opened(paper, issue)
    return paper
