//! The practices as scenes: who does what and when, and what is kept or why it is refused.

mod agreements;
mod alerts;
mod attribution;
mod change;
mod clocks;
mod durations;
mod erasing;
mod held;
mod incident;
mod journal;
mod papers;
mod parents;
mod plans;
mod presupposed;
mod problem;
mod registers;
mod rights;
mod rules;
mod saving;
mod states;
mod town;
mod undo;
