//! Archives and workbooks made for tests, right and wrong ones.

use miniz_oxide::deflate::compress_to_vec;

/// An archive with these parts, all of them deflated.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let deflated = parts.iter().map(|(name, content)| Entry {
        name,
        packed: compress_to_vec(content, 6),
        size: content.len(),
        checksum: crc32(content),
        flags: 0,
    });
    write(&deflated.collect::<Vec<_>>())
}

/// A part as its directory shall tell of it.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) packed: Vec<u8>,
    pub(super) size: usize,
    pub(super) checksum: u32,
    pub(super) flags: u16,
}

pub(super) fn write(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut fields = Vec::new();
        for field in [20, entry.flags, 8, 0, 0] {
            fields.extend(field.to_le_bytes());
        }
        for field in [entry.checksum, short(entry.packed.len()), short(entry.size)] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend(u16::try_from(entry.name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        let header = short(file.len());
        directory.extend(*b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(header.to_le_bytes());
        directory.extend(entry.name.as_bytes());
        file.extend(*b"PK\x03\x04");
        file.extend(&fields);
        file.extend(entry.name.as_bytes());
        file.extend(&entry.packed);
    }
    let (start, length) = (short(file.len()), short(directory.len()));
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    file.extend(directory);
    file.extend(*b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    file.extend([0, 0]);
    file
}

fn short(wide: usize) -> u32 {
    u32::try_from(wide).unwrap()
}

/// CRC-32, bit by bit.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| {
                if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 }
            },
        )
    })
}

pub(super) const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>"#;
pub(super) const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#;

/// A workbook with this sheet and these shared texts.
pub(super) fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/t.xml", format!("<sst>{texts}</sst>").as_bytes()),
        ("xl/s.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}
