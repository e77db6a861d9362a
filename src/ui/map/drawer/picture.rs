//! The picture of a storyboard card: one of the built-in drawings, an own file, or what is pasted.

use super::card::CardHandle;
use crate::layout::{Dash, Drawing, Fill, Mark, Stroke, rect};
use crate::model::{Body, Picture};
use crate::text::{board as words, drawing as names};
use crate::web::{files, shrink};
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Blob, File};

/// Kinds of files that every browser can show.
const KINDS: &str = "image/png,image/jpeg,image/webp,image/gif";

impl CardHandle {
    fn set_picture(self, picture: Option<Picture>) {
        self.change(|card| card.body = Body::Picture { picture });
        self.session.seal();
    }

    /// Keeps a small version of a file.
    fn take_file(self, file: File) {
        let session = self.session;
        if !KINDS.split(',').any(|kind| kind == file.type_()) {
            return session.problem(session.now(words::NOT_A_PICTURE).to_owned());
        }
        spawn_local(async move {
            match shrink::small_picture(&Blob::from(file)).await {
                Ok(href) => self.set_picture(Some(Picture::Data(href))),
                Err(files::FileError::TooLarge { .. }) => {
                    session.problem(session.now(words::PICTURE_TOO_LARGE).to_owned());
                }
                Err(error) => session.problem(error.words(session.view.lang.get_untracked())),
            }
        });
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
    let choose = move |_| {
        spawn_local(async move {
            if let Some(file) = files::pick(KINDS).await {
                handle.take_file(file);
            }
        });
    };
    let on_paste = move |event: ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.files()?.get(0));
        if let Some(file) = pasted {
            event.prevent_default();
            event.stop_propagation();
            handle.take_file(file);
        }
    };
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
        <fieldset class="stack" on:paste=on_paste>
            <legend>{session.t(words::PICTURE)}</legend>
            {move || own().map(|href| view! { <img class="thumb" src=href alt=session.t(words::PICTURE) /> })}
            <div class="row wrap">
                <button type="button" class="button" on:click=choose>{session.t(words::CHOOSE_PICTURE)}</button>
                <Show when=move || picture.with(Option::is_some)>
                    <button type="button" class="button" on:click=move |_| handle.set_picture(None)>
                        {session.t(words::REMOVE_PICTURE)}
                    </button>
                </Show>
            </div>
            <p class="muted">{session.t(words::PASTE_PICTURE)}</p>
            <div class="drawings" role="group" aria-label=session.t(words::DRAWINGS)>
                {Drawing::ALL.map(one).collect_view()}
            </div>
        </fieldset>
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
