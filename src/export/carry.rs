//! The journey inside of its own picture: as metadata of an SVG file, as a text chunk of a PNG file (`iTXt`, PNG 3rd edition,
//! 11.3.3.4). What is carried is text to this room; `file` reads it.

use super::xml::escape;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use waymark_kernel::crc::crc32;

/// The element in the metadata of an SVG file, and its namespace, which is a name and no address to visit.
const ELEMENT: &str = "waymark:journey";
const NAMESPACE: &str = "urn:waymark:journey";
/// The keyword of the chunk in a PNG file.
const KEYWORD: &[u8] = b"waymark";
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// No more than a file of a workspace may have.
const LONGEST: usize = crate::file::MAX_BYTES;

/// The markup that carries a JSON text in an SVG file.
pub(super) fn metadata(json: &str) -> String {
    let mut out = format!("<metadata><{ELEMENT} xmlns:waymark=\"{NAMESPACE}\">");
    // XML has no place for these two, JSON has a way to write them.
    escape(&mut out, &json.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff"));
    out.push_str(&format!("</{ELEMENT}></metadata>\n"));
    out
}

/// The PNG file with a text in it; a file that is no PNG stays as it is.
pub fn png_with(png: &[u8], text: &str) -> Vec<u8> {
    // After the header, which is the first chunk and has 13 bytes.
    let at = SIGNATURE.len() + 8 + 13 + 4;
    if !png.starts_with(SIGNATURE) || png.len() < at {
        return png.to_vec();
    }
    let mut body = b"iTXt".to_vec();
    body.extend(KEYWORD);
    // End of the keyword, packed, by zlib, no language, no translated keyword.
    body.extend([0, 1, 0, 0, 0]);
    body.extend(compress_to_vec_zlib(text.as_bytes(), 6));
    let Ok(length) = u32::try_from(body.len() - 4) else { return png.to_vec() };
    let mut out = png[..at].to_vec();
    out.extend(length.to_be_bytes());
    out.extend(&body);
    out.extend((!crc32(!0, &body)).to_be_bytes());
    out.extend(&png[at..]);
    out
}

/// The text that a picture carries; none if it is no picture of a map, or damaged.
pub fn carried(picture: &[u8]) -> Option<String> {
    match picture.strip_prefix(SIGNATURE) {
        Some(chunks) => in_png(chunks),
        None => in_svg(std::str::from_utf8(picture).ok()?),
    }
}

fn in_png(mut chunks: &[u8]) -> Option<String> {
    loop {
        let length = usize::try_from(u32::from_be_bytes(*chunks.first_chunk()?)).ok()?;
        let body = chunks.get(4..8usize.checked_add(length)?)?;
        let checksum = chunks.get(8 + length..)?.first_chunk()?;
        if let Some(rest) = body.strip_prefix(b"iTXt").and_then(|rest| rest.strip_prefix(KEYWORD)) {
            let is_whole = !crc32(!0, body) == u32::from_be_bytes(*checksum);
            return is_whole.then(|| text_of(rest)).flatten();
        }
        chunks = chunks.get(12 + length..)?;
    }
}

/// The text of a chunk, after its keyword.
fn text_of(rest: &[u8]) -> Option<String> {
    let [0, packed, 0, tail @ ..] = rest else { return None };
    let mut fields = tail.splitn(3, |byte| *byte == 0).skip(2);
    let bytes = fields.next()?;
    let bytes = match packed {
        1 => decompress_to_vec_zlib_with_limit(bytes, LONGEST).ok()?,
        _ => bytes.to_vec(),
    };
    String::from_utf8(bytes).ok()
}

fn in_svg(svg: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(svg.trim_start_matches('\u{feff}'));
    let mut found: Option<String> = None;
    loop {
        let event = reader.read_event().ok()?;
        match (&event, &mut found) {
            (Event::Start(element), _) if element.name().as_ref() == ELEMENT => found = Some(String::new()),
            (Event::End(element), _) if element.name().as_ref() == ELEMENT => return found,
            (Event::Text(text), Some(found)) => found.push_str(&text.xml10_content()),
            (Event::CData(text), Some(found)) => found.push_str(&text.xml10_content()),
            (Event::GeneralRef(reference), Some(found)) => match reference.resolve_char_ref().ok()? {
                Some(letter) => found.push(letter),
                None => found.push_str(resolve_xml_entity(&reference.xml10_content())?),
            },
            (Event::Eof, _) => return None,
            _ => {}
        }
    }
}
