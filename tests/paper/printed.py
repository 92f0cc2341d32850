"""A PDF file: its tags, the text under each, and what the standards ask that a machine can see."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from page import squash

HEADING = re.compile(r"/H([1-6])$")


@dataclass
class Tag:
    """An element of the tag tree. `kind` without its slash."""

    kind: str
    element: pikepdf.Object
    text: str = ""
    children: list["Tag"] = field(default_factory=list)
    # addresses of links: a name, or (page number, height on the page)
    leads_to: list = field(default_factory=list)

    def all(self, *kinds: str):
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.all(*kinds)

    def attribute(self, name: str):
        held = self.element.get("/A", [])
        for entry in held if isinstance(held, (pikepdf.Array, list)) else [held]:
            if isinstance(entry, pikepdf.Dictionary) and name in entry:
                return entry[name]
        return None


class Printed:
    """A tagged PDF file, read."""

    def __init__(self, path: Path):
        self.path = path
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.texts = {number: marked_texts(page) for number, page in enumerate(self.pdf.pages)}
        self.roles = self.root.get("/StructTreeRoot", {}).get("/RoleMap", {})
        self.top = Tag("Top", self.root)
        if "/StructTreeRoot" in self.root:
            self.descend(self.root.StructTreeRoot.get("/K", []), self.top, None)

    def descend(self, kids, parent: Tag, page):
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                parent.text += self.texts.get(page, {}).get(int(kid), "")
            elif kid.get("/Type") == "/MCR":
                here = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
                parent.text += self.texts.get(here, {}).get(int(kid.MCID), "")
            elif kid.get("/Type") == "/OBJR":
                parent.leads_to.append(self.destination(kid.Obj))
            elif "/S" in kid:
                here = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
                kind = str(self.roles.get(kid.S, kid.S))[1:]
                tag = Tag(kind, kid)
                parent.children.append(tag)
                if "/K" in kid:
                    self.descend(kid.K, tag, here)
                if "/ActualText" in kid:
                    tag.text = str(kid.ActualText)
                parent.text += tag.text if kind in ("Span", "Link", "Lbl", "LBody", "Em", "Strong") else f" {tag.text} "
                parent.leads_to += tag.leads_to if kind == "Span" else []

    def destination(self, annotation):
        target = annotation.get("/Dest")
        if target is None and "/A" in annotation:
            target = annotation.A.get("/D", annotation.A.get("/URI"))
        if isinstance(target, pikepdf.Array):
            return self.pages.get(target[0].objgen, -1), float(target[3])
        return str(target)

    def named(self, name: str):
        """Page and height of a named place, if there is one."""
        tree = self.root.get("/Names", {}).get("/Dests")
        for key, value in pikepdf.NameTree(tree).items() if tree is not None else []:
            if key == name:
                target = value.D if isinstance(value, pikepdf.Dictionary) else value
                return self.pages.get(target[0].objgen, -1), float(target[3])
        return None

    def headings(self) -> list[tuple[int, str]]:
        tags = self.top.all(*(f"H{level}" for level in range(1, 7)))
        return [(int(tag.kind[1]), squash(tag.text)) for tag in tags]

    def figures(self, names: list[str]) -> list[tuple[str, str]]:
        """Links to the figure notes as (figure, text); `names` are the figures in the order of their notes."""
        notes = self.named("notes")
        if notes is None:
            return []
        below = lambda place: isinstance(place, tuple) and (place[0], -place[1]) > (notes[0], -notes[1])
        links = [(link.leads_to[0], squash(link.text)) for link in self.top.all("Link") if link.leads_to and below(link.leads_to[0])]
        places = sorted({place for place, _ in links}, key=lambda place: (place[0], -place[1]))
        if len(places) != len(names):
            return [(f"note {places.index(place) + 1}", text) for place, text in links]
        return [(names[places.index(place)], text) for place, text in links]


def marked_texts(page) -> dict[int, str]:
    """The text of each marked piece of a page, by its number."""
    texts: dict[int, str] = {}
    fonts = {name: to_unicode(font) for name, font in page.obj.get("/Resources", {}).get("/Font", {}).items()}
    stack: list[int | None] = []
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marked = operands[1] if len(operands) > 1 else {}
                stack.append(int(marked.MCID) if isinstance(marked, pikepdf.Dictionary) and "/MCID" in marked else None)
            case "BMC":
                stack.append(None)
            case "EMC" if stack:
                stack.pop()
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ" | "'" | '"':
                number = next((number for number in reversed(stack) if number is not None), None)
                if number is not None:
                    parts = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
                    said = "".join(decoded(bytes(part), font) for part in parts if isinstance(part, pikepdf.String))
                    texts[number] = texts.get(number, "") + said
    return texts


def decoded(codes: bytes, font: dict[bytes, str]) -> str:
    width = max((len(code) for code in font), default=1)
    return "".join(font.get(codes[at : at + width], "\ufffd") for at in range(0, len(codes), width))


def to_unicode(font) -> dict[bytes, str]:
    """From a font's codes to characters."""
    if "/ToUnicode" not in font:
        return {}
    source = font.ToUnicode.read_bytes().decode("latin-1")
    words = lambda digits: bytes.fromhex(digits).decode("utf-16-be", "replace")
    table: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, character in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[bytes.fromhex(code)] = words(character)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, begin in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                character = words(begin)
                table[(int(first, 16) + step).to_bytes(len(first) // 2, "big")] = character[:-1] + chr(ord(character[-1]) + step)
        for first, listed in re.findall(r"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", block, re.S):
            for step, character in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", listed)):
                table[(int(first, 16) + step).to_bytes(len(first) // 2, "big")] = words(character)
    return table


def faults(printed: Printed):
    """What PDF/UA-1 asks of every file that a machine can see."""
    root = printed.root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the file does not say that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "the file has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the file does not ask for its title to be shown"
    metadata = root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in root else ""
    if not re.search(r"pdfuaid:part(=\"1\"|>1<)", metadata):
        yield "the file does not claim PDF/UA-1"
    for number, page in enumerate(printed.pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S" and "/Annots" in page.obj:
            yield f"page {number}: the tab key does not follow the tags"
        if "/StructParents" not in page.obj:
            yield f"page {number} is not tagged"
        yield from font_faults(number, page)
    for tag in printed.top.all("Figure", "Formula"):
        if not str(tag.element.get("/Alt", tag.element.get("/ActualText", ""))).strip():
            yield "a picture has no alternative text"
    for tag in printed.top.all("TH"):
        if str(tag.attribute("/Scope")) not in ("/Row", "/Column", "/Both"):
            yield f"the table heading '{squash(tag.text)}' has no scope"
    for table in printed.top.all("Table"):
        if not any(table.all("TH")):
            yield f"a table has no headings: {squash(table.text)[:60]}"
    for link in printed.top.all("Link"):
        if not squash(link.text) and not any(link.all("Figure")):
            yield "a link has no words"
    level = 0
    for depth, text in printed.headings():
        if depth > level + 1:
            yield f"the heading '{text}' skips a level"
        if not text:
            yield "a heading is empty"
        level = depth


def font_faults(number: int, page):
    for font in page.obj.get("/Resources", {}).get("/Font", {}).values():
        name = str(font.get("/BaseFont", "a font"))[1:]
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"page {number}: {name} is not embedded"
        if not to_unicode(font):
            yield f"page {number}: the letters of {name} cannot be read back"


def info(path: Path) -> dict[str, str]:
    """What pdfinfo says of a file."""
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in said.splitlines())}
