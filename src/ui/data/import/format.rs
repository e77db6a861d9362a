//! How the file is written: the sheet of a workbook, encoding, separator, dates, time zone, decimal mark; and how the first time is read.

use super::Parts;
use crate::table::{CURRENCIES, DateFormat, Encoding, Format as FileFormat, Mapping, Role};
use crate::text::{Phrase, data as words, number};
use crate::ui::kit::Choice;
use leptos::prelude::*;

const SEPARATORS: [(char, Phrase); 4] =
    [(',', words::COMMA), ('\t', words::TAB), (';', words::SEMICOLON), ('|', words::PIPE)];

/// The offsets from UTC that are in use, in minutes.
const ZONES: [i32; 38] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210,
    240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
];

/// The fields of the file's format.
#[component]
pub fn Format(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let names = move |phrases: &'static [Phrase]| {
        let lang = session.lang();
        phrases.iter().map(|phrase| phrase.get(lang).to_owned()).collect::<Vec<_>>()
    };
    let encodings = Signal::derive(move || {
        Encoding::ALL.map(|known| known.label().get(session.lang()).to_owned()).to_vec()
    });
    let separators =
        Signal::derive(move || SEPARATORS.map(|known| known.1.get(session.lang()).to_owned()).to_vec());
    let dates = Signal::derive(move || {
        DateFormat::ALL.map(|known| known.label().get(session.lang()).to_owned()).to_vec()
    });
    let zones = Memo::new(move |_| {
        let now = parts.mapping.with(|mapping| mapping.utc_offset_minutes);
        let mut zones = ZONES.to_vec();
        if let Err(at) = zones.binary_search(&now) {
            zones.insert(at, now);
        }
        zones
    });
    let has_amounts = Memo::new(move |_| parts.mapping.with(|mapping| mapping.has(Role::Amount)));
    let currencies = Signal::derive(move || {
        let any = words::CURRENCY_ANY.get(session.lang());
        [any].into_iter().chain(CURRENCIES).map(str::to_owned).collect::<Vec<_>>()
    });
    let format = Memo::new(move |_| parts.mapping.with(|mapping| mapping.format));
    let at = move |find: fn(&Mapping) -> Option<usize>| {
        Signal::derive(move || parts.mapping.with(|mapping| find(mapping).unwrap_or(0)))
    };
    // Another encoding or separator gives other cells: the file has to be looked at again.
    let look = move |change: &dyn Fn(&mut Mapping)| {
        let mut mapping = parts.mapping.get_untracked();
        change(&mut mapping);
        session.look_again(mapping);
    };
    let zone_at = Signal::derive(move || {
        let now = parts.mapping.with(|mapping| mapping.utc_offset_minutes);
        zones.with(|zones| zones.iter().position(|zone| *zone == now).unwrap_or(0))
    });
    let pick_zone = move |at: usize| {
        if let Some(zone) = zones.with_untracked(|zones| zones.get(at).copied()) {
            session.change_mapping(|mapping| mapping.utc_offset_minutes = zone);
        }
    };
    view! {
        <h3>{session.t(words::FILE_FORMAT)}</h3>
        <div class="format">
            <Sheet parts />
            <Show when=move || format.get() != FileFormat::Xlsx>
                <Choice label=session.t(words::ENCODING) options=encodings
                    value=at(|mapping| Encoding::ALL.iter().position(|known| *known == mapping.encoding))
                    on_pick=move |at| if let Some(known) = Encoding::ALL.get(at) { look(&|mapping| mapping.encoding = *known) } />
            </Show>
            <Show when=move || format.get() == FileFormat::Text>
                <Choice label=session.t(words::SEPARATOR) options=separators
                    value=at(|mapping| SEPARATORS.iter().position(|known| known.0 == mapping.separator))
                    on_pick=move |at| if let Some(known) = SEPARATORS.get(at) { look(&|mapping| mapping.separator = known.0) } />
            </Show>
            <Choice label=session.t(words::DATES) options=dates
                value=at(|mapping| DateFormat::ALL.iter().position(|known| *known == mapping.dates))
                on_pick=move |at| if let Some(known) = DateFormat::ALL.get(at) { session.change_mapping(|mapping| mapping.dates = *known) } />
            <Choice label=session.t(words::ZONE) value=zone_at on_pick=pick_zone
                options=Signal::derive(move || zones.with(|zones| zones.iter().map(|zone| words::zone(*zone)).collect::<Vec<_>>())) />
            <Choice label=session.t(words::DECIMALS)
                options=Signal::derive(move || names(&[words::DECIMAL_POINT, words::DECIMAL_COMMA]))
                value=at(|mapping| Some(usize::from(mapping.decimal_comma)))
                on_pick=move |at| session.change_mapping(|mapping| mapping.decimal_comma = at == 1) />
            <Show when=move || has_amounts.get()>
                <Choice label=session.t(words::CURRENCY) options=currencies
                    value=at(|mapping| Some(CURRENCIES.iter().position(|code| *code == mapping.currency).map_or(0, |at| at + 1)))
                    on_pick=move |at| session.change_mapping(|mapping| {
                        mapping.currency = at.checked_sub(1).and_then(|at| CURRENCIES.get(at)).copied().unwrap_or_default().to_owned();
                    }) />
            </Show>
        </div>
        <TimeRead parts />
    }
}

/// Which sheet of a workbook is read, where there is a choice.
#[component]
fn Sheet(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let sheets = Memo::new(move |_| {
        parts
            .preview
            .with(|preview| preview.as_ref().map(|preview| preview.sheets.clone()).unwrap_or_default())
    });
    let chosen = Signal::derive(move || {
        let now = parts.mapping.with(|mapping| mapping.sheet.clone());
        sheets.with(|sheets| sheets.iter().position(|sheet| *sheet == now).unwrap_or(0))
    });
    let pick = move |at: usize| {
        if let Some(sheet) = sheets.with_untracked(|sheets| sheets.get(at).cloned()) {
            session.choose_sheet(sheet);
        }
    };
    view! {
        <Show when=move || sheets.with(|sheets| sheets.len() > 1)>
            <Choice label=session.t(words::SHEET) options=sheets value=chosen on_pick=pick />
        </Show>
    }
}

/// How the times of the preview are read by the format chosen.
#[component]
fn TimeRead(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let trial =
        Memo::new(move |_| parts.preview.with(|preview| preview.as_ref()?.time_trial(&parts.mapping.get())));
    move || {
        let lang = session.lang();
        let trial = trial.get()?;
        let read = trial.example.as_ref().map(|(cell, millis)| {
            words::TIME_READ.fill(lang, &[("cell", cell), ("time", &number::day_time(*millis, lang))])
        });
        let unread = trial.unread.as_ref().map(|cell| {
            let (n, bad) = (trial.filled.to_string(), (trial.filled - trial.read).to_string());
            words::TIME_UNREAD.fill(lang, &[("n", &n), ("bad", &bad), ("cell", cell)])
        });
        Some(view! {
            <p class="muted" role="status">{read}</p>
            {unread.map(|text| view! { <p class="advice bad">{text}</p> })}
        })
    }
}
