//! Signed notes on the store that an operator keeps elsewhere.
//!
//! A note is text: its title, a line `name: value` for each thing it says, `key` with the public key, and `signature`, which is
//! Ed25519 over all bytes before that line. The private key is in `signing.key` of the data folder, readable by its owner
//! alone. Whoever has it can sign anything: compare with a public key and notes that are kept on another machine.

use std::io::Write;
use std::path::Path;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::{Done, Stopped, shown};

const KEY_FILE: &str = "signing.key";
/// A note is a dozen short lines.
const NOTE_BYTES_MAX: u64 = 64 * 1024;

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub title: String,
    pub says: Vec<(String, String)>,
}

impl Note {
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), says: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.says.push((name.to_owned(), value.to_string()));
        self
    }

    /// What the note says under this name.
    pub fn get(&self, name: &str) -> Done<&str> {
        let found = self.says.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        found.ok_or_else(|| Stopped(format!("The note “{}” says nothing about {name}.", self.title)))
    }

    /// The note with key and signature.
    pub fn signed(&self, key: &SigningKey) -> String {
        let mut text = format!("{}\n", self.title);
        for (name, value) in &self.says {
            text += &format!("{name}: {value}\n");
        }
        text += &format!("key: {}\n", hex::encode(key.verifying_key().as_bytes()));
        let signature = key.sign(text.as_bytes());
        format!("{text}signature: {}\n", hex::encode(signature.to_bytes()))
    }

    /// Reads a note that this public key has signed.
    pub fn read(text: &str, title: &str, public_key: &str) -> Done<Self> {
        let broken = || Stopped(format!("This is no signed note “{title}”."));
        let (body, signature) = text.rsplit_once("signature: ").ok_or_else(broken)?;
        let mut lines = body.lines();
        if lines.next() != Some(title) {
            return Err(broken());
        }
        let key: [u8; 32] =
            bytes(public_key).ok_or_else(|| Stopped("A public key is 64 hexadecimal digits.".into()))?;
        let key = VerifyingKey::from_bytes(&key).map_err(|_| Stopped("This is no public key.".into()))?;
        let signature = Signature::from_bytes(&bytes(signature.trim_end()).ok_or_else(broken)?);
        key.verify_strict(body.as_bytes(), &signature).map_err(|_| {
            Stopped(format!("The note “{title}” was changed, or signed with another key than {public_key}."))
        })?;
        let says = lines
            .filter_map(|line| line.split_once(": "))
            .filter(|(name, _)| *name != "key")
            .map(|(name, value)| (name.into(), value.into()));
        Ok(Self { title: title.to_owned(), says: says.collect() })
    }

    /// Reads a note from a file.
    pub fn open(path: &Path, title: &str, public_key: &str) -> Done<Self> {
        let failed = |error: std::io::Error| Stopped(format!("{}: {error}", shown(path)));
        if std::fs::metadata(path).map_err(failed)?.len() > NOTE_BYTES_MAX {
            return Err(Stopped(format!("{} is too long to be a note.", shown(path))));
        }
        let text = std::fs::read_to_string(path).map_err(failed)?;
        Self::read(&text, title, public_key).map_err(|Stopped(why)| Stopped(format!("{}: {why}", shown(path))))
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

/// The key of this data folder, made when there is none.
pub fn key(folder: &Path) -> Done<SigningKey> {
    let path = folder.join(KEY_FILE);
    let failed = |error: std::io::Error| Stopped(format!("{}: {error}", shown(&path)));
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let seed = bytes(text.trim()).ok_or_else(|| Stopped(format!("{} holds no key.", shown(&path))))?;
            Ok(SigningKey::from_bytes(&seed))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut seed = [0; 32];
            getrandom::fill(&mut seed).map_err(|error| Stopped(format!("No randomness for a key: {error}.")))?;
            std::fs::create_dir_all(folder).map_err(failed)?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path).map_err(failed)?;
            writeln!(file, "{}", hex::encode(seed)).and_then(|()| file.sync_all()).map_err(failed)?;
            Ok(SigningKey::from_bytes(&seed))
        }
        Err(error) => Err(failed(error)),
    }
}

/// The public key of this data folder.
pub fn public_key(folder: &Path) -> Done<String> {
    Ok(hex::encode(key(folder)?.verifying_key().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_only_as_it_was_signed() {
        let folder = std::env::temp_dir().join(format!("guildhall-key-{}", std::process::id()));
        let (Ok(first), Ok(again)) = (key(&folder), key(&folder)) else { panic!("a key is made") };
        assert_eq!(first.to_bytes(), again.to_bytes());
        #[cfg(unix)]
        {
            let mode = std::fs::metadata(folder.join(KEY_FILE)).map(|file| std::os::unix::fs::MetadataExt::mode(&file));
            assert_eq!(mode.expect("the key has a file") & 0o777, 0o600);
        }
        let _ = std::fs::remove_dir_all(&folder);
        let note = Note::new("guildhall head 1").with("number", 7).with("hash", "ab");
        let public = hex::encode(first.verifying_key().as_bytes());
        let text = note.signed(&first);
        let read = |text: &str, key: &str| Note::read(text, "guildhall head 1", key).map_err(|Stopped(why)| why);
        assert_eq!(read(&text, &public), Ok(note));
        assert!(read(&text.replace("number: 7", "number: 6"), &public).is_err());
        assert!(read(&text.replace("head", "tail"), &public).is_err());
        let other = hex::encode(SigningKey::from_bytes(&[1; 32]).verifying_key().as_bytes());
        assert!(read(&text, &other).is_err());
    }
}
