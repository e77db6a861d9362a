//! How a file is read: its encoding and separator, and what each of its columns means.

use super::Format;
use crate::model::Question;
use serde::{Deserialize, Serialize};

/// The character encoding of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
}

/// How times are written in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateFormat {
    /// Year first: `2026-01-31`, `2026/1/31 08:05`, `20260131`, `2026年1月31日`, RFC 3339.
    #[default]
    YearFirst,
    /// Day first: `31/01/2026`, `31.1.2026 08:05`.
    DayFirst,
    /// Month first: `01/31/2026 8:05 PM`.
    MonthFirst,
    /// Seconds since 1970-01-01 UTC.
    EpochSeconds,
    /// Milliseconds since 1970-01-01 UTC.
    EpochMillis,
    /// Days since 1899-12-30, as spreadsheets count.
    ExcelSerial,
}

/// What a column means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Not imported.
    #[default]
    Ignore,
    /// Customer id. Required, once.
    Customer,
    /// Time of the event. Required, once.
    Time,
    /// Touchpoint or event name. Required, once.
    Touchpoint,
    /// Channel, at most once.
    Channel,
    /// Stage, at most once.
    Stage,
    /// Session, order or case, at most once.
    Case,
    /// Answer to a rating question; any number of columns.
    Rating(Question),
    /// Money amount, at most once.
    Amount,
    /// Free text, at most once.
    Comment,
    /// Something to filter and break down by; any number of columns.
    Attribute,
}

impl Role {
    /// The roles that some column must have.
    pub const REQUIRED: [Role; 3] = [Role::Customer, Role::Time, Role::Touchpoint];

    /// The roles that at most one column may have.
    pub const ONCE: [Role; 8] = [
        Role::Customer,
        Role::Time,
        Role::Touchpoint,
        Role::Channel,
        Role::Stage,
        Role::Case,
        Role::Amount,
        Role::Comment,
    ];

    /// What a column can be, in the order in which it is offered; ratings with the scales that are common.
    pub const OFFERED: [Role; 16] = [
        Role::Ignore,
        Role::Customer,
        Role::Time,
        Role::Touchpoint,
        Role::Channel,
        Role::Stage,
        Role::Case,
        Role::Rating(Question::CSAT_5),
        Role::Rating(Question { max: 7, ..Question::CSAT_5 }),
        Role::Rating(Question { max: 10, ..Question::CSAT_5 }),
        Role::Rating(Question::NPS),
        Role::Rating(Question::CES_5),
        Role::Rating(Question { max: 7, high_is_good: true, ..Question::CES_5 }),
        Role::Amount,
        Role::Comment,
        Role::Attribute,
    ];
}

/// How a file is read; guessed from its first bytes, corrected by the user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Character encoding.
    pub encoding: Encoding,
    /// Separator between cells: `,`, tab, `;` or `|`.
    pub separator: char,
    /// Headers in the order of the file: its first line, or made-up names if the file has no header line.
    pub headers: Vec<String>,
    /// Whether the file has no header line, so that its first line is data.
    #[serde(default)]
    pub headless: bool,
    /// What each column means; as many as there are headers.
    pub roles: Vec<Role>,
    /// How times are written.
    pub dates: DateFormat,
    /// Naive times are taken at this offset from UTC, in minutes; also the zone times are shown in.
    pub utc_offset_minutes: i32,
    /// Whether `,` is the decimal point of amounts and ratings.
    pub decimal_comma: bool,
    /// The format of the file.
    #[serde(default)]
    pub format: Format,
    /// The sheet of a workbook; empty for the first one, and in every other format.
    #[serde(default)]
    pub sheet: String,
}

/// What the guess for one column rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnGuess {
    /// The column's first values.
    pub samples: Vec<String>,
    /// Distinct values among the rows of the preview.
    pub distinct: usize,
    /// Empty cells among the rows of the preview.
    pub empty: usize,
}

/// The beginning of a file, before anything is imported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The mapping guessed.
    pub mapping: Mapping,
    /// One for each column.
    pub columns: Vec<ColumnGuess>,
    /// The first rows, cells as text.
    pub rows: Vec<Vec<String>>,
    /// The sheets of a workbook; none in every other format.
    #[serde(default)]
    pub sheets: Vec<String>,
}
