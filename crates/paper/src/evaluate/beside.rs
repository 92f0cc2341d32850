//! The questions of a paper are put beside one another: none waits for the answer of another.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More would take the store's readers from those who look at pages meanwhile.
const AT_ONCE_MAX: usize = 4;

/// What `work` makes of each, in their order.
pub fn beside<T: Sync, R: Send>(each: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let hands = cores.min(AT_ONCE_MAX).min(each.len());
    if hands < 2 {
        return each.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let hand = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = each.get(place) else { return done };
            done.push((place, work(one)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_questions() {
        let asked: Vec<u64> = (0..1_000).collect();
        let slow_first = |n: &u64| {
            if n.is_multiple_of(100) {
                thread::sleep(std::time::Duration::from_millis(2));
            }
            n * 2
        };
        assert_eq!(beside(&asked, slow_first), asked.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(beside(&[] as &[u64], slow_first).is_empty());
    }
}
