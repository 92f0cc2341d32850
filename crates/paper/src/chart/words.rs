//! Numbers, months and lists in words, as papers print them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn month_name(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month().unsigned_abs()).saturating_sub(1)).copied().unwrap_or("")
}

pub(super) fn short_month(date: Date) -> &'static str {
    month_name(date).get(..3).unwrap_or("")
}

/// "May 2020".
pub(super) fn month(date: Date) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// "8 May".
pub(super) fn day(date: Date) -> String {
    format!("{} {}", date.day(), month_name(date))
}

/// "Fri 8 May 2020".
pub(super) fn full_day(date: Date) -> String {
    format!("{} {} {}", weekday(date), day(date), date.year())
}

pub(super) fn weekday(date: Date) -> &'static str {
    use jiff::civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    match date.weekday() {
        Monday => "Mon",
        Tuesday => "Tue",
        Wednesday => "Wed",
        Thursday => "Thu",
        Friday => "Fri",
        Saturday => "Sat",
        Sunday => "Sun",
    }
}

/// "December 2019 to May 2020", or the one month.
pub(super) fn months_between(first: Date, last: Date) -> String {
    if first == last { month(first) } else { format!("{} to {}", month(first), month(last)) }
}

/// The month of these days if it is one, or "1 May 2020 to 30 June 2020".
pub(super) fn days_between(first: Date, last: Date) -> String {
    let is_month = (first.year(), first.month()) == (last.year(), last.month());
    if is_month && first.day() == 1 && last == last.last_of_month() {
        return month(first);
    }
    format!("{} {} to {} {}", day(first), first.year(), day(last), last.year())
}

/// A whole number; from 10,000 with commas.
pub(super) fn whole(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number for an axis: whole if it is, else with the fewest digits up to two.
pub(super) fn tick(number: f64) -> String {
    let number = if number == 0.0 { 0.0 } else { number };
    if number.fract() == 0.0 && number.abs() < 1e15 {
        let text = whole(number.abs() as u64);
        return if number < 0.0 { format!("−{text}") } else { text };
    }
    let text = format!("{:.2}", number.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if number < 0.0 { format!("−{text}") } else { text.to_owned() }
}

/// "8 May", "8 and 25 May" becomes "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "up from 3 to 4", "down from 4 to 3", "the same, 4".
pub(super) fn direction(before: f64, now: f64, before_words: &str, now_words: &str) -> String {
    if now > before {
        format!("up from {before_words} to {now_words}")
    } else if now < before {
        format!("down from {before_words} to {now_words}")
    } else {
        format!("the same, {now_words}")
    }
}

/// First letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
