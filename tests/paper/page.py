"""The paper as a web page: what it says, and what a page must have."""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import html


def squash(text: str) -> str:
    """Words without the form of their spaces: no-break spaces and invisible breaks count as none."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


@dataclass
class Paper:
    """What every form of a paper must say alike."""

    title: str
    language: str
    # (level, text); 1 is the paper's title
    headings: list[tuple[int, str]] = field(default_factory=list)
    # one list of column headings for each table, in reading order
    tables: list[list[str]] = field(default_factory=list)
    # rows below the headings, in the same order
    rows: list[int] = field(default_factory=list)
    # alternative text of each picture
    pictures: list[str] = field(default_factory=list)
    # (figure, printed text) in reading order
    figures: list[tuple[str, str]] = field(default_factory=list)


def text_of(element) -> str:
    return squash("".join(element.itertext()))


def read(path: Path) -> tuple[Paper, list[str]]:
    """The paper on the page, and what is wrong with the page itself."""
    source = path.read_bytes()
    tree = html.fromstring(source)
    page = tree.getroottree().getroot()
    first = page.xpath("//h1")
    paper = Paper(text_of(first[0]) if first else "", page.get("lang", ""))
    # The list of contents and a notice at the top have headings of their own, for navigation only.
    own = {"contents-title", "banner-title"}
    for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
        if heading.get("id") not in own:
            paper.headings.append((int(heading.tag[1]), text_of(heading)))
    for table in page.xpath("//table"):
        paper.tables.append([text_of(cell) for cell in table.xpath("./thead/tr/th")])
        paper.rows.append(len(table.xpath("./tbody/tr")))
    for drawing in page.xpath("//*[contains(concat(' ', @class, ' '), ' paper-drawing ')]"):
        # Where a picture is drawn twice, narrow and wide, only one of the two is shown.
        paper.pictures.append(described(drawing.xpath(".//svg | .//*[local-name() = 'svg']")))
    for link in page.xpath("//a[@data-figure]"):
        paper.figures.append((link.get("data-figure"), text_of(link)))
    return paper, list(faults(page, source))


def described(drawings) -> str:
    """What the last drawing says to those who cannot see it."""
    if not drawings:
        return ""
    drawing = drawings[-1]
    if drawing.get("aria-label"):
        return squash(drawing.get("aria-label"))
    parts = drawing.xpath("./*[local-name() = 'desc'] | ./*[local-name() = 'title']")
    return squash(" ".join(part.text_content() for part in parts))


def faults(page, source: bytes):
    if not page.get("lang"):
        yield "the page has no language"
    if len(page.xpath("//h1")) != 1:
        yield f"the page has {len(page.xpath('//h1'))} main headings"
    if not page.xpath("//title/text()"):
        yield "the page has no title"
    for script in page.xpath("//script | //@onclick | //@onload | //@onerror"):
        yield f"the page has a script: {script}"
    for address in page.xpath("//link/@href | //img/@src | //iframe/@src | //object/@data | //source/@src"):
        yield f"the page is not one file: it fetches {address}"
    if b"@import" in source or b"url(http" in source or b"url(/" in source:
        yield "the page's style sheet fetches something"
    ids = [name for name in page.xpath("//@id")]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{ids.count(name)} elements of the page have the id {name}"
    for address in sorted(set(page.xpath("//a/@href[starts-with(., '#')]"))):
        if address[1:] not in ids:
            yield f"a link leads to {address}, which is not on the page"
    for table in page.xpath("//table"):
        name = table.get("id", "a table")
        if not table.xpath("./caption") or not text_of(table.xpath("./caption")[0]):
            yield f"{name} has no caption"
        for cell in table.xpath(".//th[not(@scope)]"):
            yield f"{name}: the heading '{text_of(cell)}' has no scope"
    for drawing in page.xpath("//*[local-name() = 'svg']"):
        if drawing.get("aria-hidden") != "true" and not described([drawing]):
            yield "a drawing on the page says nothing to those who cannot see it"
