//! How often a wrong password may be tried. Waits grow with each failure and pass by themselves: nobody has to be let in again by
//! hand, and a stranger who fails in somebody's name does not keep them out of the places that they have come from before.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Condvar, Mutex, PoisonError};

use jiff::Timestamp;

/// Wrong passwords of one account from one address before there is a wait.
const OF_ACCOUNT_AND_ADDRESS: u32 = 5;
/// Of one address, whatever the account.
const OF_ADDRESS: u32 = 50;
/// Of one account, from addresses that it never came from.
const OF_ACCOUNT: u32 = 100;
/// The longest wait, in seconds; a failure as old as that is forgotten.
const WAIT_SECONDS_MAX: i64 = 15 * 60;
/// Accounts and addresses remembered at most, of each kind.
const REMEMBERED_MAX: usize = 50_000;
/// Passwords looked at at the same time, each for some hundredths of a second and in 19 MiB.
const LOOKED_AT_AT_ONCE: usize = 2;
/// More than so many do not wait for it.
const WAITING_MAX: usize = 64;
/// What is compared of a user name, in characters.
const ACCOUNT_CHARS_MAX: usize = 100;

#[derive(Default)]
pub(super) struct Patience {
    tallies: Mutex<Tallies>,
    turnstile: Mutex<Turnstile>,
    has_place: Condvar,
}

#[derive(Default)]
struct Tallies {
    pairs: HashMap<(String, IpAddr), Tally>,
    addresses: HashMap<IpAddr, Tally>,
    accounts: HashMap<String, Tally>,
    /// Where an account has come from with its password.
    friends: HashSet<(String, IpAddr)>,
}

#[derive(Clone, Copy)]
struct Tally {
    failures: u32,
    last: Timestamp,
}

#[derive(Default)]
struct Turnstile {
    inside: usize,
    waiting: usize,
}

/// A place among those whose passwords are looked at.
pub(super) struct Inside<'p>(&'p Patience);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.turnstile.lock().unwrap_or_else(PoisonError::into_inner).inside -= 1;
        self.0.has_place.notify_one();
    }
}

/// The account that a user name means, whether it exists or not.
pub(super) fn account(user_name: &str) -> String {
    user_name.trim().chars().take(ACCOUNT_CHARS_MAX).collect::<String>().to_lowercase()
}

/// Whoever has one address of IPv6 has its whole network.
fn network(from: Option<IpAddr>) -> IpAddr {
    match from {
        Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(address) => address.into(),
            None => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
        },
        Some(address) => address,
        None => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    }
}

/// Seconds that are left to wait.
fn wait<K: Hash + Eq>(tallies: &HashMap<K, Tally>, key: &K, free: u32, now: Timestamp) -> Option<u64> {
    let tally = tallies.get(key).filter(|tally| tally.failures >= free)?;
    let steps = (tally.failures - free).min(20);
    let wait = (1_i64 << steps).min(WAIT_SECONDS_MAX);
    let gone = now.duration_since(tally.last).as_secs();
    u64::try_from(wait - gone).ok().filter(|left| *left > 0)
}

fn count<K: Hash + Eq>(tallies: &mut HashMap<K, Tally>, key: K, now: Timestamp) {
    let is_old = |tally: &Tally| now.duration_since(tally.last).as_secs() >= WAIT_SECONDS_MAX;
    if tallies.len() >= REMEMBERED_MAX {
        tallies.retain(|_, tally| !is_old(tally));
        if tallies.len() >= REMEMBERED_MAX {
            tallies.clear();
        }
    }
    let tally = tallies.entry(key).or_insert(Tally { failures: 0, last: now });
    if is_old(tally) {
        tally.failures = 0;
    }
    *tally = Tally { failures: tally.failures.saturating_add(1), last: now };
}

fn discount<K: Hash + Eq>(tallies: &mut HashMap<K, Tally>, key: &K) {
    if let Some(tally) = tallies.get_mut(key) {
        tally.failures = tally.failures.saturating_sub(1);
    }
}

impl Patience {
    /// Seconds to wait before another password is looked at.
    pub fn may_try(&self, account: &str, from: Option<IpAddr>, now: Timestamp) -> Result<(), u64> {
        let tallies = self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = (account.to_owned(), network(from));
        let of_account = match tallies.friends.contains(&pair) {
            true => None,
            false => wait(&tallies.accounts, &pair.0, OF_ACCOUNT, now),
        };
        let waits = [
            wait(&tallies.pairs, &pair, OF_ACCOUNT_AND_ADDRESS, now),
            wait(&tallies.addresses, &pair.1, OF_ADDRESS, now),
            of_account,
        ];
        waits.into_iter().flatten().max().map_or(Ok(()), Err)
    }

    /// Counts a try as failed before it is known to be, so that many at once are not one.
    pub fn tried(&self, account: &str, from: Option<IpAddr>, now: Timestamp) {
        let tallies = &mut *self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let address = network(from);
        count(&mut tallies.pairs, (account.to_owned(), address), now);
        count(&mut tallies.addresses, address, now);
        count(&mut tallies.accounts, account.to_owned(), now);
    }

    /// The try was none of the failures after all. What others did in the same name still counts.
    pub fn succeeded(&self, account: &str, from: Option<IpAddr>) {
        let tallies = &mut *self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = (account.to_owned(), network(from));
        discount(&mut tallies.addresses, &pair.1);
        discount(&mut tallies.accounts, &pair.0);
        tallies.pairs.remove(&pair);
        if tallies.friends.len() >= REMEMBERED_MAX {
            tallies.friends.clear();
        }
        tallies.friends.insert(pair);
    }

    /// Waits for a place; none where too many wait already.
    pub fn enter(&self) -> Option<Inside<'_>> {
        let mut turnstile = self.turnstile.lock().unwrap_or_else(PoisonError::into_inner);
        if turnstile.waiting >= WAITING_MAX {
            return None;
        }
        turnstile.waiting += 1;
        while turnstile.inside >= LOOKED_AT_AT_ONCE {
            turnstile = self.has_place.wait(turnstile).unwrap_or_else(PoisonError::into_inner);
        }
        turnstile.waiting -= 1;
        turnstile.inside += 1;
        Some(Inside(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn from(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([192, 0, 2, last]))
    }

    fn fails(patience: &Patience, account: &str, address: Option<IpAddr>, times: u32, now: Timestamp) {
        (0..times).for_each(|_| patience.tried(account, address, now));
    }

    #[test]
    fn waits_grow_and_pass() {
        let patience = Patience::default();
        fails(&patience, "ann", from(1), 4, at(0));
        assert_eq!(patience.may_try("ann", from(1), at(0)), Ok(()));
        fails(&patience, "ann", from(1), 1, at(0));
        assert_eq!(patience.may_try("ann", from(1), at(0)), Err(1));
        assert_eq!(patience.may_try("ann", from(1), at(1)), Ok(()));
        fails(&patience, "ann", from(1), 3, at(1));
        assert_eq!(patience.may_try("ann", from(1), at(1)), Err(8));
        fails(&patience, "ann", from(1), 30, at(1));
        assert_eq!(patience.may_try("ann", from(1), at(1)), Err(900));
        assert_eq!(patience.may_try("ann", from(1), at(901)), Ok(()));
        fails(&patience, "ann", from(1), 4, at(901));
        assert_eq!(patience.may_try("ann", from(1), at(901)), Ok(()), "what is as old as that is forgotten");
    }

    #[test]
    fn a_stranger_does_not_lock_somebody_out() {
        let patience = Patience::default();
        patience.succeeded("ann", from(1));
        for stranger in 100..150 {
            fails(&patience, "ann", from(stranger), 4, at(0));
        }
        assert_eq!(patience.may_try("ann", from(1), at(0)), Ok(()), "from where she has come before");
        assert!(patience.may_try("ann", from(2), at(0)).is_err(), "from anywhere else");
        assert_eq!(patience.may_try("ben", from(2), at(0)), Ok(()));
    }

    #[test]
    fn one_address_does_not_try_everybody() {
        let patience = Patience::default();
        for account in 0..50 {
            patience.tried(&format!("user{account}"), from(9), at(0));
        }
        assert!(patience.may_try("ann", from(9), at(0)).is_err());
        assert_eq!(patience.may_try("ann", from(8), at(0)), Ok(()));
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let patience = Patience::default();
        let address = |text: &str| Some(text.parse().unwrap());
        fails(&patience, "ann", address("2001:db8:1:2::1"), 6, at(0));
        assert!(patience.may_try("ann", address("2001:db8:1:2:ffff::9"), at(0)).is_err());
        assert_eq!(patience.may_try("ann", address("2001:db8:1:3::1"), at(0)), Ok(()));
        fails(&patience, "ben", from(7), 6, at(0));
        assert!(patience.may_try("ben", address("::ffff:192.0.2.7"), at(0)).is_err());
    }

    #[test]
    fn only_so_many_are_looked_at_at_once() {
        let patience = Patience::default();
        let places = [patience.enter(), patience.enter()];
        assert!(places.iter().all(Option::is_some));
        std::thread::scope(|scope| {
            let third = scope.spawn(|| patience.enter().is_some());
            std::thread::sleep(std::time::Duration::from_millis(20));
            assert!(!third.is_finished());
            drop(places);
            assert!(third.join().unwrap());
        });
    }
}
