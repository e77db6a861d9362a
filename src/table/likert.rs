//! Answers in words: which words are the points of one scale ("very satisfied", 比较满意, ★★★☆☆, 4/5), and which point each
//! of them is. Whether a column is a question at all is `guess`'s business.

use super::Means;
use super::kind_words::{NO_ANSWER, NOT_USED};
use super::plain::trim;
use crate::model::QuestionKind;

/// What the words of a scale are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Satisfaction,
    Agreement,
    Ease,
    Quality,
    /// Stars and points, which say nothing but a number.
    Points,
}

/// A column of answers in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Graded {
    pub(super) about: About,
    /// The highest point; the lowest is 1, or 0 of ten points that name it.
    pub(super) max: i32,
    pub(super) min: i32,
    /// Each value with what it means.
    pub(super) values: Vec<(String, Means)>,
}

impl About {
    /// The question that such words answer, whatever the header says; none if they may be no answers at all.
    pub(super) fn question(self) -> Option<QuestionKind> {
        match self {
            About::Satisfaction | About::Agreement => Some(QuestionKind::Csat),
            About::Ease => Some(QuestionKind::Ces),
            About::Quality | About::Points => None,
        }
    }
}

/// Words before another that make it strong (3) or weak (1); a word alone is 2.
const DEGREES: [(&str, i32); 27] = [
    ("非常", 3),
    ("十分", 3),
    ("特别", 3),
    ("极其", 3),
    ("完全", 3),
    ("强烈", 3),
    ("极", 3),
    ("很", 3),
    ("比较", 1),
    ("有点", 1),
    ("有些", 1),
    ("稍微", 1),
    ("基本", 1),
    ("部分", 1),
    ("较", 1),
    ("very ", 3),
    ("extremely ", 3),
    ("strongly ", 3),
    ("completely ", 3),
    ("totally ", 3),
    ("highly ", 3),
    ("somewhat ", 1),
    ("slightly ", 1),
    ("fairly ", 1),
    ("rather ", 1),
    ("partly ", 1),
    ("mostly ", 1),
];

/// Words that say good (1) or bad (-1).
const STEMS: [(&str, About, i32); 36] = [
    ("满意", About::Satisfaction, 1),
    ("不满意", About::Satisfaction, -1),
    ("不满", About::Satisfaction, -1),
    ("satisfied", About::Satisfaction, 1),
    ("dissatisfied", About::Satisfaction, -1),
    ("unsatisfied", About::Satisfaction, -1),
    ("not satisfied", About::Satisfaction, -1),
    ("同意", About::Agreement, 1),
    ("赞同", About::Agreement, 1),
    ("符合", About::Agreement, 1),
    ("不同意", About::Agreement, -1),
    ("不赞同", About::Agreement, -1),
    ("反对", About::Agreement, -1),
    ("不符合", About::Agreement, -1),
    ("agree", About::Agreement, 1),
    ("disagree", About::Agreement, -1),
    ("容易", About::Ease, 1),
    ("简单", About::Ease, 1),
    ("轻松", About::Ease, 1),
    ("方便", About::Ease, 1),
    ("不容易", About::Ease, -1),
    ("困难", About::Ease, -1),
    ("难", About::Ease, -1),
    ("麻烦", About::Ease, -1),
    ("不方便", About::Ease, -1),
    ("easy", About::Ease, 1),
    ("difficult", About::Ease, -1),
    ("hard", About::Ease, -1),
    ("好", About::Quality, 1),
    ("不好", About::Quality, -1),
    ("差", About::Quality, -1),
    ("good", About::Quality, 1),
    ("bad", About::Quality, -1),
    ("poor", About::Quality, -1),
    ("positive", About::Quality, 1),
    ("negative", About::Quality, -1),
];

/// Whole answers that name the end of a scale by themselves.
const ENDS: [(&str, About, i32); 6] = [
    ("好评", About::Quality, 3),
    ("差评", About::Quality, -3),
    ("excellent", About::Quality, 3),
    ("优秀", About::Quality, 3),
    ("terrible", About::Quality, -3),
    ("awful", About::Quality, -3),
];

/// The middle of any scale.
const MIDDLE: [&str; 15] = [
    "一般",
    "中立",
    "普通",
    "还行",
    "尚可",
    "中等",
    "中评",
    "无所谓",
    "neutral",
    "average",
    "ok",
    "okay",
    "so-so",
    "undecided",
    "mixed",
];

/// A usual scale whose middle is "good".
const GROWING: [&str; 5] = ["poor", "fair", "good", "very good", "excellent"];

/// The scale of a column with these distinct values; none unless each of them is a point of it or stands for no answer.
pub(super) fn grade(values: &[String]) -> Option<Graded> {
    let mut absent = Vec::new();
    let mut answers = Vec::new();
    for value in values {
        match no_answer(value) {
            Some(means) => absent.push((value.clone(), means)),
            None => answers.push(value.as_str()),
        }
    }
    let mut graded = growing(&answers).or_else(|| worded(&answers)).or_else(|| points(&answers))?;
    graded.values.extend(absent);
    Some(graded)
}

fn no_answer(value: &str) -> Option<Means> {
    let is = |words: &[&str]| words.iter().any(|word| trim(value).eq_ignore_ascii_case(word));
    match () {
        () if is(&NOT_USED) => Some(Means::NotUsed),
        () if is(&NO_ANSWER) => Some(Means::NoAnswer),
        () => None,
    }
}

fn scored(answers: &[&str], scores: &[i32]) -> Vec<(String, Means)> {
    let scored = answers.iter().zip(scores);
    scored.map(|(answer, score)| ((*answer).to_owned(), Means::Score(*score))).collect()
}

fn growing(answers: &[&str]) -> Option<Graded> {
    let place = |answer: &&str| GROWING.iter().position(|word| word.eq_ignore_ascii_case(answer));
    let places: Vec<usize> = answers.iter().map(place).collect::<Option<_>>()?;
    let tells = |one, other| places.contains(&one) && places.contains(&other);
    if !(places.contains(&1) || tells(3, 4)) {
        return None;
    }
    let scores: Vec<i32> = (1..).zip(GROWING).map(|(score, _)| score).collect();
    let scores: Vec<i32> = places.iter().filter_map(|at| scores.get(*at).copied()).collect();
    Some(Graded { about: About::Quality, min: 1, max: 5, values: scored(answers, &scores) })
}

/// Words with degrees. A scale that has both a plain and a weak word on one side has 7 points, every other has 5.
fn worded(answers: &[&str]) -> Option<Graded> {
    let mut about = None;
    let mut degrees = Vec::with_capacity(answers.len());
    for answer in answers {
        let (of, degree) = degree(answer)?;
        if of.is_some() && about.is_some_and(|known| Some(known) != of) {
            return None;
        }
        about = about.or(of);
        degrees.push(degree);
    }
    let about = about?;
    let has = |degree| degrees.contains(&degree);
    let is_seven = has(1) && has(2) || has(-1) && has(-2);
    let score = |degree: &i32| match (is_seven, degree.abs()) {
        (true, _) => 4 + degree,
        (false, 3) => 3 + 2 * degree.signum(),
        (false, _) => 3 + degree.signum(),
    };
    let scores: Vec<i32> = degrees.iter().map(score).collect();
    let is_scale = scores.iter().any(|score| *score != scores[0]);
    is_scale.then(|| Graded {
        about,
        min: 1,
        max: if is_seven { 7 } else { 5 },
        values: scored(answers, &scores),
    })
}

/// What a word is about, and its degree from -3 to 3; the middle is about anything.
fn degree(answer: &str) -> Option<(Option<About>, i32)> {
    let word = trim(answer).to_lowercase();
    if MIDDLE.contains(&word.as_str()) || word.starts_with("neither ") || word.starts_with("既不") {
        return Some((None, 0));
    }
    if let Some((_, about, degree)) = ENDS.iter().find(|(end, ..)| *end == word) {
        return Some((Some(*about), *degree));
    }
    let bare = DEGREES.iter().find_map(|(before, degree)| Some((word.strip_prefix(before)?, *degree)));
    let (stem, degree) = bare.unwrap_or((&word, 2));
    let (_, about, sign) = STEMS.iter().find(|(known, ..)| *known == stem)?;
    Some((Some(*about), sign * degree))
}

/// Stars, `4/5`, 4分, 五星, "3 stars", "5 - very good" and plain numbers beside them.
fn points(answers: &[&str]) -> Option<Graded> {
    if answers.iter().all(|answer| digits(answer).is_some()) {
        return None;
    }
    let plain = |answer: &&str| digits(answer).map(|score| (score, None));
    let found: Vec<(i32, Option<i32>)> =
        answers.iter().map(|answer| plain(answer).or_else(|| point(answer))).collect::<Option<_>>()?;
    let scores: Vec<i32> = found.iter().map(|(score, _)| *score).collect();
    let said = found.iter().filter_map(|(_, max)| *max).max();
    let most = *scores.iter().max()?;
    let max = said.unwrap_or(match most {
        ..=5 => 5,
        6 | 7 => 7,
        _ => 10,
    });
    let min = i32::from(!(max == 10 && scores.contains(&0)));
    let is_scale = matches!(max, 5 | 7 | 10) && scores.iter().all(|score| (min..=max).contains(score));
    (is_scale && scores.len() > 1).then(|| Graded {
        about: About::Points,
        min,
        max,
        values: scored(answers, &scores),
    })
}

/// A number in words, and the highest that it names.
fn point(answer: &str) -> Option<(i32, Option<i32>)> {
    let word = trim(answer).to_lowercase();
    let count = |of: &[char]| i32::try_from(word.chars().filter(|c| of.contains(c)).count()).unwrap_or(0);
    let (full, empty) = (count(&['★', '⭐']), count(&['☆']));
    if full > 0 && word.chars().all(|c| matches!(c, '★' | '⭐' | '☆' | '\u{fe0f}')) {
        return Some((full, (empty > 0).then_some(full + empty)));
    }
    if let Some((score, max)) = word.split_once('/') {
        return Some((digits(score)?, Some(digits(max)?)));
    }
    const UNITS: [&str; 9] = ["颗星", "星级", "星", "分", "stars", "star", "points", "point", "pts"];
    let bare = UNITS.iter().find_map(|unit| word.strip_suffix(unit));
    if let Some(score) = bare.and_then(digits) {
        return Some((score, None));
    }
    // A number with its meaning behind it; with more digits there it is a date or a range.
    let (score, label) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
    let is_label = label.chars().any(char::is_alphabetic) && !label.contains(|c: char| c.is_ascii_digit());
    let is_apart = !label.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_label && is_apart).then(|| Some((digits(score)?, None))).flatten()
}

fn digits(text: &str) -> Option<i32> {
    let text = trim(text);
    let chinese = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let named = chinese.iter().position(|known| *known == text).and_then(|at| i32::try_from(at).ok());
    named.or_else(|| text.parse().ok()).filter(|score| (0..=10).contains(score))
}

#[cfg(test)]
mod tests {
    use super::{Means, grade};

    /// The highest point, and the score of each value; `-` for none.
    fn found(values: &str) -> Option<(i32, String)> {
        let values: Vec<String> = values.split('|').map(str::to_owned).collect();
        let graded = grade(&values)?;
        let of = |value: &String| match graded.values.iter().find(|(known, _)| known == value) {
            Some((_, Means::Score(score))) => score.to_string(),
            Some((_, Means::NotUsed)) => "u".to_owned(),
            Some((_, Means::NoAnswer)) => "n".to_owned(),
            None => "?".to_owned(),
        };
        Some((graded.max, values.iter().map(of).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn words_are_points_of_a_scale() {
        let is = |values: &str, max: i32, scores: &str| assert_eq!(found(values), Some((max, scores.into())));
        is("非常不满意|不满意|一般|满意|非常满意", 5, "1 2 3 4 5");
        is("非常满意|比较满意|一般|比较不满意|非常不满意", 5, "5 4 3 2 1");
        is("很满意|满意|比较满意|一般|不满意|很不满意", 7, "7 6 5 4 2 1");
        is("满意|不满意|不适用|未作答", 5, "4 2 u n");
        is("Very satisfied|Satisfied|Neutral|Dissatisfied|Very dissatisfied", 5, "5 4 3 2 1");
        is("Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree", 5, "5 4 3 2 1");
        is("Strongly agree|Agree|Somewhat agree|Neutral|Somewhat disagree", 7, "7 6 5 4 3");
        is("Very easy|Easy|Neutral|Difficult|Very difficult|N/A", 5, "5 4 3 2 1 u");
        is("Poor|Fair|Good|Very good|Excellent", 5, "1 2 3 4 5");
        is("很差|差|一般|好|很好", 5, "1 2 3 4 5");
        is("好评|中评|差评", 5, "5 3 1");
        is("★★★★★|★★★☆☆|★☆☆☆☆", 5, "5 3 1");
        is("5星|4星|一星", 5, "5 4 1");
        is("5 stars|1 star", 5, "5 1");
        is("4/5|2/5", 5, "4 2");
        is("10分|9分|0分", 10, "10 9 0");
        is("10/10|7/10", 10, "10 7");
        is("5 - Very satisfied|4|3|1 - Very dissatisfied|N/A", 5, "5 4 3 1 u");
        is("5 非常满意|1（非常不满意）", 5, "5 1");
    }

    #[test]
    fn other_words_are_none() {
        for values in [
            "门店|官网",
            "满意|容易",
            "满意|门店",
            "满意",
            "一般|普通",
            "3/7|2/9",
            "1/12|3/5",
            "5分|15分",
            "3|4",
            "1-2 days|3-5 days",
            "1st|2nd",
            "3 月|4 月 2 日",
        ] {
            assert_eq!(found(values), None, "{values}");
        }
    }
}
