//! What holds for the rows of any file.

use exchange::{COLUMNS_MAX, Form, ReadAs, RowFault, Rows};

/// Reads all rows; how many there are, and whether a fault was among them.
pub fn read(bytes: &[u8], form: Form, read_as: &ReadAs) -> (usize, bool) {
    let mut rows = match Rows::of(bytes, form, read_as) {
        Ok(rows) => rows,
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(told);
            return (0, true);
        }
    };
    let (mut count, mut is_faulty) = (0, false);
    for row in rows.by_ref() {
        match row {
            Ok(row) => {
                assert!(!row.place.is_empty() && row.fields.len() <= COLUMNS_MAX);
                count += 1;
            }
            Err(fault) => {
                told(&fault);
                is_faulty = true;
            }
        }
    }
    assert!(rows.next().is_none(), "what is over stays over");
    (count, is_faulty)
}

fn told(fault: &RowFault) {
    assert!(!fault.place.is_empty() && !fault.message.is_empty());
    assert!(fault.to_string().chars().count() < 800, "what a fault quotes is cut");
}
