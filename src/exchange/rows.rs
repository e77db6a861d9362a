//! A map from the rows of a table: stage, step, lane, text and, where there are such columns, what `export` writes beside them.
//! The order of the columns is free, and other columns are left alone.

use super::line::{Line, Table};
use super::{Foreign, Maker, Trouble};
use crate::export::Field;
use crate::model::{Basis, Body, Card, CardId, LaneKind, MeasureStatus, Metric, Place, same_name};
use crate::template::Ids;
use crate::text::{Lang, board, exchange as words, export, map};

/// Reads the rows of a table as a map of this name.
///
/// # Errors
/// [`Trouble::Cell`] for the first cell that cannot be understood.
pub fn rows(table: &Table, name: &str, lang: Lang, ids: Ids<'_>) -> Result<Foreign, Trouble> {
    let mut maker = Maker::new(name, ids);
    let lines = table.lines();
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
    let mut notes = beside(line, &body);
    notes.extend(Some(line.get(Field::Note).to_owned()).filter(|note| !note.is_empty()));
    let text = if matches!(body, Body::Touch { .. } | Body::Kpi { .. }) { "" } else { text };
    let mut card = Card::new(CardId((maker.ids)()), lane, place, text, body);
    evidence(line, &mut card)?;
    let names = line.get(Field::Persona).split(['、', ',', '，', ';', '；']).map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    card.personas = names.into_iter().map(|name| maker.persona(name)).collect();
    card.personas.dedup();
    card.owner = line.get(Field::Owner).to_owned();
    card.note = notes.join(export::LIST.get(lang));
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
        None if has(Field::Speaker) => LaneKind::Quote,
        None if has(Field::Status) || has(Field::Due) => LaneKind::Measure,
        None if has(Field::Impact) || has(Field::Effort) => LaneKind::Opportunity,
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
    Metric::ALL.into_iter().find(|metric| {
        let name = map::metric(*metric);
        same_name(name.zh, text) || same_name(name.en, text)
    })
}

fn body(maker: &mut Maker<'_>, line: &Line<'_>, kind: LaneKind, score: Option<f64>) -> Result<Body, Trouble> {
    let text = line.get(Field::Text);
    let own = |field: Field| line.get(field).to_owned();
    Ok(match kind {
        LaneKind::Touchpoint => {
            let touchpoint = maker.touchpoint(text, line.get(Field::Channel));
            Body::Touch { touchpoint, frequency: own(Field::Frequency) }
        }
        LaneKind::Emotion => Body::Emotion {
            score: score.unwrap_or(0.0),
            moment_of_truth: line.is_marked(board::MOMENT, &["mot"]),
        },
        LaneKind::Quote => Body::Quote { speaker: own(Field::Speaker) },
        LaneKind::Pain => Body::Pain {
            severity: line.level(Field::Severity)?.unwrap_or(1),
            bottleneck: line.is_marked(board::BOTTLENECK, &["瓶颈", "bottleneck"]),
        },
        LaneKind::Opportunity => Body::Opportunity {
            impact: line.level(Field::Impact)?,
            effort: line.level(Field::Effort)?,
            delight: line.is_marked(board::DELIGHT, &["惊喜", "delight"]),
        },
        LaneKind::Measure => Body::Measure {
            department: own(Field::Department),
            due: line.day(Field::Due)?,
            status: status(line)?,
            expected: own(Field::Expected),
        },
        LaneKind::Kpi => match metric(text) {
            Some(metric) => Body::Kpi {
                metric,
                target: line.value(Field::Target, metric)?,
                warn: line.value(Field::Warn, metric)?,
            },
            None => Body::Plain,
        },
        other => Body::blank(other).unwrap_or_default(),
    })
}

/// The columns that mean something for one kind of card alone.
const OF_BODIES: [Field; 14] = [
    Field::Severity,
    Field::Score,
    Field::Mark,
    Field::Channel,
    Field::Frequency,
    Field::Speaker,
    Field::Impact,
    Field::Effort,
    Field::Status,
    Field::Due,
    Field::Department,
    Field::Expected,
    Field::Target,
    Field::Warn,
];

/// What a row says in columns that mean nothing for its kind of card, in words: it goes to the note, so that nothing that
/// somebody wrote is lost.
fn beside(line: &Line<'_>, body: &Body) -> Vec<String> {
    let has = |field: Field| match body {
        Body::Plain | Body::Picture { .. } => false,
        Body::Touch { .. } => matches!(field, Field::Channel | Field::Frequency),
        Body::Emotion { moment_of_truth, .. } => {
            field == Field::Score || field == Field::Mark && *moment_of_truth
        }
        Body::Quote { .. } => field == Field::Speaker,
        Body::Pain { bottleneck, .. } => field == Field::Severity || field == Field::Mark && *bottleneck,
        Body::Opportunity { delight, .. } => {
            matches!(field, Field::Impact | Field::Effort) || field == Field::Mark && *delight
        }
        Body::Measure { .. } => {
            matches!(field, Field::Status | Field::Due | Field::Department | Field::Expected)
        }
        Body::Kpi { .. } => matches!(field, Field::Target | Field::Warn),
    };
    let left = OF_BODIES.into_iter().filter(|field| !has(*field) && !line.get(*field).is_empty());
    left.map(|field| format!("{} {}", line.heading(field), line.get(field))).collect()
}

fn status(line: &Line<'_>) -> Result<MeasureStatus, Trouble> {
    const ALL: [(MeasureStatus, &[&str]); 5] = [
        (MeasureStatus::Idea, &["idea", "proposed", "待定", "提议"]),
        (MeasureStatus::Planned, &["planned", "to do", "计划中", "待办", "已计划"]),
        (MeasureStatus::Doing, &["doing", "under way", "实施中", "开发中"]),
        (MeasureStatus::Done, &["done", "已完成", "完成"]),
        (MeasureStatus::Dropped, &["cancelled", "canceled", "已取消", "放弃"]),
    ];
    let said = line.get(Field::Status);
    if said.is_empty() {
        return Ok(MeasureStatus::Idea);
    }
    let is_meant = |(status, others): &&(MeasureStatus, &[&str])| {
        let word = map::status(*status);
        [word.zh, word.en].iter().chain(*others).any(|known| same_name(known, said))
    };
    let found = ALL.iter().find(is_meant).map(|(status, _)| *status);
    found.ok_or_else(|| line.trouble(Field::Status, words::BAD_STATUS))
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
    evidence.date = line.day(Field::Date)?;
    let n = line.get(Field::N);
    if !n.is_empty() {
        let count = n.replace([',', '，'], "").parse::<u32>();
        evidence.n = Some(count.map_err(|_| line.trouble(Field::N, words::BAD_COUNT))?);
    }
    Ok(())
}
