//! The words of a formula, with their places in characters.

use super::{FormulaError, FormulaProblem, Operator};

/// The longest text that is read, in characters.
const LENGTH_MAX: usize = 2000;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Number(f64),
    Name(String),
    Operator(Operator),
    Open,
    Close,
    Comma,
}

/// A word and the characters it stands at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) at: (usize, usize),
}

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, FormulaError> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > LENGTH_MAX {
        return Err(FormulaError { at: (LENGTH_MAX, chars.len()), problem: FormulaProblem::TooLong });
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let (word, length) = word(&chars[at..])
            .map_err(|(length, problem)| FormulaError { at: (at, at + length), problem })?;
        found.push(Token { word, at: (at, at + length) });
        at += length;
    }
    Ok(found)
}

type Found = Result<(Word, usize), (usize, FormulaProblem)>;

/// The word at the beginning of what is left, and its length.
fn word(rest: &[char]) -> Found {
    let two = rest.get(1) == Some(&'=');
    let operator = |operator, length| Ok((Word::Operator(operator), length));
    match rest[0] {
        '+' | '＋' => operator(Operator::Add, 1),
        '-' | '－' | '−' => operator(Operator::Subtract, 1),
        '*' | '×' | '＊' => operator(Operator::Multiply, 1),
        '/' | '÷' | '／' => operator(Operator::Divide, 1),
        '<' if two => operator(Operator::LessOrEqual, 2),
        '>' if two => operator(Operator::GreaterOrEqual, 2),
        '!' if two => operator(Operator::NotEqual, 2),
        '=' => operator(Operator::Equal, if two { 2 } else { 1 }),
        '<' | '＜' => operator(Operator::Less, 1),
        '>' | '＞' => operator(Operator::Greater, 1),
        '≤' => operator(Operator::LessOrEqual, 1),
        '≥' => operator(Operator::GreaterOrEqual, 1),
        '≠' => operator(Operator::NotEqual, 1),
        '(' | '（' => Ok((Word::Open, 1)),
        ')' | '）' => Ok((Word::Close, 1)),
        ',' | '，' => Ok((Word::Comma, 1)),
        '[' => bracketed(rest),
        c if c.is_ascii_digit() || c == '.' => number(rest),
        c if c.is_alphabetic() => {
            let length = rest.iter().take_while(|c| in_name(**c)).count();
            Ok((Word::Name(rest[..length].iter().collect()), length))
        }
        _ => Err((1, FormulaProblem::UnknownCharacter)),
    }
}

/// Whether a character may stand in a name without brackets, after its first.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '%')
}

fn bracketed(rest: &[char]) -> Found {
    let Some(end) = rest.iter().position(|c| *c == ']') else {
        return Err((rest.len(), FormulaProblem::Unclosed));
    };
    let name: String = rest[1..end].iter().collect();
    let name = name.trim();
    if name.is_empty() {
        return Err((end + 1, FormulaProblem::ExpectedValue));
    }
    Ok((Word::Name(name.to_owned()), end + 1))
}

fn number(rest: &[char]) -> Found {
    let length = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '.').count();
    let written: String = rest[..length].iter().collect();
    // `1e5` and `inf` are numbers to Rust and none here.
    let plain = written.chars().all(|c| c.is_ascii_digit() || c == '.');
    match written.parse::<f64>() {
        Ok(value) if plain && value.is_finite() => Ok((Word::Number(value), length)),
        _ => Err((length, FormulaProblem::BadNumber)),
    }
}
