"""Checks the three forms of one paper: each against its standard, and all three against each other.

    check.py PATH_WITHOUT_ENDING
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import page
import printed
import word

# The checkers stand beside the Python that runs this.
TOOLS = Path(sys.executable).parent
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'


class Report:
    """What was looked at, and the faults found."""

    def __init__(self, out=sys.stdout):
        self.out = out
        self.faults: list[str] = []

    def check(self, what: str, faults) -> None:
        found = sorted(Counter(faults).items())
        print(f"{'no ' if found else 'yes'}  {what}", file=self.out)
        for fault, count in found:
            times = f" ({count} times)" if count > 1 else ""
            print(f"       {fault}{times}", file=self.out)
            self.faults.append(fault)


def differences(what: str, expected: list, found: list):
    """The first places where two lists part."""
    if len(expected) != len(found):
        yield f"{len(expected)} {what} on the page, {len(found)} here"
    for position, (one, other) in enumerate(zip(expected, found), 1):
        if one != other:
            yield f"{what}, number {position}: {one} on the page, {other} here"
            return


def run(*command) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def check_page(report: Report, path: Path) -> page.Paper:
    paper, faults = page.read(path)
    report.check("the page stands alone: no script, nothing fetched, one main heading, captions and scopes", faults)
    few = [] if len(paper.figures) >= 10 and paper.tables and paper.pictures else ["there are no figures, tables or pictures to speak of"]
    report.check(f"it prints {len(paper.figures)} figures, {len(paper.tables)} tables and {len(paper.pictures)} pictures", few)
    return paper


def check_pdf(report: Report, path: Path, paper: page.Paper) -> None:
    sound = run("qpdf", "--check", path)
    report.check("PDF: qpdf finds the file sound", [] if sound.returncode == 0 else [sound.stdout + sound.stderr])
    said = printed.info(path)
    wanted = {"Tagged": "yes", "Title": paper.title, "JavaScript": "no", "Encrypted": "no", "Suspects": "no"}
    wrong = [f"{key} is {said.get(key)}, not {value}" for key, value in wanted.items()
             if said.get(key, "") != value and not (key == "JavaScript" and said.get(key) == "none")]
    report.check("PDF: pdfinfo sees a tagged file with its title", wrong)
    file = printed.Printed(path)
    report.check("PDF: language, title shown, PDF/UA-1 claimed, alternative text, scopes, fonts embedded and readable", printed.faults(file))
    language = str(file.root.get("/Lang", ""))
    report.check("PDF: the page's language", [] if language == paper.language else [f"{language}, not {paper.language}"])
    judged = json.loads(run(TOOLS / "pdfua", "check", "--format", "json", path).stdout or "null")
    report.check("PDF: pdfua finds nothing", pdfua_findings(judged))
    with tempfile.TemporaryDirectory() as folder:
        heard = Path(folder) / "outloud.json"
        ended = run(TOOLS / "outloud", "--quiet", "--json", heard, path)
        report.check("PDF: outloud finds no errors", outloud_errors(ended, heard))
    report.check("PDF: the page's headings", differences("headings", paper.headings, file.headings()))
    # The cover is a list on the page and a table without column headings in print.
    inner = [(head, count) for head, count in map(grid, file.top.all("Table")) if head]
    report.check("PDF: the page's tables with their headings and rows", differences("tables", list(zip(paper.tables, paper.rows)), inner))
    alts = [page.squash(str(tag.element.get("/Alt", ""))) for tag in file.top.all("Figure")]
    report.check("PDF: the page's pictures", differences("pictures", [None] * len(paper.pictures), [None] * len(alts)))
    names = list(dict.fromkeys(name for name in note_order(path.with_suffix(".html")) if name in dict(paper.figures)))
    report.check("PDF: the page's figures by id", differences("figures", paper.figures, file.figures(names)))


def grid(table: printed.Tag) -> tuple[list[str], int]:
    """The column headings of a table and the number of rows below them."""
    rows = list(table.all("TR"))
    first = rows[0].children if rows else []
    if any(cell.kind != "TH" for cell in first):
        return [], len(rows)
    return [page.squash(cell.text) for cell in first], len(rows) - 1


def note_order(path: Path) -> list[str]:
    tree = page.html.fromstring(path.read_bytes())
    return [name.removeprefix("figure-") for name in tree.xpath("//li[contains(@class, 'paper-note')]/@id")]


def pdfua_findings(judged) -> list[str]:
    if judged is None:
        return ["pdfua gave no answer"]
    files = judged.get("files", judged.get("results", [judged])) if isinstance(judged, dict) else judged
    found = [finding for file in files for finding in file.get("findings", [])]
    return [f"{finding.get('rule', finding.get('rule_id'))}: {finding.get('message')}" for finding in found]


def outloud_errors(ended: subprocess.CompletedProcess, heard: Path) -> list[str]:
    return [] if ended.returncode == 0 and heard.exists() else [(ended.stdout + ended.stderr).strip() or "outloud gave no answer"]


def check_docx(report: Report, path: Path, paper: page.Paper) -> None:
    file, faults = word.read(path)
    report.check("DOCX: links, styles and parts are whole; captions, heading rows and alternative text", faults)
    told = [(what, one, other) for what, one, other in
            (("title", paper.title, file.title), ("language", paper.language, file.language)) if one != other]
    report.check("DOCX: the page's title and language", [f"the {what} is '{other}', not '{one}'" for what, one, other in told])
    report.check("DOCX: the page's headings in heading styles", differences("headings", paper.headings, file.headings))
    missing = list((Counter(map(tuple, zip(map(tuple, paper.tables), paper.rows)))
                    - Counter(zip(map(tuple, file.tables), file.rows))).elements())
    report.check("DOCX: the page's tables with their headings and rows", [f"no table with {rows} rows under {list(head)}" for head, rows in missing])
    report.check("DOCX: the page's pictures", differences("pictures", [None] * len(paper.pictures), [None] * len(file.pictures)))
    report.check("DOCX: the page's figures by id", differences("figures", paper.figures, file.figures))
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own: two LibreOffices of one user do not run side by side.
        ended = run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", TAGGED, "--outdir", folder, path)
        opened = Path(folder) / path.with_suffix(".pdf").name
        if not opened.exists():
            report.check("DOCX: LibreOffice opens it", [ended.stderr.strip() or "it wrote nothing"])
            return
        check_opened(report, printed.Printed(opened), file)


def check_opened(report: Report, opened: printed.Printed, file: page.Paper) -> None:
    """What LibreOffice made of the Word file, as tags."""
    # It counts the title as words and begins with the sections.
    expected = Counter(text for level, text in file.headings if level > 1)
    found = Counter(text for _, text in opened.headings())
    report.check("DOCX: LibreOffice opens it, with its headings", [f"the heading '{text}' is lost" for text in (expected - found)])
    headed = [table for table in opened.top.all("Table") if any(table.all("TH"))]
    lost = sum(1 for head in file.tables if head) - len(headed)
    report.check("DOCX: … its tables with headings", [f"{lost} tables have lost their headings"] if lost > 0 else [])
    alts = [tag for tag in opened.top.all("Figure") if str(tag.element.get("/Alt", "")).strip()]
    lost = len(file.pictures) - len(alts)
    report.check("DOCX: … and its pictures with alternative text", [f"{lost} pictures have lost it"] if lost > 0 else [])


def main(stem: str) -> int:
    report = Report()
    forms = {end: Path(f"{stem}.{end}") for end in ("html", "pdf", "docx")}
    for path in forms.values():
        if not path.is_file():
            print(f"There is no {path}.", file=sys.stderr)
            return 2
    paper = check_page(report, forms["html"])
    check_pdf(report, forms["pdf"], paper)
    check_docx(report, forms["docx"], paper)
    print(f"\n{len(report.faults)} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
