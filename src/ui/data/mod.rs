//! The data page: import, mapping, quality.
use leptos::prelude::*;
/// The data page.
#[component]
pub fn DataPage() -> impl IntoView {}
