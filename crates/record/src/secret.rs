//! Secrets: passwords, keys and tokens, of which only what they are recognised by is kept.
//!
//! A password is chosen by a person and can be guessed, so each guess is made to cost: Argon2id with 19 MiB and a salt of its own.
//! A token is 256 random bits that nobody guesses, so SHA-256 keeps it as well, and every request can afford it.
//! A key with which we sign for others cannot be kept as a digest: it stands in the store, and leaves it only as signatures.

use std::sync::LazyLock;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The longest password, in characters: a longer one would only cost time.
pub const PASSWORD_CHARS_MAX: usize = 128;
/// The shortest password that is taken, in characters.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// How a secret is shown, whether there is one or not.
pub const SHOWN: &str = "********";

const TOKEN: &str = "sha256:";
const SIGNING: &str = "hmac-sha256:";
const PASSWORD: &str = "$argon2id$v=19$";
const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;
/// Memory in KiB, passes, lanes: the least that OWASP asks.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// What a stored hash may cost at most, in KiB and passes.
const COST_MAX: (u32, u32, u32) = (256 * 1024, 16, 4);

/// By what a secret is recognised. It cannot be read from here: only compared, and kept by the desk.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(SHOWN)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

/// Why a secret cannot be kept, for whoever chose it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("The password is shorter than {PASSWORD_CHARS_MIN} characters. Choose a longer one: a few words will do.")]
    Short,
    #[error("The password is longer than {PASSWORD_CHARS_MAX} characters. Choose a shorter one.")]
    Long,
    #[error("The password cannot be kept: {0}.")]
    Engine(String),
}

impl Secret {
    pub fn of_password(password: &str) -> Result<Self, Unfit> {
        match password.chars().count() {
            ..PASSWORD_CHARS_MIN => return Err(Unfit::Short),
            PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX => {}
            _ => return Err(Unfit::Long),
        }
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|error| Unfit::Engine(error.to_string()))?;
        let hash = stretched(password, &salt, COST).ok_or_else(|| Unfit::Engine("Argon2 refuses its cost".into()))?;
        Ok(Self(spelt(&salt, COST, &hash)))
    }

    /// Of a text that nobody can guess, such as [`token`] makes.
    pub fn of_token(token: &str) -> Self {
        Self(format!("{TOKEN}{}", digest(token)))
    }

    /// A new key to sign with, and as its receiver is told it, this once: `whsec_` and base64 of 256 random bits.
    pub fn signing() -> Result<(Self, String), Unfit> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| Unfit::Engine(error.to_string()))?;
        let key = STANDARD.encode(key);
        Ok((Self(format!("{SIGNING}{key}")), format!("whsec_{key}")))
    }

    /// HMAC-SHA256 of a message in base64; none by a secret that signs nothing.
    pub fn sign(&self, message: &[u8]) -> Option<String> {
        let key = STANDARD.decode(self.0.strip_prefix(SIGNING)?).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
        mac.update(message);
        Some(STANDARD.encode(mac.finalize().into_bytes()))
    }

    /// Whether this is the secret. Takes as long for a wrong one as for the right one.
    pub fn fits(&self, given: &str) -> bool {
        if let Some(kept) = self.0.strip_prefix(TOKEN) {
            return digest(given).as_bytes().ct_eq(kept.as_bytes()).into();
        }
        let Some((salt, cost, kept)) = read(&self.0) else { return false };
        if given.chars().count() > PASSWORD_CHARS_MAX {
            return false;
        }
        stretched(given, &salt, cost).is_some_and(|hash| hash.ct_eq(&kept).into())
    }

    /// One that nothing fits, as slow to try as a password: for a user who does not exist.
    pub fn of_nobody() -> &'static Self {
        static NOBODY: LazyLock<Secret> = LazyLock::new(|| Secret(spelt(&[0; SALT_BYTES], COST, &[0; HASH_BYTES])));
        &NOBODY
    }

    pub(crate) fn kept(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn stored(&self) -> &str {
        &self.0
    }
}

/// 256 random bits as 43 letters that stand in an address as they are.
pub fn token() -> Result<String, Unfit> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Unfit::Engine(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// SHA-256 of a token, in hexadecimal: a key by which it is found without being kept.
pub fn digest(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

fn stretched(password: &str, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Option<[u8; HASH_BYTES]> {
    let params = Params::new(memory, passes, lanes, Some(HASH_BYTES)).ok()?;
    let mut hash = [0; HASH_BYTES];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(password.as_bytes(), salt, &mut hash).ok()?;
    Some(hash)
}

/// The customary spelling, so that other programs can read it too.
fn spelt(salt: &[u8], (memory, passes, lanes): (u32, u32, u32), hash: &[u8]) -> String {
    let [salt, hash] = [salt, hash].map(|bytes| STANDARD_NO_PAD.encode(bytes));
    format!("{PASSWORD}m={memory},t={passes},p={lanes}${salt}${hash}")
}

type Kept = (Vec<u8>, (u32, u32, u32), [u8; HASH_BYTES]);

fn read(stored: &str) -> Option<Kept> {
    let mut parts = stored.strip_prefix(PASSWORD)?.splitn(3, '$');
    let (cost, salt, hash) = (parts.next()?, parts.next()?, parts.next()?);
    let mut costs =
        cost.splitn(3, ',').zip(["m=", "t=", "p="]).map(|(text, name)| text.strip_prefix(name)?.parse().ok());
    let cost: (u32, u32, u32) = (costs.next()??, costs.next()??, costs.next()??);
    let is_bearable = cost.0 <= COST_MAX.0 && cost.1 <= COST_MAX.1 && cost.2 <= COST_MAX.2;
    let hash = STANDARD_NO_PAD.decode(hash).ok()?.try_into().ok()?;
    is_bearable.then_some((STANDARD_NO_PAD.decode(salt).ok()?, cost, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_itself_and_nothing_else() {
        let secret = Secret::of_password("correct horse battery").unwrap();
        assert!(secret.fits("correct horse battery"));
        for wrong in ["", "Correct horse battery", "correct horse battery ", &"x".repeat(200)] {
            assert!(!secret.fits(wrong), "{wrong}");
        }
        assert_ne!(secret, Secret::of_password("correct horse battery").unwrap(), "each has a salt of its own");
        assert!(secret.stored().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    #[test]
    fn another_program_s_hash_is_read() {
        // Made with argon2-cffi 25.1, which wraps the reference implementation.
        let kept = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$lhSBb2eitVMQkHakJnogmkmJT+kCycHON802hLUZ5xI";
        assert!(Secret::kept(kept).fits("battery staple 1"));
        assert!(!Secret::kept(kept).fits("battery staple 2"));
    }

    #[test]
    fn passwords_are_neither_short_nor_endless() {
        assert_eq!(Secret::of_password("elevenchars"), Err(Unfit::Short));
        assert_eq!(Secret::of_password(&"é".repeat(129)), Err(Unfit::Long));
        assert!(Secret::of_password(&"é".repeat(128)).unwrap().fits(&"é".repeat(128)));
    }

    #[test]
    fn a_token_fits_itself_and_is_never_said() {
        let token = token().unwrap();
        let secret = Secret::of_token(&token);
        assert_eq!(token.len(), 43);
        assert!(secret.fits(&token) && !secret.fits(&token.to_uppercase()) && !secret.fits(""));
        assert_eq!(format!("{secret:?}"), SHOWN);
    }

    #[test]
    fn a_key_signs_as_the_example_of_standard_webhooks() {
        let kept = Secret::kept("hmac-sha256:MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let message = br#"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}"#;
        assert_eq!(kept.sign(message).as_deref(), Some("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(Secret::of_token("x").sign(message), None);
        assert!(!kept.fits("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        let (secret, told) = Secret::signing().unwrap();
        assert!(told.starts_with("whsec_") && secret.sign(b"x").is_some() && format!("{secret:?}") == SHOWN);
    }

    #[test]
    fn nothing_fits_what_is_no_secret() {
        let dear = format!("{PASSWORD}m=4294967295,t=9,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAA");
        for stored in ["", "plain", "sha256:", "$argon2id$v=19$", "$argon2id$v=19$m=1,t=1$x$y", &dear] {
            assert!(!Secret::kept(stored).fits("plain") && !Secret::kept(stored).fits(""), "{stored}");
        }
        assert!(!Secret::of_nobody().fits("anything at all"));
    }
}
