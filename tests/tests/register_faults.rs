//! Every slip that the author of a register can make is told with file, line and caret. What they read is committed as
//! `tests/expected/faults.txt`.

use record::Dictionary;

/// A register without a slip, and what it leans on.
const GOOD: &str = r#"register  = "loan"
title     = "Loan"
reference = "LN"
purpose   = "Shows who has what."
keep      = "6 years after back"
columns   = ["number", "short_description", "state"]
order     = "lent_on desc"

[fields]
short_description = { kind = "line", required = true }
lent_on           = { kind = "date", default = "today" }
lent_to           = { kind = "person" }
shelf             = { kind = "ref", to = "place" }
condition         = { kind = "choice", of = ["poor", "good"], default = "good" }
notes             = { kind = "journal" }
late              = { kind = "yes-no" }

[states]
out  = { next = ["back"] }
back = { next = [], needs = ["condition"] }

[access]
read  = ["agent", "lent_to"]
write = ["agent"]
rows  = "company in mine"

[lookups]
late = { from = ["state"], gives = { out = "no", back = "no" } }

[identity]
by = ["lent_on + lent_to"]

[clocks]
return = { runs_in = ["out"], target = "10 working days" }

[views]
poor = "condition <= poor and lent_on < today"
"#;

const PLACE: &str = r#"register = "place"
title = "Place"
purpose = "Says where things are."
[fields]
name = { kind = "line" }
"#;

const PERSON: &str = r#"register = "sys_user"
title = "Person"
purpose = "Says who there is."
[fields]
name = { kind = "line" }
"#;

const COMPANY: &str = r#"register = "core_company"
title = "Company"
purpose = "Says which bodies there are."
[fields]
name = { kind = "line" }
"#;

const GOOD_FILE: &str = "registers/desk/loan.toml";

/// What is wrong, what stands in the good register, and what is written instead.
const SLIPS: &[(&str, &str, &str)] = &[
    ("unknown key", "columns   =", "colums    ="),
    ("unknown key of a field", "kind = \"line\", required", "kind = \"line\", requird"),
    ("unknown kind", "kind = \"line\"", "kind = \"lien\""),
    ("no kind", "{ kind = \"person\" }", "{ label = \"Lent to\" }"),
    ("a field that is no table", "{ kind = \"person\" }", "\"person\""),
    ("unknown register to refer to", "to = \"place\"", "to = \"plaice\""),
    ("a reference to nothing", "{ kind = \"ref\", to = \"place\" }", "{ kind = \"ref\" }"),
    ("`to` where there is no reference", "{ kind = \"date\",", "{ kind = \"date\", to = \"place\","),
    ("a choice of nothing", "of = [\"poor\", \"good\"], default = \"good\"", "of = []"),
    ("a choice of numbers", "of = [\"poor\", \"good\"], default = \"good\"", "of = [1, 2]"),
    ("the same choice twice", "[\"poor\", \"good\"]", "[\"poor\", \"good\", \"good\"]"),
    ("`of` where there is no choice", "{ kind = \"date\",", "{ kind = \"date\", of = [\"a\"],"),
    ("a default that is no choice", "default = \"good\"", "default = \"goood\""),
    ("a default of the wrong kind", "default = \"today\"", "default = \"soon\""),
    ("a next state that is none", "next = [\"back\"]", "next = [\"bakc\"]"),
    ("a state without next", "out  = { next = [\"back\"] }", "out  = { closed = false }"),
    ("two states stored alike", "out  = { next", "out  = { value = \"back\", next"),
    ("a needed field that is none", "needs = [\"condition\"]", "needs = [\"condition\", \"lend_on\"]"),
    ("extends a register that is not there", "title     = \"Loan\"", "title     = \"Loan\"\nextends   = \"tusk\""),
    ("extends itself", "title     = \"Loan\"", "title     = \"Loan\"\nextends   = \"loan\""),
    ("a view with an unknown field", "condition <= poor and lent_on", "condition <= poor and lent_onn"),
    ("a view with an unknown value", "condition <= poor and", "condition <= awful and"),
    ("a view that breaks off", "lent_on < today\"", "lent_on <\""),
    ("a view with escapes", "poor = \"condition", "poor = \"\\u0063ondition = bad and condition"),
    ("row rights with an unknown field", "\"company in mine\"", "\"compny in mine\""),
    ("row rights that look elsewhere", "\"company in mine\"", "\"shelf.name = attic\""),
    ("row rights that name a record", "\"company in mine\"", "\"company = colp\""),
    ("row rights that search", "\"company in mine\"", "\"text matches attic\""),
    ("a retention that is none", "6 years after back", "a while"),
    ("a retention after nothing known", "6 years after back", "6 years after returned"),
    ("a name with capitals", "register  = \"loan\"", "register  = \"Loan\""),
    ("a name of the store's own", "register  = \"loan\"", "register  = \"revision\""),
    ("a field of Guildhall's own", "lent_on           =", "sys_created_on    ="),
    ("a field with a name that is none", "late              =", "\"is late\"         ="),
    ("a column that is none", "\"short_description\", \"state\"]", "\"short_description\", \"sate\"]"),
    ("a journal as a column", "\"short_description\", \"state\"]", "\"short_description\", \"notes\"]"),
    ("a display that cannot stand for a record", "title     = \"Loan\"", "title     = \"Loan\"\ndisplay   = \"shelf\""),
    ("an order by an unknown field", "\"lent_on desc\"", "\"lent desc\""),
    ("a lookup with the wrong number of values", "out = \"no\"", "\"out out\" = \"no\""),
    ("a lookup of an unknown state", "gives = { out =", "gives = { away ="),
    ("a lookup that gives nonsense", "back = \"no\"", "back = \"perhaps\""),
    ("recognised by an unknown field", "lent_on + lent_to", "lent_on + lent_two"),
    ("recognised by a journal", "lent_on + lent_to", "notes"),
    ("a lookup from an unknown field", "from = [\"state\"]", "from = [\"stat\"]"),
    ("a clock in an unknown state", "runs_in = [\"out\"]", "runs_in = [\"away\"]"),
    ("a clock without a target", ", target = \"10 working days\"", ""),
    ("a clock with a target that is none", "10 working days", "ten moons"),
    ("no purpose", "purpose   = \"Shows who has what.\"\n", ""),
    ("a number where a text belongs", "title     = \"Loan\"", "title     = 7"),
    ("a text where a list belongs", "read  = [\"agent\", \"lent_to\"]", "read  = \"agent\""),
    ("not TOML", "[states]", "[states"),
    (
        "a key twice",
        "late              = { kind = \"yes-no\" }",
        "late = { kind = \"yes-no\" }\nlate = { kind = \"line\" }",
    ),
];

fn told(files: &[(&str, &str)]) -> String {
    match Dictionary::load(files.iter().copied()) {
        Ok(_) => "no fault\n".to_owned(),
        Err(faults) => tests::told(&faults),
    }
}

fn among_the_others(text: &str) -> Vec<(&str, &str)> {
    vec![
        (GOOD_FILE, text),
        ("registers/desk/place.toml", PLACE),
        ("registers/desk/sys_user.toml", PERSON),
        ("registers/desk/core_company.toml", COMPANY),
    ]
}

#[test]
fn every_slip_is_told_with_its_place() {
    assert_eq!(told(&among_the_others(GOOD)), "no fault\n");
    let mut found = String::new();
    for (what, stands, written) in SLIPS {
        assert_eq!(GOOD.matches(stands).count(), 1, "{what}: `{stands}` stands once in the good register");
        let told = told(&among_the_others(&GOOD.replace(stands, written)));
        assert_ne!(told, "no fault\n", "{what}");
        found += &format!("## {what}\n{told}\n");
    }
    tests::expect("faults.txt", &found);
}

#[test]
fn slips_between_files_are_told() {
    let child = |field: &str| {
        let head =
            "register = \"gift\"\ntitle = \"Gift\"\npurpose = \"Not to come back.\"\nextends = \"loan\"\n[fields]\n";
        format!("{head}{field}\n")
    };
    let mut found = String::new();
    for (what, field) in [
        ("a child that stores an inherited field in another way", "late = { kind = \"line\" }"),
        ("a child that hides what its parent shows", "short_description = { kind = \"line\", read = [\"manager\"] }"),
    ] {
        let child = child(field);
        let mut files = among_the_others(GOOD);
        files.push(("registers/desk/gift.toml", &child));
        found += &format!("## {what}\n{}\n", told(&files));
    }
    let mut twice = among_the_others(GOOD);
    twice.push(("registers/other/loan.toml", GOOD));
    found += &format!("## the same register twice\n{}\n", told(&twice));
    let mut one_prefix = among_the_others(GOOD);
    let place = PLACE.replace("title", "reference = \"LN\"\ntitle");
    one_prefix[1].1 = &place;
    found += &format!("## two registers whose numbers begin alike\n{}\n", told(&one_prefix));
    let circle = [("registers/a/a.toml", "b"), ("registers/a/b.toml", "a")].map(|(file, parent)| {
        let name = if parent == "a" { "b" } else { "a" };
        (file, format!("register = \"{name}\"\ntitle = \"T\"\npurpose = \"P\"\nextends = \"{parent}\"\n"))
    });
    let circle: Vec<(&str, &str)> = circle.iter().map(|(file, text)| (*file, text.as_str())).collect();
    found += &format!("## two registers that extend each other\n{}\n", told(&circle));
    tests::expect("faults_between_files.txt", &found);
}

/// A file that is too large is refused before it is read, and a file of nothing but slips tells the first of them.
#[test]
fn a_large_file_costs_little() {
    let large = format!("{GOOD}# {}\n", "x".repeat(2 << 20));
    let told = told(&among_the_others(&large));
    assert!(told.starts_with("registers/desk/loan.toml:1:1: This file is 2"), "{told}");

    let slips: String = (0..60_000).map(|number| format!("k{number} = 1\n")).collect();
    let faults = Dictionary::load(among_the_others(&format!("{slips}{GOOD}"))).expect_err("every line is a slip");
    assert!((1..=50).contains(&faults.len()), "{}", faults.len());
}
