//! An instant once chosen stays chosen: every link and form of a page that is seen from an earlier instant leads to pages that
//! are seen from it, until a reader puts it off. Done to the finished page, so that no page can forget it.

use crate::link;

/// The parameter that says from when a page is seen.
pub const AS_AT: &str = "as_at";
/// What an address says whose page is to be seen as it stands, whatever instant the page with the link is seen from.
const NOW: &str = "as_at=now";

/// Pages that say their instants themselves, and what is the same at every instant.
fn has_own(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_here = !address.starts_with('/') || address.starts_with("//");
    is_here || path.starts_with("/assets/") || path.ends_with("/compare") || address.contains("as_at=")
}

/// The address of the page as it stands today.
pub fn today(address: &str) -> String {
    joined(address, NOW, "&")
}

/// An address seen from an instant, unless it says its own.
pub fn address(address: &str, spelt: &str) -> String {
    carried(address, spelt, "&")
}

fn carried(address: &str, spelt: &str, and: &str) -> String {
    if has_own(address) {
        return address.to_owned();
    }
    joined(address, &format!("{AS_AT}={}", link::escaped(spelt)), and)
}

fn joined(address: &str, parameter: &str, and: &str) -> String {
    let (page, place) =
        address.split_once('#').map_or((address, String::new()), |(page, place)| (page, format!("#{place}")));
    let joint = if page.contains('?') { and } else { "?" };
    format!("{page}{joint}{parameter}{place}")
}

/// The whole page with the instant in each of its links and forms. Texts and attributes are escaped where they are written, so a
/// tag ends with its first `>` and an attribute with its first `"`.
pub fn page(html: &str, spelt: &str) -> String {
    let mut page = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        page.push_str(&rest[..start]);
        let tail = &rest[start..];
        let (tag, after) = tail.split_at(tail.find('>').map_or(tail.len(), |end| end + 1));
        if tag.starts_with("<a ") {
            page.push_str(&leading(tag, spelt));
        } else {
            page.push_str(tag);
        }
        if tag.starts_with("<form ") && tag.contains("method=\"get\"") {
            let form = after.split("</form>").next().unwrap_or_default();
            if !has_own(attribute(tag, "action").unwrap_or("/")) && !form.contains("name=\"as_at\"") {
                page.push_str(&format!("<input type=\"hidden\" name=\"{AS_AT}\" value=\"{spelt}\">"));
            }
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

fn leading(tag: &str, spelt: &str) -> String {
    match attribute(tag, "href") {
        Some(href) => {
            tag.replacen(&format!(" href=\"{href}\""), &format!(" href=\"{}\"", carried(href, spelt, "&amp;")), 1)
        }
        None => tag.to_owned(),
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_stays_in_each_link_and_form() {
        for (before, after) in [
            ("<a href=\"/\">x</a>", "<a href=\"/?as_at=2020-05-05\">x</a>"),
            (
                "<a class=\"b\" href=\"/incident?page=2\">",
                "<a class=\"b\" href=\"/incident?page=2&amp;as_at=2020-05-05\">",
            ),
            ("<a href=\"/#desk\">", "<a href=\"/?as_at=2020-05-05#desk\">"),
            ("<a href=\"#main\">", "<a href=\"#main\">"),
            ("<a href=\"//elsewhere\">", "<a href=\"//elsewhere\">"),
            ("<a href=\"https://elsewhere/\">", "<a href=\"https://elsewhere/\">"),
            ("<link href=\"/assets/app.css\">", "<link href=\"/assets/app.css\">"),
            ("<a href=\"/incident?as_at=revision%205\">", "<a href=\"/incident?as_at=revision%205\">"),
            ("<a href=\"/incident/compare?from=x\">", "<a href=\"/incident/compare?from=x\">"),
            (
                "<form method=\"get\" action=\"/search\"><input name=\"q\"></form>",
                "<form method=\"get\" action=\"/search\"><input type=\"hidden\" name=\"as_at\" value=\"2020-05-05\"><input name=\"q\"></form>",
            ),
            (
                "<form method=\"get\" action=\"/\"><input name=\"as_at\"></form>",
                "<form method=\"get\" action=\"/\"><input name=\"as_at\"></form>",
            ),
            ("words &lt;a href=&quot;/&quot;&gt;", "words &lt;a href=&quot;/&quot;&gt;"),
        ] {
            assert_eq!(page(before, "2020-05-05"), after);
        }
        assert_eq!(address("/incident/INC1#history", "revision 5"), "/incident/INC1?as_at=revision%205#history");
        assert_eq!(page(&format!("<a href=\"{}\">", today("/x")), "2020-05-05"), "<a href=\"/x?as_at=now\">");
    }
}
