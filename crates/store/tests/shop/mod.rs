//! A small schema and what the tests need to fill it.
#![allow(dead_code)]

use store::{AsAt, Ask, Column, ColumnKind, Cond, Datum, NewRow, Schema, Select, Slot, Stamp, Store, Table};

pub fn schema() -> Schema {
    let column = |name: &str, kind, indexed| Column { name: name.to_owned(), kind, indexed };
    Schema {
        tables: vec![
            Table {
                name: "task".into(),
                columns: vec![
                    column("name", ColumnKind::Text, false),
                    column("rank", ColumnKind::Int, false),
                    column("parent", ColumnKind::Text, true),
                    column("place", ColumnKind::Text, true),
                    column("watchers", ColumnKind::Text, false),
                ],
                ..Table::default()
            },
            Table {
                name: "place".into(),
                columns: vec![
                    column("name", ColumnKind::Text, false),
                    column("rank", ColumnKind::Int, false),
                    column("within", ColumnKind::Text, true),
                ],
                ..Table::default()
            },
        ],
    }
}

/// Runs a test on each engine, on a fresh store with the schema.
pub fn both(test: impl Fn(&Store)) {
    for (engine, store) in store::testing::stores() {
        println!("on {engine}");
        store.sync(&schema()).unwrap();
        test(&store);
    }
}

/// Noon of a day, and some minutes.
pub fn at(minute: u32) -> String {
    format!("2020-05-04 12:{minute:02}:00")
}

pub fn stamp(minute: u32) -> Stamp {
    Stamp { at: at(minute), actor: "ada".into(), why: "test".into(), request: "r".into() }
}

pub fn task(sys_id: &str, company: &str, name: &str) -> NewRow {
    NewRow {
        table: "task".into(),
        class: "incident".into(),
        sys_id: sys_id.into(),
        company: company.into(),
        values: vec![("name".into(), name.into())],
    }
}

pub fn rows(table: &str, columns: &[&str], filter: Cond) -> Ask {
    Ask {
        table: table.into(),
        classes: vec![],
        as_at: AsAt::Now,
        hops: vec![],
        filter,
        select: Select::Rows(columns.iter().map(|column| Slot::own(*column)).collect()),
        order: vec![],
        limit: None,
        offset: 0,
    }
}

pub fn column(answer: &[Vec<Datum>], place: usize) -> Vec<String> {
    answer.iter().map(|row| row[place].as_text().unwrap_or_default().to_owned()).collect()
}
