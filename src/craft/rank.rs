//! How well an entry of the command palette fits what was typed.

/// The entries that fit, best first, by their place in the list given. An entry is `(name, used)`: its name, and how
/// lately it was used (1 for the last, 0 for not at all). With nothing typed all fit, those used first.
///
/// Each word that was typed must be found in the name: as a piece of it, best at its start or at the start of a word,
/// else letter by letter in order from the start of a word. Equal ones keep their order.
pub fn rank(typed: &str, entries: &[(&str, u32)]) -> Vec<usize> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut fits: Vec<(i64, usize)> = Vec::new();
    for (at, (name, used)) in entries.iter().enumerate() {
        let name = name.to_lowercase();
        let scores: Option<Vec<i64>> = words.iter().map(|word| score(&name, word)).collect();
        if let Some(scores) = scores {
            let recent = if *used == 0 { 0 } else { 60 - i64::from(*used).min(50) };
            fits.push((-scores.iter().sum::<i64>() - recent, at));
        }
    }
    fits.sort_unstable();
    fits.into_iter().map(|(_, at)| at).collect()
}

/// From 1 up; none where the word is not found.
fn score(name: &str, word: &str) -> Option<i64> {
    let length = i64::try_from(name.chars().count()).unwrap_or(i64::MAX).min(200);
    if let Some(at) = name.find(word) {
        let before = name[..at].chars().next_back();
        let starts = if at == 0 {
            300
        } else if before.is_none_or(|char| !char.is_alphanumeric()) {
            200
        } else {
            100
        };
        // Of two that contain it, the shorter name says less besides.
        return Some(1_000 + starts - length);
    }
    scattered(name, word).map(|gaps| (400 - 10 * gaps).max(1))
}

/// How many letters lie between those of the word, taken in order from the start of a word of the name; none where one
/// is missing or they lie far apart.
fn scattered(name: &str, word: &str) -> Option<i64> {
    let mut wanted = word.chars();
    let first = wanted.next()?;
    let most = 4 * word.chars().count();
    let mut before = ' ';
    for (at, char) in name.char_indices() {
        if char == first && !before.is_alphanumeric() {
            let rest = name.get(at + char.len_utf8()..).unwrap_or("");
            let gaps = gaps(rest, wanted.clone()).filter(|gaps| *gaps <= most);
            if let Some(gaps) = gaps.and_then(|gaps| i64::try_from(gaps).ok()) {
                return Some(gaps);
            }
        }
        before = char;
    }
    None
}

/// How many letters are passed over to meet these in order.
fn gaps(text: &str, wanted: impl Iterator<Item = char>) -> Option<usize> {
    let mut chars = text.chars();
    let mut gaps = 0;
    for letter in wanted {
        gaps += chars.position(|char| char == letter)?;
    }
    Some(gaps)
}

#[cfg(test)]
mod tests {
    use super::rank;

    fn names(typed: &str, names: &[&str]) -> Vec<String> {
        let entries: Vec<(&str, u32)> = names.iter().map(|name| (*name, 0)).collect();
        rank(typed, &entries).into_iter().map(|at| names[at].to_owned()).collect()
    }

    #[test]
    fn starts_come_before_words_and_words_before_pieces() {
        assert_eq!(names("map", &["heatmap", "The map", "Map"]), ["Map", "The map", "heatmap"]);
    }

    #[test]
    fn letters_in_order_are_enough_and_nothing_less() {
        assert_eq!(names("nwj", &["New journey", "Open file"]), ["New journey"]);
        assert!(names("jwn", &["New journey"]).is_empty());
        // Letters that merely occur somewhere are no fit.
        assert!(names("pay", &["Reply to a buyer", "pains that nobody names but everybody has"]).is_empty());
    }

    #[test]
    fn every_word_counts_in_any_order() {
        assert_eq!(names("卡 痛点", &["痛点 · 支付卡顿", "痛点 · 等待", "卡片"]), ["痛点 · 支付卡顿"]);
    }

    #[test]
    fn what_was_used_comes_first_where_nothing_is_typed_and_breaks_ties() {
        let entries = [("导出", 0), ("撤销", 2), ("重做", 1)];
        assert_eq!(rank("", &entries), [2, 1, 0]);
        let entries = [("打开文件", 0), ("打开旅程", 1)];
        assert_eq!(rank("打开", &entries), [1, 0]);
        // A better fit stays before a worse one that was used.
        assert_eq!(rank("map", &[("heatmap", 1), ("map", 0)]), [1, 0]);
    }
}
