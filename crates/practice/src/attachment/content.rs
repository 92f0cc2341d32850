//! What a file is, by its first bytes.

/// What can be told from the beginning of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Pdf,
    Png,
    Jpeg,
    Gif,
    /// Also the documents of office programs.
    Zip,
    Gzip,
    Program,
}

const BEGINNINGS: [(&[u8], Content); 13] = [
    (b"%PDF-", Content::Pdf),
    (b"\x89PNG\r\n\x1a\n", Content::Png),
    (b"\xff\xd8\xff", Content::Jpeg),
    (b"GIF87a", Content::Gif),
    (b"GIF89a", Content::Gif),
    (b"PK\x03\x04", Content::Zip),
    (b"PK\x05\x06", Content::Zip),
    (b"\x1f\x8b", Content::Gzip),
    (b"MZ", Content::Program),
    (b"\x7fELF", Content::Program),
    (b"\xfe\xed\xfa", Content::Program),
    (b"\xcf\xfa\xed\xfe", Content::Program),
    (b"\xca\xfe\xba\xbe", Content::Program),
];

/// Endings whose content is known.
const ENDINGS: [(&str, Content); 11] = [
    ("pdf", Content::Pdf),
    ("png", Content::Png),
    ("jpg", Content::Jpeg),
    ("jpeg", Content::Jpeg),
    ("gif", Content::Gif),
    ("zip", Content::Zip),
    ("docx", Content::Zip),
    ("xlsx", Content::Zip),
    ("pptx", Content::Zip),
    ("gz", Content::Gzip),
    ("tgz", Content::Gzip),
];

/// Types whose content is known.
const TYPES: [(&str, Content); 8] = [
    ("application/pdf", Content::Pdf),
    ("image/png", Content::Png),
    ("image/jpeg", Content::Jpeg),
    ("image/gif", Content::Gif),
    ("application/zip", Content::Zip),
    ("application/gzip", Content::Gzip),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Content::Zip),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Content::Zip),
];

/// Endings that a desktop runs when somebody opens the file.
const RUN: [&str; 23] = [
    "exe", "dll", "com", "scr", "msi", "msp", "bat", "cmd", "pif", "cpl", "hta", "vbs", "vbe", "js", "jse", "wsf",
    "wsh", "ps1", "lnk", "reg", "jar", "appx", "url",
];

/// Why a file is not taken: it is a program, or not what its name or its type says.
pub(super) fn misfit(name: &str, content_type: &str, bytes: &[u8]) -> Option<String> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let is = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, content)| *content);
    if is == Some(Content::Program) || RUN.contains(&ending.as_str()) {
        return Some("Programs are not kept here.".to_owned());
    }
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let by_name = ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, content)| *content);
    let by_type = TYPES.iter().find(|(known, _)| *known == kind).map(|(_, content)| *content);
    if by_name.is_some() && by_name != is {
        return Some(format!("The file is not what its name says: .{ending}."));
    }
    if by_type.is_some() && by_type != is {
        return Some(format!("The file is not what its type says: {kind}."));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_what_it_says_is_not_taken() {
        let png = b"\x89PNG\r\n\x1a\n....";
        for (name, kind, bytes, is_taken) in [
            ("plan.pdf", "application/pdf", &b"%PDF-1.7"[..], true),
            ("plan.pdf", "application/octet-stream", b"%PDF-1.7", true),
            ("plan.PDF", "", b"<html>", false),
            ("plan", "application/pdf", b"<html>", false),
            ("screen.png", "image/png", png, true),
            ("screen.png", "image/jpeg", png, false),
            ("notes.txt", "text/plain", b"anything at all", true),
            ("notes.txt", "text/plain", b"MZ\x90\x00", false),
            ("notes.bin", "", b"\x00\x01\x02", true),
            ("setup.exe", "", b"anything", false),
            ("run.Ps1", "text/plain", b"Get-Item", false),
            ("letter.docx", "", b"PK\x03\x04", true),
            ("letter.docx", "", b"", false),
            ("empty.txt", "text/plain", b"", true),
            ("page.html", "text/html", b"<script>", true),
        ] {
            assert_eq!(misfit(name, kind, bytes).is_none(), is_taken, "{name} {kind} {bytes:?}");
        }
    }
}
