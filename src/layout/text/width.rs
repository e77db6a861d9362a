//! How wide letters are. The page measures real glyphs; tests and exports without a browser use a table.

use crate::layout::{Font, Weight};
use std::collections::HashMap;

/// Knows how wide letters are, in ems (so one answer serves every size).
pub trait MeasureText {
    /// The advance of one character as a share of the font's size, 0 or more.
    fn em(&mut self, letter: char, weight: Weight) -> f64;
}

/// The width of a line in pixels: the sum of its characters. Kerning is left out; it narrows a line more
/// often than it widens it.
pub fn text_width(measure: &mut dyn MeasureText, text: &str, font: Font) -> f64 {
    text.chars().map(|letter| measure.em(letter, font.weight)).sum::<f64>() * font.size
}

/// Asks a slow measure, such as the canvas of a browser, once for each character and once for all ideographs.
#[derive(Debug)]
pub struct CachedWidths<M> {
    slow: M,
    latin: [[Option<f64>; 128]; 2],
    han: [Option<f64>; 2],
    others: HashMap<(char, Weight), f64>,
}

impl<M: FnMut(char, Weight) -> f64> CachedWidths<M> {
    /// A cache over `slow`, which returns ems.
    pub fn new(slow: M) -> Self {
        CachedWidths { slow, latin: [[None; 128]; 2], han: [None; 2], others: HashMap::new() }
    }
}

impl<M: FnMut(char, Weight) -> f64> MeasureText for CachedWidths<M> {
    fn em(&mut self, letter: char, weight: Weight) -> f64 {
        let row = usize::from(weight == Weight::Strong);
        // Everyday ideographs share one width in every font of the stack.
        if matches!(letter, '\u{4e00}'..='\u{9fff}') {
            return *self.han[row].get_or_insert_with(|| (self.slow)(letter, weight));
        }
        match self.latin[row].get_mut(letter as usize) {
            Some(known) => *known.get_or_insert_with(|| (self.slow)(letter, weight)),
            None => *self.others.entry((letter, weight)).or_insert_with(|| (self.slow)(letter, weight)),
        }
    }
}

/// Widths from a table: one em for CJK, averages of common sans-serif fonts for Latin. Rather too wide than
/// too narrow, so that text stays in its box in any of the stack's fonts.
#[derive(Clone, Copy, Debug, Default)]
pub struct EstimatedWidths;

/// Ems in hundredths of the printable ASCII characters from the blank on (the wider of Noto Sans SC, PingFang
/// SC's Latin and Segoe UI, rounded up).
const ASCII: [u8; 95] = [
    28, 33, 47, 56, 56, 92, 69, 28, 35, 35, 47, 60, 30, 40, 30, 40, // blank to /
    56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 30, 30, 60, 60, 60, 48, // 0 to ?
    96, 65, 66, 65, 71, 60, 56, 71, 74, 30, 54, 66, 55, 86, 75, 76, // @ to O
    64, 76, 65, 61, 61, 73, 63, 92, 62, 60, 61, 35, 40, 35, 60, 56, // P to _
    60, 57, 63, 53, 63, 57, 34, 62, 62, 28, 30, 57, 29, 93, 62, 62, // ` to o
    63, 63, 40, 48, 39, 62, 56, 82, 54, 55, 50, 36, 28, 36, 60, // p to ~
];

impl MeasureText for EstimatedWidths {
    fn em(&mut self, letter: char, weight: Weight) -> f64 {
        let regular = match letter as u32 {
            code @ 0x20..=0x7e => f64::from(ASCII[(code - 0x20) as usize]) / 100.0,
            0x00..=0x1f | 0x7f..=0x9f | 0xad | 0x200b..=0x200f | 0xfe00..=0xfe0f | 0xfeff => 0.0,
            0x0300..=0x036f | 0x20d0..=0x20f0 => 0.0,
            0xa0 => 0.28,
            0xa7 | 0xb0 | 0xb1 | 0xb7 | 0xd7 | 0xf7 => 1.0,
            0xa1..=0x24f => 0.64,
            0x250..=0x10ff => 0.68,
            _ => 1.0,
        };
        let latin = letter.is_ascii_alphabetic();
        if weight == Weight::Strong && latin { regular * 1.06 } else { regular }
    }
}
