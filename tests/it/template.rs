//! Presets and new workspaces: complete, valid, and the same for the same ids.

use waymark::model::{Body, ChannelKind, LaneKind, Metric, check};
use waymark::template::{STAGE_PRESETS, StagePreset, new_journey, new_workspace};
use waymark::text::Lang;

/// Ids counted up from 1.
fn counter() -> impl FnMut() -> u64 {
    let mut last = 0;
    move || {
        last += 1;
        last
    }
}

#[test]
fn the_five_stage_presets_read_as_the_field_knows_them() {
    let read = |lang| {
        STAGE_PRESETS
            .map(|preset| preset.stages.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join("/"))
    };
    assert_eq!(
        read(Lang::Zh),
        [
            "意识/考虑/购买/使用/忠诚",
            "意识/考虑/决策/购买/使用/忠诚",
            "引流/初步接触/持续互动/购买决策/售后服务",
            "认知/考虑/决策/购买/使用/忠诚",
            "认知/考虑/购买/保留/宣传",
        ]
    );
    assert_eq!(read(Lang::En)[4], "Discovery/Consideration/Purchase/Retention/Advocacy");
    for preset in &STAGE_PRESETS {
        assert_eq!(StagePreset::find(preset.key), Some(preset));
    }
}

#[test]
fn a_new_journey_has_a_step_a_stage_and_tiles_where_they_mean_something() {
    let journey = new_journey(&STAGE_PRESETS[1], Lang::Zh, &mut counter());
    assert!(journey.stages.iter().all(|stage| stage.steps.len() == 1));
    let conversions =
        journey.cards.iter().filter(|card| matches!(card.body, Body::Kpi { metric: Metric::Conversion, .. }));
    assert_eq!(conversions.count(), journey.stages.len() - 1, "the first stage has nothing to convert from");
    assert!(journey.lanes.iter().any(|lane| lane.kind == LaneKind::Emotion));
}

#[test]
fn a_new_workspace_is_valid_and_knows_every_kind_of_channel() {
    for lang in [Lang::Zh, Lang::En] {
        let workspace = new_workspace(lang, &mut counter());
        assert_eq!(check(&workspace), Ok(()));
        assert_eq!(workspace.settings.lang, lang);
        let kinds: Vec<ChannelKind> = workspace.channels.iter().map(|channel| channel.kind).collect();
        assert!(ChannelKind::ALL.iter().all(|kind| *kind == ChannelKind::Other || kinds.contains(kind)));
        assert_eq!(workspace, new_workspace(lang, &mut counter()));
    }
}

#[test]
fn each_preset_has_a_name_and_a_hint_of_its_own() {
    for lang in [Lang::Zh, Lang::En] {
        let mut said: Vec<&str> =
            STAGE_PRESETS.iter().flat_map(|preset| [preset.name.get(lang), preset.hint.get(lang)]).collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), 2 * STAGE_PRESETS.len());
    }
}
