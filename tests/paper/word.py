"""The paper as a Word file: what it says, and what a reader's program needs to find in it."""

import zipfile
from pathlib import Path

from lxml import etree

from page import Paper, squash

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
# The title stands for level 1; the file's first heading style is for the sections.
LEVELS = {"Title": 1, "Heading1": 2, "Heading2": 3, "Heading3": 4}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def text_of(element) -> str:
    pieces = {w("t"): lambda piece: piece.text or "", w("br"): lambda _: " ", w("tab"): lambda _: " "}
    return squash("".join(pieces[piece.tag](piece) for piece in element.iter(*pieces)))


def read(path: Path) -> tuple[Paper, list[str]]:
    """The paper in the file, and what is wrong with the file itself."""
    with zipfile.ZipFile(path) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))}
        names = set(package.namelist())
    body = parts["word/document.xml"]
    title = "".join(parts["docProps/core.xml"].xpath("//dc:title/text()", namespaces=NS))
    language = next(iter(parts["word/styles.xml"].xpath("//w:docDefaults//w:lang/@w:val", namespaces=NS)), "")
    paper = Paper(squash(title), language)
    for paragraph in body.iter(w("p")):
        style = next(iter(paragraph.xpath("./w:pPr/w:pStyle/@w:val", namespaces=NS)), "")
        if style in LEVELS:
            paper.headings.append((LEVELS[style], text_of(paragraph)))
    for table in body.iter(w("tbl")):
        head = table.xpath("./w:tr[w:trPr/w:tblHeader]", namespaces=NS)
        paper.tables.append([text_of(cell) for row in head for cell in row.iter(w("tc"))])
        paper.rows.append(len(table.xpath("./w:tr", namespaces=NS)) - len(head))
    for drawing in body.xpath("//wp:docPr", namespaces=NS):
        paper.pictures.append(squash(drawing.get("descr", "")))
    long_names = {}
    if "docProps/custom.xml" in parts:
        for entry in parts["docProps/custom.xml"]:
            long_names[entry.get("name")] = "".join(entry.itertext())
    for link in body.iter(w("hyperlink")):
        anchor = link.get(w("anchor"), "")
        if anchor.startswith("figure_"):
            paper.figures.append((long_names.get(anchor, anchor.removeprefix("figure_")), text_of(link)))
    return paper, list(faults(parts, names))


def faults(parts, names):
    body = parts["word/document.xml"]
    places = body.xpath("//w:bookmarkStart/@w:name", namespaces=NS)
    for name in sorted({name for name in places if places.count(name) > 1}):
        yield f"{places.count(name)} places are called {name}"
    for anchor in sorted(set(body.xpath("//w:hyperlink/@w:anchor", namespaces=NS))):
        if anchor not in places:
            yield f"a link leads to {anchor}, which is not in the file"
    for relation in parts["word/_rels/document.xml.rels"]:
        if relation.get("TargetMode") != "External" and f"word/{relation.get('Target')}" not in names:
            yield f"the part {relation.get('Target')} is missing"
    known = set(parts["word/styles.xml"].xpath("//w:style/@w:styleId", namespaces=NS))
    for style in sorted(set(body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NS)) - known):
        yield f"the style {style} is not defined"
    for drawing in body.xpath("//wp:docPr[not(@descr) or @descr = '']", namespaces=NS):
        yield f"the picture {drawing.get('name')} has no alternative text"
    for table in body.iter(w("tbl")):
        if not table.xpath("./w:tblPr/w:tblCaption/@w:val", namespaces=NS):
            yield f"a table has no caption: {text_of(table)[:60]}"
        # Only the cover is a list of labels and values; every other table has columns with headings.
        is_cover = table.xpath("./w:tblPr/w:tblStyle[@w:val = 'PaperCover']", namespaces=NS)
        if not is_cover and not table.xpath("./w:tr[1]/w:trPr/w:tblHeader", namespaces=NS):
            yield f"a table has no row of headings: {text_of(table)[:60]}"
