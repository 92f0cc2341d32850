use crate::town::{check, check_both};

/// The seven incidents of the paper of July 2020: company, service, opened, resolved; duration, inside and outside the hours of
/// the service, and whether it began outside them.
#[test]
fn the_seven_incidents_of_july_2020() {
    let grid = [
        "colp | Police network | 2020-05-06 17:42 | 2020-05-06 18:44 | 01:02 | 01:02 | 00:00 | No",
        "colp | Police network | 2020-05-12 14:20 | 2020-05-13 08:05 | 17:45 | 06:45 | 11:00 | No",
        "colp | Police network | 2020-05-16 22:31 | 2020-05-17 05:49 | 07:18 | 00:00 | 07:18 | Yes",
        "colp | Police network | 2020-05-19 21:10 | 2020-05-19 21:55 | 00:45 | 00:00 | 00:45 | Yes",
        "colp | Police network | 2020-05-22 20:24 | 2020-05-25 08:32 | 60:08 | 08:00 | 52:08 | Yes",
        "colp | Police network | 2020-05-27 15:10 | 2020-05-28 07:10 | 16:00 | 05:00 | 11:00 | No",
        "col | Epilog Gower | 2020-05-14 11:05 | 2020-05-14 11:17 | 00:12 | 00:12 | 00:00 | No",
    ];
    check_both(&scene(&grid));
}

fn scene(grid: &[&str]) -> String {
    let line = |(at, line): (usize, &&str)| {
        let [company, service, opened, resolved, elapsed, inside, outside, out_of_hours] =
            line.split(" | ").collect::<Vec<_>>()[..].try_into().expect("eight columns");
        format!(
            "{opened} agent new incident i{at} | company = {company} | short_description = x | business_service = {service}
             {resolved} agent i{at} | state = resolved | close_code = Solution provided | close_notes = Done
             is i{at} | calendar_duration = {elapsed} | business_duration = {inside} | outside_duration = {outside} | out_of_hours = {out_of_hours}\n"
        )
    };
    grid.iter().enumerate().map(line).collect()
}

#[test]
fn nights_on_which_the_clocks_change() {
    // 29 March 2020 lacks the hour from one to two; 25 October 2020 has it twice.
    check(&scene(&[
        "colp | Police network | 2020-03-29 00:30 | 2020-03-29 03:30 | 02:00 | 00:00 | 02:00 | Yes",
        "colp | Police network | 2020-10-25 00:30 | 2020-10-25 03:30 | 04:00 | 00:00 | 04:00 | Yes",
        "colp | Police network | 2020-03-28 15:00 | 2020-03-30 08:00 | 40:00 | 02:00 | 38:00 | No",
    ]));
}

#[test]
fn out_of_hours_is_decided_at_the_opening_by_the_service_that_was_hit() {
    check(&scene(&[
        // At the stroke of opening, and of closing.
        "col | Epilog Gower | 2020-05-14 07:00 | 2020-05-14 07:10 | 00:10 | 00:10 | 00:00 | No",
        "col | Epilog Gower | 2020-05-14 19:00 | 2020-05-14 19:10 | 00:10 | 00:00 | 00:10 | Yes",
        // The police's Saturday counts, the Corporation's does not; the version before 23 March had none either.
        "colp | PNC | 2020-05-16 10:00 | 2020-05-16 10:10 | 00:10 | 00:10 | 00:00 | No",
        "col | Epilog Gower | 2020-05-16 10:00 | 2020-05-16 10:10 | 00:10 | 00:00 | 00:10 | Yes",
        "colp | PNC | 2020-03-21 10:00 | 2020-03-21 10:10 | 00:10 | 00:00 | 00:10 | Yes",
        // A bank holiday.
        "colp | PNC | 2020-05-25 10:00 | 2020-05-25 10:10 | 00:10 | 00:00 | 00:10 | Yes",
        // A service without hours is there round the clock.
        "col | Lamps | 2020-05-16 23:00 | 2020-05-16 23:10 | 00:10 | 00:10 | 00:00 | No",
    ]));
}

#[test]
fn it_is_known_while_it_is_open_and_follows_corrections() {
    check(
        "2020-05-16 22:31 agent new incident i | company = colp | short_description = x | business_service = Police network
         is i | out_of_hours = Yes | calendar_duration =
         2020-05-17 09:00 chief i | business_service = Lamps
         no business_service: There is no service known as `Lamps`.
         2020-05-17 09:00 agent i | opened_at = 2020-05-15 12:00
         is i | out_of_hours = No
         2020-05-17 10:00 agent i | state = resolved | close_code = User error | close_notes = Done | resolved_at = 2020-05-15 21:00
         is i | calendar_duration = 09:00 | business_duration = 08:00 | outside_duration = 01:00
         2020-05-17 10:05 agent i | opened_at = 2020-05-15 20:30
         is i | out_of_hours = Yes | calendar_duration = 00:30 | business_duration = 00:00 | outside_duration = 00:30",
    );
}

#[test]
fn a_service_that_cannot_be_read_is_not_open_for_ever() {
    check(
        "2020-05-06 10:00 setup new cmn_schedule broken | company = global | code = b | name = B | definition = hours
         no definition: key with no value, expected `=`",
    );
}
