//! Storyboard pictures, 16:9, with their caption below.

use super::card::label;
use super::clipped::Clipped;
use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::stack::{Draft, drafts, settle};
use super::text::MeasureText;
use super::{Anchor, Drawing, Font, Icon, Item, ItemLook, Mark, Paint, Part, Rect, point, rect};
use crate::model::{Body, Card, Lane, Picture};
use std::sync::Arc;

const CAPTION: Font = Font::regular(12.0);
const LINE: f64 = 17.0;

/// The pictures of a lane and the lane's height. All are as high as one column asks for.
pub(super) fn items(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
) -> (Vec<Arc<Item>>, f64) {
    let column = plan.columns.first().map_or(0.0, |column| column.width);
    let picture_height = ((column - 8.0) * 9.0 / 16.0).round();
    let mut prepared = Vec::new();
    for draft in drafts(plan, plan.cards(lane.id)) {
        let wrapped = Clipped::new(measure, &draft.card.text, CAPTION, draft.width - 8.0, plan.card_lines());
        let text = wrapped.lines() as f64 * LINE;
        prepared.push(draft.with(wrapped, picture_height + if text > 0.0 { text + 6.0 } else { 0.0 }));
    }
    let (boxes, height) = settle(plan, &prepared, y);
    let items = prepared.into_iter().zip(boxes).map(|(draft, box_)| {
        let Draft { card, columns, index, content, .. } = draft;
        let cut = content.is_cut();
        let mut sheet = Sheet::new(measure);
        frame(&mut sheet, card, rect(0.0, 0.0, box_.width, picture_height));
        let first = rect(4.0, picture_height + 17.0, box_.width - 8.0, LINE);
        content.draw(&mut sheet, first, Anchor::Middle, (CAPTION, Paint::Text));
        let part = finished(sheet, box_, label(plan, lane, card));
        Arc::new(Item {
            card: card.id,
            place: card.place,
            columns,
            index,
            look: ItemLook::Picture,
            cut,
            part,
        })
    });
    (items.collect(), height)
}

fn finished(sheet: Sheet<'_>, box_: Rect, label: String) -> Part {
    sheet.part(box_, label)
}

fn frame(sheet: &mut Sheet<'_>, card: &Card, frame: Rect) {
    let Body::Picture { picture } = &card.body else { return };
    let edge = line(Paint::HairlineStrong, 1.0);
    let inside = rect(0.5, 0.5, frame.width - 1.0, frame.height - 1.0);
    match picture {
        Some(Picture::Data(href)) => {
            sheet.push(Mark::Picture { rect: frame, radius: 8.0, href: href.as_str().into() });
            sheet.rect(inside, 4.0, None, edge);
        }
        Some(Picture::BuiltIn(name)) if let Some(drawing) = Drawing::named(name) => {
            drawing.marks(frame).into_iter().for_each(|mark| sheet.push(mark));
        }
        _ => {
            sheet.rect(inside, 6.0, fill(Paint::BrandSoft), edge);
            let at = point(frame.centre().x - 14.0, frame.centre().y - 14.0);
            sheet.icon(Icon::Picture, at, 28.0, Paint::Brand);
        }
    }
}
