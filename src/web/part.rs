//! Parts of the program that are downloaded when they are first needed: the pages behind the map, the dialogs, the
//! engine. The release build cuts them off into wasm files of their own (feature `split`); every other build has all in
//! one, and a part is there at once. What a part shares with the rest stays in the rest.

use std::fmt;

/// A part could not be downloaded: no connection, or the host has a newer version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartMissing;

impl fmt::Display for PartMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of the program could not be loaded")
    }
}

impl std::error::Error for PartMissing {}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        PartMissing
    }
}

/// Makes a function the door to a part: `part! { kpi => pub fn page() -> AnyView { ... } }` is called as
/// `page().await`, which downloads the part `kpi` first where it is not there yet, and fails with [`PartMissing`]
/// where it cannot. A failure is not remembered: the next call tries again.
macro_rules! part {
    ($part:ident => $(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $out:ty $body:block) => {
        #[cfg(feature = "split")]
        $(#[$meta])*
        #[allow(unsafe_code, reason = "the door is an import that wasm-split links")]
        $vis async fn $name($($arg: $type),*) -> Result<$out, $crate::web::part::PartMissing> {
            #[wasm_split_helpers::wasm_split($part, fallible)]
            fn $name($($arg: $type),*) -> Result<$out, $crate::web::part::PartMissing> {
                Ok($body)
            }
            $name($($arg),*).await
        }

        #[cfg(not(feature = "split"))]
        $(#[$meta])*
        #[allow(clippy::unused_async, reason = "here the part is always there")]
        $vis async fn $name($($arg: $type),*) -> Result<$out, $crate::web::part::PartMissing> {
            Ok($body)
        }
    };
}
pub(crate) use part;
