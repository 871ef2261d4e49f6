//! Files that pages refer to: built by `web/build.mjs`, embedded, and named with their hash.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
struct Dist;

/// Which file of `web/dist` stands for which name.
static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Dist::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

/// A file to send as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
    /// The same packed by brotli, where that is worth it.
    pub brotli: Option<Cow<'static, [u8]>>,
    /// For the `Content-Type` header.
    pub content_type: &'static str,
    /// Whether the name changes with the bytes, so that a browser may keep it for ever.
    pub immutable: bool,
}

/// The file at `/assets/{path}`, if there is one.
///
/// ```
/// assert!(fingerpost_pages::asset("../Cargo.toml").is_none());
/// assert!(fingerpost_pages::asset("manifest.json").is_none(), "for this crate alone");
/// ```
pub fn asset(path: &str) -> Option<Asset> {
    let content_type = match path.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "js" => "text/javascript; charset=utf-8",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => return None,
    };
    let bytes = Dist::get(path)?.data;
    let immutable = MANIFEST.values().any(|hashed| hashed == path);
    let brotli = Dist::get(&format!("{path}.br")).map(|packed| packed.data);
    Some(Asset { bytes, brotli, content_type, immutable })
}

/// The address of the asset called `name` before its hash was added.
pub(crate) fn address(name: &str) -> String {
    address_of(name).unwrap_or_else(|| format!("/assets/{name}"))
}

/// The same, if there is such an asset.
pub(crate) fn address_of(name: &str) -> Option<String> {
    MANIFEST.get(name).map(|hashed| format!("/assets/{hashed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_and_the_icon_are_there_under_their_hashed_names() {
        for (name, content_type) in
            [("fingerpost.css", "text/css; charset=utf-8"), ("favicon.svg", "image/svg+xml")]
        {
            let address = address(name);
            let asset = asset(address.strip_prefix("/assets/").unwrap()).unwrap();
            assert!(asset.immutable && !asset.bytes.is_empty());
            assert_eq!(asset.content_type, content_type);
            assert!(asset.brotli.is_none_or(|packed| packed.len() < asset.bytes.len()));
        }
    }
}
