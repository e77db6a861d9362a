//! What roles, encodings, formats, findings and errors are called. The words themselves are in `text::reader`.

use super::{DateFormat, Encoding, Format, Holds, Means, ReadError, Reason, Repeats, Role};
use crate::model::QuestionKind;
use crate::text::{Lang, Phrase, data, reader};

impl Role {
    /// Its name.
    pub const fn label(self) -> Phrase {
        match self {
            Role::Ignore => reader::ROLE_IGNORE,
            Role::Customer => reader::ROLE_CUSTOMER,
            Role::Time => reader::ROLE_TIME,
            Role::Touchpoint => reader::ROLE_TOUCHPOINT,
            Role::Channel => reader::ROLE_CHANNEL,
            Role::Stage => reader::ROLE_STAGE,
            Role::Case => reader::ROLE_CASE,
            Role::Rating(question) => match question.kind {
                QuestionKind::Csat => reader::ROLE_CSAT,
                QuestionKind::Nps => reader::ROLE_NPS,
                QuestionKind::Ces => reader::ROLE_CES,
            },
            Role::Amount => reader::ROLE_AMOUNT,
            Role::Comment => reader::ROLE_COMMENT,
            Role::Attribute => reader::ROLE_ATTRIBUTE,
            Role::Margin => reader::ROLE_MARGIN,
            Role::Refund => reader::ROLE_REFUND,
            Role::Weight => reader::ROLE_WEIGHT,
            Role::Tenure => reader::ROLE_TENURE,
            Role::Churned => reader::ROLE_CHURNED,
            Role::Number => reader::ROLE_NUMBER,
            Role::TimeOf => reader::ROLE_TIME_OF,
            Role::Canonical => reader::ROLE_CANONICAL,
        }
    }

    /// Its name as it is offered: ratings with their scale, effort also with its direction.
    pub fn offer(self, lang: Lang) -> String {
        let Role::Rating(question) = self else { return self.label().get(lang).to_owned() };
        let phrase = match (question.kind, question.high_is_good) {
            (QuestionKind::Csat, _) => data::RATING_CSAT,
            (QuestionKind::Nps, _) => data::RATING_NPS,
            (QuestionKind::Ces, false) => data::RATING_CES_LOW,
            (QuestionKind::Ces, true) => data::RATING_CES_HIGH,
        };
        phrase.fill(lang, &[("min", &question.min.to_string()), ("max", &question.max.to_string())])
    }

    /// What it is for, where the name does not say it.
    pub const fn hint(self) -> Option<Phrase> {
        match self {
            Role::Customer => Some(reader::ROLE_CUSTOMER_HINT),
            Role::Time => Some(reader::ROLE_TIME_HINT),
            Role::Touchpoint => Some(reader::ROLE_TOUCHPOINT_HINT),
            Role::Attribute => Some(reader::ROLE_ATTRIBUTE_HINT),
            Role::Margin => Some(reader::ROLE_MARGIN_HINT),
            Role::Refund => Some(reader::ROLE_REFUND_HINT),
            Role::Weight => Some(reader::ROLE_WEIGHT_HINT),
            Role::Tenure => Some(reader::ROLE_TENURE_HINT),
            Role::Churned => Some(reader::ROLE_CHURNED_HINT),
            Role::TimeOf => Some(reader::ROLE_TIME_OF_HINT),
            Role::Canonical => Some(reader::ROLE_CANONICAL_HINT),
            _ => None,
        }
    }
}

impl Holds {
    /// Its name.
    pub const fn label(self) -> Phrase {
        match self {
            Holds::Events => reader::HOLDS_EVENTS,
            Holds::Feedback => reader::HOLDS_FEEDBACK,
            Holds::Orders => reader::HOLDS_ORDERS,
            Holds::Customers => reader::HOLDS_CUSTOMERS,
            Holds::Costs => reader::HOLDS_COSTS,
            Holds::Aliases => reader::HOLDS_ALIASES,
        }
    }

    /// What its rows are, and what it is good for.
    pub const fn hint(self) -> Phrase {
        match self {
            Holds::Events => reader::HOLDS_EVENTS_HINT,
            Holds::Feedback => reader::HOLDS_FEEDBACK_HINT,
            Holds::Orders => reader::HOLDS_ORDERS_HINT,
            Holds::Customers => reader::HOLDS_CUSTOMERS_HINT,
            Holds::Costs => reader::HOLDS_COSTS_HINT,
            Holds::Aliases => reader::HOLDS_ALIASES_HINT,
        }
    }

    /// The touchpoint of rows without such a column; none where rows need none.
    pub const fn touchpoint(self) -> Option<Phrase> {
        match self {
            Holds::Feedback => Some(reader::TOUCHPOINT_FEEDBACK),
            Holds::Orders => Some(reader::TOUCHPOINT_ORDER),
            Holds::Events | Holds::Customers | Holds::Costs | Holds::Aliases => None,
        }
    }
}

impl Means {
    /// Its name; that of a score has the place `n` for it.
    pub const fn label(self) -> Phrase {
        match self {
            Means::NoAnswer => reader::ABSENT_NO_ANSWER,
            Means::NotUsed => reader::ABSENT_NOT_USED,
            Means::Score(_) => reader::MEANS_SCORE,
        }
    }
}

impl Repeats {
    /// Its name.
    pub const fn label(self) -> Phrase {
        match self {
            Repeats::Skip => reader::REPEATS_SKIP,
            Repeats::Update => reader::REPEATS_UPDATE,
        }
    }
}

impl Encoding {
    /// All encodings, in the order in which they are offered.
    pub const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be];

    /// Its name.
    pub const fn label(self) -> Phrase {
        match self {
            Encoding::Utf8 => reader::ENCODING_UTF8,
            Encoding::Utf16Le => reader::ENCODING_UTF16_LE,
            Encoding::Utf16Be => reader::ENCODING_UTF16_BE,
            Encoding::Gb18030 => reader::ENCODING_GB18030,
        }
    }
}

impl Format {
    /// What the place of a row in such a file is called.
    pub const fn place(self) -> Phrase {
        match self {
            Format::Text => data::LINE,
            Format::Xlsx => data::ROW,
            Format::Json | Format::JsonLines => data::RECORD,
            Format::Xes => data::LOG_EVENT,
        }
    }
}

impl DateFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [DateFormat; 6] = [
        DateFormat::YearFirst,
        DateFormat::DayFirst,
        DateFormat::MonthFirst,
        DateFormat::EpochSeconds,
        DateFormat::EpochMillis,
        DateFormat::ExcelSerial,
    ];

    /// Its name with an example.
    pub const fn label(self) -> Phrase {
        match self {
            DateFormat::YearFirst => reader::DATES_YEAR_FIRST,
            DateFormat::DayFirst => reader::DATES_DAY_FIRST,
            DateFormat::MonthFirst => reader::DATES_MONTH_FIRST,
            DateFormat::EpochSeconds => reader::DATES_EPOCH_SECONDS,
            DateFormat::EpochMillis => reader::DATES_EPOCH_MILLIS,
            DateFormat::ExcelSerial => reader::DATES_EXCEL_SERIAL,
        }
    }
}

impl Reason {
    /// What is wrong and what was done about it.
    pub const fn label(self) -> Phrase {
        match self {
            Reason::TooManyCells => reader::TOO_MANY_CELLS,
            Reason::TooFewCells => reader::TOO_FEW_CELLS,
            Reason::MissingCells => reader::MISSING_CELLS,
            Reason::BadTime => reader::BAD_TIME,
            Reason::NoCustomer => reader::NO_CUSTOMER,
            Reason::NoTouchpoint => reader::NO_TOUCHPOINT,
            Reason::BadRating => reader::BAD_RATING,
            Reason::RatingOutOfScale => reader::RATING_OUT_OF_SCALE,
            Reason::BadAmount => reader::BAD_AMOUNT,
            Reason::OtherCurrency => reader::OTHER_CURRENCY,
            Reason::BadNumber => reader::BAD_NUMBER,
            Reason::BadStepTime => reader::BAD_STEP_TIME,
            Reason::BadCharacters => reader::BAD_CHARACTERS,
            Reason::OpenQuote => reader::OPEN_QUOTE,
            Reason::CellTooLong => reader::CELL_TOO_LONG,
            Reason::BadRecord => reader::BAD_RECORD,
            Reason::ErrorCell => reader::ERROR_CELL,
            Reason::UnknownColumn => reader::UNKNOWN_COLUMN,
        }
    }
}

impl ReadError {
    /// The error in words for the user, with what to do.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            ReadError::Empty => reader::FILE_EMPTY.get(lang).to_owned(),
            ReadError::NotText { looks_like } => reader::FILE_NOT_TEXT.fill(lang, &[("format", looks_like)]),
            ReadError::BadMapping { role, twice } => {
                let phrase = if *twice { reader::ROLE_TWICE } else { reader::ROLE_MISSING };
                phrase.fill(lang, &[("role", role.label().get(lang))])
            }
            ReadError::NoAnswers => reader::NO_ANSWERS.get(lang).to_owned(),
            ReadError::NoDate => reader::NO_DATE.get(lang).to_owned(),
            ReadError::Fault(fault) => fault.words(lang),
            ReadError::NoRows(_) => reader::FILE_NO_ROWS.get(lang).to_owned(),
        }
    }
}
