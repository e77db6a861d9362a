//! The names of a dictionary, by code and one after the other. It finds no codes (that is `dict`).

use std::ops::Index;

/// All names of a dictionary in the order of their codes.
#[derive(Clone, Copy, Debug)]
pub struct Names<'d> {
    pub(crate) text: &'d str,
    pub(crate) ends: &'d [u32],
}

impl<'d> Names<'d> {
    /// The name of a code, if there is one.
    #[inline]
    pub fn get(self, code: usize) -> Option<&'d str> {
        let end = *self.ends.get(code)? as usize;
        let start = if code == 0 { 0 } else { self.ends[code - 1] as usize };
        self.text.get(start..end)
    }

    /// The number of names.
    pub fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.ends.is_empty()
    }

    /// The names, one after the other.
    pub fn iter(self) -> impl ExactSizeIterator<Item = &'d str> + Clone {
        (0..self.len()).map(move |code| self.get(code).unwrap_or(""))
    }
}

impl Index<usize> for Names<'_> {
    type Output = str;

    fn index(&self, code: usize) -> &str {
        self.get(code).unwrap_or("")
    }
}

impl PartialEq for Names<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.ends == other.ends
    }
}
