//! Any bytes as the payload of each kind of monitoring system. What is JSON gives events within the limit, or says where it is odd.
//!
//! `cargo fuzz run alerts -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

use exchange::alerts::{EVENTS_MAX, Source, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for (source, _) in Source::ALL {
        match read(source, bytes) {
            Ok(all) => {
                assert!(all.len() <= EVENTS_MAX + 2);
                for one in all {
                    match one {
                        Ok(heard) => assert!(!heard.source.is_empty() && !heard.place.is_empty()),
                        Err(odd) => assert!(!odd.place.is_empty() && !odd.message.is_empty()),
                    }
                }
            }
            Err(odd) => assert_eq!(odd.payload, bytes),
        }
    }
});
