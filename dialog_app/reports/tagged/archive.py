"""What an archive asks of a PDF: its title and standards in XMP, and what its colours mean."""

import unicodedata
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

from dialog_app.base import resources
from dialog_app.reports.reportlab_safe import let_hold, pdfdoc

MAKER: Final = "Dialogdag"
_COLOURS: Final = "sRGB IEC61966-2.1"
# Not shown, or not to be held by XML and the list of a file's properties alike.
_UNSAID: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Papers:
    """What a file says about itself: its title, and its language (BCP 47).

    It names no time: the same document is the same file whenever it is made.
    """

    title: str
    language: str


def file_papers(document: Any, papers: Papers) -> None:
    """Give a ReportLab document the metadata, colours and name that PDF/A-2a and PDF/UA-1 ask."""
    title = said(papers.title) or MAKER
    document.info = _Info(title)
    told = _xmp(title, papers.language).encode()
    document.Catalog.Metadata = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), told
    )
    let_hold(document.Catalog, OutputIntents=pdfdoc.PDFArray([_intent(document)]))
    # The file's name comes of all that is in it, so that no two files share one.
    document.updateSignature(told)
    for page in document.Pages.pages:
        document.updateSignature(page.stream.encode())


def said(words: str) -> str:
    """Return words that any reader of properties can show, on one line."""
    known = unicodedata.normalize("NFC", words)
    kept = "".join(
        " " if sign.isspace() else sign
        for sign in known
        if sign.isspace() or unicodedata.category(sign) not in _UNSAID
    )
    return " ".join(kept.split())


class _Info(pdfdoc.PDFInfo):
    """The old list of properties, saying the same as the XMP."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.author = self.creator = self.producer = MAKER
        self.subject = self.keywords = ""

    def format(self, document: Any) -> bytes:
        names = {"Title": self.title, "Author": MAKER, "Creator": MAKER, "Producer": MAKER}
        entries = {name: pdfdoc.PDFString(value) for name, value in names.items()}
        made: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return made


def _intent(document: Any) -> Any:
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}),
        resources.path("colours", "srgb.icc").read_bytes(),
        [pdfdoc.PDFZCompress],
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(_COLOURS),
            "Info": pdfdoc.PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile, "ColourProfile"),
        }
    )


def _xmp(title: str, language: str) -> str:
    return _XMP.format(title=escape(title), language=escape(language), maker=MAKER)


# PDF/A knows nothing of PDF/UA, so that the one property of its schema must be described.
_XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq><rdf:li>{maker}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<pdf:Producer>{maker}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
