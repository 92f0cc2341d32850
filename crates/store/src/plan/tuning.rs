//! The sizes by which a way is chosen; tests set them small.

/// From which sizes on rows are come by in another way.
#[derive(Debug, Clone)]
pub struct Tuning {
    /// Fewer rows than this are put in order without looking for another way.
    pub first_max: i64,
    /// Rows of a condition that are counted to see whether they are few.
    pub few_max: i64,
    /// Steps that such a count may take.
    pub few_steps: u64,
    /// The same when no way was short.
    pub last_max: i64,
    /// Fewer rows than this are better looked up than counted past in the index of a period.
    pub first_in_period_max: i64,
    /// Fewer rows than this that have the words of a search are put in order all together.
    pub worded_max: i64,
    /// Pages that end further down are left to the engine.
    pub walked_max: u64,
    /// Different values that are walked one by one.
    pub values_max: usize,
    /// Ranges of an index that are counted one by one.
    pub tallied_max: usize,
    /// Records referred to that are walked one by one.
    pub referred_max: usize,
    /// Of those, looked at in one statement.
    pub referred_at_once: usize,
    /// Bodies whose rows are walked one after the other.
    pub bodies_max: usize,
    /// Steps of the engine for each way in the first round; each further round has four times as many.
    pub steps: u64,
    /// Steps in the first round for each row that is wanted, if that is more.
    pub wanted_steps: u64,
    /// Steps along the rows of one value before it is looked what else would be short.
    pub narrow_steps: u64,
    /// Steps that are spent on a walk before a stretch of time is read.
    pub glance_steps: u64,
    /// Steps that are spent on another way for each row that could as well be put in order.
    pub row_steps: u64,
    /// So many times the steps of other ways are spent in an index that holds all that is asked for.
    pub held_steps: u64,
    /// The same in the index of a stretch of time.
    pub inside_steps: u64,
    pub rounds: u32,
    /// Steps for a count that need not be exact.
    pub count_steps: u64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            first_max: 300,
            few_max: 6_000,
            few_steps: 200_000,
            last_max: 200_000,
            first_in_period_max: 300,
            worded_max: 8_000,
            walked_max: 50_000,
            values_max: 64,
            tallied_max: 4_000,
            referred_max: 5_000,
            referred_at_once: 256,
            bodies_max: 8,
            steps: 25_000,
            wanted_steps: 40,
            narrow_steps: 10_000,
            glance_steps: 5_000,
            row_steps: 8,
            held_steps: 2,
            inside_steps: 40,
            rounds: 4,
            count_steps: 100_000,
        }
    }
}
