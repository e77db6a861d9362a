//! What of the data the workspace knows: touchpoints, stages and channels by name.

use waymark::engine::{channel_matches, stage_matches, touchpoint_matches, touchpoints_on_map};
use waymark::model::{
    Body, Card, CardId, Channel, ChannelId, ChannelKind, LaneKind, Lang, Medium, Place, Touchpoint,
    TouchpointId, Workspace, WorkspaceId,
};
use waymark::table::Quality;
use waymark::template;

fn counted(names: &[&str]) -> Vec<(String, u64)> {
    names.iter().zip(1..).map(|(name, events)| ((*name).to_owned(), events)).collect()
}

#[test]
fn touchpoints_are_known_by_name_and_alias_and_shown_by_their_cards() {
    let mut workspace = Workspace::new(WorkspaceId(1), "w");
    for (id, name, alias) in [(1, "商品页", "product_view"), (2, "支付", "pay")] {
        let aliases = vec![alias.to_owned()];
        workspace.touchpoints.push(Touchpoint {
            id: TouchpointId(id),
            name: name.into(),
            channel: None,
            aliases,
        });
    }
    let mut next = 10;
    let mut ids = || {
        next += 1;
        next
    };
    let mut journey = template::new_journey(&template::STAGE_PRESETS[0], Lang::Zh, &mut ids);
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoint).unwrap().id;
    let body = Body::Touch { touchpoint: TouchpointId(2), frequency: String::new() };
    let place = Place::Stage(journey.stages[0].id);
    journey.cards.push(Card::new(CardId(1), lane, place, "", body).into());
    let touchpoints = counted(&["Product View", "PAY", "wishlist"]);
    let quality = Quality { touchpoints, ..Quality::default() };
    let found: Vec<_> = touchpoint_matches(&workspace, Some(&journey), &quality)
        .into_iter()
        .map(|found| (found.name, found.known.map(|known| (known.id.0, known.shown))))
        .collect();
    let names = ["Product View", "PAY", "wishlist"];
    assert_eq!(touchpoints_on_map(&workspace, &journey, names.into_iter()), (1, 2));
    assert_eq!(
        found,
        [
            ("Product View".into(), Some((1, false))),
            ("PAY".into(), Some((2, true))),
            ("wishlist".into(), None)
        ]
    );
}

#[test]
fn stages_and_channels_are_matched_and_no_channel_is_none() {
    let mut ids = || 7;
    let mut journey = template::new_journey(&template::STAGE_PRESETS[0], Lang::Zh, &mut ids);
    journey.stages[0].aliases.push("Discover".into());
    let quality = Quality {
        stages: counted(&["discover", "zzz"]),
        channels: counted(&["", "app", "kiosk"]),
        ..Quality::default()
    };
    let stages: Vec<_> =
        stage_matches(&journey, &quality).into_iter().map(|found| found.known.is_some()).collect();
    assert_eq!(stages, [true, false]);
    let mut workspace = Workspace::new(WorkspaceId(1), "w");
    workspace.channels.push(Channel {
        id: ChannelId(1),
        name: "App".into(),
        kind: ChannelKind::App,
        medium: Medium::Digital,
        aliases: vec![],
    });
    let channels = channel_matches(&workspace, &quality);
    let channels: Vec<_> =
        channels.iter().map(|found| (found.name.as_str(), found.known.is_some())).collect();
    assert_eq!(channels, [("app", true), ("kiosk", false)]);
}
