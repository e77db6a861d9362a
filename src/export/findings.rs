//! The findings of an import as CSV: UTF-8 with a byte order mark, so that Excel reads Chinese.

use crate::table::Quality;
use crate::text::{Lang, data as words};

/// The listed findings, one a line, in the reader's language.
///
/// A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage return) is
/// given a leading `'`: the samples come from the user's file, which others may have filled.
pub fn findings_csv(quality: &Quality, lang: Lang) -> String {
    let mut out = String::from('\u{feff}');
    let head = [words::LINE, words::COLUMN, words::REASON, words::ORIGINAL].map(|word| word.get(lang));
    push_row(&mut out, &head);
    for issue in &quality.issues {
        let line = issue.line.to_string();
        push_row(&mut out, &[&line, &issue.column, issue.reason.label().get(lang), &issue.sample]);
    }
    out
}

fn push_row(out: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// RFC 4180: a cell with a separator, a quote or a line break is quoted.
fn push_cell(out: &mut String, cell: &str) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::findings_csv;
    use crate::table::{Quality, Reason, RowIssue};
    use crate::text::Lang;

    fn csv(samples: &[&str]) -> Vec<String> {
        let issue = |sample: &&str| RowIssue {
            line: 2,
            column: "time".into(),
            reason: Reason::BadTime,
            sample: (*sample).into(),
        };
        let quality = Quality { issues: samples.iter().map(issue).collect(), ..Quality::default() };
        let text = findings_csv(&quality, Lang::En);
        assert!(text.starts_with("\u{feff}Line,"), "{text}");
        text.split_terminator("\r\n")
            .skip(1)
            .map(|line| line.split_once("imported,").unwrap().1.into())
            .collect()
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(
            csv(&["=1+1", "+86", "-5", "@x", "\tx", "\rx", "a=1", "=cmd,\"x\""]),
            ["'=1+1", "'+86", "'-5", "'@x", "'\tx", "\"'\rx\"", "a=1", "\"'=cmd,\"\"x\"\"\""]
        );
    }

    #[test]
    fn separators_and_quotes_are_quoted() {
        assert_eq!(
            csv(&["a,b", "say \"hi\"", "", "两\n行"]),
            ["\"a,b\"", "\"say \"\"hi\"\"\"", "", "\"两\n行\""]
        );
    }
}
