//! Targets as people write them.

use clock::Target;

#[test]
fn a_target_is_read_and_written_back() {
    for (written, kept) in [
        ("4 hours", "4 hours"),
        ("1 hour", "1 hour"),
        ("30 minutes", "30 minutes"),
        ("1 hour 30 minutes", "1 hour 30 minutes"),
        (" 01:30 ", "1 hour 30 minutes"),
        ("90 minutes", "1 hour 30 minutes"),
        ("72 hours elapsed", "72 hours elapsed"),
        ("3 days elapsed", "72 hours elapsed"),
        ("10 working days", "10 working days"),
        ("1 Working Day", "1 working day"),
        ("1 month", "1 month"),
        ("3 months", "3 months"),
    ] {
        let target = Target::parse(written).unwrap();
        assert_eq!(target.to_string(), kept);
        assert_eq!(Target::parse(kept), Ok(target));
        assert_eq!(serde_json::from_str::<Target>(&serde_json::to_string(&target).unwrap()).unwrap(), target);
    }
}

#[test]
fn what_is_no_target_says_so() {
    for (written, told) in [
        ("", "is not a target"),
        ("soon", "is not a target"),
        ("elapsed", "is not a target"),
        ("four hours", "is not a target"),
        ("4", "is not a target"),
        ("hours 4", "is not a target"),
        ("30 minutes 1 hour", "is not a target"),
        ("1 hour 1 hour", "is not a target"),
        ("-4 hours", "is not a target"),
        ("4.5 hours", "is not a target"),
        ("10 working days elapsed", "is not a target"),
        ("1 month elapsed", "is not a target"),
        ("5 days", "can be read in two ways: write “working days”, or “days elapsed”"),
        ("0 hours", "leaves no time"),
        ("0 working days", "leaves no time"),
        ("00:00", "leaves no time"),
        ("999999999 hours", "is too long"),
        ("9999 working days", "is too long"),
        ("9999 months", "is too long"),
    ] {
        let fault = Target::parse(written).unwrap_err().to_string();
        assert!(fault.contains(told), "{written}: {fault}");
    }
    let endless = "9 ".repeat(1_000_000);
    assert!(Target::parse(&endless).unwrap_err().to_string().len() < 300);
}
