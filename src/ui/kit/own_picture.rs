//! A picture of the user's own: a file that is chosen or pasted, kept small. Cards and personas share it.

use crate::app::{Session, use_session};
use crate::text::board as words;
use crate::web::{files, shrink};
use leptos::ev::ClipboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Blob, File};

/// Kinds of files that every browser can show.
const KINDS: &str = "image/png,image/jpeg,image/webp,image/gif";

/// Gives a small version of a file on as a `data:` address.
fn take(session: Session, file: File, longest: f64, on_pick: Callback<Option<String>>) {
    if !KINDS.split(',').any(|kind| kind == file.type_()) {
        return session.problem(session.now(words::NOT_A_PICTURE).to_owned());
    }
    spawn_local(async move {
        match shrink::small_picture(&Blob::from(file), longest).await {
            Ok(href) => {
                on_pick.try_run(Some(href));
            }
            Err(error) => no_picture(session, &error),
        }
    });
}

/// Says why a file did not become a picture: what a browser cannot draw is none, whatever it is called.
pub fn no_picture(session: Session, error: &files::FileError) {
    session.problem(match error {
        files::FileError::TooLarge { .. } => session.now(words::PICTURE_TOO_LARGE).to_owned(),
        files::FileError::Browser(_) => session.now(words::NOT_A_PICTURE).to_owned(),
        error => error.words(session.view.lang.get_untracked()),
    });
}

/// The picker: choose, paste, take away.
#[component]
pub fn OwnPicture(
    /// Its name.
    label: Signal<String>,
    /// The own picture, if it is one.
    #[prop(into)]
    picture: Signal<Option<String>>,
    /// Whether there is any picture to take away.
    #[prop(into)]
    any: Signal<bool>,
    /// The longest side that is kept, in pixels.
    longest: f64,
    /// Called with the picture as a `data:` address, or with none when it is taken away.
    on_pick: Callback<Option<String>>,
    /// Further choices.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    let choose = move |_| {
        spawn_local(async move {
            if let Some(file) = files::pick(KINDS).await {
                take(session, file, longest, on_pick);
            }
        });
    };
    let chooser = NodeRef::<html::Button>::new();
    let remove = move |_| {
        // The button that was pressed goes with the picture.
        if let Some(chooser) = chooser.get_untracked() {
            drop(chooser.focus());
        }
        on_pick.run(None);
    };
    let on_paste = move |event: ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.files()?.get(0));
        if let Some(file) = pasted {
            event.prevent_default();
            event.stop_propagation();
            take(session, file, longest, on_pick);
        }
    };
    view! {
        <fieldset class="stack" on:paste=on_paste>
            <legend>{label}</legend>
            {move || picture.get().map(|href| view! { <img class="thumb" src=href alt=label /> })}
            <div class="row wrap">
                <button type="button" class="button" node_ref=chooser on:click=choose>{session.t(words::CHOOSE_PICTURE)}</button>
                <Show when=move || any.get()>
                    <button type="button" class="button" on:click=remove>
                        {session.t(words::REMOVE_PICTURE)}
                    </button>
                </Show>
            </div>
            <p class="muted">{session.t(words::PASTE_PICTURE)}</p>
            {children.map(|children| children())}
        </fieldset>
    }
}
