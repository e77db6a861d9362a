//! The worker's side: owns the engine, reads files in pieces, keeps data sets in the store.

/// Serves the page until the worker is ended. To be called where there is no `window`.
pub fn start() {}
