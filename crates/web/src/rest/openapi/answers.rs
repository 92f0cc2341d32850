//! Faults and headers, as every address may answer them.

use serde_json::{Map, Value, json};

/// Statuses that any address answers some time.
pub fn usual(method: &str, path: &str) -> &'static [u16] {
    match (method, path.contains('{')) {
        ("GET", false) => &[400, 401, 403, 406, 414, 429, 431, 500, 503],
        ("GET", true) => &[400, 401, 403, 404, 406, 414, 429, 431, 500, 503],
        ("DELETE", _) => &[400, 401, 403, 404, 406, 409, 414, 422, 429, 431, 500, 503],
        (_, false) => &[400, 401, 403, 406, 409, 414, 415, 422, 429, 431, 500, 503],
        (_, true) => &[400, 401, 403, 404, 406, 409, 414, 415, 422, 429, 431, 500, 503],
    }
}

pub fn faults() -> Value {
    let all: [(&str, &str, &[&str]); 13] = [
        ("400", "It cannot be read, names a table that is not there, or asks for too much", &[]),
        ("401", "Nobody has shown who they are", &["WWW-Authenticate"]),
        ("403", "It may not be read or written, or a rule has refused it", &[]),
        ("404", "There is no such record, or none that the caller may see", &[]),
        ("406", "The answer is JSON", &[]),
        ("409", "The same Idempotency-Key is under way", &["Retry-After"]),
        ("414", "The address is too long to be read", &[]),
        ("415", "The body is JSON", &[]),
        ("422", "The Idempotency-Key was sent with another request", &[]),
        (
            "429",
            "More requests than the credential may send",
            &["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Reset", "X-RateLimit-Rule"],
        ),
        ("431", "The head of the request is too long to be read", &[]),
        ("500", "Nothing was answered: it took too long, or the log says more", &[]),
        ("503", "Too much at once; nothing was lost", &["Retry-After"]),
    ];
    let one = |(status, says, names): (&str, &str, &[&str])| {
        let mut content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}});
        if status == "400" {
            // An address that is too long is answered with a page.
            content["text/html"] = json!({"schema": {"type": "string"}});
        }
        let mut response = match status {
            // Said before anything is known of the request.
            "414" | "431" => json!({"description": says}),
            _ => json!({"description": says, "content": content}),
        };
        if !names.is_empty() {
            let of = |name: &&str| ((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")}));
            response["headers"] = names.iter().map(of).collect::<Map<_, _>>().into();
        }
        (status.to_owned(), response)
    };
    all.into_iter().map(one).collect::<Map<_, _>>().into()
}

pub fn headers() -> Value {
    let text = json!({"type": "string"});
    let number = json!({"type": "integer", "minimum": 0});
    let all = [
        ("X-Total-Count", "How many records the query meets, of those that the caller may see.", &number),
        ("Link", "The first, previous, next and last page, where one page does not hold all.", &text),
        ("Location", "Where the new one is.", &text),
        ("X-Query-Ignored", "What of the query means nothing here, and was left out.", &text),
        ("X-Fields-Ignored", "Fields of the body that mean nothing here or may not be written.", &text),
        ("X-Transaction-ID", "Names the request in the log.", &text),
        ("WWW-Authenticate", "How to show who calls.", &text),
        ("Retry-After", "Seconds to wait.", &number),
        ("X-RateLimit-Limit", "Requests an hour.", &number),
        ("X-RateLimit-Reset", "When the count begins anew, in seconds since 1970.", &number),
        ("X-RateLimit-Rule", "What is counted.", &text),
        ("Content-Disposition", "The name of the file.", &text),
        ("X-Attachment-Metadata", "What is known of the file, as JSON on one line.", &text),
    ];
    let one =
        |(name, says, schema): (&str, &str, &Value)| (name.to_owned(), json!({"description": says, "schema": schema}));
    all.into_iter().map(one).collect::<Map<_, _>>().into()
}
