//! What a request shows of its sender, in the forms that clients use.

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The header and the parameter of an API key.
pub(super) const KEY: &str = "x-sn-apikey";
/// The longest thing shown, in bytes.
const BYTES_MAX: usize = 4 * 1024;

/// What somebody shows.
#[derive(PartialEq, Eq)]
pub(super) enum Shown {
    Basic { user_name: String, password: String },
    Bearer(String),
    Key(String),
}

/// An `Authorization` counts alone: what else is shown does not mend a wrong one.
pub(super) fn shown(head: &Parts) -> Option<Shown> {
    if head.headers.contains_key(header::AUTHORIZATION) {
        let (scheme, rest) = authorization(&head.headers)?;
        return match scheme.to_ascii_lowercase().as_str() {
            "basic" => basic(rest).map(|(user_name, password)| Shown::Basic { user_name, password }),
            "bearer" => Some(Shown::Bearer(rest.to_owned())),
            _ => None,
        };
    }
    let in_header = head.headers.get(KEY).map(|value| value.to_str().ok().map(str::to_owned));
    let key = in_header.unwrap_or_else(|| parameter(head.uri.query()?, KEY))?;
    (key.len() <= BYTES_MAX).then_some(Shown::Key(key))
}

/// Name and secret of a client application in the `Authorization` header.
pub(super) fn client(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, rest) = authorization(headers)?;
    scheme.eq_ignore_ascii_case("basic").then(|| basic(rest))?
}

/// Scheme and rest. Two headers of the name are none.
fn authorization(headers: &HeaderMap) -> Option<(&str, &str)> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(one), None) = (all.next(), all.next()) else { return None };
    let text = one.to_str().ok().filter(|text| text.len() <= BYTES_MAX)?;
    let (scheme, rest) = text.trim().split_once(' ')?;
    Some((scheme, rest.trim()))
}

/// Either alphabet, with its filling or without: some clients encode as for an address.
fn basic(text: &str) -> Option<(String, String)> {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let is_for_addresses = text.contains(['-', '_']);
    let alphabet = if is_for_addresses { alphabet::URL_SAFE } else { alphabet::STANDARD };
    let bytes = GeneralPurpose::new(&alphabet, lenient).decode(text).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (name, password) = text.split_once(':')?;
    (!name.is_empty()).then(|| (name.to_owned(), password.to_owned()))
}

/// The one value of a parameter.
fn parameter(query: &str, name: &str) -> Option<String> {
    let uri = format!("/?{query}").parse().ok()?;
    let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).ok()?.0;
    let mut values = pairs.into_iter().filter(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn of(address: &str, headers: &[(&str, &str)]) -> Option<String> {
        let request =
            headers.iter().fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
        Some(match shown(&request.body(()).unwrap().into_parts().0)? {
            Shown::Basic { user_name, password } => format!("{user_name} with {password}"),
            Shown::Bearer(token) => format!("token {token}"),
            Shown::Key(key) => format!("key {key}"),
        })
    }

    #[test]
    fn clients_show_themselves_in_these_forms() {
        let basic = |text: &str| of("/", &[("authorization", text)]);
        assert_eq!(basic("Basic YWRtaW46c2VjcmV0").as_deref(), Some("admin with secret"));
        assert_eq!(basic("basic  YWRtaW46c2VjcmV0 ").as_deref(), Some("admin with secret"));
        assert_eq!(basic("Basic YTpiOmM=").as_deref(), Some("a with b:c"), "the first colon ends the name");
        assert_eq!(basic("Basic YTpiOmM").as_deref(), Some("a with b:c"), "without filling");
        // "ä:ÿ>?" in both alphabets.
        assert_eq!(basic("Basic w6Q6w78+Pw==").as_deref(), Some("ä with ÿ>?"));
        assert_eq!(basic("Basic w6Q6w78-Pw==").as_deref(), Some("ä with ÿ>?"));
        assert_eq!(basic("Bearer abc").as_deref(), Some("token abc"));
        assert_eq!(of("/", &[("x-sn-apikey", "gk_1")]).as_deref(), Some("key gk_1"));
        assert_eq!(of("/?a=b&x-sn-apikey=gk%5F2", &[]).as_deref(), Some("key gk_2"));
    }

    #[test]
    fn what_is_none_of_them_is_nothing() {
        for text in
            ["Basic", "Basic ", "Basic !!", "Basic OnNlY3JldA==", "Basic /w==", "Digest x", "", "Basic YWRtaW4="]
        {
            assert_eq!(of("/?x-sn-apikey=gk_1", &[("authorization", text), ("x-sn-apikey", "gk_1")]), None, "{text}");
        }
        assert_eq!(of("/", &[("authorization", "Bearer a"), ("authorization", "Bearer b")]), None);
        assert_eq!(of("/?x-sn-apikey=a&x-sn-apikey=b", &[]), None);
        assert_eq!(of("/", &[("authorization", &format!("Bearer {}", "a".repeat(5000)))]), None);
        assert_eq!(of("/", &[]), None);
    }
}
