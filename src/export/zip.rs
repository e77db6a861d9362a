//! A ZIP archive in the making, for the packages of office programs. No clock: every entry has the first day that ZIP knows.

use miniz_oxide::deflate::compress_to_vec;
use waymark_kernel::crc::crc32;

/// 1 January 1980, at midnight.
const DATE: u16 = 0b0000_0000_0010_0001;
/// Names are in UTF-8.
const FLAGS: u16 = 1 << 11;
/// How hard the packer tries, of 10.
const LEVEL: u8 = 6;

/// An archive being written: far below the 4 GiB and 65,535 entries that a plain archive can have.
#[derive(Default)]
pub(super) struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a file; text is packed, pictures are stored as they are.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let is_packed = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
        let body = if is_packed { compress_to_vec(content, LEVEL) } else { content.to_vec() };
        let offset = narrow(self.out.len());
        let mut fields = Vec::with_capacity(26);
        let method: u16 = if is_packed { 8 } else { 0 };
        for value in [20, FLAGS, method, 0, DATE] {
            fields.extend(value.to_le_bytes());
        }
        for value in [!crc32(!0, content), narrow(body.len()), narrow(content.len())] {
            fields.extend(value.to_le_bytes());
        }
        fields.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        fields.extend(0_u16.to_le_bytes());
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&fields);
        self.out.extend(name.as_bytes());
        self.out.extend(body);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(20_u16.to_le_bytes());
        self.directory.extend(fields);
        // Comment, disk, inner and outer attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The finished archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (start, length) = (narrow(self.out.len()), narrow(self.directory.len()));
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(length.to_le_bytes());
        self.out.extend(start.to_le_bytes());
        self.out.extend([0; 2]);
        self.out
    }
}

fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
