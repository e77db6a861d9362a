//! What problems are called, with what to do. The words themselves are in `text::problem` and `text::reader`.

use super::Problem;
use crate::text::{Lang, problem, reader, shell};

impl Problem {
    /// The problem in words for the user, with what to do.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Problem::EmptyFile => reader::FILE_EMPTY.get(lang).into(),
            Problem::BadMapping { role, twice } => {
                let phrase = if *twice { reader::ROLE_TWICE } else { reader::ROLE_MISSING };
                phrase.fill(lang, &[("role", role.label().get(lang))])
            }
            Problem::NoAnswers => reader::NO_ANSWERS.get(lang).into(),
            Problem::NoDate => reader::NO_DATE.get(lang).into(),
            Problem::NoRows(_) => reader::FILE_NO_ROWS.get(lang).into(),
            Problem::NotText { looks_like } => reader::FILE_NOT_TEXT.fill(lang, &[("format", looks_like)]),
            Problem::Fault(fault) => fault.words(lang),
            Problem::NotLoaded => shell::PART_MISSING.get(lang).into(),
            Problem::UnknownDataset => problem::UNKNOWN_DATASET.get(lang).into(),
            Problem::Damaged => problem::DAMAGED.get(lang).into(),
            Problem::Store(code) => problem::store(code, lang),
            Problem::Unreadable(why) => problem::UNREADABLE.fill(lang, &[("why", why)]),
            Problem::Crashed => problem::CRASHED.get(lang).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Problem;
    use crate::table::Role;
    use crate::text::Lang;

    #[test]
    fn problems_say_what_to_do_and_not_how_they_are_coded() {
        for (problem, zh, en) in [
            (Problem::NotText { looks_like: "PDF".into() }, "另存为 CSV", "Save it as CSV"),
            (Problem::Store("quota".into()), "存储空间", "storage is full"),
            (Problem::BadMapping { role: Role::Time, twice: true }, "“时间”", "\"Time\""),
            (Problem::Unreadable("NotReadableError".into()), "NotReadableError", "NotReadableError"),
            (Problem::NoRows(Box::default()), "没有一行能导入", "Not one row"),
            (Problem::Store("AbortError".into()), "AbortError", "AbortError"),
        ] {
            let (in_zh, in_en) = (problem.words(Lang::Zh), problem.words(Lang::En));
            assert!(in_zh.contains(zh), "{in_zh}");
            assert!(in_en.contains(en), "{in_en}");
        }
    }
}
