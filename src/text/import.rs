//! The words of the import dialog beyond single columns: what a file holds, where it goes, what is remembered of it, and what
//! became of its rows.

use super::{Lang, Phrase, number};

/// What the file holds.
pub const HOLDS: Phrase = Phrase::new("这份文件里是什么？", "What does this file hold?");
/// The data set that it goes into.
pub const INTO: Phrase = Phrase::new("导入到", "Add to");
/// A data set of its own.
pub const INTO_NEW: Phrase = Phrase::new("新数据集", "A new data set");
/// A data set that is there.
pub const INTO_KNOWN: Phrase = Phrase::new("已有数据集“{name}”", "The data set \"{name}\"");
/// Rows that are there already.
pub const REPEATS: Phrase = Phrase::new("遇到已有的行", "Rows already there");
/// How rows are recognised.
pub const REPEATS_HINT: Phrase = Phrase::new(
    "同一文件导入两次不会重复：事件按客户、时间、触点和单号识别，订单与评价按单号，客户按编号，费用按时间和渠道。",
    "Importing a file twice adds nothing: events are known by customer, time, touchpoint and case, orders and feedback by their ID, customers by theirs, costs by time and channel.",
);
/// One of several files.
pub const NTH: Phrase = Phrase::new("（第 {n} 份，共 {all} 份）", " ({n} of {all})");
/// Leaves this file and goes on.
pub const SKIP: Phrase = Phrase::new("跳过这份", "Skip this file");

/// A group of roles.
pub const GROUP_RATINGS: Phrase = Phrase::new("评分", "Ratings");
/// A group of roles.
pub const GROUP_WHERE: Phrase = Phrase::new("谁、何时、何处", "Who, when, where");
/// A group of roles.
pub const GROUP_NUMBERS: Phrase = Phrase::new("数值", "Numbers");
/// A group of roles.
pub const GROUP_OTHER: Phrase = Phrase::new("其他", "Other");

/// Title of what applies to rows without such a column.
pub const CONSTANTS: Phrase = Phrase::new("表里没有的信息", "What the file does not say");
/// The touchpoint of all rows.
pub const TOUCHPOINT_OF_ALL: Phrase = Phrase::new("所有行的触点", "Touchpoint of all rows");
/// The date of all rows.
pub const DATE_OF_ALL: Phrase = Phrase::new("所有答卷的日期", "Date of all answers");
/// Values that mean churned.
pub const YES: Phrase = Phrase::new("哪些值表示已流失", "Values that mean churned");
/// Values of the column.
pub const YES_USUAL: Phrase = Phrase::new(
    "留空则按常用写法识别：是、Yes、True、1、已流失…",
    "If empty, the usual words count: yes, true, 1, churned ...",
);
/// A survey with a column for each question.
pub const WIDE: Phrase = Phrase::new("每道题作为一个触点", "Each question becomes a touchpoint");
/// What that means.
pub const WIDE_HINT: Phrase = Phrase::new(
    "适合一题一列的问卷：每个回答成为一次接触，触点名就是题目，可以改短。",
    "For surveys with a column per question: each answer becomes an interaction whose touchpoint is the question. Names can be shortened.",
);
/// Names of questions or steps.
pub const NAMES: Phrase = Phrase::new("题目名称", "Names of the questions");
/// Names of steps.
pub const STEP_NAMES: Phrase = Phrase::new("步骤名称", "Names of the steps");
/// The field of one name.
pub const NAME_OF: Phrase = Phrase::new("“{column}”在图上叫", "\"{column}\" is called");
/// Answers that are no scores.
pub const CODES: Phrase = Phrase::new("文字和特殊数值的含义", "What words and special values mean");
/// What they are.
pub const CODES_HINT: Phrase = Phrase::new(
    "如 非常满意 = 5 分、6 = 未使用过、0 = 未作答；未使用和未作答不计入得分，也不算错误。",
    "Such as very satisfied = 5, 6 = not used, 0 = no answer; the last two count neither as scores nor as faults.",
);
/// A value.
pub const CODE_VALUE: Phrase = Phrase::new("值", "Value");
/// What it means.
pub const CODE_MEANS: Phrase = Phrase::new("含义", "Meaning");
/// Adds one.
pub const CODE_ADD: Phrase = Phrase::new("＋ 添加一个值", "+ Add a value");
/// Removes one.
pub const CODE_REMOVE: Phrase = Phrase::new("移除“{value}”", "Remove \"{value}\"");
/// The questions it applies to.
pub const CODE_ALL: Phrase = Phrase::new("所有题目", "all questions");
/// The questions it applies to.
pub const CODE_SOME: Phrase = Phrase::new("{n} 道题", "{n} {n|question|questions}");
/// Everything required is there.
pub const READY: Phrase = Phrase::new("可以导入。", "Ready to import.");

/// Where the mapping came from.
pub const AS_LAST_TIME: Phrase =
    Phrase::new("与上次导入同样表头的文件设置相同。", "Set as last time for a file with these headers.");
/// Where the mapping came from.
pub const AS_PRESET: Phrase = Phrase::new("已套用预设“{name}”。", "The preset \"{name}\" is applied.");
/// Back to the guess.
pub const GUESS_ANEW: Phrase = Phrase::new("改用自动识别", "Guess anew instead");
/// Presets.
pub const PRESETS: Phrase = Phrase::new("设置预设", "Presets");
/// Chooses one.
pub const PRESET_CHOOSE: Phrase = Phrase::new("套用预设…", "Apply a preset…");
/// Saves one.
pub const PRESET_SAVE: Phrase = Phrase::new("存为预设", "Save as a preset");
/// Its name.
pub const PRESET_NAME: Phrase = Phrase::new("预设名称", "Name of the preset");
/// Deletes one.
pub const PRESET_DELETE: Phrase = Phrase::new("删除预设“{name}”", "Delete the preset \"{name}\"");

/// An addition was taken back.
pub const TAKEN_BACK: Phrase =
    Phrase::new("已撤销，“{name}”恢复为 {n} 行。", "Undone: \"{name}\" is as it was, with {n} {n|row|rows}.");
/// It could not be taken back.
pub const NOT_TAKEN_BACK: Phrase = Phrase::new(
    "无法撤销：导入之前的数据已不在内存中。",
    "This cannot be undone any more: what was there before is not in memory.",
);
/// Rows of an outcome.
pub const ADDED: Phrase = Phrase::new("新增 {n} 行", "{n} added");
/// Rows of an outcome.
pub const UPDATED: Phrase = Phrase::new("更新 {n} 行", "{n} updated");
/// Rows of an outcome.
pub const SKIPPED: Phrase = Phrase::new("{n} 行已有，跳过", "{n} already there");
/// Rows of an outcome.
pub const LEFT_OUT: Phrase = Phrase::new("{n} 行未导入", "{n} left out");
/// The whole outcome.
pub const NOTHING_NEW: Phrase = Phrase::new(
    "没有新的行：全部 {n} 行都已经有了。",
    "Nothing new: {n} {n|row was|rows were} already there.",
);
/// A sentence.
pub const SENTENCE: Phrase = Phrase::new("{what}。", "{what}.");
/// Rows of an outcome, together.
pub const ROWS: Phrase = Phrase::new("{what}", "Rows: {what}");
/// Between parts of an outcome.
pub const BETWEEN: Phrase = Phrase::new("，", ", ");
const IMPORTED: Phrase = Phrase::new("已导入 {n} 行", "Imported {n} {n|row|rows}");
const SEE_QUALITY: Phrase =
    Phrase::new("，{n} 行未导入，原因见数据质量", "; {n} left out, see data quality for the reasons");

/// What became of the rows of a file that is a data set of its own, as a sentence.
pub fn imported(kept: u64, left_out: u64, lang: Lang) -> String {
    let mut what = IMPORTED.fill(lang, &[("n", &number::count(kept))]);
    if left_out > 0 {
        what.push_str(&SEE_QUALITY.fill(lang, &[("n", &number::count(left_out))]));
    }
    SENTENCE.fill(lang, &[("what", &what)])
}

#[cfg(test)]
mod tests {
    use super::imported;
    use crate::text::Lang;

    #[test]
    fn what_became_of_rows_is_told_in_words() {
        assert_eq!(imported(1, 0, Lang::En), "Imported 1 row.");
        assert_eq!(
            imported(10, 2, Lang::En),
            "Imported 10 rows; 2 left out, see data quality for the reasons."
        );
    }
}
