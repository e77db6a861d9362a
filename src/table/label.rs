//! What roles, encodings, formats, findings and errors are called. The words themselves are in `text::reader`.

use super::{DateFormat, Encoding, ReadError, Reason, Role};
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
            _ => None,
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
            ReadError::Fault(fault) => fault.words(lang),
            ReadError::NoRows(_) => reader::FILE_NO_ROWS.get(lang).to_owned(),
        }
    }
}
