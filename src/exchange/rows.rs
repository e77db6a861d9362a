//! A map from the rows of a table: stage, step, lane, text and, where there are such columns, what `export` writes beside them.
//! Headings are known in both languages; the order of the columns is free, and other columns are left alone.

use super::{Foreign, Maker, Trouble};
use crate::export::Field;
use crate::model::{Basis, Body, Card, CardId, LaneKind, Metric, Place, same_name};
use crate::template::Ids;
use crate::text::{Lang, Phrase, exchange as words, export, map};
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
        Field::Channel => &[],
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
struct Line<'t> {
    table: &'t Table,
    row: u64,
    cells: &'t [String],
}

impl<'t> Line<'t> {
    fn get(&self, field: Field) -> &'t str {
        column(&self.table.head, field).and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    fn trouble(&self, field: Field, what: Phrase) -> Trouble {
        let column = column(&self.table.head, field).and_then(|at| self.table.head.get(at));
        let column = column.cloned().unwrap_or_default();
        Trouble::Cell { row: self.row, column, what, text: self.get(field).to_owned() }
    }

    /// A number, if the cell is not empty.
    fn number(
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

/// Reads the rows of a table as a map of this name.
///
/// # Errors
/// [`Trouble::Cell`] for the first cell that cannot be understood.
pub fn rows(table: &Table, name: &str, lang: Lang, ids: Ids<'_>) -> Result<Foreign, Trouble> {
    let mut maker = Maker::new(name, ids);
    let lines: Vec<Line<'_>> =
        table.rows.iter().map(|(row, cells)| Line { table, row: *row, cells }).collect();
    let mut above = "";
    for line in lines.iter().filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())) {
        // Cells that were merged over several rows are empty below the first.
        let stage = match line.get(Field::Stage) {
            "" if above.is_empty() => return Err(line.trouble(Field::Stage, words::NO_STAGE)),
            "" => above,
            name => name,
        };
        above = stage;
        let stage = maker.stage(stage);
        let step = line.get(Field::Step);
        let place = match (step, maker.step_of(stage, step)) {
            (_, Some(step)) => Place::Step(step),
            _ => Place::Stage(stage),
        };
        read(&mut maker, &lines, line, place, lang)?;
    }
    maker.finish()
}

impl Maker<'_> {
    fn step_of(&mut self, stage: crate::model::StageId, name: &str) -> Option<crate::model::StepId> {
        if name.is_empty() { None } else { self.step(stage, name) }
    }
}

fn read(
    maker: &mut Maker<'_>,
    lines: &[Line<'_>],
    line: &Line<'_>,
    place: Place,
    lang: Lang,
) -> Result<(), Trouble> {
    let (name, text) = (line.get(Field::Lane), line.get(Field::Text));
    let score = line.number(Field::Score, words::BAD_SCORE, -2.0..=2.0)?;
    if name.is_empty() {
        return if text.is_empty() { Ok(()) } else { Err(line.trouble(Field::Lane, words::NO_LANE)) };
    }
    let kind = kind_of(lines, name);
    let own = if is_default(name, kind, lang) { "" } else { name };
    let lane = maker.lane(own, kind);
    if text.is_empty() && score.is_none() {
        return Ok(());
    }
    let body = body(maker, line, kind, score)?;
    let text = if matches!(body, Body::Touch { .. } | Body::Kpi { .. }) { "" } else { text };
    let mut card = Card::new(CardId((maker.ids)()), lane, place, text, body);
    evidence(line, &mut card)?;
    let names = line.get(Field::Persona).split(['、', ',', '，', ';', '；']).map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    card.personas = names.into_iter().map(|name| maker.persona(name)).collect();
    card.personas.dedup();
    card.owner = line.get(Field::Owner).to_owned();
    card.note = line.get(Field::Note).to_owned();
    maker.add(card);
    Ok(())
}

/// A lane under the name that its kind has in the other language keeps it as its own.
fn is_default(name: &str, kind: LaneKind, lang: Lang) -> bool {
    same_name(map::lane(kind).get(lang), name)
}

/// The kind of a lane: by its name, else by what its rows have, else free text.
fn kind_of(lines: &[Line<'_>], name: &str) -> LaneKind {
    let of_lane = || lines.iter().filter(|line| same_name(line.get(Field::Lane), name));
    let has = |field: Field| of_lane().any(|line| !line.get(field).is_empty());
    let known = LaneKind::ALL.into_iter().find(|kind| {
        let word = map::lane(*kind);
        [word.zh, word.en].iter().chain(kind_aliases(*kind)).any(|known| same_name(known, name))
    });
    match known {
        // A lane of figures that are none of ours is text.
        Some(LaneKind::Kpi) if of_lane().any(|line| metric(line.get(Field::Text)).is_none()) => {
            LaneKind::Text
        }
        Some(kind) => kind,
        None if has(Field::Severity) => LaneKind::Pain,
        None if has(Field::Score) => LaneKind::Emotion,
        None if has(Field::Channel) => LaneKind::Touchpoint,
        None => LaneKind::Text,
    }
}

fn kind_aliases(kind: LaneKind) -> &'static [&'static str] {
    match kind {
        LaneKind::Picture => &["picture", "pictures", "图片"],
        LaneKind::Goal => &["goal", "goals", "目标"],
        LaneKind::Behaviour => &["action", "behaviour", "behavior", "behaviours", "客户行为", "用户行为"],
        LaneKind::Need => &["need", "needs", "expectations", "需求", "期望"],
        LaneKind::Touchpoint => &["touchpoint", "channels", "触点", "渠道"],
        LaneKind::Emotion => &["emotion", "emotions", "情绪", "feelings"],
        LaneKind::Quote => &["quote", "quotes", "thoughts", "想法", "原话"],
        LaneKind::Pain => &["pain", "pains", "pain point"],
        LaneKind::Kpi => &["kpi", "kpis", "metrics", "指标"],
        LaneKind::Opportunity => &["opportunity", "机会"],
        LaneKind::Measure => &["measure", "measures", "improvement", "solutions", "措施", "改进"],
        LaneKind::Frontstage => &["front stage"],
        LaneKind::Backstage => &["back stage"],
        LaneKind::Support => &["support", "systems", "支持"],
        LaneKind::Department => &["department", "部门"],
        LaneKind::Text => &["note"],
    }
}

fn metric(text: &str) -> Option<Metric> {
    const ALL: [Metric; 10] = [
        Metric::Events,
        Metric::Customers,
        Metric::Reach,
        Metric::Frequency,
        Metric::Conversion,
        Metric::DropOff,
        Metric::Csat,
        Metric::Nps,
        Metric::Ces,
        Metric::Revenue,
    ];
    ALL.into_iter().find(|metric| {
        let name = map::metric(*metric);
        same_name(name.zh, text) || same_name(name.en, text)
    })
}

fn body(maker: &mut Maker<'_>, line: &Line<'_>, kind: LaneKind, score: Option<f64>) -> Result<Body, Trouble> {
    let text = line.get(Field::Text);
    Ok(match kind {
        LaneKind::Touchpoint => {
            let touchpoint = maker.touchpoint(text, line.get(Field::Channel));
            Body::Touch { touchpoint, frequency: String::new() }
        }
        LaneKind::Emotion => Body::Emotion { score: score.unwrap_or(0.0), moment_of_truth: false },
        LaneKind::Pain => {
            let severity = line.number(Field::Severity, words::BAD_SEVERITY, 1.0..=3.0)?.unwrap_or(1.0);
            let whole = [1u8, 2, 3].into_iter().find(|whole| f64::from(*whole) == severity);
            let severity = whole.ok_or_else(|| line.trouble(Field::Severity, words::BAD_SEVERITY))?;
            Body::Pain { severity, bottleneck: false }
        }
        LaneKind::Kpi => match metric(text) {
            Some(metric) => Body::Kpi { metric, target: None, warn: None },
            None => Body::Plain,
        },
        other => Body::blank(other).unwrap_or_default(),
    })
}

fn evidence(line: &Line<'_>, card: &mut Card) -> Result<(), Trouble> {
    let said = line.get(Field::Evidence);
    let is_one_of = |known: &[&str]| known.iter().any(|known| same_name(known, said));
    let evidence = &mut card.evidence;
    evidence.basis = if is_one_of(&[export::DATA.zh, export::DATA.en, "evidence", "数据", "有证据"]) {
        Basis::Data
    } else if said.is_empty() || is_one_of(&[map::ASSUMPTION.zh, map::ASSUMPTION.en, "assumption"]) {
        Basis::Assumption
    } else {
        return Err(line.trouble(Field::Evidence, words::BAD_EVIDENCE));
    };
    evidence.source = line.get(Field::Source).to_owned();
    let day = line.get(Field::Date);
    if !day.is_empty() {
        evidence.date = Some(date(day).ok_or_else(|| line.trouble(Field::Date, words::BAD_DATE))?);
    }
    let n = line.get(Field::N);
    if !n.is_empty() {
        let count = n.replace([',', '，'], "").parse::<u32>();
        evidence.n = Some(count.map_err(|_| line.trouble(Field::N, words::BAD_COUNT))?);
    }
    Ok(())
}

/// Year, month, day: `2026-03-05`, `2026/3/5`, `2026年3月5日`, with or without a time behind.
fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next()?;
    let mut parts = day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
