"""The minutes as the leader of a service gets them."""

from dataclasses import dataclass
from pathlib import Path

import pypdf


@dataclass(frozen=True)
class Paper:
    """One file: its language, and its words with white space evened out."""

    title: str
    language: str
    text: str

    def says(self, words: str) -> bool:
        """Tell whether the words stand there, wherever the lines are broken."""
        return " ".join(words.split()) in self.text


def read(folder: Path) -> dict[str, Paper]:
    """Return every PDF below a folder by the service in its title."""
    papers = [_read(path) for path in folder.rglob("*.pdf")]
    return {paper.title.split(", ")[1]: paper for paper in papers}


def _read(path: Path) -> Paper:
    file = pypdf.PdfReader(path)
    text = " ".join(page.extract_text() for page in file.pages)
    title = str(file.metadata.title) if file.metadata is not None else ""
    language = str(file.root_object.get("/Lang"))
    return Paper(title, language, " ".join(text.split()))
