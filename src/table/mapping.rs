//! How a file is read: its encoding and separator, what its rows hold, and what each of its columns means (`role`).

use super::date::{parse_month, parse_time};
use super::{Format, Holds, Role};
use chrono::NaiveDate;
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
    /// The ISO 4217 code of the currency of amounts; empty if the file names none. Amounts that name another one are left out.
    #[serde(default)]
    pub currency: String,
    /// The format of the file.
    #[serde(default)]
    pub format: Format,
    /// The sheet of a workbook; empty for the first one, and in every other format.
    #[serde(default)]
    pub sheet: String,
    /// What its rows hold.
    #[serde(default)]
    pub holds: Holds,
    /// Whether each rating column is a question of its own (a survey with a column per question): each answer becomes a row
    /// whose touchpoint is the name of its column, and questions of one scale share one rating.
    #[serde(default)]
    pub wide: bool,
    /// What touchpoints made of columns are called (answers of a wide survey, steps by [`Role::TimeOf`]), column by column;
    /// the header where the name is empty or not there.
    #[serde(default)]
    pub names: Vec<String>,
    /// Answers that mean something else than the number they are.
    #[serde(default)]
    pub codes: Vec<AnswerCode>,
    /// The touchpoint of rows that have no such column: feedback and orders.
    #[serde(default)]
    pub touchpoint: String,
    /// The day of feedback that has no column of times.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The values of [`Role::Churned`] that mean that the customer has left, whatever their case; the usual words
    /// (yes, true, 1, churned, 是, 已流失 ...) if there are none.
    #[serde(default)]
    pub yes: Vec<String>,
}

/// What an answer means that is no plain number on the scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// The customer did not answer.
    #[default]
    NoAnswer,
    /// The customer did not use what is asked about.
    NotUsed,
    /// This point of the scale, in words.
    Score(i32),
}

/// A value of rating columns with a meaning of its own: a score in words, or none, which is neither counted as an answer nor
/// reported as a fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerCode {
    /// The value, as the file writes it; numbers are compared as numbers.
    pub value: String,
    /// What it means.
    pub means: Means,
    /// The columns in which it means that, from 0; every rating column if there are none.
    #[serde(default)]
    pub columns: Vec<usize>,
}

impl Mapping {
    /// What the touchpoint made of a column is called.
    pub fn name_of(&self, column: usize) -> &str {
        let given = self.names.get(column).map(|name| name.trim()).filter(|name| !name.is_empty());
        given.or_else(|| self.headers.get(column).map(String::as_str)).unwrap_or_default()
    }

    /// The roles of the columns that the file has, with their places.
    pub fn placed(&self) -> impl Iterator<Item = (usize, Role)> + '_ {
        self.roles.iter().take(self.headers.len()).copied().enumerate()
    }

    /// What a cell means as a time, in wall-clock milliseconds; costs may be of a month.
    pub(super) fn time(&self, text: &str) -> Option<i64> {
        let time = parse_time(text, self.dates, self.utc_offset_minutes);
        time.or_else(|| if self.holds == Holds::Costs { parse_month(text) } else { None })
    }

    /// Whether a column has this role.
    pub fn has(&self, role: Role) -> bool {
        self.placed().any(|(_, given)| given == role)
    }
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
