"""The slide of a page back to children: made from what is printed, and from nothing else."""

from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Block, Bullets, Document, Heading, Level, Quote, plain
from dialog_app.core.slides.kinds import GiveBackSlide, GivenPart, Quotation
from dialog_app.core.slides.scene import Scene


def slide(scene: Scene) -> GiveBackSlide | None:
    """Return the page about the wall's subject, as it is printed; None where there is none."""
    document = scene.given(scene.subject, scene.words) if scene.given is not None else None
    if document is None:
        return None
    return GiveBackSlide(
        place=scene.words("wall.give_back"),
        clock=scene.clock,
        title=_title(document),
        quotation=_quotation(document),
        parts=tuple(_parts(document.blocks)),
        footer=f"{scene.words('wall.beside_advice')} {scene.words('give_back.foot.chose')}",
    )


def _title(document: Document) -> str:
    headings = (one for one in document.blocks if isinstance(one, Heading))
    return next((plain(one.words) for one in headings if one.level is Level.SERVICE), "")


def _quotation(document: Document) -> Quotation | None:
    quotes = (one for one in document.blocks if isinstance(one, Quote))
    return next((Quotation(plain(one.words), capital(plain(one.source))) for one in quotes), None)


def _parts(blocks: tuple[Block, ...]) -> list[GivenPart]:
    """Return each heading with the lines below it, in the order they are printed."""
    found: list[GivenPart] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level is Level.SECTION:
            found.append(GivenPart(plain(block.words), ()))
        elif isinstance(block, Bullets) and found:
            lines = tuple(plain(item) for item in block.items)
            found[-1] = GivenPart(found[-1].heading, (*found[-1].lines, *lines))
    return found
