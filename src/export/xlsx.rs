//! The map as an Excel workbook (ECMA-376): a sheet with lanes across steps, and one with a row for each card. All text is
//! inline text, which no spreadsheet takes for a formula.

use super::package;
use super::rows::{self, Field};
use super::xml::escaped;
use super::zip::Zip;
use crate::model::{Journey, Lane, Place, Workspace};
use crate::text::{Lang, export as words, map};
use std::fmt::Write;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// A cell has at most so many characters (Excel's limit is 32,767).
const LONGEST: usize = 32_000;

/// Widths of the map's columns, in digits.
const HEADS: f64 = 18.0;
const COLUMN: f64 = 26.0;

/// Formats of cells, by their place in `styles`.
const PLAIN: u8 = 1;
const HEADING: u8 = 2;
const STAGE: u8 = 3;

/// The workbook.
pub fn xlsx(workspace: &Workspace, journey: &Journey, lang: Lang) -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut zip = Zip::default();
    let names = [words::SHEET_MAP, words::SHEET_ROWS].map(|name| name.get(lang));
    let part =
        |name: &str, kind: &str, content: String| (name.to_owned(), format!("{KIND}.{kind}+xml"), content);
    let parts = [
        part("xl/workbook.xml", "sheet.main", workbook(names)),
        part("xl/worksheets/sheet1.xml", "worksheet", grid(workspace, journey, lang)),
        part("xl/worksheets/sheet2.xml", "worksheet", table(workspace, journey, lang)),
        part("xl/styles.xml", "styles", styles()),
    ];
    package::add(&mut zip, package::OFFICE, &parts, &journey.name);
    let links = [
        ("worksheet", "worksheets/sheet1.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
        ("styles", "styles.xml"),
    ];
    package::link(&mut zip, "xl/_rels/workbook.xml.rels", &links);
    zip.finish()
}

fn workbook(names: [&str; 2]) -> String {
    let sheet = |(at, name): (usize, &&str)| {
        format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", at + 1)
    };
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{}</sheets></workbook>",
        names.iter().enumerate().map(sheet).collect::<String>()
    )
}

fn styles() -> String {
    let align = |horizontal: &str, vertical: &str| {
        format!("<alignment{horizontal} vertical=\"{vertical}\" wrapText=\"1\"/>")
    };
    let format = |font: u8, fill: u8, border: u8, align: String| {
        format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">{align}</xf>"
        )
    };
    let edge = |side: &str| format!("<{side} style=\"thin\"><color rgb=\"FFD5D9E0\"/></{side}>");
    let fill = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        )
    };
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Microsoft YaHei\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Microsoft YaHei\"/></font></fonts>\
         <fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>{}{}</fills>\
         <borders count=\"2\"><border/><border>{}</border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"4\"><xf xfId=\"0\"/>{}{}{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        fill("FFF7F8FB"),
        fill("FFDDE6FD"),
        ["left", "right", "top", "bottom"].map(edge).concat(),
        format(0, 0, 1, align("", "top")),
        format(1, 2, 1, align("", "center")),
        format(1, 3, 1, align(" horizontal=\"center\"", "center")),
    )
}

/// A sheet with frozen heads; widths of its columns in characters.
fn sheet(widths: &[f64], [rows, columns]: [usize; 2], cells: &str, more: &str) -> String {
    let mut out = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane"
    );
    if columns > 0 {
        let _infallible = write!(out, " xSplit=\"{columns}\"");
    }
    let corner = place(rows, columns);
    let pane = if columns > 0 { "bottomRight" } else { "bottomLeft" };
    let _infallible = write!(
        out,
        " ySplit=\"{rows}\" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    for (at, width) in widths.iter().enumerate() {
        let _infallible =
            write!(out, "<col min=\"{0}\" max=\"{0}\" width=\"{width}\" customWidth=\"1\"/>", at + 1);
    }
    let _infallible = write!(
        out,
        "</cols><sheetData>{cells}</sheetData>{more}\
         <pageSetup paperSize=\"8\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    );
    out
}

/// The name of a cell, from 0.
fn place(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest - 1) % 26]));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    letters.into_iter().chain((row + 1).to_string().chars()).collect()
}

/// Appends a cell of text; breaks between its lines are kept.
fn cell(out: &mut String, row: usize, column: usize, style: u8, text: &str) {
    let place = place(row, column);
    if text.is_empty() {
        let _infallible = write!(out, "<c r=\"{place}\" s=\"{style}\"/>");
        return;
    }
    let short: String = text.chars().take(LONGEST).collect();
    let lines: Vec<String> = short.lines().map(escaped).collect();
    let _infallible = write!(
        out,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        lines.join("&#10;")
    );
}

/// Begins a row, so high that its texts have room: a cell's columns are as wide as so many digits.
fn open_row(out: &mut String, row: usize, cells: &[(&str, f64)]) {
    let lines = |(text, width): &(&str, f64)| -> f64 {
        let digits = |letter: char| if (letter as u32) < 0x2e80 { 1.0 } else { 2.0 };
        let line = |line: &str| (line.chars().map(digits).sum::<f64>() / (width - 2.0)).ceil().max(1.0);
        text.lines().map(line).sum()
    };
    let most = cells.iter().map(lines).fold(1.0, f64::max);
    // Points; a spreadsheet has no higher row than this.
    let height = (most * 17.0 + 5.0).min(400.0);
    let _infallible = write!(out, "<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", row + 1);
}

/// A row for each card.
fn table(workspace: &Workspace, journey: &Journey, lang: Lang) -> String {
    let widths = Field::ALL.map(|field| match field {
        Field::Text => 48.0,
        Field::Note | Field::Source => 28.0,
        field if field.is_number() => 10.0,
        _ => 16.0,
    });
    let mut cells = String::from("<row r=\"1\">");
    for (column, field) in Field::ALL.iter().enumerate() {
        cell(&mut cells, 0, column, HEADING, field.heading().get(lang));
    }
    cells.push_str("</row>");
    let rows = rows::rows(workspace, journey, lang);
    for (at, row) in rows.iter().enumerate() {
        let texts: Vec<(&str, f64)> = row.iter().map(String::as_str).zip(widths).collect();
        open_row(&mut cells, at + 1, &texts);
        for (column, (field, text)) in Field::ALL.iter().zip(row).enumerate() {
            match text.parse::<f64>() {
                Ok(value) if field.is_number() => {
                    let _infallible =
                        write!(cells, "<c r=\"{}\" s=\"{PLAIN}\"><v>{value}</v></c>", place(at + 1, column));
                }
                _ => cell(&mut cells, at + 1, column, PLAIN, text),
            }
        }
        cells.push_str("</row>");
    }
    let filter = format!("<autoFilter ref=\"A1:{}\"/>", place(rows.len(), Field::ALL.len() - 1));
    sheet(&widths, [1, 0], &cells, &filter)
}

/// Lanes across steps.
fn grid(workspace: &Workspace, journey: &Journey, lang: Lang) -> String {
    let mut merged: Vec<String> = Vec::new();
    let mut cells = String::from("<row r=\"1\" ht=\"24\" customHeight=\"1\">");
    cell(&mut cells, 0, 0, HEADING, map::STAGES.get(lang));
    let mut column = 1;
    for stage in &journey.stages {
        for at in 0..stage.steps.len() {
            cell(&mut cells, 0, column + at, STAGE, if at == 0 { &stage.name } else { "" });
        }
        merge(&mut merged, 0, column, stage.steps.len());
        column += stage.steps.len();
    }
    cells.push_str("</row><row r=\"2\" ht=\"22\" customHeight=\"1\">");
    cell(&mut cells, 1, 0, HEADING, map::STEPS.get(lang));
    for (at, step) in journey.stages.iter().flat_map(|stage| &stage.steps).enumerate() {
        cell(&mut cells, 1, at + 1, HEADING, &step.name);
    }
    cells.push_str("</row>");
    for (at, lane) in journey.lanes.iter().filter(|lane| !lane.hidden).enumerate() {
        let name = rows::lane_name(lane, lang);
        let texts = lane_texts(&mut merged, (workspace, journey, lang), lane, at + 2);
        let mut wanted = vec![(name, HEADS)];
        wanted.extend(texts.iter().map(|(text, width)| (text.as_str(), *width)));
        open_row(&mut cells, at + 2, &wanted);
        cell(&mut cells, at + 2, 0, HEADING, name);
        for (column, (text, _)) in texts.iter().enumerate() {
            cell(&mut cells, at + 2, column + 1, PLAIN, text);
        }
        cells.push_str("</row>");
    }
    let mut widths = vec![HEADS];
    widths.resize(column, COLUMN);
    let more = match merged.len() {
        0 => String::new(),
        count => format!("<mergeCells count=\"{count}\">{}</mergeCells>", merged.concat()),
    };
    sheet(&widths, [2, 1], &cells, &more)
}

fn merge(merged: &mut Vec<String>, row: usize, column: usize, count: usize) {
    if count > 1 {
        merged.push(format!(
            "<mergeCell ref=\"{}:{}\"/>",
            place(row, column),
            place(row, column + count - 1)
        ));
    }
}

/// The texts of a lane with the widths they have: what covers a stage stands across its columns, or in the first of them where
/// others are not empty.
fn lane_texts(
    merged: &mut Vec<String>,
    (workspace, journey, lang): (&Workspace, &Journey, Lang),
    lane: &Lane,
    row: usize,
) -> Vec<(String, f64)> {
    let texts = |place: Place| -> Vec<String> {
        let here = journey.cards.iter().filter(|card| card.lane == lane.id && card.place == place);
        here.map(|card| rows::line(workspace, card, lang)).filter(|text| !text.is_empty()).collect()
    };
    let mut all = Vec::new();
    for stage in &journey.stages {
        let wide = texts(Place::Stage(stage.id));
        let narrow: Vec<Vec<String>> = stage.steps.iter().map(|step| texts(Place::Step(step.id))).collect();
        let is_wide = !wide.is_empty() && narrow.iter().all(Vec::is_empty);
        if is_wide {
            merge(merged, row, all.len() + 1, stage.steps.len());
        }
        let width = if is_wide { COLUMN * stage.steps.len() as f64 } else { COLUMN };
        for (at, own) in narrow.into_iter().enumerate() {
            let here: Vec<String> = if at == 0 { wide.iter().cloned().chain(own).collect() } else { own };
            let is_list = here.len() > 1;
            let here: Vec<String> =
                here.into_iter().map(|text| if is_list { format!("• {text}") } else { text }).collect();
            all.push((here.join("\n"), width));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn cells_have_the_names_of_a_spreadsheet() {
        let names = [(0, 0), (1, 25), (9, 26), (0, 701), (0, 702)].map(|(row, column)| place(row, column));
        assert_eq!(names, ["A1", "Z2", "AA10", "ZZ1", "AAA1"]);
    }
}
