"""The catalogue that ships with the program, read from its tables into rows."""

import csv
import datetime
import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Final

from dialog_app.base import resources
from dialog_app.base.texts import Texts
from dialog_app.core.model import catalogue
from dialog_app.core.model.base import Provenance, Row, Words
from dialog_app.core.model.days import ItemKind
from dialog_app.core.model.said import WhoCanChange

Cells = dict[str, str]

ITEM_KINDS: Final = {
    "velkomst": ItemKind.WELCOME,
    "innsjekk": ItemKind.CHECKIN,
    "presentasjon": ItemKind.PRESENTATION,
    "spørsmål": ItemKind.QUESTIONS,
    "arbeidsmåter": ItemKind.WORKING_METHODS,
    "stilling": ItemKind.POSITIONS,
    "dialog": ItemKind.DIALOGUE,
    "plenum": ItemKind.PLENARY,
    "hindring": ItemKind.OBSTACLES,
    "løsning": ItemKind.SOLUTIONS,
    "avtale": ItemKind.AGREEMENTS,
    "status": ItemKind.STATUS,
    "øvelse": ItemKind.EXERCISE,
    "lederrunde": ItemKind.LEADERS,
    "gjennomlesing": ItemKind.READ_THROUGH,
    "pause": ItemKind.BREAK,
    "lunsj": ItemKind.LUNCH,
    "utsjekk": ItemKind.CHECKOUT,
    "buffer": ItemKind.BUFFER,
    "forberedelse": ItemKind.PREPARATION,
    "ettersamtale": ItemKind.AFTERWARDS,
    "foredrag": ItemKind.LECTURE,
}

_PROVISION_KINDS: Final = {
    "lov": catalogue.ProvisionKind.LAW,
    "rundskriv": catalogue.ProvisionKind.CIRCULAR,
    "retningslinje": catalogue.ProvisionKind.GUIDELINE,
}
_PROVENANCES: Final = {
    "public source": Provenance.PUBLIC_SOURCE,
    "starter example": Provenance.STARTER_EXAMPLE,
}
_LETTERS: Final = {ord("æ"): "ae", ord("ø"): "o", ord("å"): "a", ord("§"): ""}


def fingerprint() -> str:
    """Return what changes whenever a shipped table changes."""
    # The way the rows are read counts too: a new reading is a new base set.
    total = hashlib.sha256(b"2")
    for name in sorted(_READERS):
        total.update(resources.path("catalogue", f"{name}.csv").read_bytes())
    return total.hexdigest()


def rows() -> Iterator[Row]:
    """Give every row of the base set; ids are made from codes, the same on every laptop.

    Raises KeyError or ValueError when a shipped table has a word that is not known.
    """
    for name, reader in _READERS.items():
        for position, cells in enumerate(_table(name)):
            yield from reader(cells, position)


def _table(name: str) -> list[Cells]:
    with resources.path("catalogue", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _words(cells: Cells, stem: str) -> Words:
    return Words(
        nb=cells.get(f"{stem}_nb", ""),
        nn=cells.get(f"{stem}_nn", ""),
        en=cells.get(f"{stem}_en", ""),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _slug(text: str) -> str:
    plain = text.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _yes(word: str) -> bool:
    return {"yes": True, "no": False}[word.split(",", maxsplit=1)[0].strip()]


def _programme(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.Programme(
        id=f"programme:{cells['code']}",
        code=cells["code"],
        title=_words(cells, "title"),
        since=cells["since"],
        content=cells["content_state"],
        position=position,
    )


def _description(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.Description(
        id=f"description:{cells['code']}",
        code=cells["code"],
        programme_code=cells["programme_code"],
        title=_named(cells["code"], cells["title_nb"]),
        professionals=cells["typical_professionals_nb"],
        central_law=cells["central_law_nb"],
        position=position,
    )


def _named(code: str, title: str) -> Words:
    """Return a description's title; nynorsk and English stand among the fixed words."""
    key = f"terms.service_kind.{code}"
    nn, en = Texts("nn"), Texts("en")
    return Words(nb=title, nn=nn(key) if nn.has(key) else "", en=en(key) if en.has(key) else "")


def _method(cells: Cells, position: int) -> Iterator[Row]:
    code = cells["code"]
    yield catalogue.WorkingMethod(
        id=f"method:{code}",
        code=code,
        description_code=cells["description_code"],
        provenance=_PROVENANCES[cells["origin"]],
        knowledge_bases=_list(cells["knowledge_bases"]),
        crc_articles=_list(cells["crc_articles"]),
        typical_obstacles=_list(cells["typical_obstacle_codes"]),
        position=position,
    )
    yield catalogue.MethodVersion(
        id=f"version:{code}:1",
        method_id=f"method:{code}",
        number=1,
        title=_words(cells, "title"),
        summary=_words(cells, "summary"),
    )


def _value(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.Value(
        id=f"value:{cells['set_version']}:{cells['code']}",
        set_version=cells["set_version"],
        code=cells["code"],
        title=_words(cells, "title"),
        in_practice=_words(cells, "in_practice"),
        position=position,
    )


def _category(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.ObstacleCategory(
        id=f"category:{cells['code']}",
        code=cells["code"],
        title=_words(cells, "title"),
        meaning=_words(cells, "meaning"),
        asks_for_source=_yes(cells["asks_for_source"]),
        position=position,
    )


def _typical_obstacle(cells: Cells, _position: int) -> Iterator[Row]:
    yield catalogue.TypicalObstacle(
        id=f"typical:{cells['code']}",
        code=cells["code"],
        category_code=cells["category_code"],
        text=_words(cells, "text"),
    )


def _provision(cells: Cells, _position: int) -> Iterator[Row]:
    kind = _PROVISION_KINDS[cells["kind"]]
    checked = cells["last_checked"]
    named = cells["section"] or cells["full_name_nb"]
    law = kind is catalogue.ProvisionKind.LAW
    yield catalogue.Provision(
        id=f"provision:{_slug(cells['short_name'])}:{_slug(named)}",
        kind=kind,
        full_name=cells["full_name_nb"],
        short_name=cells["short_name"],
        section=cells["section"],
        heading=cells["heading_nb"],
        who_can_change=WhoCanChange.PARLIAMENT.value if law else cells["short_name"],
        last_checked=datetime.date.fromisoformat(checked) if checked else None,
    )


def _sample_possibility(cells: Cells, _position: int) -> Iterator[Row]:
    codes = _list(cells["obstacle_codes"])
    yield catalogue.SamplePossibility(
        id=f"sample:{'-'.join(codes)}", obstacle_codes=codes, text=_words(cells, "text")
    )


def _crc_article(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.CrcArticle(
        id=f"crc:{cells['article']}",
        article=cells["article"],
        title=_words(cells, "title"),
        position=position,
    )


def _municipality(cells: Cells, _position: int) -> Iterator[Row]:
    number = cells["municipality_number_2024"]
    yield catalogue.Municipality(id=f"municipality:{number}", number=number, name=cells["name"])


def _role(cells: Cells, position: int) -> Iterator[Row]:
    yield catalogue.Role(
        id=f"role:{cells['code']}",
        code=cells["code"],
        title=_words(cells, "title"),
        counts_in_answers=_yes(cells["counts_in_answers"]),
        position=position,
    )


def _template_item(cells: Cells, _position: int) -> Iterator[Row]:
    ends_at = cells["ends_at_clock"]
    yield catalogue.TemplateItem(
        id=f"template:{cells['template']}:{int(cells['order']):02}",
        template=cells["template"],
        position=int(cells["order"]),
        kind=ITEM_KINDS[cells["item_type"]],
        title=_words(cells, "title"),
        minutes=int(cells["minutes"]),
        least_minutes=int(cells["least_minutes"]),
        public_start=datetime.time.fromisoformat(cells["public_start"]),
        leader=cells["leader"],
        phase=cells["round"],
        protected=_yes(cells["protected"]),
        droppable=_yes(cells["may_be_dropped"]),
        internal=_yes(cells["internal"]),
        ends_at=datetime.time.fromisoformat(ends_at) if ends_at else None,
    )


_READERS: Final[dict[str, Callable[[Cells, int], Iterator[Row]]]] = {
    "programmes": _programme,
    "descriptions": _description,
    "working_methods": _method,
    "values": _value,
    "obstacle_categories": _category,
    "typical_obstacles": _typical_obstacle,
    "provisions": _provision,
    "sample_solutions": _sample_possibility,
    "crc_articles": _crc_article,
    "cities": _municipality,
    "roles": _role,
    "day_templates": _template_item,
}
