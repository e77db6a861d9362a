//! What a workbook says of itself: its sheets, where they stand, how it counts days, and which styles are dates.

use super::super::Fault;
use super::super::xml::{Piece, Tag, Xml};
use super::archive::Archive;
use super::value::{Style, style};

/// Parts that describe the workbook are small.
const MOST_DESCRIPTION: u64 = 32 << 20;
/// The styles that a workbook of Excel may have.
const MOST_STYLES: usize = 65_536;

/// A workbook without its cells.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Names of the worksheets with the paths of their parts, in the order of the tabs.
    pub(super) sheets: Vec<(String, String)>,
    /// The sheet that is read if none was chosen: the first that is not hidden.
    pub(super) first: usize,
    /// The path of the shared texts.
    pub(super) strings: Option<String>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    /// How numbers in cells of each style are shown.
    pub(super) styles: Vec<Style>,
}

/// A part that another part refers to.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

impl Book {
    pub(super) fn open(archive: &Archive, file: &[u8]) -> Result<Book, Fault> {
        let roots = relations(archive, file, "")?;
        let of_kind = |relations: &[Relation], kind: &str| {
            relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.path.clone())
        };
        let path = of_kind(&roots, "officeDocument").unwrap_or_else(|| "xl/workbook.xml".into());
        if archive.part(&path).is_none() {
            return Err(Fault::damaged("the archive holds no workbook"));
        }
        let relations = relations(archive, file, &path)?;
        let mut book = Book { strings: of_kind(&relations, "sharedStrings"), ..Book::default() };
        let mut first = None;
        each(archive, file, &path, &mut |_, name, tag| match name {
            "workbookPr" => {
                book.from_1904 = matches!(tag.get("date1904")?.as_str(), "1" | "true");
                Ok(())
            }
            "sheet" => {
                let id = tag.get("id")?;
                let found = relations.iter().find(|relation| relation.id == id);
                if let Some(relation) = found.filter(|relation| relation.kind == "worksheet") {
                    if first.is_none() && matches!(tag.get("state")?.as_str(), "" | "visible") {
                        first = Some(book.sheets.len());
                    }
                    book.sheets.push((tag.get("name")?, relation.path.clone()));
                }
                Ok(())
            }
            _ => Ok(()),
        })?;
        book.first = first.unwrap_or_default();
        if let Some(path) = of_kind(&relations, "styles") {
            book.styles = styles(archive, file, &path)?;
        }
        Ok(book)
    }
}

/// How numbers are shown, for each style of cells.
fn styles(archive: &Archive, file: &[u8], path: &str) -> Result<Vec<Style>, Fault> {
    let mut codes: Vec<(u32, Style)> = Vec::new();
    let mut styles = Vec::new();
    each(archive, file, path, &mut |parents, name, tag| {
        let number = |text: String| text.parse().unwrap_or_default();
        match name {
            "numFmt" if codes.len() < MOST_STYLES => {
                codes.push((number(tag.get("numFmtId")?), style(&tag.get("formatCode")?)));
            }
            "xf" if parents.last().is_some_and(|last| last == "cellXfs") && styles.len() < MOST_STYLES => {
                let id = number(tag.get("numFmtId")?);
                let own = codes.iter().find(|(known, _)| *known == id).map(|(_, style)| *style);
                styles.push(own.unwrap_or_else(|| Style::of_builtin(id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What a part refers to: its relations stand in a folder beside it.
fn relations(archive: &Archive, file: &[u8], of: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let path = [folder, slash, "_rels/", name, ".rels"].concat();
    let mut relations = Vec::new();
    each(archive, file, &path, &mut |_, element, tag| {
        if element == "Relationship" && tag.get("TargetMode")? != "External" {
            let kind = tag.get("Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id: tag.get("Id")?, kind, path: resolve(folder, &tag.get("Target")?) });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// The path in the archive of what a part in this folder calls so.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Takes an element: the names of those around it, its own, its attributes.
type Visit<'a> = dyn FnMut(&[String], &str, &Tag<'_>) -> Result<(), Fault> + 'a;

/// Every element of a small part, with those around it; none if there is no such part.
fn each(archive: &Archive, file: &[u8], path: &str, take: &mut Visit<'_>) -> Result<(), Fault> {
    let Some(text) = archive.text(file, path, MOST_DESCRIPTION)? else { return Ok(()) };
    let mut xml = Xml::default();
    let mut parents: Vec<String> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    xml.push(text, &mut |piece| {
        match piece {
            Piece::Open(name, tag) => {
                take(&parents, name, &tag)?;
                parents.push(name.to_owned());
            }
            Piece::Close(_) => drop(parents.pop()),
            Piece::Text(_) => {}
        }
        Ok(())
    })?;
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn paths_are_those_of_the_archive() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/a", "../b.xml"), "xl/b.xml");
        assert_eq!(resolve("", "../../xl/b.xml"), "xl/b.xml");
    }
}
