//! Client certificates: shown as a connection is opened, in place of a key.

use super::house::houses;

const SHOWN: &str = "4f1ab3c2d5e60718293a4b5c6d7e8f900112233445566778899aabbccddeeff0";
const ANOTHER: &str = "0ffeeddccbbaa99887766554433221100f9e8d7c6b5a493827160e5d2c3ba1f4";

#[test]
fn a_certificate_opens_what_its_record_says_until_it_is_revoked() {
    for house in houses() {
        let draft = house.credential("probe", "colp", "cy", "", "incident");
        let given = house.gives_certificate(draft, SHOWN);
        let get = |digest: &str, address: &str| house.sends_with_certificate(digest, "GET", address, "");
        let list = "/api/now/table/incident?sysparm_fields=short_description";
        assert_eq!(get(SHOWN, list).is(200).all("short_description"), ["The Police's radio"], "cy himself sees both");
        get(SHOWN, "/api/now/table/sys_user").is(403);
        get(ANOTHER, list).is_not_authenticated();

        let batch =
            r#"{"batch_request_id":"1","rest_requests":[{"id":"1","method":"GET","url":"/api/now/table/incident"}]}"#;
        let told = house.sends_with_certificate(SHOWN, "POST", "/api/now/v1/batch", batch);
        assert_eq!(told.is(200).json()["serviced_requests"][0]["status_code"], 200, "{}", told.text);

        house.revokes("api_key", &given.saved.sys_id);
        get(SHOWN, list).is_not_authenticated();
    }
}

/// What is known of a certificate is no secret: it is no key.
#[test]
fn the_digest_of_a_certificate_opens_nothing_by_itself() {
    for house in houses() {
        let given = house.gives_certificate(house.credential("probe", "col", "cy", "incident", ""), SHOWN);
        assert_eq!(given.secret, None);
        for key in [given.name.clone(), format!("{}_{SHOWN}", given.name), SHOWN.to_owned(), format!("gc_{SHOWN}")] {
            house.gets("/api/now/table/incident", ("x-sn-apikey", &key)).is_not_authenticated();
        }
    }
}
