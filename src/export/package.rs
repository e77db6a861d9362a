//! What every package of an office program has (ECMA-376, part 2): content types, relationships, properties.

use super::xml::{HEAD, escaped};
use super::zip::Zip;
use std::fmt::Write;

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// A part: its name, its content type, its content without the declaration.
pub(super) type Piece = (String, String, String);

/// Adds the parts, of which the first is the document, with all that a package says of itself. `title` is its name.
/// `document` is the kind of relationship that leads to the document.
pub(super) fn add(zip: &mut Zip, document: &str, parts: &[Piece], title: &str) {
    let mut types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"gif\" ContentType=\"image/gif\"/>"
    );
    let own = [("docProps/core.xml", CORE), ("docProps/app.xml", APP)];
    let given = parts.iter().map(|(name, kind, _)| (name.as_str(), kind.as_str()));
    for (name, kind) in given.chain(own) {
        let _infallible = write!(types, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    }
    types.push_str("</Types>");
    let mut part = |name: &str, content: &str| zip.add(name, format!("{HEAD}{content}").as_bytes());
    part("[Content_Types].xml", &types);
    let root = parts.first().map_or("", |(name, _, _)| name);
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{document}\" Target=\"{root}\"/>\
             <Relationship Id=\"rId2\" Type=\"{KINDS}/extended-properties\" Target=\"docProps/app.xml\"/>\
             <Relationship Id=\"rId3\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
        ),
    );
    part(
        "docProps/app.xml",
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Waymark</Application></Properties>",
    );
    part("docProps/core.xml", &properties(title));
    for (name, _, content) in parts {
        part(name, content);
    }
}

/// The kind of relationship that leads to the document of Word, Excel and PowerPoint.
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/// Adds the relationships of a part, `rId1` first: kind (its last word for the kinds of office documents, or all of it)
/// and target.
pub(super) fn link<S: AsRef<str>>(zip: &mut Zip, name: &str, targets: &[(S, S)]) {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, target)) in targets.iter().enumerate() {
        let (kind, target) = (kind.as_ref(), target.as_ref());
        let kinds = if kind.contains(':') { String::new() } else { format!("{KINDS}/") };
        let _infallible =
            write!(out, "<Relationship Id=\"rId{}\" Type=\"{kinds}{kind}\" Target=\"{target}\"/>", at + 1);
    }
    out.push_str("</Relationships>");
    zip.add(name, out.as_bytes());
}

fn properties(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>Waymark</dc:creator></cp:coreProperties>",
        escaped(title)
    )
}
