//! What was published stays as it was published: a record changes, the live figure with it, and nothing of the edition does.

use guildhall::papers::{self, Making, Seen};
use paper::document;
use paper::{Evaluated, Script};
use practice::NotSaved;
use practice::desk::Occasion;
use record::{Actor, Draft, Field, Kind, Record};
use tests::city::{AUTHOR, City, PAPER, done};

/// The forms of an edition, and the hash that it states for each.
const FORMS: [&str; 4] = ["document", "html", "pdf", "docx"];
/// Who publishes papers.
const CLERK: &str = "c.pemberton";

#[test]
fn a_change_moves_the_live_figure_and_not_the_published_one() {
    let city = City::on_sqlite();
    let author = city.person(AUTHOR);
    let script = done(papers::script(PAPER, &city.open));
    let before = Kept::of(&city);
    assert_eq!(figure(&live(&city, &author, &script), "colp_p1"), "4");

    let number = lower_one(&city);

    assert_eq!(figure(&live(&city, &author, &script), "colp_p1"), "3");
    assert_eq!(figure(&live(&city, &author, &script), "p1"), "4");
    let press = papers::press();
    let making = Making { open: &city.open, actor: &author, now: city.now, press: &press };
    let (pinned, _) = done(making.evaluate(&script, &Seen::Cut));
    assert_eq!(figure(&pinned, "colp_p1"), "4", "the data cut stays where it was");
    let after = Kept::of(&city);
    assert!(before == after, "the edition, its figures and its files are what they were, byte for byte");

    // Inside, it is said how it would differ today, and why.
    let words = city.words(&author);
    let reader = city.reader(&author, &words);
    let drifts = paper::drift(&after.figures, reader, &author).expect("today's answers");
    let drift = drifts.iter().find(|drift| drift.name == "colp_p1").expect("it differs");
    assert_eq!((drift.published.as_str(), drift.today.as_deref(), drift.value_differs), ("4", Some("3"), true));
    let says = format!(
        "Published 4; today’s records give 3: {number} changed priority from Critical to High on 30 June 2020 by i.ashgrove."
    );
    assert_eq!(drift.says, says);
    // A member may read the edition and not the incidents: he learns that something moved, and not what.
    let member = city.person("w.tregear");
    let drifts = paper::drift(&after.figures, reader, &member).expect("today's answers");
    let drift = drifts.iter().find(|drift| drift.name == "colp_p1").expect("it differs");
    assert_eq!((drift.hidden, drift.moved.len()), (1, 0), "{}", drift.says);
    assert!(!drift.says.contains(&number), "{}", drift.says);
}

fn live(city: &City, author: &Actor, script: &Script) -> Evaluated {
    let press = papers::press();
    done(Making { open: &city.open, actor: author, now: city.now, press: &press }.evaluate(script, &Seen::Now)).0
}

fn figure<'e>(evaluated: &'e Evaluated, name: &str) -> &'e str {
    &evaluated.figures[name].printed
}

/// After publication the police find that one of May's four was less grave than it had been taken for.
fn lower_one(city: &City) -> String {
    let found =
        "incident where company = colp and priority = 1 and opened_at in 2020-05 and affected_service = Network";
    let incident = city.record(&city.everybody(), found);
    let manager = city.person("i.ashgrove");
    let on = Occasion {
        actor: &manager,
        now: "2020-06-30T14:05:00Z".parse().expect("an instant"),
        why: "Two stations of six were cut off, not all",
        request: "story",
    };
    let draft = Draft::change("incident", &incident.sys_id, incident.version()).with("impact", "2");
    city.open.desk.save(on, &draft).unwrap_or_else(|refused| panic!("{refused}"));
    let changed = city.record(&city.everybody(), &format!("incident where sys_id = \"{}\"", incident.sys_id));
    assert_eq!(changed.datum("priority").as_text(), Some("2"));
    changed.shown("number").to_owned()
}

/// Everything that publishing keeps.
#[derive(PartialEq)]
struct Kept {
    edition: Record,
    figures: Vec<paper::Figure>,
    files: Vec<Vec<u8>>,
}

impl Kept {
    fn of(city: &City) -> Kept {
        let edition = city.edition();
        let everybody = city.everybody();
        let words = city.words(&everybody);
        let figures = paper::frozen(city.reader(&everybody, &words), &edition.sys_id).expect("frozen figures");
        assert!(figures.len() > 40, "{} figures", figures.len());
        let files = FORMS.map(|form| city.file(&edition, form)).into();
        Kept { edition, figures, files }
    }
}

/// Ten years on the files can be made again from what was frozen, to the byte.
#[test]
fn the_frozen_paper_gives_its_forms_again() {
    let city = City::on_sqlite();
    let kept = Kept::of(&city);
    let author = city.person(AUTHOR);
    let press = papers::press();
    let making = Making { open: &city.open, actor: &author, now: city.now, press: &press };
    let evidence = format!("/published/{}/figure", kept.edition.shown("slug"));
    let forms = done(making.forms(&city.document(), Some(&evidence)));
    let again = [forms.html, forms.pdf, forms.docx];
    for ((form, kept), again) in FORMS[1..].iter().zip(&kept.files[1..]).zip(again) {
        assert!(*kept == again, "the {form} is another one");
    }
    let page = String::from_utf8(kept.files[1].clone()).expect("a page");
    assert!(document::html::figures_in_html(&page).iter().any(|(id, text)| id == "colp_p1" && text == "4"));
}

/// Whoever tries, whatever the field: the clerk who published it, and the program itself.
#[test]
fn an_edition_and_its_figures_refuse_every_alteration() {
    let city = City::on_sqlite();
    let edition = city.edition();
    let figure = city.record(&city.everybody(), "paper_figure where name = colp_p1");
    let before = city.open.desk.store.head().expect("a head");
    for record in [edition, figure] {
        let register = city.open.desk.dictionary.get(&record.class).expect("its register").clone();
        let mut tried = 0;
        // Where an edition stands may change, by its states.
        let fields = register.fields.values().filter(|field| field.name != "state" && !field.name.starts_with("sys_"));
        for field in fields {
            let Some(draft) = altered(&record, field) else { continue };
            for actor in [city.person(CLERK), city.everybody()] {
                let on = Occasion { actor: &actor, now: city.now, why: "A try", request: "story" };
                let refused = city.open.desk.save(on, &draft);
                let is_refused = matches!(refused, Err(NotSaved::Refused(_)));
                assert!(is_refused, "{} changed {} of a {}: {refused:?}", actor.name, field.name, register.name);
            }
            tried += 1;
        }
        assert!(tried >= 12, "{}: only {tried} fields were tried", register.name);
    }
    assert_eq!(city.open.desk.store.head().expect("a head"), before, "nothing was written");
}

/// A draft that gives a field another value than it has.
fn altered(record: &Record, field: &Field) -> Option<Draft> {
    let draft = Draft::change(&record.class, &record.sys_id, record.version());
    let other = |choices: &[record::register::Choice]| {
        choices
            .iter()
            .find(|choice| record.datum(&field.name).as_text() != Some(&choice.value))
            .map(|choice| choice.name.clone())
    };
    let typed = match &field.kind {
        Kind::File => return Some(draft.with_file(&field.name, "other.json", b"{}".to_vec())),
        Kind::Choice(choices) => other(choices)?,
        Kind::YesNo => if record.datum(&field.name).as_int() == Some(1) { "no" } else { "yes" }.to_owned(),
        Kind::Whole => "987654".to_owned(),
        Kind::Date => "2031-01-02".to_owned(),
        Kind::DateTime => "2031-01-02 03:04".to_owned(),
        Kind::Line | Kind::Prose => "Something else".to_owned(),
        _ => return None,
    };
    Some(draft.with(&field.name, typed))
}

/// Verification finds nothing in what was kept, and names the figure that somebody reached past the desk to alter.
#[test]
fn verification_names_a_figure_that_was_tampered_with() {
    let city = City::on_sqlite();
    assert_eq!(city.open.desk.store.verify(&mut |_| {}).expect("it can be verified"), []);
    let (figures, faults) = done(papers::verify(&city.open));
    assert!(figures > 40 && faults.is_empty(), "{figures} figures, {faults:?}");

    let record = city.record(&city.everybody(), "paper_figure where name = colp_p1");
    let stored = record.datum("frozen").as_text().expect("a file").to_owned();
    let sha256 = stored.split('/').next().expect("a hash");
    let mut figure: paper::Figure = serde_json::from_slice(&city.file(&record, "frozen")).expect("a figure");
    figure.rows.pop();
    let text = serde_json::to_string(&figure).expect("it can be written").replace('\'', "''");
    let sql = format!("update _file set bytes = cast('{text}' as blob) where sha256 = '{sha256}'");
    store::testing::tamper(&city.open.desk.store, &sql);

    let found = city.open.desk.store.verify(&mut |_| {}).expect("it can be verified");
    assert!(found.iter().any(|one| one.sentence.contains(sha256)), "{found:?}");
    let (_, faults) = done(papers::verify(&city.open));
    assert_eq!(faults, ["Figure `colp_p1`: its records do not give the hash it was published with."]);
}
