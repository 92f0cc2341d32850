//! An organisation adds a register while it works: a file saved through the desk, and its records are kept, listed, searched,
//! followed and counted in a paper like any others. Nobody compiled anything.

use guildhall::opening;
use jiff::Timestamp;
use paper::{NoLinks, Script};
use practice::desk::Occasion;
use practice::{Desk, NotSaved, Saved, people, registers};
use record::{Actor, Draft, Page, Path, Permitted, When, Words, history};
use store::{Bodies, Store};
use tests::city::done;

const ACTIVITY: &str = r#"register  = "processing_activity"
title     = "Processing activity"
plural    = "Processing activities"
reference = "ROPA"
purpose   = "Shows what we do with data about people."
keep      = "for good"
display   = "name"
known_by  = ["name"]
columns   = ["number", "name"]

[fields]
name = { kind = "line", required = true }

[access]
read  = ["assessor", "dpo", "auditor"]
write = ["dpo"]
rows  = "company in mine"
"#;

const DPIA: &str = r#"# Data protection impact assessments (UK GDPR art. 35).
register  = "dpia"
title     = "Data protection impact assessment"
reference = "DPIA"
purpose   = "Shows that we weighed the risk to people before we began using their data."
keep      = "6 years after superseded"
columns   = ["number", "short_description", "processing_activity", "risk", "state", "review_due"]

[fields]
short_description   = { kind = "line",   required = true }
processing_activity = { kind = "ref",    to = "processing_activity", required = true }
assessor            = { kind = "person", default = "me" }
necessity           = { kind = "prose",  ask = "Why is this processing needed, and is it proportionate?" }
risk                = { kind = "choice", of = ["low", "medium", "high"] }
advice              = { kind = "prose",  ask = "Advice of the data protection officer", write = ["dpo"], personal = false }
review_due          = { kind = "date" }

[states]
draft      = { next = ["review"] }
review     = { next = ["approved", "draft"], needs = ["necessity", "risk"] }
approved   = { next = ["superseded"], needs = ["advice", "review_due"], by = ["dpo"] }
superseded = { next = [] }

[access]
read  = ["assessor", "dpo", "auditor"]
write = ["assessor", "dpo"]
rows  = "company in mine"

[clocks]
review = { runs_in = ["review"], target = "10 working days", calendar = "office" }

[views]
overdue = "state = approved and review_due < today"
"#;

const PAPER: &str = r#"+++
title     = "Personal data"
committee = "Digital Services Sub-Committee"
meeting   = 2020-07-03
period    = "2020-06"
for       = "Information"
class     = "Public"
report_of = "The Comptroller"
authors   = ["Data protection officer"]

[figures]
approved = "count dpia where state = approved"
grave    = "share dpia where risk = high of dpia"
+++
# Summary

{approved | as "assessment"} approved; {grave} weigh heavily.
"#;

/// An office with a desk, an administrator's few records, and nothing of data protection yet.
struct Office {
    desk: Desk,
    bodies: Bodies,
    hour: i64,
}

impl Office {
    fn open(store: Store) -> Office {
        let desk = Desk::open(store, done(opening::built_in())).expect("the registers that come with Guildhall");
        let mut office = Office { desk, bodies: Bodies::shared(), hour: 0 };
        let setup = Actor::system("setup", Bodies::shared());
        for (code, name) in [("col", "City of London Corporation"), ("colp", "City of London Police")] {
            let company = Draft::new("core_company").with("company", "global").with("code", code).with("name", name);
            office.kept(&setup, &company.with("customer", "yes"));
        }
        let words = office.words(&setup);
        office.bodies = people::bodies(&office.desk.store, &office.desk.dictionary, &words).expect("two bodies");
        let setup = Actor::system("setup", office.bodies.clone());
        for role in ["manager", "dpo", "assessor", "auditor", "requester"] {
            let draft =
                Draft::new("sys_user_role").with("company", "global").with("name", role).with("description", role);
            office.kept(&setup, &draft);
        }
        for (user_name, name, body, role) in [
            ("d.jessop", "Dinah Jessop", "col", "manager"),
            ("g.quill", "Gareth Quill", "col", "dpo"),
            ("y.vance", "Yusuf Vance", "col", "assessor"),
            ("h.rosenthal", "Hana Rosenthal", "colp", "auditor"),
        ] {
            let person = Draft::new("sys_user").with("company", body).with("user_name", user_name).with("name", name);
            office.kept(&setup, &person.with("roles", format!("{role};requester")));
        }
        office
    }

    /// Opens the door anew, as the program does when it starts: with all registers that were added.
    fn reopened(self) -> Office {
        let Office { desk, bodies, hour } = self;
        let words = Words::new(at(hour), "guildhall", bodies.clone());
        let built_in = done(opening::built_in());
        let all =
            registers::load(&desk.store, &built_in, &words, &bodies).unwrap_or_else(|trouble| panic!("{trouble}"));
        let desk = Desk::open(desk.store, all).expect("their tables are made");
        Office { desk, bodies, hour }
    }

    fn words(&self, actor: &Actor) -> Words {
        Words::new(at(self.hour), &actor.id, actor.bodies.clone())
    }

    fn person(&self, user_name: &str) -> Actor {
        let words = Words::new(at(self.hour), "guildhall", self.bodies.clone());
        let found = people::actor(&self.desk.store, &self.desk.dictionary, &words, &self.bodies, user_name);
        found.expect("people can be read").unwrap_or_else(|| panic!("nobody is called {user_name}"))
    }

    /// Saves an hour after whatever was saved last.
    fn save(&mut self, actor: &Actor, draft: &Draft) -> Result<Saved, NotSaved> {
        self.hour += 1;
        self.desk.save(Occasion { actor, now: at(self.hour), why: "As the law asks", request: "story" }, draft)
    }

    fn kept(&mut self, actor: &Actor, draft: &Draft) -> Saved {
        self.save(actor, draft).unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// Why a draft is refused, in the words that the person reads.
    fn refused(&mut self, actor: &Actor, draft: &Draft) -> String {
        match self.save(actor, draft) {
            Ok(saved) => panic!("it was kept: {saved:?}"),
            Err(refused) => refused.to_string(),
        }
    }

    fn asks(&self, actor: &Actor, text: &str) -> Permitted {
        let query = self.desk.dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}"));
        actor.asks(&self.desk.dictionary, &query, &self.words(actor)).unwrap_or_else(|trouble| panic!("{trouble}"))
    }

    fn ids(&self, actor: &Actor, text: &str) -> Vec<String> {
        self.asks(actor, text).ids(&mut &self.desk.store, Page::ALL).unwrap_or_else(|trouble| panic!("{trouble}"))
    }
}

fn at(hour: i64) -> Timestamp {
    let first: Timestamp = "2020-06-01T07:00:00Z".parse().expect("an instant");
    first.checked_add(jiff::SignedDuration::from_hours(hour)).expect("an hour later")
}

fn added(name: &str, definition: &str) -> Draft {
    let draft = Draft::new(registers::ADDED).with("company", "col").with("name", name);
    draft.with("label", name).with("definition", definition)
}

#[test]
fn a_register_that_an_organisation_adds_is_like_any_other() {
    for (engine, store) in store::testing::stores() {
        let mut office = Office::open(store);
        let manager = office.person("d.jessop");
        let before = office.refused(&manager, &added("dpia", DPIA));
        assert!(
            before.contains("registers/added/dpia.toml:11") && before.contains("processing_activity"),
            "{engine}: {before}"
        );
        office.kept(&manager, &added("processing_activity", ACTIVITY));
        office = office.reopened();
        office.kept(&manager, &added("dpia", DPIA));
        office = office.reopened();
        let two = assessments(&mut office);
        read(&office, engine, &two);
        in_a_paper(&office, engine);
    }
}

/// Two assessments on their way: one approved, one still a draft. Rights, states and requirements are those of the file.
fn assessments(office: &mut Office) -> [Saved; 2] {
    let (officer, assessor) = (office.person("g.quill"), office.person("y.vance"));
    let cameras = Draft::new("processing_activity").with("company", "col").with("name", "Body-worn cameras");
    assert_eq!(office.refused(&assessor, &cameras), "You may not change processing activities.");
    office.kept(&officer, &cameras);

    let draft = Draft::new("dpia").with("company", "col").with("short_description", "Cameras for ward officers");
    assert_eq!(office.refused(&assessor, &draft), "processing_activity: Processing activity: This is needed.");
    let one = office.kept(&assessor, &draft.with("processing_activity", "Body-worn cameras"));
    let change =
        |field: &str, typed: &str| Draft { sys_id: Some(one.sys_id.clone()), ..Draft::new("dpia") }.with(field, typed);
    let missing = office.refused(&assessor, &change("state", "review"));
    assert!(missing.contains("necessity: ") && missing.contains("risk: "), "{missing}");
    let ready = change("state", "review")
        .with("necessity", "Two complaints in three rest on what was said.")
        .with("risk", "high");
    office.kept(&assessor, &ready);
    let approved = change("state", "approved").with("review_due", "2020-05-29");
    let not_his = office.refused(&assessor, &approved.clone().with("advice", "Fine by me."));
    assert!(not_his.contains("advice: ") || not_his.contains("state: "), "{not_his}");
    office.kept(&officer, &approved.with("advice", "Keep recordings for a month."));

    let other = Draft::new("dpia").with("company", "col").with("short_description", "A list of volunteers");
    let two = office.kept(&assessor, &other.with("processing_activity", "Body-worn cameras").with("risk", "low"));
    [one, two]
}

/// Its list, its page, its view, search, history, and whom it is hidden from.
fn read(office: &Office, engine: &str, [one, two]: &[Saved; 2]) {
    let officer = office.person("g.quill");
    let register = office.desk.dictionary.get("dpia").expect("it is there").clone();
    let columns: Vec<Path> = register.columns.iter().map(|column| Path::of(column)).collect();
    let rows = office.asks(&officer, "dpia order by number").rows(&mut &office.desk.store, &columns, Page::ALL);
    let rows = rows.expect("a list");
    let shown: Vec<Vec<&str>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| cell.shown.as_str()).collect()).collect();
    let expected = [
        ["Cameras for ward officers", "Body-worn cameras", "High", "Approved", "29 May 2020"],
        ["A list of volunteers", "Body-worn cameras", "Low", "Draft", ""],
    ];
    for ((row, expected), saved) in shown.iter().zip(expected).zip([one, two]) {
        assert_eq!(Some(row[0]), saved.number.as_deref(), "{engine}");
        assert!(row[0].starts_with("DPIA"), "{engine}: {}", row[0]);
        assert_eq!(row[1..], expected, "{engine}");
    }

    let number = one.number.as_deref().expect("a number");
    let record = office.asks(&officer, &format!("dpia where number = {number}")).record(&mut &office.desk.store);
    let record = record.expect("the store answers").expect("a record");
    assert_eq!(
        (record.shown("assessor"), record.shown("advice")),
        ("Yusuf Vance", "Keep recordings for a month."),
        "{engine}"
    );
    let overdue = format!("dpia where {}", register.views["overdue"]);
    assert_eq!(office.ids(&officer, &overdue), [one.sys_id.as_str()], "{engine}");
    assert_eq!(office.ids(&officer, "dpia where text matches volunteers"), [two.sys_id.as_str()], "{engine}");
    assert_eq!(office.ids(&officer, &format!("dpia where text matches {number}")), [one.sys_id.as_str()], "{engine}");

    let words = office.words(&officer);
    let steps = history::of(&office.desk.store, &office.desk.dictionary, &officer, &words, "dpia", &one.sys_id);
    let steps = steps.expect("a history");
    let told: Vec<(&str, Vec<&str>)> = steps[1..]
        .iter()
        .map(|step| (step.actor.as_str(), step.changes.iter().map(|change| change.is.as_str()).collect()))
        .collect();
    assert_eq!(told.len(), 2, "{engine}: {told:?}");
    assert_eq!((told[0].0, told[1].0), ("y.vance", "g.quill"), "{engine}");
    assert!(told[0].1.contains(&"Review") && told[1].1.contains(&"Approved"), "{engine}: {told:?}");

    let auditor = office.person("h.rosenthal");
    assert!(office.ids(&auditor, "dpia").is_empty(), "{engine}: assessments of another body");
    // Anybody might be the assessor of one; she is of none.
    let manager = office.person("d.jessop");
    assert!(office.ids(&manager, "dpia").is_empty(), "{engine}: a manager is not among its readers");
}

/// The word `dpia` in a paper.
fn in_a_paper(office: &Office, engine: &str) {
    let officer = office.person("g.quill");
    let words = office.words(&officer);
    let reader = paper::Reader {
        store: &office.desk.store,
        dictionary: &office.desk.dictionary,
        actor: &officer,
        words: &words,
    };
    let script = Script::read("papers/personal-data.md", PAPER, &office.desk.dictionary);
    let script = script.unwrap_or_else(|faults| panic!("{}", tests::told(&faults)));
    let evaluated = paper::evaluate(&script, reader, &When::Now, &NoLinks).expect("evaluated");
    let printed = |name: &str| evaluated.figures[name].printed.as_str();
    assert_eq!((printed("approved"), printed("grave")), ("1", "50%"), "{engine}");
    let sentence = &evaluated.figures["approved"].sentence;
    assert_eq!(sentence, "Number of data protection impact assessments whose state is Approved.", "{engine}");
    let slip =
        Script::read("papers/personal-data.md", &PAPER.replace("count dpia", "count dpai"), &office.desk.dictionary);
    let told = tests::told(&slip.expect_err("there is no dpai"));
    assert!(told.contains("papers/personal-data.md:12:") && told.contains("Did you mean `dpia`?"), "{engine}: {told}");
}

/// A slip is told where it stands, nothing is kept, and the registers that are there go on.
#[test]
fn a_slip_is_told_with_line_and_caret() {
    for (engine, store) in store::testing::stores() {
        let mut office = Office::open(store);
        let manager = office.person("d.jessop");
        let slip = ACTIVITY.replace("kind = \"line\"", "kind = \"lime\"");
        let refused = office.refused(&manager, &added("processing_activity", &slip));
        let told = [
            "definition: registers/added/processing_activity.toml:12:17: Unknown kind `lime`. Did you mean `line`? Kinds: line, \
             prose, choice, ref, refs, person, date, date-time, duration, whole, decimal, money, yes-no, journal, url, file, \
             secret.",
            "   |",
            "12 | name = { kind = \"lime\", required = true }",
            "   |                 ^^^^^^",
        ];
        assert_eq!(refused.lines().collect::<Vec<_>>(), told, "{engine}");
        let other_name = office.refused(&manager, &added("ropa", ACTIVITY));
        assert_eq!(other_name, "name: The definition is of a register with another name.", "{engine}");
        let taken = office.refused(&manager, &added("incident", &ACTIVITY.replace("processing_activity", "incident")));
        assert_eq!(taken, "name: There is a register of this name already.", "{engine}");
        assert!(office.ids(&manager, "sys_db_object").is_empty(), "{engine}");
        let office = office.reopened();
        assert!(office.desk.dictionary.get("processing_activity").is_none(), "{engine}");
        assert!(office.ids(&manager, "incident").is_empty(), "{engine}");
    }
}
