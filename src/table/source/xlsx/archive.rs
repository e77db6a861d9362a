//! The ZIP archive that a workbook is: its directory, and its parts unpacked piece by piece. What the directory says is
//! checked before anything is unpacked, and held to while it is: no part gives more bytes than it declares, and its
//! checksum must be right.

use super::super::{Fault, Most};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use waymark_kernel::crc::crc32;

/// All parts together may declare so much.
const MOST_UNPACKED: u64 = 4 << 30;
/// A part above [`FREE_UNPACKED`] may be so many times as large as it is packed: spreadsheets reach 30, bombs 1000.
const MOST_TIMES: u64 = 300;
const FREE_UNPACKED: u64 = 64 << 20;
/// An archive has at most so many parts.
const MOST_PARTS: usize = 20_000;
/// So much is unpacked at a time.
const PIECE: usize = 256 << 10;

/// A part of an archive.
#[derive(Clone, Debug)]
pub(super) struct Part {
    name: String,
    /// 0 stored, 8 deflated.
    method: u16,
    is_encrypted: bool,
    checksum: u32,
    packed: u64,
    /// Declared size in bytes.
    pub(super) size: u64,
    header: u64,
}

/// The directory of an archive.
#[derive(Debug, Default)]
pub(super) struct Archive {
    parts: Vec<Part>,
}

impl Archive {
    /// Reads the directory at the end of a file.
    pub(super) fn open(file: &[u8]) -> Result<Archive, Fault> {
        let mark = b"PK\x05\x06";
        let tail = file.len().saturating_sub(22 + usize::from(u16::MAX));
        let end = file[tail..].windows(4).rposition(|window| window == mark).ok_or(Fault::CutOff)? + tail;
        let end = Fields(&file[end..]);
        if end.0.len() < 22 + usize::from(end.u16(20)?) {
            return Err(Fault::CutOff);
        }
        let count = usize::from(end.u16(10)?);
        let start = end.u32(16)? as usize;
        if count == usize::from(u16::MAX) || count > MOST_PARTS || start == u32::MAX as usize {
            return Err(Fault::damaged("the archive has too many parts for a workbook"));
        }
        let mut parts = Vec::with_capacity(count);
        let mut rest = file.get(start..).ok_or(Fault::CutOff)?;
        for _ in 0..count {
            let (part, length) = part(rest)?;
            rest = rest.get(length..).ok_or(Fault::CutOff)?;
            check(&part)?;
            parts.push(part);
        }
        let declared = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.size));
        if declared > MOST_UNPACKED {
            return Err(Fault::TooMuch { of: Most::UnpackedBytes, limit: MOST_UNPACKED });
        }
        Ok(Archive { parts })
    }

    /// A part by its path; capitals do not matter.
    pub(super) fn part(&self, path: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(path))
    }

    /// The whole of a small part as text; none if it is not there.
    pub(super) fn text(&self, file: &[u8], path: &str, limit: u64) -> Result<Option<String>, Fault> {
        let Some(part) = self.part(path) else { return Ok(None) };
        if part.size > limit {
            return Err(Fault::TooMuch { of: Most::UnpackedBytes, limit });
        }
        let mut unpacking = Unpacking::new(part, file)?;
        let mut bytes = Vec::new();
        while let Some(piece) = unpacking.next(file)? {
            bytes.extend_from_slice(piece);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

fn check(part: &Part) -> Result<(), Fault> {
    let most = part.packed.saturating_mul(MOST_TIMES).max(FREE_UNPACKED);
    if part.size > most {
        return Err(Fault::TooMuch { of: Most::UnpackedBytes, limit: most });
    }
    Ok(())
}

/// An entry of the directory, and how long it is.
fn part(bytes: &[u8]) -> Result<(Part, usize), Fault> {
    let entry = Fields(bytes);
    if entry.u32(0)? != 0x0201_4B50 {
        return Err(Fault::damaged("the directory of the archive is broken"));
    }
    let (name, extra, comment) =
        (usize::from(entry.u16(28)?), usize::from(entry.u16(30)?), usize::from(entry.u16(32)?));
    let named = bytes.get(46..46 + name).ok_or(Fault::CutOff)?;
    let mut part = Part {
        name: String::from_utf8_lossy(named).replace('\\', "/"),
        method: entry.u16(10)?,
        is_encrypted: entry.u16(8)? & 1 != 0,
        checksum: entry.u32(16)?,
        packed: u64::from(entry.u32(20)?),
        size: u64::from(entry.u32(24)?),
        header: u64::from(entry.u32(42)?),
    };
    let extras = bytes.get(46 + name..46 + name + extra).ok_or(Fault::CutOff)?;
    widen(&mut part, extras)?;
    Ok((part, 46 + name + extra + comment))
}

/// Sizes that are too large for 32 bits stand in an extra field (ZIP64), in this order.
fn widen(part: &mut Part, mut extras: &[u8]) -> Result<(), Fault> {
    while extras.len() >= 4 {
        let field = Fields(extras);
        let (kind, length) = (field.u16(0)?, usize::from(field.u16(2)?));
        let body = extras.get(4..4 + length).ok_or(Fault::CutOff)?;
        if kind == 1 {
            let mut wide = body.chunks_exact(8).map(|bytes| Fields(bytes).u64(0));
            for narrow in [&mut part.size, &mut part.packed, &mut part.header] {
                if *narrow == u64::from(u32::MAX) {
                    *narrow = wide.next().ok_or(Fault::damaged("a size is missing"))??;
                }
            }
        }
        extras = &extras[4 + length..];
    }
    Ok(())
}

/// Numbers at places of a record, little end first.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn bytes<const N: usize>(&self, at: usize) -> Result<[u8; N], Fault> {
        self.0.get(at..).and_then(|rest| rest.first_chunk()).copied().ok_or(Fault::CutOff)
    }

    fn u16(&self, at: usize) -> Result<u16, Fault> {
        self.bytes(at).map(u16::from_le_bytes)
    }

    fn u32(&self, at: usize) -> Result<u32, Fault> {
        self.bytes(at).map(u32::from_le_bytes)
    }

    fn u64(&self, at: usize) -> Result<u64, Fault> {
        self.bytes(at).map(u64::from_le_bytes)
    }
}

/// A part being unpacked.
pub(super) struct Unpacking {
    /// Where its next packed byte stands, and where they end.
    at: usize,
    end: usize,
    /// Declared bytes that have not come yet.
    left: u64,
    checksum: u32,
    expected: u32,
    /// None for a part that is stored as it is.
    state: Option<Box<InflateState>>,
    is_done: bool,
    piece: Vec<u8>,
}

impl Unpacking {
    pub(super) fn new(part: &Part, file: &[u8]) -> Result<Unpacking, Fault> {
        if part.is_encrypted {
            return Err(Fault::Encrypted);
        }
        let place = |wide: u64| usize::try_from(wide).map_err(|_| Fault::CutOff);
        let start = place(part.header)?;
        let header = Fields(file.get(start..).ok_or(Fault::CutOff)?);
        if header.u32(0)? != 0x0403_4B50 {
            return Err(Fault::damaged("a part of the archive is not where it should be"));
        }
        let at = start + 30 + usize::from(header.u16(26)?) + usize::from(header.u16(28)?);
        let end = at.checked_add(place(part.packed)?).filter(|end| *end <= file.len());
        let state = match part.method {
            0 => None,
            8 => Some(InflateState::new_boxed(DataFormat::Raw)),
            _ => return Err(Fault::damaged("a part is packed in an unknown way")),
        };
        Ok(Unpacking {
            at,
            end: end.ok_or(Fault::CutOff)?,
            left: part.size,
            checksum: !0,
            expected: part.checksum,
            state,
            is_done: false,
            piece: vec![0; PIECE],
        })
    }

    /// The next bytes of the part; none at its end.
    pub(super) fn next(&mut self, file: &[u8]) -> Result<Option<&[u8]>, Fault> {
        if self.is_done {
            return Ok(None);
        }
        let packed = file.get(self.at..self.end).ok_or(Fault::CutOff)?;
        let (used, given) = match &mut self.state {
            None => {
                let length = packed.len().min(self.piece.len());
                self.piece[..length].copy_from_slice(&packed[..length]);
                self.is_done = length == packed.len();
                (length, length)
            }
            Some(state) => {
                let result = inflate(state, packed, &mut self.piece, MZFlush::None);
                match result.status {
                    Ok(MZStatus::StreamEnd) => self.is_done = true,
                    Ok(_) if result.bytes_consumed + result.bytes_written > 0 => {}
                    _ => return Err(Fault::damaged("a part cannot be unpacked")),
                }
                (result.bytes_consumed, result.bytes_written)
            }
        };
        self.at += used;
        let too_many = || Fault::damaged("a part is larger than it says");
        self.left = self.left.checked_sub(given as u64).ok_or_else(too_many)?;
        self.checksum = crc32(self.checksum, &self.piece[..given]);
        if self.is_done && (self.left > 0 || !self.checksum != self.expected) {
            return Err(Fault::damaged("the checksum of a part is wrong"));
        }
        Ok(Some(&self.piece[..given]))
    }
}
