//! The picture of a storyboard card: one of the built-in drawings, an own file, or what is pasted.

use super::card::CardHandle;
use crate::layout::{Dash, Drawing, Fill, Mark, Stroke, rect};
use crate::model::{Body, Picture};
use crate::text::{board as words, drawing as names};
use crate::ui::kit::OwnPicture;
use crate::web::shrink;
use leptos::prelude::*;

impl CardHandle {
    fn set_picture(self, picture: Option<Picture>) {
        self.change(|card| card.body = Body::Picture { picture });
        self.session.seal();
    }
}

/// The picker.
#[component]
pub fn PictureFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let picture = Memo::new(move |_| {
        handle.card.get().and_then(|card| match card.body {
            Body::Picture { picture } => picture,
            _ => None,
        })
    });
    let own = move || match picture.get() {
        Some(Picture::Data(href)) => Some(href),
        _ => None,
    };
    let own = Signal::derive(own);
    let pick = Callback::new(move |href: Option<String>| handle.set_picture(href.map(Picture::Data)));
    let any = Signal::derive(move || picture.with(Option::is_some));
    let one = move |drawing: Drawing| {
        let name = move || names::drawing(drawing.name).get(session.lang());
        let chosen = move || {
            picture.with(|picture| {
                matches!(picture, Some(Picture::BuiltIn(known)) if Drawing::named(known) == Some(drawing))
            })
        };
        let choose = move |_| handle.set_picture(Some(Picture::BuiltIn(drawing.name.to_owned())));
        view! {
            <button type="button" class="drawing" title=name aria-label=name
                aria-pressed=move || chosen().to_string() on:click=choose>
                {thumbnail(drawing)}
            </button>
        }
    };
    view! {
        <OwnPicture label=session.t(words::PICTURE) picture=own any longest=shrink::CARD on_pick=pick>
            <div class="drawings" role="group" aria-label=session.t(words::DRAWINGS)>
                {Drawing::ALL.map(one).collect_view()}
            </div>
        </OwnPicture>
    }
}

/// A drawing as a small picture on the page, in the theme's colours.
fn thumbnail(drawing: Drawing) -> impl IntoView {
    let marks = drawing.marks(rect(0.0, 0.0, 80.0, 45.0)).into_iter().map(shape).collect_view();
    view! { <svg viewBox="0 0 80 45" aria-hidden="true">{marks}</svg> }
}

fn shape(mark: Mark) -> Option<AnyView> {
    Some(match mark {
        Mark::Rect { rect, radius, fill, stroke } => view! {
            <rect x=rect.x y=rect.y width=rect.width height=rect.height rx=radius style=style(fill, stroke) />
        }
        .into_any(),
        Mark::Circle { centre, radius, fill, stroke } => {
            view! { <circle cx=centre.x cy=centre.y r=radius style=style(fill, stroke) /> }.into_any()
        }
        Mark::Path { d, fill, stroke } => view! { <path d=d style=style(fill, stroke) /> }.into_any(),
        Mark::Icon { .. } | Mark::Text(_) | Mark::Picture { .. } => return None,
    })
}

fn style(fill: Option<Fill>, stroke: Option<Stroke>) -> String {
    let fill = match fill {
        Some(Fill { paint, alpha }) => format!("fill:var(--{});fill-opacity:{alpha}", paint.token()),
        None => "fill:none".to_owned(),
    };
    match stroke {
        Some(Stroke { paint, width, dash: Dash::Solid | Dash::Dashed }) => {
            format!("{fill};stroke:var(--{});stroke-width:{width}", paint.token())
        }
        None => fill,
    }
}
