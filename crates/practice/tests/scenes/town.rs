//! A small town for scenes to happen in: two bodies, a supplier, people with roles, services with hours, agreements; and the
//! reader of scenes.
//!
//! A scene is lines:
//! ```text
//! 2020-05-06 17:42 agent new incident loop | company = colp | impact = 1
//! 2020-05-06 17:46 agent loop | state = in_progress
//!     | assigned_to = agent
//! no caused_by: Name the change that caused it.
//! is loop | state = In progress | caused_by = @change
//! ```
//! Somebody does something at a time (London); `no` lines after it are every reason why it was refused; `is` says what a record
//! shows. `loop@2` is the record as it was seen in version 2. `@loop` as a value is that record.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use practice::desk::Occasion;
use practice::{Desk, NotSaved, people};
use record::{Actor, Dictionary, Draft, Filter, Query, Record, Words, value};
use store::{Bodies, Store};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root).expect("the registers are there").map(|entry| entry.expect("listed").path()) {
        for file in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("listed").path()) {
            files.push((file.display().to_string(), std::fs::read_to_string(&file).expect("a file")));
        }
    }
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Dictionary::load(files).unwrap_or_else(|faults| panic!("{faults:?}"))
});

pub fn dictionary() -> Dictionary {
    DICTIONARY.clone()
}

const SET_UP: &str = r#"
new core_company larch | company = global | code = larch | name = Larch Ltd | vendor = yes
new core_company maker | company = global | code = maker | name = Maker plc | vendor = yes
new sys_user_role r1 | company = global | name = agent | description = agent
new sys_user_role r2 | company = global | name = manager | description = manager
new sys_user_role r3 | company = global | name = approver | description = approver
new sys_user_role r4 | company = global | name = clerk | description = clerk
new sys_user_role r5 | company = global | name = supplier | description = supplier
new sys_user agent | company = global | user_name = agent | name = Ann Agent | employer = larch | bodies = col;colp | roles = agent
new sys_user boss | company = global | user_name = boss | name = Bo Boss | employer = larch | bodies = col;colp | roles = agent;manager
new sys_user chief | company = colp | user_name = chief | name = Cy Chief | employer = colp | bodies = colp | roles = manager;approver;clerk
new sys_user local | company = col | user_name = local | name = Lu Local | employer = col | bodies = col | roles = agent
new sys_user trader | company = global | user_name = trader | name = Ty Trader | employer = larch | bodies = colp | roles = supplier
new cmdb_ci_service net | company = colp | name = Police network | schedule = colp-desk
new cmdb_ci_service pnc | company = colp | name = PNC | schedule = colp-desk
new cmdb_ci_service graves | company = col | name = Epilog Gower | schedule = col-desk
new cmdb_ci_service lamp | company = col | name = Lamps
new contract_sla a1 | company = colp | name = P1 response | measures = response | applies_when = priority = 1 and company = colp | target = 15 minutes | schedule = colp-desk | starts = 2018-09-01 | state = active
new contract_sla a2 | company = colp | name = P1 fix | measures = resolution | applies_when = priority = 1 and company = colp | target = 4 hours | schedule = colp-desk | starts = 2018-09-01 | state = active
new contract_sla a3 | company = colp | name = P2 fix | measures = resolution | applies_when = priority = 2 | target = 8 hours | schedule = colp-desk | starts = 2018-09-01 | state = active
new contract_sla a4 | company = colp | name = P2 fix, with the maker | type = UC | measures = resolution | applies_when = priority = 2 | target = 1 hour | schedule = colp-desk | starts = 2018-09-01 | state = active
"#;

const CALENDARS: [(&str, &str); 2] = [
    ("col-desk", "[[versions]]\nfrom = \"2018-04-01\"\nhours = { \"mon–fri\" = [\"07:00–19:00\"] }\n"),
    (
        "colp-desk",
        "[[versions]]\nfrom = \"2018-04-01\"\nhours = { \"mon–fri\" = [\"07:00–20:00\"] }\n\n\
         [[versions]]\nfrom = \"2020-03-23\"\nhours = { \"mon–fri\" = [\"07:00–20:00\"], sat = [\"08:00–16:00\"] }\n",
    ),
];

/// A town, and what has happened in it so far.
pub struct Town {
    pub engine: &'static str,
    pub desk: Desk,
    pub bodies: Bodies,
    /// Handle → register and `sys_id`.
    pub known: HashMap<String, (String, String)>,
    actors: HashMap<String, Actor>,
    /// Instant of the latest act.
    pub now: jiff::Timestamp,
}

/// Plays a scene in a fresh town on SQLite.
pub fn check(scene: &str) -> Town {
    let mut town = Town::on("SQLite", Store::sqlite_in_memory().expect("a temporary folder"));
    town.play(scene);
    town
}

/// Plays a scene in a fresh town on every engine.
pub fn check_both(scene: &str) -> Vec<Town> {
    let towns = store::testing::stores_of(&DICTIONARY.schema()).into_iter().map(|(engine, store)| {
        let mut town = Town::on(engine, store);
        town.play(scene);
        town
    });
    towns.collect()
}

/// One act of a scene, and what is expected of it.
struct Act<'a> {
    line: &'a str,
    parts: Vec<(&'a str, &'a str)>,
    refused: Vec<&'a str>,
}

impl Town {
    pub fn on(engine: &'static str, store: Store) -> Self {
        Self::with(engine, store, dictionary())
    }

    pub fn with(engine: &'static str, store: Store, dictionary: Dictionary) -> Self {
        let desk = Desk::open(store, dictionary).expect("a fresh store takes the registers");
        let now = instant("2019-01-01 08:00");
        let mut town =
            Self { engine, desk, bodies: Bodies::shared(), known: HashMap::new(), actors: HashMap::new(), now };
        let bodies = [("col", "Corporation", "20000"), ("colp", "Police", "40000")].map(|(code, name, base)| {
            let draft = Draft::new("core_company").with("company", "global").with("code", code).with("name", name);
            draft.with("customer", "yes").with("number_base", base)
        });
        let saved =
            town.desk.save_all(town.occasion(&Actor::system("setup", Bodies::shared())), &bodies).expect("bodies");
        town.known.insert("col".into(), ("core_company".into(), saved[0].sys_id.clone()));
        town.known.insert("colp".into(), ("core_company".into(), saved[1].sys_id.clone()));
        town.bodies = Bodies::of(saved.into_iter().map(|one| one.sys_id));
        let setup = Actor::system("setup", town.bodies.clone());
        for (code, versions) in CALENDARS {
            let definition = format!(
                "name = \"{code}\"\nzone = \"Europe/London\"\nbank_holidays = \"England and Wales\"\n\n{versions}"
            );
            let draft = Draft::new("cmn_schedule").with("company", "global").with("code", code).with("name", code);
            let saved =
                town.desk.save(town.occasion(&setup), &draft.with("definition", definition)).expect("a calendar");
            town.known.insert(code.into(), (saved.register, saved.sys_id));
        }
        town.set_up(&setup);
        town
    }

    /// Everything in one revision: a commit costs more than a record.
    fn set_up(&mut self, setup: &Actor) {
        let acts = acts(SET_UP);
        let named: Vec<Vec<&str>> = acts.iter().map(|act| act.line.split_whitespace().collect()).collect();
        let draft = |(act, words): (&Act<'_>, &Vec<&str>)| {
            let draft = Draft::new(words[1]);
            act.parts.iter().fold(draft, |draft, (field, text)| draft.with(field, *text))
        };
        let drafts: Vec<Draft> = acts.iter().zip(&named).map(draft).collect();
        let saved = self.desk.save_all(self.occasion(setup), &drafts).unwrap_or_else(|error| panic!("{error}"));
        self.known
            .extend(named.iter().zip(saved).map(|(words, one)| (words[2].to_owned(), (one.register, one.sys_id))));
    }

    pub fn occasion<'a>(&self, actor: &'a Actor) -> Occasion<'a> {
        Occasion { actor, now: self.now, why: "scene", request: "test" }
    }

    pub fn actor(&mut self, name: &str) -> Actor {
        if name == "setup" {
            return Actor::system("setup", self.bodies.clone());
        }
        if let Some(actor) = self.actors.get(name) {
            return actor.clone();
        }
        let words = Words::new(self.now, "setup", self.bodies.clone());
        let found = people::actor(&self.desk.store, &self.desk.dictionary, &words, &self.bodies, name)
            .expect("people are read");
        let actor = found.unwrap_or_else(|| panic!("nobody is known as {name}"));
        self.actors.insert(name.to_owned(), actor.clone());
        actor
    }

    /// What everybody together would see of a record.
    pub fn record(&self, handle: &str) -> Record {
        let (register, id) = self.known.get(handle).unwrap_or_else(|| panic!("nothing is known as {handle}"));
        let setup = Actor::system("setup", self.bodies.clone());
        let words = Words::new(self.now, "setup", self.bodies.clone());
        let query = Query::all(register).and(Filter::is("sys_id", id.as_str()));
        let permitted = setup.asks(&self.desk.dictionary, &query, &words).expect("the program may");
        permitted.record(&mut &self.desk.store).expect("it is read").expect("it is there")
    }

    pub fn play(&mut self, scene: &str) {
        for act in acts(scene) {
            if act.line.starts_with("is ") {
                self.look(&act);
            } else {
                self.act(&act);
            }
        }
    }

    fn look(&self, act: &Act<'_>) {
        let handle = act.line[3..].trim();
        let record = self.record(handle);
        for (field, expected) in &act.parts {
            let shown = match expected.strip_prefix('@') {
                Some(handle) if record.datum(field).as_text() == Some(&self.known[handle].1) => expected,
                _ => record.shown(field),
            };
            assert_eq!(shown, *expected, "{}: {field} of {handle}", self.engine);
        }
    }

    fn act(&mut self, act: &Act<'_>) {
        let (at, rest) = act.line.split_at(16);
        self.now = instant(at);
        let words: Vec<&str> = rest.split_whitespace().collect();
        let actor = self.actor(words[0]);
        let (handle, mut draft) = match words[1..] {
            ["new", register, handle] => (handle, Draft::new(register)),
            [handle] => {
                let (handle, version) = handle.split_once('@').unwrap_or((handle, ""));
                let (register, id) =
                    self.known.get(handle).cloned().unwrap_or_else(|| panic!("nothing is known as {handle}"));
                let version = (!version.is_empty()).then(|| version.parse().expect("a version"));
                (handle, Draft { register, sys_id: Some(id), version, ..Draft::default() })
            }
            _ => panic!("this is no act: {}", act.line),
        };
        for (field, text) in &act.parts {
            draft = draft.with(field, self.handles(text));
        }
        let told = match self.desk.save(self.occasion(&actor), &draft) {
            Ok(saved) => {
                self.known.entry(handle.to_owned()).or_insert((saved.register, saved.sys_id));
                Vec::new()
            }
            Err(NotSaved::Refused(refusals)) => refusals.into_iter().map(|(_, refusal)| refusal.to_string()).collect(),
            Err(other) => vec![other.to_string().replace('\n', " / ")],
        };
        let refused: Vec<String> = act.refused.iter().map(|refusal| self.named(refusal)).collect();
        assert_eq!(told, refused, "{}: {}", self.engine, act.line);
    }

    /// A refusal that quotes a record's identifier.
    fn named(&self, refusal: &str) -> String {
        let quoted = |text: String, (handle, (_, id)): (&String, &(String, String))| {
            text.replace(&format!("`@{handle}`"), &format!("`{id}`"))
        };
        self.known.iter().fold(refusal.to_owned(), quoted)
    }

    fn handles(&self, text: &str) -> String {
        match text.strip_prefix('@') {
            Some(handle) => self.known.get(handle).unwrap_or_else(|| panic!("nothing is known as {handle}")).1.clone(),
            None => text.to_owned(),
        }
    }
}

fn acts(scene: &str) -> Vec<Act<'_>> {
    let mut acts: Vec<Act<'_>> = Vec::new();
    for line in scene.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(refusal) = line.strip_prefix("no ") {
            acts.last_mut().expect("something was done").refused.push(refusal);
            continue;
        }
        let mut parts = line.split(" | ");
        let more = line.strip_prefix("| ");
        if let Some(more) = more {
            parts = more.split(" | ");
        } else {
            acts.push(Act { line: parts.next().expect("a line").trim(), parts: Vec::new(), refused: Vec::new() });
        }
        let act = acts.last_mut().expect("something was done");
        act.parts.extend(parts.map(|part| {
            let (field, text) = part.split_once('=').unwrap_or_else(|| panic!("`field = text`, not {part}"));
            (field.trim(), text.trim())
        }));
    }
    acts
}

pub fn instant(civil: &str) -> jiff::Timestamp {
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "setup", Bodies::shared());
    value::instant(civil.trim(), &words)
        .ok()
        .and_then(|stamp| Words::instant(&stamp))
        .unwrap_or_else(|| panic!("{civil} is no time"))
}
