//! Churn of customers by an attribute of theirs, and how long they stay.

use super::{Deep, DeepCard, Options, customers, how, months, p_words};
use crate::chart::{Bar, Bars, Chart, Curve, Curves, Datum, Stop, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::DatasetInfo;
use crate::engine::Pick;
use crate::engine::measure::{
    Answer, By, Dimension, Named, SubscriptionAnswer, SubscriptionFigures, SurvivalAnswer, SurvivalFigures,
};
use crate::metric::survival::Step;
use crate::table::{Holds, Role};
use crate::text::{Lang, metric, models as words, number};

/// An attribute with more values makes no groups to look at.
const VALUES_MOST: usize = 12;
/// So many attributes are compared.
const ATTRIBUTES_MOST: usize = 24;
/// Edges of the bands of months.
const BANDS: [f64; 5] = [12.0, 24.0, 36.0, 48.0, 60.0];

/// By what customers can be grouped: their attributes of few values, then bands of their months.
pub(super) fn groups_of(data: &DatasetInfo) -> Vec<By> {
    let mut groups: Vec<By> = Vec::new();
    let mut bands = None;
    for file in data.files().iter().filter(|file| file.mapping.holds == Holds::Customers) {
        for (column, role) in file.mapping.placed() {
            let name = file.mapping.name_of(column);
            let values =
                || data.attributes.iter().find(|known| known.0 == name).map_or(0, |known| known.1.len());
            match role {
                Role::Attribute if (2..=VALUES_MOST).contains(&values()) => {
                    groups.push(By::Attribute(name.to_owned()));
                }
                Role::Tenure => bands = Some(By::Bands { name: name.to_owned(), edges: BANDS.to_vec() }),
                _ => {}
            }
        }
    }
    groups.dedup();
    groups.truncate(ATTRIBUTES_MOST);
    groups.extend(bands);
    groups
}

/// What such a grouping is called.
pub(super) fn group_name(by: &By, lang: Lang) -> String {
    match by {
        By::Attribute(name) => name.clone(),
        By::Bands { name, .. } => words::BANDS.fill(lang, &[("name", name)]),
        _ => String::new(),
    }
}

/// By what churn is asked: as chosen, else by every attribute, of which the card takes the one that tells most.
pub(super) fn asked(sheet: &Sheet<'_>, options: &Options) -> Vec<Option<By>> {
    if let Some(by) = &options.churn_by {
        return vec![Some(by.clone())];
    }
    let groups = sheet.data.map(groups_of).unwrap_or_default();
    let attributes = groups.into_iter().filter(|by| matches!(by, By::Attribute(_)));
    let asked: Vec<Option<By>> = attributes.map(Some).collect();
    if asked.is_empty() { vec![None] } else { asked }
}

fn strength(answer: &SubscriptionAnswer) -> f64 {
    answer.association.map_or(0.0, |found| found.cramers_v)
}

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answers: &[Answer]) -> Option<DeepCard> {
    let lang = sheet.lang;
    let asked = asked(sheet, options);
    let known = asked.iter().zip(answers).filter_map(|(by, answer)| match answer {
        Answer::Subscription(answer) => Some((by.as_ref(), &**answer)),
        _ => None,
    });
    let known: Vec<(Option<&By>, &SubscriptionAnswer)> = known.collect();
    let (by, answer) = *known.iter().rev().max_by(|a, b| strength(a.1).total_cmp(&strength(b.1)))?;
    let whole = &answer.whole;
    let name = by.map(|by| group_name(by, lang)).unwrap_or_default();
    let mut own = Vec::new();
    if let Some(found) = answer.association {
        let values = [
            ("chi", number::decimal(found.chi_squared, 1)),
            ("df", found.degrees.to_string()),
            ("p", p_words(found.p, lang)),
            ("v", number::decimal(found.cramers_v, 2)),
        ];
        let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
        own.push((words::ASSOCIATION, format!("{name}: {}", words::CHI_SQUARED.fill(lang, &values))));
    }
    if known.len() > 1 {
        let mut all = known.clone();
        all.sort_by(|a, b| strength(b.1).total_cmp(&strength(a.1)));
        let said = all.iter().filter_map(|(by, answer)| {
            Some(format!("{} {}", group_name((*by)?, lang), number::decimal(strength(answer), 2)))
        });
        own.push((words::COMPARED, said.collect::<Vec<_>>().join(metric::OR.get(lang))));
    }
    let (chart, picks) = bars(sheet, by, answer);
    Some(DeepCard {
        card: Card {
            picks,
            ..Card::plain(
                finding(sheet, options, &name, answer),
                words::CHURN_DEFINED.get(lang).to_owned(),
                chart,
            )
        },
        facts: facts(sheet, whole),
        how: how(
            sheet,
            Deep::Churn,
            words::CHURN_HOW.get(lang).to_owned(),
            customers(sheet, whole.customers),
            own,
        ),
    })
}

/// What a group is called.
fn label(name: &str, lang: Lang) -> String {
    if name.is_empty() { metric::EMPTY.get(lang).to_owned() } else { name.to_owned() }
}

fn bars(sheet: &Sheet<'_>, by: Option<&By>, answer: &SubscriptionAnswer) -> (Chart, Vec<Option<Pick>>) {
    let lang = sheet.lang;
    let all = [Named { name: sheet.workspace.name.clone(), value: answer.whole.clone() }];
    let groups = if answer.groups.is_empty() { &all[..] } else { &answer.groups };
    let overall = answer.whole.churn.value();
    let bar = |group: &Named<SubscriptionFigures>| {
        let datum = sheet.rate(group.value.churn);
        let poor = !datum.small_base && group.value.churn.wilson.0 > overall;
        Bar { label: label(&group.name, lang), datum, poor, beside: None }
    };
    let column = |of: &dyn Fn(&SubscriptionFigures) -> Option<String>| {
        groups.iter().map(|group| of(&group.value).unwrap_or_default()).collect()
    };
    let monthly = |of: &SubscriptionFigures| Some(small_percent(of.hazard.as_ref()?.rate?));
    let revenue = |of: &SubscriptionFigures| Some(number::percent(of.revenue_churn?.value()?));
    let further = vec![
        (words::LOST_N.get(lang).to_owned(), column(&|of| Some(number::count(of.churn.numerator)))),
        (words::CHURN_MONTHLY.get(lang).to_owned(), column(&monthly)),
        (words::CHURN_REVENUE.get(lang).to_owned(), column(&revenue)),
    ];
    let pick = |group: &Named<SubscriptionFigures>| match by {
        Some(By::Attribute(column)) => {
            Some(Pick::Value(Dimension::Attribute(column.clone()), group.name.clone()))
        }
        _ => None,
    };
    let picks = groups.iter().map(pick).collect();
    let bars = groups.iter().map(bar).collect();
    (Chart::Bars(Bars { bars, unit: Unit::Share, full: None, beside: None, further }), picks)
}

/// A share that is small: with two decimals.
fn small_percent(share: f64) -> String {
    number::decimal(share * 100.0, 2) + "%"
}

fn facts(sheet: &Sheet<'_>, whole: &SubscriptionFigures) -> Vec<(&'static str, Datum)> {
    let lang = sheet.lang;
    let n = Some(whole.customers);
    let mut facts =
        vec![(words::CHURN_SHARE, sheet.rate(whole.churn)), (words::KEPT_SHARE, sheet.rate(whole.retention))];
    if let Some(hazard) = &whole.hazard
        && let Some(rate) = hazard.rate
    {
        let range = |(low, high): (f64, f64)| format!("{} – {}", small_percent(low), small_percent(high));
        let datum = Datum {
            value: Some(rate),
            text: small_percent(rate),
            interval: hazard.interval,
            interval_text: hazard.interval.map(range),
            n,
            small_base: sheet.is_small(whole.customers),
        };
        facts.push((words::CHURN_MONTHLY, datum));
    }
    facts.extend(whole.revenue_churn.and_then(|share| share.value()).map(|share| {
        (
            words::CHURN_REVENUE,
            Datum { value: Some(share), text: number::percent(share), n, ..Datum::default() },
        )
    }));
    facts.extend(whole.monthly.as_ref().map(|monthly| {
        #[expect(clippy::cast_possible_truncation, reason = "a float outside i64 becomes its nearest bound")]
        let cents = (monthly.mean * 100.0).round() as i64;
        (words::MONTHLY_AMOUNT, Datum { n: Some(monthly.n), ..sheet.money(cents) })
    }));
    facts.extend(whole.hazard.as_ref().and_then(|hazard| hazard.lifetime_months).map(|lifetime| {
        (words::LIFETIME, Datum { value: Some(lifetime), text: months(lifetime, lang), ..Datum::default() })
    }));
    facts.into_iter().map(|(name, datum)| (name.get(lang), datum)).collect()
}

fn finding(sheet: &Sheet<'_>, options: &Options, by: &str, answer: &SubscriptionAnswer) -> String {
    let lang = sheet.lang;
    let rate = |group: &&Named<SubscriptionFigures>| group.value.churn.value();
    let solid = answer.groups.iter().filter(|group| !sheet.is_small(group.value.customers));
    let most = solid.clone().max_by(|a, b| rate(a).total_cmp(&rate(b)));
    let least = solid.min_by(|a, b| rate(a).total_cmp(&rate(b)));
    match (most, least) {
        (Some(most), Some(least)) if most.name != least.name => {
            let phrase = if options.churn_by.is_none() { words::CHURN_FOUND } else { words::CHURN_BY };
            let values = [
                ("by", by.to_owned()),
                ("most", label(&most.name, lang)),
                ("high", number::percent(rate(&most))),
                ("least", label(&least.name, lang)),
                ("low", number::percent(rate(&least))),
            ];
            phrase.fill(lang, &values.each_ref().map(|(place, text)| (*place, text.as_str())))
        }
        _ => words::CHURN_PLAIN.fill(lang, &[("lost", &number::percent(answer.whole.churn.value()))]),
    }
}

/// The survival curve, or those of groups.
pub(super) fn survival(sheet: &Sheet<'_>, options: &Options, answer: &SurvivalAnswer) -> DeepCard {
    let lang = sheet.lang;
    let whole = &answer.whole;
    let by = options.survival_by.as_ref().map(|by| group_name(by, lang)).unwrap_or_default();
    let mut groups: Vec<&Named<SurvivalFigures>> = answer.groups.iter().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.value.curve.n));
    let cut = groups.len() > Curves::MOST;
    groups.truncate(Curves::MOST);
    let curve = |name: String, of: &SurvivalFigures| Curve {
        name,
        note: median_note(of, lang),
        stops: stops(sheet, of),
    };
    let curves = if groups.is_empty() {
        vec![curve(String::new(), whole)]
    } else {
        groups.iter().map(|group| curve(label(&group.name, lang), &group.value)).collect()
    };
    let mut own = Vec::new();
    if let Some(test) = &answer.log_rank {
        let values = [
            ("chi", number::decimal(test.chi_squared, 1)),
            ("df", test.degrees.to_string()),
            ("p", p_words(test.p, lang)),
        ];
        let text = format!("χ² = {} ({}), {}", values[0].1, values[1].1, values[2].1);
        own.push((words::LOG_RANK, text));
    }
    if answer.unknown > 0 {
        own.push((words::UNKNOWN_TENURE, number::count(answer.unknown)));
    }
    let mut definition = words::SURVIVAL_DEFINED.get(lang).to_owned();
    if cut {
        let n = Curves::MOST.to_string();
        definition = words::LARGEST.fill(lang, &[("text", &definition), ("n", &n)]);
    }
    let chart = Chart::Curves(Curves {
        curves,
        of: by.clone(),
        x: words::MONTH_AXIS.get(lang).to_owned(),
        bases: words::AT_RISK.get(lang).to_owned(),
    });
    DeepCard {
        card: Card {
            finding: survival_finding(sheet, &by, whole, &groups),
            definition,
            chart,
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts: survival_facts(sheet, whole),
        how: how(
            sheet,
            Deep::Survival,
            words::SURVIVAL_HOW.get(lang).to_owned(),
            customers(sheet, whole.curve.n),
            own,
        ),
    }
}

fn median_note(of: &SurvivalFigures, lang: Lang) -> String {
    match of.median {
        Some(median) => words::LEGEND_MEDIAN.fill(lang, &[("n", &median.to_string())]),
        None => words::LEGEND_OPEN.get(lang).to_owned(),
    }
}

/// From 1 at month 0 on, a stop for every month at which something happens; the base is who was at risk.
fn stops(sheet: &Sheet<'_>, of: &SurvivalFigures) -> Vec<Stop> {
    let stop =
        |step: &Step| Stop { x: step.time, datum: share(sheet, step.survival, step.interval, step.at_risk) };
    let begins = of.curve.steps.first().is_none_or(|step| step.time > 0);
    let start = begins.then(|| Stop { x: 0, datum: share(sheet, 1.0, Some((1.0, 1.0)), of.curve.n) });
    start.into_iter().chain(of.curve.steps.iter().map(stop)).collect()
}

fn share(sheet: &Sheet<'_>, share: f64, interval: Option<(f64, f64)>, n: u64) -> Datum {
    let written = |(low, high)| format!("{} – {}", number::percent(low), number::percent(high));
    Datum {
        value: Some(share),
        text: number::percent(share),
        interval,
        interval_text: interval.map(written),
        n: Some(n),
        small_base: sheet.is_small(n),
    }
}

/// The share left after so many months; none where nobody was followed so long.
fn left(sheet: &Sheet<'_>, of: &SurvivalFigures, months: i64) -> Option<Datum> {
    let last = of.curve.steps.last()?.time;
    let step = of.curve.at(months).filter(|_| months <= last);
    Some(match step {
        Some(step) => share(sheet, step.survival, step.interval, of.curve.at_risk(months)),
        None if months <= last => share(sheet, 1.0, Some((1.0, 1.0)), of.curve.n),
        None => return None,
    })
}

fn survival_facts(sheet: &Sheet<'_>, whole: &SurvivalFigures) -> Vec<(&'static str, Datum)> {
    let lang = sheet.lang;
    let open = || words::OPEN_END.get(lang).to_owned();
    let written = |month: Option<i64>| month.map_or_else(open, |month| month.to_string());
    let (low, high) = whole.median_interval;
    let range = words::MONTH_RANGE.fill(lang, &[("low", &written(low)), ("high", &written(high))]);
    let median = Datum {
        value: whole.median.map(|median| median as f64),
        text: whole.median.map_or_else(open, |median| months(median as f64, lang)),
        interval_text: (low.is_some() || high.is_some()).then_some(range),
        n: Some(whole.curve.n),
        ..Datum::default()
    };
    let mut facts = vec![(words::MEDIAN, median)];
    facts.extend(left(sheet, whole, 12).map(|datum| (words::AT_MONTHS, datum)));
    facts.extend(left(sheet, whole, 24).map(|datum| (words::AT_TWO_YEARS, datum)));
    let mean = whole.restricted_mean;
    facts
        .push((words::RESTRICTED, Datum { value: Some(mean), text: months(mean, lang), ..Datum::default() }));
    facts.into_iter().map(|(name, datum)| (name.get(lang), datum)).collect()
}

fn survival_finding(
    sheet: &Sheet<'_>,
    by: &str,
    whole: &SurvivalFigures,
    groups: &[&Named<SurvivalFigures>],
) -> String {
    let lang = sheet.lang;
    // A year, or the last month that is seen of a shorter history.
    let last = whole.curve.steps.last().map_or(0, |step| step.time);
    let at = last.min(12);
    let solid = groups.iter().filter(|group| !sheet.is_small(group.value.curve.n));
    let after = |group: &&&Named<SurvivalFigures>| group.value.curve.survival(at);
    let best = solid.clone().max_by(|a, b| after(a).total_cmp(&after(b)));
    let worst = solid.min_by(|a, b| after(a).total_cmp(&after(b)));
    let month = at.to_string();
    if let (Some(best), Some(worst)) = (best, worst)
        && best.name != worst.name
    {
        let values = [
            ("by", by.to_owned()),
            ("months", month),
            ("best", label(&best.name, lang)),
            ("high", number::percent(after(&best))),
            ("worst", label(&worst.name, lang)),
            ("low", number::percent(after(&worst))),
        ];
        return words::SURVIVAL_GROUPS
            .fill(lang, &values.each_ref().map(|(place, text)| (*place, text.as_str())));
    }
    let median = match whole.median {
        Some(median) => words::MEDIAN_AT.fill(lang, &[("n", &median.to_string())]),
        None => words::MEDIAN_NONE.get(lang).to_owned(),
    };
    let share = number::percent(whole.curve.survival(at));
    words::SURVIVAL_FOUND.fill(lang, &[("months", &month), ("share", &share), ("median", &median)])
}
