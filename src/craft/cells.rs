//! Cards for other programs and from them: a table as tab-separated text (as Excel copies it) and as HTML, which also
//! carries the cards themselves; plain lines.

use super::columns::{column_of, columns};
use super::rows::{lane_name, routed};
use super::target::{Target, Weave};
use crate::edit::Command;
use crate::file::{FileError, load, save_workspace};
use crate::model::{Body, Card, CardId, JourneyId, Picture, Place, Workspace};
use crate::model::{Lane, LaneKind};
use crate::text::{Lang, map, number};

/// A pasted table may have so many filled cells at most; a larger one is no map.
pub const MOST_CELLS: usize = 2_000;
/// And so many columns.
pub const MOST_COLUMNS: usize = 100;

/// The attribute of the table in which the cards themselves travel.
const MARK: &str = "data-waymark=\"";

/// Cards as the clipboard carries them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Tab-separated rows for spreadsheets and editors.
    pub text: String,
    /// A table for word processors, with the cards in it for this app.
    pub html: String,
}

/// An excerpt as the clipboard carries it. A cell with several cards becomes several rows; where there are several lanes,
/// a first column names each in its first row, so that [`paste_cells`] knows which rows are whose.
pub fn written(excerpt: &Workspace, lang: Lang) -> Clip {
    let rows = grid(excerpt, lang);
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t");
    let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    let cell = |cell: &String| ["<td>", &escaped(cell).replace('\n', "<br>"), "</td>"].concat();
    let row = |row: &Vec<String>| ["<tr>", &row.iter().map(cell).collect::<String>(), "</tr>"].concat();
    let cards = escaped(&save_workspace(excerpt));
    let html = ["<table ", MARK, &cards, "\">", &rows.iter().map(row).collect::<String>(), "</table>"];
    Clip { text, html: html.concat() }
}

/// The cards that a piece of HTML carries; none where it comes from elsewhere.
///
/// # Errors
/// It is this app's, but cannot be read: [`FileError`], as of a file.
pub fn read(html: &str) -> Result<Option<Workspace>, FileError> {
    let Some((_, rest)) = html.split_once(MARK) else { return Ok(None) };
    let Some((cards, _)) = rest.split_once('"') else { return Ok(None) };
    load(&unescaped(cards)).map(|loaded| Some(loaded.workspace))
}

/// The rows and cells of a text as spreadsheets copy it, or its lines. Blank rows at the end are left out.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let is_table = text.contains('\t') || text.starts_with('"');
    let mut inside = false;
    while let Some(char) = chars.next() {
        let begins = rows.last().and_then(|row| row.last()).is_none_or(String::is_empty);
        match char {
            '"' if is_table && inside && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut rows, '"');
            }
            '"' if is_table && inside => inside = false,
            '"' if is_table && begins => inside = true,
            '\t' if !inside => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\r' if !inside && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !inside => rows.push(vec![String::new()]),
            other => push(&mut rows, other),
        }
    }
    rows.iter_mut().flatten().for_each(|cell| *cell = plain(cell.trim()).to_owned());
    while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}

fn push(rows: &mut [Vec<String>], char: char) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push(char);
    }
}

/// Puts a table into a journey, its first cell at the target's: columns are steps; which lane each row goes to is told in
/// `rows.rs`. The command and the ids of the new cards, none where there is nothing to put; and how many filled cells
/// found no lane.
pub fn paste_cells(
    workspace: &Workspace,
    journey: JourneyId,
    cells: &[Vec<String>],
    target: Target,
    fresh: &mut dyn FnMut() -> u64,
) -> (Option<(Command, Vec<CardId>)>, usize) {
    let filled = |row: &[String]| row.iter().filter(|text| !text.is_empty()).count();
    let all = || cells.iter().map(|row| filled(row)).sum();
    let Some(journey) = workspace.journey(journey) else { return (None, all()) };
    let first = journey.lanes.iter().find(|lane| !lane.hidden && lane.kind != LaneKind::Picture);
    let Some(lane) = target.lane.or(first.map(|lane| lane.id)) else { return (None, all()) };
    let mut weave = Weave::new(workspace, journey, fresh);
    let mut left = 0;
    for (lane, row) in routed(&mut weave, cells, lane, target.head) {
        let Some(lane) = lane else {
            left += filled(row);
            continue;
        };
        for (across, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let column = weave.column(target.column + across);
            weave.put_text(text, lane, column);
        }
    }
    (weave.finish(), left)
}

/// Puts a picture on the card under the cursor, if it is a storyboard card, else as a new card on the storyboard (the
/// first such lane, or a new one).
pub fn paste_picture(
    workspace: &Workspace,
    journey: JourneyId,
    picture: Picture,
    (target, card): (Target, Option<CardId>),
    fresh: &mut dyn FnMut() -> u64,
) -> Option<(Command, Vec<CardId>)> {
    let journey = workspace.journey(journey)?;
    let known = card.and_then(|card| journey.card(card));
    if let Some(card) = known.filter(|card| matches!(card.body, Body::Picture { .. })) {
        let changed = Card { body: Body::Picture { picture: Some(picture) }, ..card.clone() };
        let command = crate::edit::JourneyCommand::SetCard(Box::new(changed));
        return Some((Command::Journey(journey.id, command), vec![card.id]));
    }
    let id = CardId(fresh());
    let lane = Lane::new(target.lane.unwrap_or(crate::model::LaneId(0)), LaneKind::Picture);
    let mut weave = Weave::new(workspace, journey, fresh);
    let lane = weave.lane_like(&lane);
    let (_, step) = weave.column(target.column);
    weave.add(Card::new(id, lane, Place::Step(step), "", Body::Picture { picture: Some(picture) }));
    weave.finish()
}

/// What an excerpt says, cell by cell.
fn grid(excerpt: &Workspace, lang: Lang) -> Vec<Vec<String>> {
    let Some(journey) = excerpt.journeys.first() else { return Vec::new() };
    let columns = columns(journey);
    let mut rows = Vec::new();
    for lane in &journey.lanes {
        let mut cells: Vec<Vec<String>> = vec![Vec::new(); columns.len()];
        for card in journey.cards.iter().filter(|card| card.lane == lane.id) {
            if let Some(cell) = column_of(&columns, card.place).and_then(|at| cells.get_mut(at)) {
                cell.push(said(excerpt, card, lang));
            }
        }
        let names = journey.lanes.len() > 1;
        let name = |rank: usize| if rank == 0 { lane_name(lane, lang).to_owned() } else { String::new() };
        let deepest = cells.iter().map(Vec::len).max().unwrap_or(0);
        rows.extend((0..deepest).map(|rank| {
            let said = cells.iter().map(|cell| cell.get(rank).cloned().unwrap_or_default());
            names.then(|| name(rank)).into_iter().chain(said).collect()
        }));
    }
    rows
}

/// A card in words.
fn said(workspace: &Workspace, card: &Card, lang: Lang) -> String {
    if !card.text.is_empty() {
        return card.text.clone();
    }
    match &card.body {
        Body::Touch { touchpoint, .. } => {
            workspace.touchpoint(*touchpoint).map(|known| known.name.clone()).unwrap_or_default()
        }
        Body::Emotion { score, .. } => number::decimal(*score, 1),
        Body::Kpi { metric, .. } => map::metric(*metric).get(lang).to_owned(),
        _ => String::new(),
    }
}

/// Whether a spreadsheet would run a cell as a formula.
fn runs(cell: &str) -> bool {
    cell.starts_with(['=', '@'])
        || (cell.starts_with(['+', '-']) && cell.parse::<f64>().is_err() && cell.len() > 1)
}

/// A cell without the apostrophe that [`quoted`] puts before a formula.
fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| runs(rest)).unwrap_or(cell)
}

/// A cell of tab-separated text. What a spreadsheet would run as a formula gets a leading apostrophe.
fn quoted(cell: &str) -> String {
    let cell = if runs(cell) { ["'", cell].concat() } else { cell.to_owned() };
    match cell.contains(['\t', '\n', '\r', '"']) {
        true => ["\"", &cell.replace('"', "\"\""), "\""].concat(),
        false => cell,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}
