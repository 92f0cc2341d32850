//! How the Word file looks: the printed paper's face, colours and measures, as named styles that an author can use.

use std::fmt::Write as _;

use super::words::escape;

const FACE: &str = "Atkinson Hyperlegible Next";
const BRAND: &str = "352F82";
const MUTED: &str = "5A5768";
const INK: &str = "1D1B2E";
const EDGE: &str = "7F7A8C";
const HAIRLINE: &str = "DAD4C7";

/// Where the face is not installed, Word takes the other name.
pub(super) fn font_table() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:fonts \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:font w:name=\"{FACE}\"><w:altName \
         w:val=\"Arial\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font><w:font w:name=\"Arial\">\
         <w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

/// A paragraph style: id, name, paragraph properties, run properties. Sizes are in half points, room in twips.
struct Style {
    id: &'static str,
    name: &'static str,
    next: &'static str,
    paragraph: String,
    run: String,
}

fn style(id: &'static str, name: &'static str, paragraph: impl Into<String>, run: impl Into<String>) -> Style {
    Style { id, name, next: "", paragraph: paragraph.into(), run: run.into() }
}

fn heading(id: &'static str, name: &'static str, paragraph: impl Into<String>, run: impl Into<String>) -> Style {
    Style { next: "BodyText", ..style(id, name, paragraph, run) }
}

/// Room above and below, in twips.
fn room(before: u32, after: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>")
}

/// Room above and below, and the distance of lines in 240ths.
fn set(before: u32, after: u32, line: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>")
}

fn size(half_points: u32) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

fn colour(hex: &str) -> String {
    format!("<w:color w:val=\"{hex}\"/>")
}

fn edge(side: &str, eighths: u32, space: u32, hex: &str) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"{space}\" w:color=\"{hex}\"/>")
}

/// Out into the gutter.
const OUT: &str = "<w:ind w:left=\"-794\"/>";
/// The right edge of the text, for what stands at the end of header and footer.
const RIGHT_TAB: &str = "<w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>";

fn headings() -> Vec<Style> {
    let bold = |half_points| format!("<w:b/>{}{}", colour(BRAND), size(half_points));
    vec![
        heading("Title", "Title", format!("<w:keepNext/>{}{OUT}", set(0, 160, 252)), bold(56)),
        heading("Subtitle", "Subtitle", format!("{}{OUT}", room(0, 100)), size(26)),
        heading(
            "Heading1",
            "heading 1",
            format!(
                "<w:keepNext/><w:keepLines/><w:pBdr>{}</w:pBdr>{}{OUT}<w:outlineLvl w:val=\"0\"/>",
                edge("top", 10, 9, BRAND),
                room(620, 220)
            ),
            bold(36),
        ),
        heading(
            "Heading2",
            "heading 2",
            format!("<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"1\"/>", room(400, 160)),
            bold(28),
        ),
        heading(
            "Heading3",
            "heading 3",
            format!("<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"2\"/>", room(320, 120)),
            bold(24),
        ),
    ]
}

fn text() -> Vec<Style> {
    // Neighbours with the same border and indents stand in one box, whose edge is that of the text.
    let notice = format!(
        "<w:pBdr>{}</w:pBdr>",
        ["top", "left", "bottom", "right"].map(|side| edge(side, 10, 8, BRAND)).concat()
    );
    let inside = "<w:ind w:left=\"-624\" w:right=\"170\"/>";
    vec![
        style("BodyText", "Body Text", "", ""),
        style("NumberedParagraph", "Numbered paragraph", "", ""),
        style("ListBullet", "List Bullet", room(0, 110), ""),
        style("ListNumber", "List Number", room(0, 110), ""),
        style("Status", "Status", format!("{}{OUT}", room(0, 340)), colour(MUTED)),
        style(
            "NoticeTitle",
            "Notice title",
            format!("<w:keepNext/>{notice}{}{inside}", room(120, 80)),
            format!("<w:b/>{}{}", colour(BRAND), size(26)),
        ),
        style("Notice", "Notice", format!("{notice}{}{inside}", room(0, 80)), ""),
        style("StatusDraft", "Status, not published", format!("{}{OUT}", room(0, 340)), "<w:b/>"),
        style("Contact", "Contact", format!("<w:keepLines/>{}", room(400, 160)), ""),
        style(
            "TOCHeading",
            "Contents heading",
            format!("<w:keepNext/>{}{OUT}", room(300, 80)),
            format!("<w:b/>{}{}", colour(BRAND), size(24)),
        ),
        style("TOC1", "toc 1", format!("{}{OUT}", room(60, 40)), format!("<w:b/>{}", size(21))),
        style("TOC2", "toc 2", format!("{}<w:ind w:left=\"-567\"/>", room(0, 30)), size(21)),
        style(
            "Header",
            "header",
            format!("<w:pBdr>{}</w:pBdr>{RIGHT_TAB}{}{OUT}", edge("bottom", 4, 4, HAIRLINE), room(0, 0)),
            format!("{}{}", colour(MUTED), size(18)),
        ),
        style(
            "Footer",
            "footer",
            format!("<w:pBdr>{}</w:pBdr>{RIGHT_TAB}{}{OUT}", edge("top", 4, 4, HAIRLINE), room(0, 0)),
            format!("{}{}", colour(MUTED), size(18)),
        ),
    ]
}

fn tables_and_notes() -> Vec<Style> {
    let muted = |half_points| format!("{}{}", colour(MUTED), size(half_points));
    vec![
        style("Caption", "caption", format!("<w:keepNext/>{}{OUT}", room(300, 120)), "<w:b/>"),
        style("ValuesCaption", "Values caption", format!("<w:keepNext/>{}{OUT}", room(160, 100)), muted(19)),
        style("Picture", "Picture", format!("{}{OUT}", set(0, 120, 240)), ""),
        style("Small", "Small print", format!("{}{OUT}", room(0, 300)), muted(19)),
        style("AfterTable", "After a table", set(0, 0, 240), size(12)),
        style("TableHeading", "Table heading", set(0, 0, 250), format!("<w:b/>{}", muted(18))),
        style("TableText", "Table text", set(0, 0, 250), size(20)),
        style("TableRowName", "Table row name", set(0, 0, 250), format!("<w:b/>{}", size(20))),
        style("CoverLabel", "Cover label", set(0, 0, 250), muted(19)),
        style("CoverValue", "Cover value", set(0, 0, 250), format!("<w:b/>{}", size(22))),
        style(
            "NoteTitle",
            "Note title",
            format!(
                "<w:keepNext/><w:tabs><w:tab w:val=\"left\" w:pos=\"0\"/></w:tabs>{}<w:ind w:left=\"0\" w:hanging=\"510\"/>",
                set(240, 20, 250)
            ),
            size(20),
        ),
        style("NoteText", "Note text", format!("<w:keepNext/><w:keepLines/>{}", set(0, 20, 250)), size(20)),
        style("NoteFacts", "Note facts", format!("<w:keepLines/>{}", set(0, 0, 250)), muted(19)),
    ]
}

fn characters() -> String {
    let link = format!("{}<w:u w:val=\"single\" w:color=\"{BRAND}\"/>", colour(BRAND));
    let kinds = [
        ("Hyperlink", "Hyperlink", link),
        ("Figure", "Figure value", format!("<w:b/><w:u w:val=\"single\" w:color=\"{BRAND}\"/>")),
        ("Marking", "Marking", format!("<w:b/>{}<w:spacing w:val=\"14\"/>{}", colour(INK), size(17))),
        ("NoteNumber", "Note number", colour(MUTED)),
        ("NoteValue", "Note value", format!("<w:b/>{}{}", colour(BRAND), size(24))),
    ];
    let mut xml = String::new();
    for (id, name, run) in kinds {
        let _ = write!(
            xml,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:uiPriority w:val=\"20\"/>\
             <w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
        );
    }
    xml
}

/// A table of rules: a strong one above, hairlines between rows.
fn table_style(id: &str, name: &str) -> String {
    let borders =
        format!("{}{}{}", edge("top", 10, 0, INK), edge("bottom", 5, 0, EDGE), edge("insideH", 4, 0, HAIRLINE));
    format!(
        "<w:style w:type=\"table\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:uiPriority w:val=\"30\"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w=\"85\" \
         w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"227\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>{}</w:tcBorders>\
         </w:tcPr></w:tblStylePr></w:style>",
        edge("bottom", 5, 0, EDGE)
    )
}

pub(super) fn styles(language: &str) -> String {
    let language = escape(language);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FACE}\" w:hAnsi=\"{FACE}\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>{}{}<w:lang \
         w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         {}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"character\" w:default=\"1\" \
         w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style><w:style \
         w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd \
         w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>",
        colour(INK),
        size(24),
        set(0, 160, 276),
    );
    for style in [headings(), text(), tables_and_notes()].into_iter().flatten() {
        let next = if style.next.is_empty() { String::new() } else { format!("<w:next w:val=\"{}\"/>", style.next) };
        let _ = write!(
            xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>{next}\
             <w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            style.id, style.name, style.paragraph, style.run
        );
    }
    xml.push_str(&characters());
    xml.push_str(&table_style("PaperTable", "Paper table"));
    xml.push_str(&table_style("PaperCover", "Paper cover"));
    xml.push_str("</w:styles>");
    xml
}
