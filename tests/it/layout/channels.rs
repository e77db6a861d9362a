//! A touchpoint lane with a row for each channel.

use super::*;

/// The sample with its touchpoints apart, and the lane.
fn apart() -> (crate::map_sample::Sample, LaneId) {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let lane = journey.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Touchpoint).unwrap();
    lane.by_channel = true;
    let id = lane.id;
    sample.workspace.journeys[0] = journey.into();
    (sample, id)
}

fn channel_of(workspace: &Workspace, journey: &Journey, card: CardId) -> Option<ChannelId> {
    let Body::Touch { touchpoint, .. } = journey.card(card).unwrap().body else { panic!("no touchpoint") };
    workspace.touchpoint(touchpoint).unwrap().channel
}

#[test]
fn each_channel_has_a_row_and_a_name_in_the_head() {
    let (sample, lane) = apart();
    for (lang, width) in [(Lang::Zh, 1345.0), (Lang::En, 390.0)] {
        let scene = scene(&input(&sample, lang, width), &mut EstimatedWidths);
        hold(&scene, sample.journey()).unwrap();
        let row = scene.row(lane).unwrap();
        let mut heights: std::collections::BTreeMap<Option<ChannelId>, Vec<f64>> = Default::default();
        for item in &row.items {
            let channel = channel_of(&sample.workspace, sample.journey(), item.card);
            heights.entry(channel).or_default().push(item.part.rect.y);
        }
        assert!(heights.len() > 3, "the sample has several channels");
        let mut seen: Vec<f64> = Vec::new();
        let head: String = texts(&row.head).map(|line| line.text.replace(' ', "")).collect();
        for (channel, tops) in heights {
            assert!(tops.iter().all(|top| *top == tops[0]), "{tops:?}");
            assert!(!seen.contains(&tops[0]), "two channels share a row");
            seen.push(tops[0]);
            let name = channel.and_then(|id| sample.workspace.channel(id)).unwrap().name.replace(' ', "");
            assert!(head.contains(&name), "{name} is not in the head: {head}");
        }
    }
}

#[test]
fn an_arrow_stands_where_the_channel_changes_between_steps() {
    let (sample, lane) = apart();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let row = scene.row(lane).unwrap();
    let mut stops: Vec<(usize, Option<ChannelId>)> = (row.items.iter())
        .map(|item| (item.columns.start, channel_of(&sample.workspace, sample.journey(), item.card)))
        .collect();
    stops.sort_by_key(|stop| stop.0);
    let changes = stops.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let filled = |mark: &&Mark| matches!(mark, Mark::Path { fill: Some(_), .. });
    assert!(changes > 2);
    assert_eq!(row.ground.marks.iter().filter(filled).count(), changes);
    // Without rows there is no arrow, and the lane is as low as ever.
    let plain = crate::map_sample::sample();
    let together = waymark::layout::scene(&input(&plain, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let before = together.row(lane).unwrap();
    assert_eq!(before.ground.marks.iter().filter(filled).count(), 0);
    assert!(before.rect.height < row.rect.height);
}

#[test]
fn an_old_lane_has_no_rows_of_channels() {
    let lane: Lane = serde_json::from_str(r#"{"id":"0000000000001","kind":"touchpoint"}"#).unwrap();
    assert!(!lane.by_channel);
    assert!(!serde_json::to_string(&lane).unwrap().contains("by_channel"));
}
