//! XML pushed in pieces, handed on element by element. Document types are refused, so that no entity can be defined;
//! what an entity may stand for are the five characters of XML itself and numbered ones.

use super::{Fault, Most};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

/// One tag, comment or text may be so long.
const LONGEST: usize = 16 << 20;

/// What stands in a document. Names are without their prefix.
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(&'a str, Tag<'a>),
    /// An element ends; every one that begins does.
    Close(&'a str),
    /// Some of the text inside of an element.
    Text(&'a str),
}

/// The attributes of an element.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Hands on the attributes, names without their prefix.
    pub(super) fn each(&self, take: &mut dyn FnMut(&str, &str)) -> Result<(), Fault> {
        for attribute in self.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Fault::Damaged(error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
            take(attribute.key.local_name().into_inner(), &value);
        }
        Ok(())
    }

    /// An attribute; empty if it is not there.
    pub(super) fn get(&self, wanted: &str) -> Result<String, Fault> {
        let mut found = String::new();
        self.each(&mut |name, value| {
            if name == wanted {
                value.clone_into(&mut found);
            }
        })?;
        Ok(found)
    }
}

/// A document being read.
#[derive(Default)]
pub(super) struct Xml {
    /// What is not complete yet.
    held: String,
    /// Elements that are open.
    depth: usize,
    has_root: bool,
}

impl Xml {
    /// Reads on and hands on what is complete.
    pub(super) fn push(
        &mut self,
        text: &str,
        take: &mut dyn FnMut(Piece<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut held = std::mem::take(&mut self.held);
        held.push_str(text);
        // Behind the last tag nothing can be known to be complete.
        let until = held.rfind('>').map_or(0, |at| at + 1);
        let used = self.read(&held[..until], take)?;
        held.drain(..used);
        if held.len() > LONGEST {
            return Err(Fault::TooMuch { of: Most::RecordBytes, limit: LONGEST as u64 });
        }
        self.held = held;
        Ok(())
    }

    /// Ends the document.
    pub(super) fn finish(&self) -> Result<(), Fault> {
        let is_whole = self.has_root && self.depth == 0 && self.held.trim().is_empty();
        if is_whole { Ok(()) } else { Err(Fault::CutOff) }
    }

    /// Hands on what is complete; gives how much of the text that is.
    fn read(
        &mut self,
        text: &str,
        take: &mut dyn FnMut(Piece<'_>) -> Result<(), Fault>,
    ) -> Result<usize, Fault> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        // Elements reach over pieces: their ends are counted here.
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let used = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match reader.read_event() {
                Ok(Event::Eof) => return Ok(text.len()),
                Ok(event) => self.hand_on(&event, take)?,
                // A mark inside of a comment or a quoted value looked like the end of a tag.
                Err(Error::Syntax(_)) => return Ok(used),
                Err(error) => return Err(damaged(error)),
            }
        }
    }

    fn hand_on(
        &mut self,
        event: &Event<'_>,
        take: &mut dyn FnMut(Piece<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match event {
            Event::Start(start) => {
                self.open();
                take(Piece::Open(start.local_name().into_inner(), Tag(start)))
            }
            Event::Empty(start) => {
                self.has_root = true;
                take(Piece::Open(start.local_name().into_inner(), Tag(start)))?;
                take(Piece::Close(start.local_name().into_inner()))
            }
            Event::End(end) => {
                self.depth = self.depth.checked_sub(1).ok_or(Fault::damaged("an end without a start"))?;
                take(Piece::Close(end.local_name().into_inner()))
            }
            Event::Text(text) => take(Piece::Text(&text.xml10_content())),
            Event::CData(text) => take(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(damaged)? {
                Some(character) => take(Piece::Text(character.encode_utf8(&mut [0; 4]))),
                None => match resolve_xml_entity(&reference.xml10_content()) {
                    Some(text) => take(Piece::Text(text)),
                    None => Err(Fault::damaged("an entity that is not defined")),
                },
            },
            Event::DocType(_) => Err(Fault::DocumentType),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }
    }

    fn open(&mut self) {
        self.has_root = true;
        self.depth += 1;
    }
}

fn damaged(error: Error) -> Fault {
    Fault::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Fault, Piece, Xml};

    fn read(text: &str, size: usize) -> Result<String, Fault> {
        let mut xml = Xml::default();
        let mut out = String::new();
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(size) {
            xml.push(&piece.iter().collect::<String>(), &mut |piece| {
                match piece {
                    Piece::Open(name, tag) => {
                        out += &format!("<{name}");
                        tag.each(&mut |name, value| out += &format!(" {name}={value}"))?;
                        out.push('>');
                    }
                    Piece::Close(name) => out += &format!("</{name}>"),
                    Piece::Text(text) => out += text,
                }
                Ok(())
            })?;
        }
        xml.finish().map(|()| out)
    }

    #[test]
    fn pieces_are_read_as_the_whole_is() {
        let text = "<?xml version='1.0'?><!-- a > b --><x:a k='1 > &amp; 2' b=\"'\"><b/>1 > 0 &#x5b57;&lt;<![CDATA[<c> > ]]></x:a>\n";
        let expected = "<a k=1 > & 2 b='><b></b>1 > 0 字<<c> > </a>";
        for size in 1..text.len() {
            assert_eq!(read(text, size).unwrap().trim_end(), expected, "pieces of {size}");
        }
    }

    #[test]
    fn entities_cannot_be_defined() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert_eq!(read(bomb, 7), Err(Fault::DocumentType));
        assert!(matches!(read("<a>&b;</a>", 100), Err(Fault::Damaged(_))));
        assert!(matches!(read("<a b='&c;'/>", 100), Err(Fault::Damaged(_))));
    }

    #[test]
    fn what_is_cut_off_is_noticed() {
        for text in ["", "<a>", "<a><b></b>", "<a/><!-- ", "<a", "<a></a><"] {
            assert_eq!(read(text, 3), Err(Fault::CutOff), "{text}");
        }
        assert!(matches!(read("</a>", 3), Err(Fault::Damaged(_))));
    }
}
