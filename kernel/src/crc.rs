//! CRC-32 as ZIP and PNG have it.

/// Takes four bits at a time: a table of 16 is small, and fast enough for files of some MB.
const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut index = 0_u32;
    while index < 16 {
        let mut value = index;
        let mut bit = 0;
        while bit < 4 {
            value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[index as usize] = value;
        index += 1;
    }
    table
};

/// The register after some more bytes. It begins with all bits set; the checksum is its complement at the end.
#[inline(never)]
pub fn crc32(before: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(before, |sum, byte| {
        let sum = sum ^ u32::from(*byte);
        let sum = sum >> 4 ^ TABLE[(sum & 15) as usize];
        sum >> 4 ^ TABLE[(sum & 15) as usize]
    })
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(!crc32(!0, b"123456789"), 0xCBF4_3926);
        assert_eq!(!crc32(crc32(!0, b"1234"), b"56789"), 0xCBF4_3926);
    }
}
