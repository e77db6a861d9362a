//! Other tabs of the app: they hear at once what was saved here, and reload or show the conflict before
//! their user types into an old state. The store's revision check is what protects the data; this only
//! saves the surprise.

use super::small;
use crate::json;
use crate::model::WorkspaceId;
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What tabs tell each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TabMessage {
    /// A workspace was saved.
    Saved {
        /// Which.
        workspace: WorkspaceId,
        /// Its new revision.
        revision: u64,
    },
    /// A workspace was deleted.
    Deleted {
        /// Which.
        workspace: WorkspaceId,
    },
    /// A data set was imported, renamed or deleted.
    DatasetsChanged,
    /// A tab started with this version of the store's layout: an older one saves and asks for a reload.
    Started {
        /// The version of the layout.
        schema: u32,
    },
}

/// The version of the store's layout, for [`TabMessage::Started`].
pub const SCHEMA: u32 = super::store::SCHEMA_VERSION;

/// The channel to the other tabs; closed when it is dropped. Where the browser has none it is silent.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Joins the other tabs that use the same database.
    pub fn join(database: &str, mut on_message: impl FnMut(TabMessage) + 'static) -> Tabs {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // A message of another version that is not understood is none of our business.
            let text = event.data().as_string().unwrap_or_default();
            if let Some(message) = small::read(&text) {
                on_message(message);
            }
        });
        // The constructor throws where storage is denied or the interface is missing.
        let channel =
            super::env::global("BroadcastChannel").and_then(|_| BroadcastChannel::new(database).ok());
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        Tabs { channel, _on_message: on_message }
    }

    /// Tells the other tabs. This tab does not hear it.
    pub fn tell(&self, message: &TabMessage) {
        if let (Some(channel), Ok(text)) = (&self.channel, json::write(message)) {
            channel.post_message(&JsValue::from(text)).ok();
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
