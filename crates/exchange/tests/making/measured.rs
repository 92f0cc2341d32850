//! What reading a file costs, measured in a process of its own.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use exchange::{Form, ReadAs, RowFault, Rows};

/// What the child is told to read: a path, or that it is the line that is nowhere.
pub const WHAT: &str = "GUILDHALL_READS";
pub const LONG_LINE: &str = "a line of 2 GB";

#[derive(Debug)]
pub struct Measured {
    pub took: Duration,
    pub peak_kib: u64,
    pub rows: u64,
    /// The last fault.
    pub fault: Option<String>,
}

/// Runs a command that ends in `child`, and reads what it says.
pub fn measured(command: &mut Command, what: &Path) -> Measured {
    let start = Instant::now();
    let output = command.env(WHAT, what).output().expect("the child runs");
    let took = start.elapsed();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}: {text}{}", what.display(), String::from_utf8_lossy(&output.stderr));
    let said = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
    let number = |name: &str| said(name).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{name}? {text}"));
    Measured { took, peak_kib: number("peak_kib="), rows: number("rows="), fault: said("fault=") }
}

/// In the child: reads the file to its end and says what it met, and how much memory the process had at most.
pub fn child() {
    let what = std::env::var(WHAT).expect("what to read");
    let rows = if what == LONG_LINE {
        Rows::of(super::making::hostile::long_line(), Form::Csv, &ReadAs::default())
    } else {
        Rows::open(Path::new(&what), &ReadAs::default())
    };
    let (mut count, mut last) = (0u64, None::<RowFault>);
    match rows {
        Err(faults) => last = faults.into_iter().next_back(),
        Ok(rows) => {
            for row in rows {
                match row {
                    Ok(_) => count += 1,
                    Err(fault) => last = Some(fault),
                }
            }
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    println!("\npeak_kib={}\nrows={count}", peak.trim().trim_end_matches(" kB"));
    if let Some(fault) = last {
        println!("fault={fault}");
    }
}
