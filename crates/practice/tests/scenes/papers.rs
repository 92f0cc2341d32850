use practice::NotSaved;
use record::Draft;

use crate::town::{Town, check, check_both};

pub const PAPER: &str = "
    2020-06-20 10:00 setup new committee c | company = colp | code = dssc | name = Digital Services
    2020-06-20 10:00 setup new meeting m | company = colp | title = July | committee = @c | held_on = 2020-07-03
    2020-06-20 10:00 setup new paper p | company = colp | name = summary | title = Summary | meeting = @m | period = 2020-05\n";

const EDITION: [(&str, &str); 11] = [
    ("company", "colp"),
    ("title", "Summary"),
    ("paper_name", "summary"),
    ("slug", "summary-1"),
    ("version", "1.0"),
    ("meeting_on", "2020-07-03"),
    ("period", "2020-05"),
    ("published_at", "2020-06-25 10:00"),
    ("data_as_at", "2020-06-25 10:00"),
    ("revision", "1"),
    ("chain", "abc"),
];

pub fn published(scene: &str) -> Vec<Town> {
    let mut towns = check_both(scene);
    for town in &mut towns {
        let clerk = town.actor("chief");
        let paper = town.known["p"].1.clone();
        let mut draft =
            EDITION.iter().fold(Draft::new("paper_edition"), |draft, (field, text)| draft.with(field, *text));
        draft = draft.with("paper", paper).with("document_sha256", "0").with_file(
            "document",
            "summary.json",
            b"{}".to_vec(),
        );
        let saved = town.desk.save(town.occasion(&clerk), &draft).expect("it is published");
        town.known.insert("edition".into(), (saved.register, saved.sys_id));
    }
    towns
}

#[test]
fn a_published_edition_is_never_altered() {
    let stays = "This has been published and stays as it is. Publish a correction.";
    for mut town in published(PAPER) {
        let document = town.record("edition").shown("document").to_owned();
        assert!(document.ends_with("/2/summary.json"), "{document}");
        town.play(&format!(
            "2020-06-26 10:00 chief edition | title = Another
             no title: {stays}
             2020-06-26 10:00 setup edition | period = 2020-06
             no period: {stays}
             2020-06-26 10:00 chief edition | state = superseded
             is edition | state = Superseded | title = Summary
             2020-06-26 10:01 chief edition | state = withdrawn
             is edition | state = Withdrawn"
        ));
        let clerk = town.actor("chief");
        let (register, id) = town.known["edition"].clone();
        let draft =
            Draft { sys_id: Some(id), ..Draft::new(&register) }.with_file("document", "summary.json", b"{ }".to_vec());
        let refused = town.desk.save(town.occasion(&clerk), &draft);
        let Err(NotSaved::Refused(refusals)) = refused else { panic!("its content was altered: {refused:?}") };
        assert_eq!(refusals[0].1.to_string(), format!("document: {stays}"));
    }
}

#[test]
fn a_published_figure_is_never_altered() {
    for mut town in published(PAPER) {
        let clerk = town.actor("chief");
        let edition = town.known["edition"].1.clone();
        let fields =
            ["paper_name", "name", "title", "printed", "value", "sentence", "question", "counted_by", "rows_hash"];
        let draft = fields.iter().fold(Draft::new("paper_figure"), |draft, field| draft.with(field, *field));
        let draft = draft.with("company", "colp").with("edition", edition).with("period", "2020-05").with("place", "1");
        let draft = draft.with("revision", "1").with("rows_counted", "5").with_file("frozen", "f.json", b"{}".to_vec());
        let saved = town.desk.save(town.occasion(&clerk), &draft).expect("it is frozen");
        town.known.insert("figure".into(), (saved.register, saved.sys_id));
        let stays = "This has been published and stays as it is. Publish a correction.";
        town.play(&format!(
            "2020-06-26 10:00 chief figure | printed = 6
             no printed: {stays}
             2020-06-26 10:00 setup figure | note = Rounded
             no note: {stays}
             is figure | printed = printed | note ="
        ));
    }
}

#[test]
fn only_the_clerk_publishes() {
    check(&format!(
        "{PAPER}
         2020-06-25 10:00 agent new paper_edition e | company = colp | title = x
         no You may not change editions."
    ));
}
