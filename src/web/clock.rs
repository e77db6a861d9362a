//! The clock of the browser: what the pure floor takes as parameters.

use chrono::{Local, NaiveDate, NaiveDateTime};

/// Milliseconds since 1970-01-01 UTC.
pub fn now_millis() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
    {
        js_sys::Date::now() as i64
    }
}

/// The local date and time.
pub fn now() -> NaiveDateTime {
    Local::now().naive_local()
}

/// The local date.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The local offset from UTC at this moment, in minutes (480 is +08:00).
pub fn utc_offset_minutes() -> i32 {
    Local::now().offset().local_minus_utc() / 60
}

/// Wall-clock milliseconds here of a moment given in milliseconds since 1970-01-01 UTC.
pub fn local_millis(utc_millis: i64) -> i64 {
    utc_millis + i64::from(utc_offset_minutes()) * 60_000
}
