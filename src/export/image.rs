//! A picture in a `data:` address: its bytes, format and size in pixels, read from its first bytes. It decodes no picture.

use crate::file::from_base64;

/// A picture that office programs take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Image {
    pub(super) bytes: Vec<u8>,
    /// `png`, `jpeg` or `gif`.
    pub(super) format: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The picture of a `data:image/...;base64,` address; none if it is of another format or broken.
pub(super) fn read(address: &str) -> Option<Image> {
    let (kind, coded) = address.strip_prefix("data:image/")?.split_once(',')?;
    kind.ends_with(";base64").then_some(())?;
    let bytes = from_base64(coded.trim())?;
    let (format, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ("png", (u32_at(&bytes, 16)?, u32_at(&bytes, 20)?))
    } else if bytes.starts_with(b"GIF8") {
        let little = |at: usize| Some(u32::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
        ("gif", (little(6)?, little(8)?))
    } else {
        ("jpeg", jpeg_size(&bytes)?)
    };
    (width > 0 && height > 0).then_some(Image { bytes, format, width, height })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The size stands in the segment that begins a frame (ITU T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\xFF\xD8").then_some(())?;
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        let is_frame = matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            return Some((u32::from(u16_at(bytes, at + 7)?), u32::from(u16_at(bytes, at + 5)?)));
        }
        at += 2 + usize::from(u16_at(bytes, at + 2)?);
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn sizes_are_read_from_the_first_bytes() {
        let png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR42mNgQAcAABIAAeRVjecAAAAASUVORK5CYII=";
        let image = read(png).unwrap();
        assert_eq!((image.format, image.width, image.height), ("png", 2, 3));
        let jpeg = "data:image/jpeg;base64,/9j/4AAEAAD/wAALCAAFAAcDAREA/9k=";
        let image = read(jpeg).unwrap();
        assert_eq!((image.format, image.width, image.height), ("jpeg", 7, 5));
    }

    #[test]
    fn broken_pictures_are_none() {
        for address in [
            "",
            "data:image/png;base64,",
            "data:image/png,abc",
            "data:image/jpeg;base64,/9j/",
            "https://a/b.png",
        ] {
            assert_eq!(read(address), None, "{address}");
        }
    }
}
