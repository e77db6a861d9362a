//! A table with the rows of a map: its columns by their headings, in both languages, and what stands in their cells.

use super::Trouble;
use crate::export::Field;
use crate::model::{Metric, same_name};
use crate::text::{Phrase, exchange as words};
use chrono::NaiveDate;

/// A table: its heading and the rows below, each with the number the user's program gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// The map in the rows of a sheet: the first row that [`claims`] to be its heading, and all below; none without one.
    pub fn find(mut rows: Vec<(u64, Vec<String>)>) -> Option<Table> {
        let at = rows.iter().take(TITLES).position(|(_, cells)| claims(cells))?;
        let below = rows.split_off(at + 1);
        Some(Table { head: rows.pop()?.1, rows: below })
    }

    /// Its rows.
    pub(super) fn lines(&self) -> Vec<Line<'_>> {
        self.rows.iter().map(|(row, cells)| Line { table: self, row: *row, cells }).collect()
    }
}

/// So many rows are looked at for the heading.
const TITLES: usize = 20;

/// Other words for a column than the one that is written.
fn aliases(field: Field) -> &'static [&'static str] {
    match field {
        Field::Stage => &["phase", "旅程阶段"],
        Field::Step => &["环节", "activity"],
        Field::Lane => &["swimlane", "泳道名称", "row"],
        Field::Text => &["card", "content", "卡片", "卡片内容", "文本", "描述", "description"],
        Field::Severity => &["严重程度"],
        Field::Score => &["情绪分", "emotion score", "score"],
        Field::Mark => &["marks", "特殊标记"],
        Field::Channel => &[],
        Field::Frequency => &["频率"],
        Field::Speaker => &["谁说的", "who said it", "quoted"],
        Field::Impact => &["价值", "value", "影响程度"],
        Field::Effort => &["成本", "cost", "投入程度"],
        Field::Status => &["进度", "state", "progress"],
        Field::Due => &["到期日", "截止", "due date", "deadline"],
        Field::Department => &["负责部门", "team"],
        Field::Expected => &["预期效果", "expected"],
        Field::Target => &["目标值（%）", "target (%)", "target value"],
        Field::Warn => &["预警值", "预警线（%）", "warning threshold (%)", "warning"],
        Field::Evidence => &["basis", "证据"],
        Field::Source => &["出处"],
        Field::Date => &[],
        Field::N => &["样本", "样本数", "sample size"],
        Field::Persona => &["personas", "人物", "客户画像"],
        Field::Owner => &["owner", "责任人"],
        Field::Note => &["notes", "说明"],
    }
}

fn column(head: &[String], field: Field) -> Option<usize> {
    let heading = field.heading();
    let is_named = |name: &str| {
        [heading.zh, heading.en].iter().chain(aliases(field)).any(|known| same_name(known, name))
    };
    head.iter().position(|name| is_named(name.trim()))
}

/// Whether the heading of a table is that of a map: it has stages, lanes and texts.
pub fn claims(head: &[String]) -> bool {
    [Field::Stage, Field::Lane, Field::Text].into_iter().all(|field| column(head, field).is_some())
}

/// A row by its columns.
pub(super) struct Line<'t> {
    table: &'t Table,
    row: u64,
    pub cells: &'t [String],
}

impl<'t> Line<'t> {
    pub fn get(&self, field: Field) -> &'t str {
        column(&self.table.head, field).and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// The heading of a column, as it is written there.
    pub fn heading(&self, field: Field) -> &'t str {
        let column = column(&self.table.head, field).and_then(|at| self.table.head.get(at));
        column.map_or("", |heading| heading.trim())
    }

    pub fn trouble(&self, field: Field, what: Phrase) -> Trouble {
        let (column, text) = (self.heading(field).to_owned(), self.get(field).to_owned());
        Trouble::Cell { row: self.row, column, what, text }
    }

    /// A number, if the cell is not empty.
    pub fn number(
        &self,
        field: Field,
        what: Phrase,
        range: std::ops::RangeInclusive<f64>,
    ) -> Result<Option<f64>, Trouble> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        let value = text.replace('−', "-").parse::<f64>().ok().filter(|value| range.contains(value));
        value.map(Some).ok_or_else(|| self.trouble(field, what))
    }
}

impl Line<'_> {
    /// 1, 2 or 3, if the cell is not empty.
    pub fn level(&self, field: Field) -> Result<Option<u8>, Trouble> {
        let Some(said) = self.number(field, words::BAD_SEVERITY, 1.0..=3.0)? else { return Ok(None) };
        let whole = [1u8, 2, 3].into_iter().find(|whole| f64::from(*whole) == said);
        whole.map(Some).ok_or_else(|| self.trouble(field, words::BAD_SEVERITY))
    }

    /// A day, if the cell is not empty.
    pub fn day(&self, field: Field) -> Result<Option<NaiveDate>, Trouble> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        date(text).map(Some).ok_or_else(|| self.trouble(field, words::BAD_DATE))
    }

    /// A value in the metric's own unit, if the cell is not empty. A share is told in percent, with the sign or, above 1,
    /// without.
    pub fn value(&self, field: Field, metric: Metric) -> Result<Option<f64>, Trouble> {
        let text = self.get(field).replace('−', "-").replace([',', '，'], "");
        if text.is_empty() {
            return Ok(None);
        }
        let (text, percent) = match text.trim_end_matches(['%', '％']) {
            bare if bare.len() < text.len() => (bare.trim(), true),
            bare => (bare, false),
        };
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite());
        let value = value.ok_or_else(|| self.trouble(field, words::BAD_VALUE))?;
        let in_percent = metric.is_share() && (percent || value.abs() > 1.0);
        Ok(Some(if in_percent { value / 100.0 } else { value }))
    }

    /// Whether the cell of marks has this one, in one of its words.
    pub fn is_marked(&self, mark: Phrase, others: &[&str]) -> bool {
        let said = self.get(Field::Mark);
        !said.is_empty() && [mark.zh, mark.en].iter().chain(others).any(|known| same_name(known, said))
    }
}

/// Year, month, day: `2026-03-05`, `2026/3/5`, `2026年3月5日`, with or without a time behind.
fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next()?;
    let mut parts = day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
