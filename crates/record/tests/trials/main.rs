//! What stands on the record crate: that a number is the count of its rows, that nobody learns of what they may not see, and
//! that bad input is told with its place.
//!
//! Random trials say their seed when they fail; `TRIAL_SEED=n` runs another, `TRIAL_ROUNDS=n` makes them longer.

mod bad_input;
mod compared;
mod counts;
mod encoded;
mod never_panics;
mod oracle;
mod queries;
mod twins;
mod world;
