//! The words: how places are filled, and that both languages say the same things. The files of `src/text` are
//! read as text, so that a word counts from the moment it is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use waymark::text::{Lang, Phrase};

#[test]
fn places_are_filled_and_values_are_not_scanned_again() {
    const BOTH: Phrase = Phrase::new("{b}：{a}，{a}", "{a} of {b}");
    let check = |lang, values: &[(&str, &str)], expect: &str| assert_eq!(BOTH.fill(lang, values), expect);
    check(Lang::En, &[("a", "3"), ("b", "7")], "3 of 7");
    check(Lang::Zh, &[("a", "3"), ("b", "7")], "7：3，3");
    check(Lang::En, &[("a", "{b}"), ("b", "{a}")], "{b} of {a}");
    check(Lang::En, &[("a", "}{"), ("b", "{")], "}{ of {");
    check(Lang::En, &[("a", ""), ("c", "unused")], " of {b}");
    check(Lang::En, &[("a", "一"), ("a", "二"), ("b", "三")], "一 of 三");
}

#[test]
fn braces_that_mark_no_place_stay() {
    const ODD: Phrase = Phrase::new("{", "a } b {} c {x");
    assert_eq!(ODD.fill(Lang::Zh, &[("", "no")]), "{");
    assert_eq!(ODD.fill(Lang::En, &[("x", "no")]), "a } b {} c {x");
}

#[test]
fn one_is_singular() {
    const ROWS: Phrase = Phrase::new("{n} 行", "{n} {n|row|rows}, {k|was|were} it");
    let say = |n: &str| ROWS.fill(Lang::En, &[("n", n), ("k", "1")]);
    assert_eq!(
        (say("1"), say("0"), say("1,001")),
        ("1 row, was it".into(), "0 rows, was it".into(), "1,001 rows, was it".into())
    );
    assert_eq!(ROWS.fill(Lang::Zh, &[("n", "1")]), "1 行");
}

/// A phrase as it stands in a file.
struct Written {
    file: String,
    zh: String,
    en: String,
}

/// The string literal at the start of `code` and what follows it.
fn literal(code: &str) -> Option<(String, &str)> {
    let inside = code.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, &inside[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                'u' => {
                    let code: String =
                        chars.by_ref().map(|(_, c)| c).skip(1).take_while(|c| *c != '}').collect();
                    text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
                }
                // A line that goes on in the next one.
                '\n' => {
                    let rest = chars.as_str().trim_start();
                    chars = inside.char_indices();
                    let skip = inside.chars().count() - rest.chars().count();
                    chars.by_ref().take(skip).for_each(drop);
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// The phrases of a file: what stands in `Phrase::new(...)`, or in the short form `p(...)` of long files.
fn phrases(file: &str, code: &str) -> Vec<Written> {
    let short = if code.contains("const fn p(zh") { "p(" } else { "Phrase::new(" };
    let mut found = Vec::new();
    for marker in BTreeSet::from(["Phrase::new(", short]) {
        for (at, _) in code.match_indices(marker) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let Some((zh, rest)) = literal(&code[at + marker.len()..]) else { continue };
            let (en, _) = rest.trim_start().strip_prefix(',').and_then(literal).unwrap();
            found.push(Written { file: file.to_owned(), zh, en });
        }
    }
    found
}

fn all() -> Vec<Written> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let code = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let written = phrases(&name, &code);
        let constants =
            code.lines().filter(|line| line.starts_with("pub const") && line.contains(": Phrase "));
        assert!(written.len() >= constants.count(), "{name}: the test overlooks phrases");
        found.extend(written);
    }
    assert!(found.len() > 500, "only {} phrases found", found.len());
    found
}

fn places(text: &str) -> BTreeSet<&str> {
    let place = |rest: &'_ str| Some(rest.split_once('}')?.0.split('|').next()?.len());
    text.split('{').skip(1).filter_map(|rest| rest.get(..place(rest)?)).collect()
}

#[test]
fn every_phrase_says_something_in_both_languages() {
    for Written { file, zh, en } in all() {
        // What joins words may be nothing in one language and a blank in the other.
        let speaks = |text: &str| text.contains(char::is_alphanumeric);
        assert_eq!(speaks(&zh), speaks(&en), "{file}: {zh:?} {en:?}");
    }
}

#[test]
fn both_languages_have_the_same_places() {
    for Written { file, zh, en } in all() {
        assert_eq!(places(&zh), places(&en), "{file}: {zh:?} {en:?}");
        for text in [&zh, &en] {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{file}: {text:?}");
        }
    }
}

/// Chinese in an English phrase is a forgotten translation.
#[test]
fn english_is_english() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for Written { file, zh, en } in all() {
        // The switch of languages names each in itself.
        assert!(en.ends_with("中文") || !en.contains(chinese), "{file}: {zh:?} {en:?}");
    }
}
