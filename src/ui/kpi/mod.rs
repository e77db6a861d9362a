//! The KPI page.
use leptos::prelude::*;
/// The KPI page.
#[component]
pub fn KpiPage() -> impl IntoView {}
