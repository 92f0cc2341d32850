//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::{Done, Stopped, shown};

/// Writes beside the file and moves it there when it is whole: half a list could be taken for a whole one, and an earlier file
/// stays until there is another.
pub(crate) fn written<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Done<T>) -> Done<T> {
    let fault = |error: std::io::Error| Stopped(format!("{}: {error}", shown(path)));
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let beside = path.with_extension(format!("{end}.{}.part", std::process::id()));
    let mut file = BufWriter::new(File::create_new(&beside).map_err(fault)?);
    let written = write(&mut file).and_then(|value| {
        file.flush().map_err(fault)?;
        std::fs::rename(&beside, path).map_err(fault)?;
        Ok(value)
    });
    written.inspect_err(|_| {
        std::fs::remove_file(&beside).ok();
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_leaves_the_earlier_file() {
        let folder = tempfile::tempdir().expect("a folder is made");
        let path = folder.path().join("list.csv");
        std::fs::write(&path, "earlier").expect("written");
        let stopped = written(&path, |file| {
            file.write_all(b"half").map_err(|error| Stopped(error.to_string()))?;
            Err::<(), _>(Stopped("no more".into()))
        });
        assert!(stopped.is_err());
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "earlier");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left beside it");
        let done = written(&path, |file| file.write_all(b"whole").map_err(|error| Stopped(error.to_string())));
        assert!(done.is_ok());
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "whole");
    }
}
