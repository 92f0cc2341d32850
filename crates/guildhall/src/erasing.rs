//! Lawful erasure of personal data.

use clap::Args;
use practice::desk::Occasion;
use practice::erasure::{Erased, Wanted};
use record::register::PEOPLE;
use record::{Actor, Check, Filter, Page, Path, Query, Words};

use crate::opening::{Open, Where};
use crate::{Done, Stopped};

/// Records of a register that still name a person and are listed.
const MENTIONS_MAX: u64 = 200;

#[derive(Args)]
pub struct Erase {
    /// The record, as in incident/INC0010042
    #[arg(required_unless_present_any = ["person", "scrub"], requires = "fields")]
    record: Option<String>,
    /// The fields whose values go, with commas between them: caller_id,description,work_notes
    #[arg(long, value_delimiter = ',')]
    fields: Vec<String>,
    /// Instead of a record: a person by user name, of whose own record every personal field goes
    #[arg(long, conflicts_with_all = ["record", "fields"])]
    person: Option<String>,
    /// On which ground, without names: it is kept for good
    #[arg(long, required_unless_present = "scrub")]
    why: Option<String>,
    /// Who answers for it: the user name of a data protection officer
    #[arg(long = "as", required_unless_present = "scrub")]
    actor: Option<String>,
    /// Say what would go, and erase nothing
    #[arg(long)]
    dry_run: bool,
    /// Only write the files of the database anew, as every erasure does at its end
    #[arg(long, conflicts_with_all = ["record", "person", "dry_run"])]
    scrub: bool,
}

const BACKUPS: &str = "Backups, dumps and exports made before still hold it, until they are destroyed; on PostgreSQL so do pg_wal and its \
                       archive, until they are recycled. After a restore from one of them, erase again.";

pub fn run(place: &Where, erase: Erase) -> Done {
    let open = place.open()?;
    if erase.scrub {
        let roots: Vec<&str> = open.desk.dictionary.registers().map(|register| register.root.as_str()).collect();
        return Ok(open.desk.store.scrub(&roots)?);
    }
    let actor = open.person(erase.actor.as_deref().unwrap_or_default())?;
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    // Who may erase may erase what they cannot read.
    let program = actor.program();
    let (register, number) = match (&erase.person, &erase.record) {
        (Some(person), _) => (PEOPLE, person.as_str()),
        (None, Some(record)) => record
            .split_once('/')
            .ok_or_else(|| Stopped("Name a register and a record, as in incident/INC0010042.".into()))?,
        (None, None) => return Err(Stopped("Name a record or a person.".into())),
    };
    let found = record::draft::find(register, number, &open.desk.dictionary, &program, &words, &mut &open.desk.store)?;
    let sys_id = found.map_err(Stopped)?.as_text().unwrap_or_default().to_owned();
    let of_person = || {
        let fields = open.desk.dictionary.get(register).into_iter().flat_map(|register| register.fields.values());
        fields.filter(|field| field.personal && !field.kept).map(|field| field.name.clone()).collect()
    };
    let fields: Vec<String> = if erase.person.is_some() { of_person() } else { erase.fields };
    let mentions = match &erase.person {
        Some(_) => mentions(&open, &program, &words, &sys_id)?,
        None => Vec::new(),
    };
    let why = erase.why.unwrap_or_default();
    let on = Occasion { actor: &actor, now: open.now, why: &why, request: "erase" };
    let wanted = Wanted { register, sys_id: &sys_id, fields: &fields, ground: &why };
    let erased = open.desk.erase(on, wanted, !erase.dry_run)?;
    if !erase.dry_run {
        open.desk.store.scrub(&[&erased.table, "sys_journal_field"])?;
    }
    tell(&format!("{register}/{number}"), &fields, &erased, &mentions, erase.dry_run);
    Ok(())
}

fn tell(record: &str, fields: &[String], erased: &Erased, mentions: &[String], dry_run: bool) {
    let done = if dry_run { "would be erased" } else { "erased" };
    println!(
        "{record}: {} {done} from {} versions, {} journal entries and {} files.",
        fields.join(", "),
        erased.versions,
        erased.entries,
        erased.files
    );
    if !dry_run {
        println!("Noted as {}. `guildhall verify` tells this from a loss.", erased.note);
    }
    for edition in &erased.printed {
        println!("Published in {edition}, which stays as it was published: decide whether a correction is due.");
    }
    if !mentions.is_empty() {
        println!(
            "Still named in: {}. Look at each, and erase its fields if they are about this person.",
            mentions.join(", ")
        );
    }
    println!("{BACKUPS}");
}

/// Records in whose texts and journals the person's name stands.
fn mentions(open: &Open, program: &Actor, words: &Words, sys_id: &str) -> Done<Vec<String>> {
    let desk = &open.desk;
    let mut store = &desk.store;
    let query = Query::all(PEOPLE).and(Filter::is("sys_id", sys_id));
    let person = program.asks(&desk.dictionary, &query, words)?.record(&mut store)?;
    let name = person.map(|person| person.shown("name").to_owned()).unwrap_or_default();
    if name.trim().is_empty() {
        return Ok(Vec::new());
    }
    let page = Page { limit: MENTIONS_MAX, offset: 0 };
    let mut all = Vec::new();
    for register in desk.dictionary.registers().filter(|register| register.extends.is_none()) {
        let is_journal = register.name == "sys_journal_field";
        let filter = if is_journal {
            Filter::test("value", Check::Contains(name.clone()))
        } else {
            Filter::test("text", Check::Matches(name.clone()))
        };
        let query = Query::all(&register.name).and(filter);
        let columns: Vec<Path> = if is_journal { vec![Path::of("name"), Path::of("element_id")] } else { Vec::new() };
        for row in program.asks(&desk.dictionary, &query, words)?.rows(&mut store, &columns, page)? {
            let named = match &row.cells[..] {
                [register, record] => format!("a journal of {}/{}", register.shown, record.shown),
                _ => format!("{}/{}", row.class, row.number.as_deref().unwrap_or(&row.sys_id)),
            };
            if row.sys_id != sys_id && !all.contains(&named) {
                all.push(named);
            }
        }
    }
    Ok(all)
}
