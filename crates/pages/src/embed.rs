//! The search box by itself, for a frame on another site's page.

use askama::Template;

use crate::{Asset, Frame, SearchForm, asset, assets, page::Page};

/// Where the results open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpensIn {
    /// In place of the page that the frame is on.
    #[default]
    Top,
    /// In a window or tab of their own.
    New,
}

#[derive(Template)]
#[template(path = "embed.html")]
struct Embed<'a> {
    page: Page<'a>,
    form: &'a SearchForm,
    target: &'static str,
}

/// The page in the frame, with what its host wants typed in already.
pub fn embed(frame: &Frame<'_>, form: &SearchForm, opens_in: OpensIn) -> String {
    let page = Page::unlisted(frame, frame.language.say("home-title").into_owned()).light().of_kind("embed");
    let target = match opens_in {
        OpensIn::Top => "_top",
        OpensIn::New => "_blank",
    };
    crate::render(&Embed { page, form, target })
}

/// The script that other sites load to have that frame; its address never changes.
pub fn embed_script() -> Option<Asset> {
    let address = assets::address_of("embed-host.js")?;
    asset(address.strip_prefix("/assets/")?).map(|script| Asset { immutable: false, ..script })
}
