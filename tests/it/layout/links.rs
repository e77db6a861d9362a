//! Where steps and cards lead: the name of the journey, and how it stands where that is measured.

use super::*;
use waymark::engine::Rate;
use waymark::portfolio::Health;

const DETAIL: JourneyId = JourneyId(3);

/// How a journey can stand: with or without a conversion, with or without a mood.
pub(super) fn any_health() -> impl Strategy<Value = Health> {
    let rate = (0..3_000u64, 1..3_000u64).prop_map(|(a, b)| Rate::of(a.min(b), b));
    let mood = (-2.0..=2.0f64, 1..3_000u64).prop_map(Some);
    let none = (Just(None), Just(None));
    prop_oneof![4 => (rate, mood), 1 => none].prop_map(|(conversion, emotion)| Health {
        conversion,
        emotion,
        ..Health::default()
    })
}

/// The sample with a journey of this name, to which its third step and a pain point lead.
fn linked(name: &str) -> (crate::map_sample::Sample, CardId) {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let detail = Journey { id: DETAIL, name: name.into(), ..journey.clone() };
    journey.stages[1].steps[0].link = Some(DETAIL);
    let pain = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Pain).unwrap().id;
    let card = journey.cards.iter_mut().find(|card| card.lane == pain).unwrap();
    Arc::make_mut(card).link = Some(DETAIL);
    let id = card.id;
    sample.workspace.journeys = vec![journey.into(), detail.into()];
    check(&sample.workspace).unwrap();
    (sample, id)
}

fn stands(conversion: (u64, u64), emotion: (f64, u64)) -> [(JourneyId, Health); 1] {
    let conversion = Rate::of(conversion.0, conversion.1);
    [(DETAIL, Health { conversion, emotion: Some(emotion), ..Health::default() })]
}

fn said(part: &Part) -> Vec<&str> {
    texts(part).map(|line| line.text.as_str()).collect()
}

fn icons(part: &Part) -> Vec<Icon> {
    let icon = |mark: &Mark| if let Mark::Icon { icon, .. } = mark { Some(*icon) } else { None };
    part.marks.iter().filter_map(icon).collect()
}

#[test]
fn a_step_and_a_card_show_the_name_the_conversion_and_the_mood_of_where_they_lead() {
    let (sample, card) = linked("结算与支付");
    let linked = stands((384, 1_000), (-1.4, 520));
    let input = Input { linked: &linked, ..input(&sample, Lang::Zh, 2_400.0) };
    let scene = scene(&input, &mut EstimatedWidths);
    hold(&scene, sample.journey()).unwrap();
    for part in [&scene.steps[2].part, &scene.item(card).unwrap().part] {
        let said = said(part);
        for words in ["结算与支付", "转化率 38.4%", "−1.4"] {
            assert!(said.contains(&words), "{words} is not in {said:?}");
        }
        let icons = icons(part);
        assert!(icons.contains(&Icon::Link) && icons.contains(&Icon::FaceAngry), "{icons:?}");
        let label = &part.label;
        assert!(
            label.ends_with("详细旅程：结算与支付 · 转化率 38.4% · n=1,000 · 情绪 −1.4 · n=520"),
            "{label}"
        );
    }
    // Steps that lead nowhere are as they were.
    assert_eq!(said(&scene.steps[3].part).len(), 1);
}

#[test]
fn what_is_not_measured_is_not_told() {
    let (sample, card) = linked("结算与支付");
    let only_mood = [(DETAIL, Health { emotion: Some((0.6, 40)), ..Health::default() })];
    let other = [(JourneyId(99), stands((1, 2), (1.0, 90))[0].1.clone())];
    let parts = |linked: &[(JourneyId, Health)]| {
        let scene = scene(&Input { linked, ..input(&sample, Lang::Zh, 1345.0) }, &mut EstimatedWidths);
        [scene.steps[2].part.clone(), scene.item(card).unwrap().part.clone()]
    };
    for linked in [&[][..], &other[..], &[(DETAIL, Health::default())][..]] {
        for part in parts(linked) {
            assert!(said(&part).contains(&"结算与支付"));
            assert!(said(&part).iter().all(|text| !text.contains('%')), "{:?}", said(&part));
            assert!(part.label.ends_with("详细旅程：结算与支付"), "{}", part.label);
        }
    }
    for part in parts(&only_mood) {
        assert!(said(&part).contains(&"+0.6") && said(&part).iter().all(|text| !text.contains('%')));
    }
}

#[test]
fn a_small_base_is_muted() {
    let (sample, _) = linked("结算与支付");
    let ink = |linked: &[(JourneyId, Health)], text: &str| {
        let scene = scene(&Input { linked, ..input(&sample, Lang::Zh, 2_400.0) }, &mut EstimatedWidths);
        let part = &scene.steps[2].part;
        texts(part).find(|line| line.text.ends_with(text)).unwrap().paint
    };
    assert_eq!(ink(&stands((300, 600), (1.5, 90)), "50.0%"), Paint::Text);
    assert_eq!(ink(&stands((300, 600), (1.5, 90)), "+1.5"), Paint::GoodText);
    assert_eq!(ink(&stands((3, 6), (1.5, 9)), "50.0%"), Paint::Muted);
    assert_eq!(ink(&stands((3, 6), (1.5, 9)), "+1.5"), Paint::Muted);
}

#[test]
fn long_names_break_into_lines_and_push_nothing_out_of_its_box() {
    let names = [
        "结算、支付与身份验证（含分期、礼品卡和门店自提的所有情形）",
        "Checkout, payment and identity verification including instalments and gift cards",
        "Donaudampfschifffahrtsgesellschaftskapitänspatent",
        "",
    ];
    for name in names {
        let (sample, card) = linked(name);
        let linked = stands((384, 1_000), (0.2, 520));
        for (lang, width) in [(Lang::Zh, 390.0), (Lang::En, 1000.0), (Lang::Zh, 1345.0), (Lang::En, 2560.0)] {
            let input = Input { linked: &linked, ..input(&sample, lang, width) };
            let scene = scene(&input, &mut EstimatedWidths);
            hold(&scene, sample.journey()).unwrap();
            for part in [&scene.steps[2].part, &scene.item(card).unwrap().part] {
                assert!(said(part).iter().any(|text| text.contains("38.4%")), "{:?}", said(part));
                let boxes: Vec<Rect> = texts(part).map(TextLine::bounds).collect();
                for (at, one) in boxes.iter().enumerate() {
                    let other = boxes[at + 1..].iter().find(|other| one.inset(1.0).overlaps(**other));
                    assert_eq!(other, None, "{:?} at {width}", said(part));
                }
            }
        }
    }
}
