"""The pages people read lead where they say."""

import re

from tests.repository.source import ROOT

LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_link_within_the_project_leads_somewhere():
    links = [
        (page, link) for page in PAGES for link in LINK.findall(page.read_text(encoding="utf-8"))
    ]
    assert links
    assert [f"{page.name}: {to}" for page, to in links if not (page.parent / to).exists()] == []


def test_the_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 build/dev.py run" in readme
    assert "python3 build/dev.py test" in readme


def test_every_decision_has_a_number_of_its_own():
    numbers = [page.name[:4] for page in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    assert numbers == sorted(set(numbers))
    assert [number for number in numbers if not number.isdecimal()] == []
