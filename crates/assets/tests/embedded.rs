//! What is embedded is complete, and what must not ship does not.

use assets::{all, css, find, href, print_fonts};

#[test]
fn addresses_carry_a_hash_and_lead_back() {
    for asset in all() {
        assert!(asset.href.starts_with("/assets/"), "{}", asset.href);
        assert_eq!(find(asset.href).map(|found| found.name), Some(asset.name));
        assert_eq!(find(asset.name).map(|found| found.href), Some(asset.href));
        assert_eq!(href(asset.name), asset.href);
        assert!(!asset.bytes.is_empty(), "{} is empty", asset.name);
    }
    assert!(find("/assets/../Cargo.toml").is_none());
    assert!(find("app.0000000000000000.css").is_none());
}

#[test]
fn style_sheets_name_only_assets_that_exist() {
    for sheet in ["app.css", "paper.css"] {
        let text = css(sheet);
        for address in text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let address = address.trim_matches('"');
            assert!(address.starts_with("data:") || find(address).is_some(), "{sheet}: {address}");
        }
        assert!(!text.contains("asset:") && !text.contains("embed:"), "{sheet} has an address left open");
    }
    assert!(css("paper.css").contains("url(\"data:font/woff2;base64,d09GMg"), "the stand-alone sheet brings its face");
}

#[test]
fn nothing_that_belongs_to_others_ships() {
    for asset in all().iter().filter(|asset| asset.mime.starts_with("text/css") || asset.mime == "image/svg+xml") {
        let text = String::from_utf8_lossy(asset.bytes).to_lowercase();
        for word in ["gds transport", "crown", "crest", "http://fonts", "https://fonts", "@import"] {
            assert!(!text.contains(word), "{} mentions {word}", asset.name);
        }
    }
}

#[test]
fn each_face_is_a_font_and_brings_its_licence() {
    let fonts: Vec<_> = print_fonts().collect();
    assert_eq!(fonts.len(), 7);
    for (name, bytes) in fonts {
        assert_eq!(&bytes[..4], [0, 1, 0, 0], "{name} is TrueType");
    }
    for licence in ["next-licence.txt", "mono-licence.txt"] {
        let text = find(licence).map(|asset| String::from_utf8_lossy(asset.bytes)).expect("a licence");
        assert!(text.contains("SIL Open Font License") || text.contains("SIL OPEN FONT LICENSE"), "{licence}");
    }
}
