"""Checks the checks: spoils each form of a paper in one way after another, and fails if a slip goes unseen.

    slips.py PATH_WITHOUT_ENDING
"""

import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import pikepdf

import check
import page
import printed
import word


def tags(pdf: pikepdf.Pdf, kind: str):
    """Every element of one kind in the tag tree."""
    open_ones = [pdf.Root.StructTreeRoot]
    while open_ones:
        element = open_ones.pop(0)
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        open_ones = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid] + open_ones
        if element.get("/S") == kind:
            yield element


def drop_from_root(*names: str):
    def spoil(pdf: pikepdf.Pdf) -> None:
        holder = pdf.Root
        for name in names[:-1]:
            holder = holder[name]
        del holder[names[-1]]

    return spoil


def drop_alternative(pdf: pikepdf.Pdf) -> None:
    del next(tags(pdf, "/Figure"))["/Alt"]


def drop_scope(pdf: pikepdf.Pdf) -> None:
    del next(tags(pdf, "/TH"))["/A"]


def skip_level(pdf: pikepdf.Pdf) -> None:
    next(tags(pdf, "/H2")).S = pikepdf.Name("/H4")


def drop_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def drop_letters(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values()))["/ToUnicode"]


PDF_SLIPS = {
    "no language": drop_from_root("/Lang"),
    "not marked as tagged": drop_from_root("/MarkInfo", "/Marked"),
    "title not shown": drop_from_root("/ViewerPreferences", "/DisplayDocTitle"),
    "no claim": drop_from_root("/Metadata"),
    "a picture without alternative text": drop_alternative,
    "a table heading without scope": drop_scope,
    "a heading that skips a level": skip_level,
    "a font that is not embedded": drop_font,
    "a font that cannot be read back": drop_letters,
}


def a_figure_changed(text: str) -> str:
    """Another value in the first link to a figure's note."""
    return re.sub(r'(w:anchor="figure_.*?<w:t[^>]*>)[^<]*', r"\g<1>999999", text, count=1, flags=re.S)


DOCX_SLIPS = {
    "another value for a figure": a_figure_changed,
    "a picture without alternative text": lambda text: re.sub(r' descr="[^"]*"', ' descr=""', text, count=1),
    "a heading that is only words": lambda text: text.replace('w:pStyle w:val="Heading1"', 'w:pStyle w:val="BodyText"', 1),
    "a table without a heading row": lambda text: text.replace("<w:tblHeader/>", "", 1),
    "a link to nowhere": lambda text: re.sub(r'w:anchor="[^"]*"', 'w:anchor="nowhere"', text, count=1),
}

PAGE_SLIPS = {
    "a script": lambda text: text.replace("</head>", "<script>1</script></head>"),
    "something fetched": lambda text: text.replace("</head>", '<link rel="stylesheet" href="/a.css"></head>'),
    "a table heading without scope": lambda text: text.replace(' scope="col"', "", 1),
    "a table without a caption": lambda text: re.sub(r"<caption.*?</caption>", "", text, count=1, flags=re.S),
    "a link to nowhere": lambda text: text.replace('href="#notes"', 'href="#nowhere"', 1),
    "an id given twice": lambda text: text.replace("<body", '<body id="paper"', 1),
}


def with_document(path: Path, change) -> bytes:
    """The Word file with its text changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == "word/document.xml" else part)
    return changed.getvalue()


def unseen(stem: str, folder: Path):
    """The slips that no check sees."""
    sound, _ = page.read(Path(f"{stem}.html"))
    for name, spoil in PDF_SLIPS.items():
        spoiled = folder / "spoiled.pdf"
        with pikepdf.open(f"{stem}.pdf") as pdf:
            spoil(pdf)
            pdf.save(spoiled)
        if not list(printed.faults(printed.Printed(spoiled))):
            yield f"PDF: {name}"
    for name, change in DOCX_SLIPS.items():
        spoiled = folder / "spoiled.docx"
        spoiled.write_bytes(with_document(Path(f"{stem}.docx"), change))
        file, faults = word.read(spoiled)
        parts = [check.differences("headings", sound.headings, file.headings), check.differences("figures", sound.figures, file.figures)]
        if not faults and not any(list(part) for part in parts):
            yield f"DOCX: {name}"
    source = Path(f"{stem}.html").read_text()
    for name, change in PAGE_SLIPS.items():
        spoiled = folder / "spoiled.html"
        spoiled.write_text(change(source))
        if not page.read(spoiled)[1]:
            yield f"page: {name}"


def main(stem: str) -> int:
    folder = Path(tempfile.mkdtemp())
    try:
        missed = list(unseen(stem, folder))
    finally:
        shutil.rmtree(folder)
    for slip in missed:
        print(f"no check sees this slip: {slip}", file=sys.stderr)
    print(f"{len(PDF_SLIPS) + len(DOCX_SLIPS) + len(PAGE_SLIPS)} slips made on purpose, {len(missed)} unseen")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
