//! What the map says of its evidence: gaps between claim and measurement, source, date and base of a card, drawings.

use super::*;
use proptest::sample::select;

#[test]
fn a_gap_is_marked_where_claim_and_measurement_surely_differ() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
    let score = |column: usize, source| {
        let line = curve.lines.iter().find(|line| line.source == source).unwrap();
        line.points.iter().find(|point| point.0 == column).unwrap().1
    };
    let mut marked = Vec::new();
    for node in &curve.nodes {
        let Some(gap) = node.gap else { continue };
        assert_eq!(node.source, EmotionSource::Measured);
        let [measured, claimed] =
            [EmotionSource::Measured, EmotionSource::Asserted].map(|source| score(node.column, source));
        assert!((gap - (measured - claimed)).abs() < 1e-9 && gap.abs() >= 0.5);
        assert!(!node.small_base && node.part.label.contains("与设想相差"), "{}", node.part.label);
        marked.push(node.column);
    }
    marked.sort_unstable();
    // Cart and payment; the others differ by less than half a point.
    assert_eq!(marked, [4, 5]);
    let said: Vec<&str> = texts(&curve.back).map(|line| line.text.as_str()).collect();
    assert!(said.contains(&"−0.8"), "{said:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn numbers_of_gaps_hide_neither_points_nor_lines(
        claims in prop::collection::vec(-20..=20i8, 10),
        width in select(vec![390.0, 1345.0, 1600.0, 2560.0]),
    ) {
        let mut sample = sample();
        let mut journey = sample.journey().clone();
        let cards = journey.cards.iter_mut().filter(|card| matches!(card.body, Body::Emotion { .. }));
        for (card, claim) in cards.zip(claims) {
            if let Body::Emotion { score, .. } = &mut Arc::make_mut(card).body {
                *score = f64::from(claim) / 10.0;
            }
        }
        sample.workspace.journeys[0] = journey.into();
        let scene = scene(&input(&sample, Lang::Zh, width), &mut EstimatedWidths);
        let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
        let corner = curve.back.rect;
        let numbers: Vec<Rect> =
            texts(&curve.back).map(|line| line.bounds().moved(corner.x, corner.y).inset(1.0)).collect();
        prop_assert_eq!(numbers.len(), curve.nodes.iter().filter(|node| node.gap.is_some()).count());
        for number in numbers {
            let point = curve.nodes.iter().find(|node| node.part.rect.inset(4.0).overlaps(number));
            prop_assert!(point.is_none(), "{number:?} hides {point:?}");
            let callout = curve.callouts.iter().find(|callout| callout.rect.overlaps(number));
            prop_assert!(callout.is_none(), "{number:?} lies under {callout:?}");
            let pieces = curve.lines.iter().flat_map(|line| &line.pieces);
            let hidden = pieces.flat_map(|piece| (0..=40).map(move |step| at(piece, f64::from(step) / 40.0)));
            let hidden = hidden.filter(|p| number.contains(*p)).count();
            prop_assert_eq!(hidden, 0, "{:?} lies on a line", number);
        }
    }
}

#[test]
fn no_gap_is_marked_on_a_small_base_or_without_an_interval() {
    for spoil in [
        (|summary| summary.n = 12) as fn(&mut waymark::engine::RatingSummary),
        |summary| summary.emotion_interval = None,
        |summary| summary.emotion_interval = Some((-1.0, 1.0)),
    ] {
        let mut sample = sample();
        sample
            .figures
            .touchpoints
            .iter_mut()
            .flat_map(|touch| &mut touch.ratings)
            .for_each(|rating| spoil(&mut rating.summary));
        let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
        let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
        assert!(curve.nodes.iter().all(|node| node.gap.is_none()));
    }
}

#[test]
fn a_cards_foot_tells_source_month_and_base_as_far_as_there_is_room() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    let pain = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Pain).unwrap().id;
    let at = journey.cards.iter().position(|card| card.lane == pain).unwrap();
    let card = Arc::make_mut(&mut journey.cards[at]);
    card.evidence = Evidence {
        basis: Basis::Data,
        source: "访谈".into(),
        date: chrono::NaiveDate::from_ymd_opt(2026, 3, 20),
        n: Some(12),
        quoted: None,
    };
    let id = card.id;
    let foot = |journey: &Journey, width: f64| {
        let scene = laid_out(&sample.workspace, journey, width, Lang::Zh);
        texts(&scene.item(id).unwrap().part).last().unwrap().text.clone()
    };
    assert_eq!(foot(&journey, 2560.0), "访谈 · 2026-03 · n=12");
    assert!(["访谈 · n=12", "2026-03 · n=12", "n=12"].contains(&foot(&journey, 1345.0).as_str()));
    // A source that names its year has said when.
    Arc::make_mut(&mut journey.cards[at]).evidence.source = "访谈 2026-03".into();
    assert_eq!(foot(&journey, 2560.0), "访谈 2026-03 · n=12");
    Arc::make_mut(&mut journey.cards[at]).evidence = Evidence::default();
    assert_eq!(foot(&journey, 2560.0), "假设");
}

#[test]
fn a_storyboard_card_shows_its_drawing_and_an_unknown_name_a_frame() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    let lane = LaneId(77);
    journey.lanes.push(Lane::new(lane, LaneKind::Picture));
    let place = journey.cards[0].place;
    for (id, name) in [(1, "parcel"), (2, "nothing of that name")] {
        let body = Body::Picture { picture: Some(Picture::BuiltIn(name.into())) };
        journey.cards.push(Card::new(CardId(id), lane, place, "", body).into());
    }
    let scene = laid_out(&sample.workspace, &journey, 1345.0, Lang::Zh);
    hold(&scene, &journey).unwrap();
    let marks = |id| scene.item(CardId(id)).unwrap().part.marks.clone();
    let icons = |id| marks(id).iter().filter(|mark| matches!(mark, Mark::Icon { .. })).count();
    assert_eq!((icons(1), icons(2)), (0, 1));
    let inside = scene.item(CardId(1)).unwrap().part.rect;
    let parcel = Drawing::named("parcel").unwrap();
    assert!(marks(1).len() >= parcel.marks(rect(0.0, 0.0, inside.width, inside.height)).len());
}
