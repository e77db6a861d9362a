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

#[test]
fn a_point_in_the_row_of_a_channel_is_that_channel_and_the_rows_fill_the_lane() {
    let (sample, lane) = apart();
    let mut layout = Layout::default();
    let mut journey = sample.journey().clone();
    let first = layout.scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    // A lane above grows, so that this one is moved and not laid out anew.
    journey.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Behaviour).unwrap().collapsed = true;
    let input = Input { journey: &journey, ..input(&sample, Lang::Zh, 1345.0) };
    for scene in [first, layout.scene(&input, &mut EstimatedWidths)] {
        let row = scene.row(lane).unwrap();
        assert!(row.bands.windows(2).all(|pair| pair[0].y + pair[0].height == pair[1].y));
        let last = row.bands.last().unwrap();
        assert_eq!(last.y + last.height, row.rect.bottom());
        for item in &row.items {
            let band = row.band_at(item.part.rect.centre().y).unwrap();
            assert_eq!(band.channel, channel_of(&sample.workspace, &journey, item.card));
            assert!(!row.is_free(band, item.columns.start));
        }
    }
}

#[test]
fn a_badge_dropped_where_it_lies_keeps_its_position_and_in_another_row_it_is_told_the_channel() {
    use waymark::{craft, edit};
    let (sample, lane) = apart();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let row = scene.row(lane).unwrap();
    let mut history = edit::History::new(Arc::new(sample.workspace.clone()));
    let id = sample.journey().id;
    let mut changed = 0;
    for item in &row.items {
        let from = item.part.rect.centre();
        for band in &row.bands {
            let onto = point(from.x, band.y + band.height / 2.0);
            let slot = scene.drop_slot(onto.x, onto.y, LaneKind::Touchpoint, Some(item.card)).unwrap();
            let (told, y) = (slot.band.unwrap(), from.y);
            assert_eq!(told, *band);
            assert!(slot.rect.y >= band.y && slot.rect.bottom() <= band.y + band.height);
            let now = channel_of(&sample.workspace, sample.journey(), item.card);
            let put = craft::rechannelled(&sample.workspace, id, item.card, told.channel);
            assert_eq!(put.is_none(), now == told.channel);
            let at = (slot.lane, slot.place, slot.index);
            let moves = craft::dropped(sample.journey(), &[item.card], item.card, at).unwrap();
            let is_own = row.band_at(y) == Some(*band);
            let command = match put {
                Some((put, _)) => edit::Command::Batch(vec![put, moves]),
                None => moves,
            };
            history.run(command).unwrap();
            if is_own {
                assert!(history.undo_label().is_none(), "nothing changed, and there is a step to undo");
                continue;
            }
            changed += 1;
            let after = history.present();
            assert_eq!(channel_of(after, after.journey(id).unwrap(), item.card), told.channel);
            history.undo();
            assert!(history.undo_label().is_none(), "one step");
        }
    }
    assert!(changed > 5);
}

#[test]
fn a_new_touchpoint_in_the_row_of_a_channel_has_that_channel() {
    use waymark::{craft::in_channel, edit::Command};
    let new =
        Touchpoint { id: TouchpointId(5), name: "新触点".into(), channel: None, aliases: Vec::new() };
    let channel = Some(ChannelId(7));
    let rename = Command::RenameWorkspace("x".into());
    let made = in_channel(Command::Batch(vec![Command::PutTouchpoint(new.clone()), rename.clone()]), channel);
    assert_eq!(made, Command::Batch(vec![Command::PutTouchpoint(Touchpoint { channel, ..new }), rename]));
}
