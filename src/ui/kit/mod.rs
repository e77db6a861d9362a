//! Shared widgets: icons, buttons, menus, dialogs, fields. They know no page and no journey.

mod canvas;
mod dialog;
mod early;
mod field;
mod glyph;
mod lazy;
mod menu;
mod own_picture;
mod seen;

pub use canvas::{ChartCanvas, Sparkline, draw, provide_chart_theme};
pub use dialog::Dialog;
pub use early::EarlyField;
pub use field::{Check, Choice, NumberField, TextArea, TextField, split_names};
pub use glyph::{Glyph, Icon};
pub use lazy::{lazy, lazy_behind};
pub use menu::{Menu, MenuItem, Popup, PopupMenu};
pub use own_picture::{OwnPicture, no_picture};
pub use seen::seen;
