//! What the suites of PySNC and of the Ansible collection presuppose is there once the fixtures are loaded, on either engine.

use guildhall::fixtures;
use guildhall::opening::Open;
use jiff::Timestamp;
use practice::{Desk, people, registers};
use record::{Actor, Page, Path, Words};
use store::{Bodies, Store};

struct Seen {
    desk: Desk,
    actor: Actor,
    words: Words,
}

impl Seen {
    fn load(store: Store) -> Self {
        let now: Timestamp = "2026-02-02T09:00:00Z".parse().expect("an instant");
        let desk = Desk::open(store, tests::dictionary()).expect("a fresh store takes the registers");
        let open = Open { desk, bodies: Bodies::shared(), now };
        fixtures::load(&open).unwrap_or_else(|stopped| panic!("{}", stopped.0));
        let Desk { store, dictionary } = open.desk;
        let words = Words::new(now, "test", Bodies::shared());
        let bodies = people::bodies(&store, &dictionary, &words).expect("bodies are read");
        let all = registers::load(&store, &dictionary, &words, &bodies).unwrap_or_else(|why| panic!("{why}"));
        let desk = Desk::open(store, all).expect("an added register has its table");
        desk.describe(&bodies, now).unwrap_or_else(|why| panic!("{why}"));
        let words = Words::new(now, "test", bodies.clone());
        let admin = people::actor(&desk.store, &desk.dictionary, &words, &bodies, "admin").expect("people are read");
        let actor = admin.expect("admin is there");
        let words = Words::new(now, &actor.id, actor.bodies.clone());
        Self { desk, actor, words }
    }

    fn ask(&self, query: &str, fields: &[&str]) -> Vec<String> {
        let query = self.desk.dictionary.query(query).unwrap_or_else(|fault| panic!("{fault}"));
        let permitted = self.actor.asks(&self.desk.dictionary, &query, &self.words).expect("admin may");
        let paths: Vec<Path> = fields.iter().map(|field| Path::of(field)).collect();
        let rows = permitted.rows(&mut &self.desk.store, &paths, Page::ALL).expect("they are read");
        let line = |row: record::Row| row.cells.iter().map(|cell| cell.shown.clone()).collect::<Vec<_>>().join(" | ");
        rows.into_iter().map(line).collect()
    }

    fn count(&self, query: &str) -> usize {
        self.ask(query, &["sys_id"]).len()
    }
}

#[test]
fn the_fixtures_are_what_the_suites_presuppose() {
    for (engine, store) in store::testing::stores() {
        let seen = Seen::load(store);
        assert_eq!(seen.actor.id, "6816f79cc0a8016401c5a33be04be441", "{engine}");
        let fields =
            ["name", "email", "department.sys_id", "department.name", "department.dept_head.email", "time_zone"];
        assert_eq!(
            seen.ask("sys_user where user_name = admin", &fields),
            ["System Administrator | admin@example.com | a581ab703710200044e0bfc8bcbe5de8 | Finance | \
                 natasha.ingram@example.com | America/Los_Angeles"]
        );
        assert_eq!(
            seen.ask("sys_user where user_name = problem.admin", &["sys_id"]),
            ["26fbff173b331300ad3cc9bb34efc4bd"]
        );
        assert!(seen.count("sys_user") > 10 && seen.count("sys_user where active = yes") > 2);
        let with_mobile = seen.count("sys_user where mobile_phone is not empty");
        assert!(with_mobile > 0 && with_mobile < 20, "{with_mobile} have a mobile telephone");
        let admins = seen.count("sys_user_has_role where role.sys_id = \"2831a114c611228501d4ea6c309d626d\"");
        assert!((11..=24).contains(&admins), "{admins} hold the role admin");
        let groups = seen.count("sys_group_has_role where role.name contains admin");
        assert!((3..=7).contains(&groups), "{groups} groups hold a role of administrators");
        assert!(seen.count("sys_user_group where manager.active = yes") > 1);
        assert!(seen.count("problem where short_description is not empty") >= 9);
        assert_eq!(seen.count("problem where subcategory = email"), 1);
        // PySNC reads the first of all users and wants them active.
        assert_eq!(seen.ask("sys_user order by sys_id", &["active"])[0], "Yes");
        assert_eq!(seen.count("sys_db_object where name in (alm_asset, bsm_chart)"), 2);
        assert!(seen.count("syslog") > 600 && seen.count("sys_metadata") > 500);
        for user in ["problem.manager", "problem.admin", "abraham.lincoln"] {
            assert_eq!(seen.count(&format!("sys_user where user_name = {user}")), 1, "{user}");
        }
        for group in ["network", "Software", "Hardware", "Help Desk"] {
            assert_eq!(seen.count(&format!("sys_user_group where name = \"{group}\"")), 1, "{group}");
        }
        assert_eq!(seen.count("cmn_department where name = IT"), 1);
        assert_eq!(seen.count("sys_user_role where name = snc_basic_auth_api_access"), 1);
        let template = "std_change_producer_version where name = \"Clear BGP sessions on a Cisco router - 1\"";
        let description = seen.ask(template, &["description"]);
        assert!(description[0].contains("Resend the complete BGP table to neighboring routers"));
        for name in ["Cools::Cooled By", "Contains::Contained By"] {
            assert_eq!(seen.count(&format!("cmdb_rel_type where name = \"{name}\"")), 1, "{name}");
        }
        assert!(seen.count("cmdb_rel_type where name contains Used") >= 1);
        for catalogue in ["Service Catalog", "Technical Catalog"] {
            assert!(seen.count(&format!("sc_category where sc_catalog = \"{catalogue}\"")) >= 1, "{catalogue}");
            assert!(
                seen.count(&format!("sc_cat_item where category.sc_catalog = \"{catalogue}\"")) >= 1,
                "{catalogue}"
            );
        }
        assert_eq!(seen.ask("item_option_new where cat_item = \"New Email Account\"", &["name"]), ["new_email"]);
        for class in ["cmdb_ci_server", "cmdb_ci_computer", "cmdb_ci_linux_server", "cmdb_ci_ec2_instance"] {
            assert!(seen.desk.dictionary.family("cmdb_ci").contains(&class.to_owned()), "{class}");
        }
        assert!(seen.count("cmdb_ci_computer") >= 1, "a server is a computer");
        let problem = seen.desk.dictionary.find("problem").expect("it is there").clone();
        for field in ["user_input", "duplicate_of", "cause_notes", "fix_notes", "resolution_code", "subcategory"] {
            assert!(problem.field(field).is_some(), "{field}");
        }
    }
}

/// The suites' administrator sees nothing of the body beside.
#[test]
fn another_body_stands_beside_the_one_that_suites_know() {
    for (_, store) in store::testing::stores() {
        let seen = Seen::load(store);
        for register in ["incident", "problem"] {
            assert_eq!(seen.count(&format!("{register} where short_description contains neighbours")), 0, "{register}");
        }
        assert_eq!(seen.count("sys_user where user_name = nora.neighbour"), 0);
        let words = Words::new(seen.words.now, "test", Bodies::shared());
        let bodies = people::bodies(&seen.desk.store, &seen.desk.dictionary, &words).expect("bodies are read");
        let words = Words::new(seen.words.now, "test", bodies.clone());
        let system = Actor::system("test", bodies);
        let query = seen
            .desk
            .dictionary
            .query("incident where caller_id = nora.neighbour")
            .unwrap_or_else(|fault| panic!("{fault}"));
        let permitted = system.asks(&seen.desk.dictionary, &query, &words).expect("the system may");
        assert_eq!(permitted.ids(&mut &seen.desk.store, Page::ALL).expect("they are read").len(), 1);
    }
}

/// Fixtures are for suites: an organisation's store does not take them.
#[test]
fn a_store_with_bodies_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = guildhall::opening::Where { data: folder.path().to_owned(), store: None };
    guildhall::fixtures::run(&place, guildhall::fixtures::Fixtures {})
        .unwrap_or_else(|stopped| panic!("{}", stopped.0));
    let again = guildhall::fixtures::run(&place, guildhall::fixtures::Fixtures {});
    assert!(again.is_err_and(|stopped| stopped.0.contains("There are bodies in this store already")));
}
