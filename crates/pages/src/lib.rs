#![doc = include_str!("../README.md")]

mod advice;
mod assets;
mod at_risk;
mod calendar;
mod catalogue;
mod dates;
mod developers;
mod embed;
pub mod govuk;
mod home;
mod hours;
mod html;
mod keys;
mod language;
mod links;
mod locator;
mod neutral;
mod organisation;
mod page;
mod pagination;
mod record_text;
mod registers;
mod report;
mod results;
mod schema_org;
mod search_form;
mod service;
mod shortlist;
mod site;
mod statements;
mod status;
mod topics;
mod trouble;
mod validate;
mod words;

pub use advice::{Advice, AdviceFile, AdviceTranslation, advice, advice_list};
pub use assets::{Asset, asset};
pub use at_risk::{is_danger, is_for_people_at_risk, staying_safe};
pub use calendar::service_calendar;
pub use catalogue::{Catalogue, CatalogueError};
pub use developers::developers;
pub use embed::{OpensIn, embed, embed_script};
pub use home::{HomeCounts, home};
pub use html::Html;
pub use keys::keys;
pub use language::{Language, LanguageError};
pub use neutral::{neutral, plain, topic_in_address};
pub use organisation::{OrganisationView, organisation};
pub use page::ANSWERED;
pub use report::{ReportForm, Sent, report_form, report_sent};
pub use results::{DISTANCES, MapView, Notice, PlaceFault, SearchFault, SearchView, map, results};
pub use search_form::{AnswerAt, SearchForm};
pub use service::{ServiceView, service};
pub use shortlist::{
    HandOut, ListChange, ListLink, ListLinkGone, ListRefused, ListState, ListTold, Listed, ReceivedView,
    ShortlistTrouble, ShortlistView, hand_out, list_link, list_link_gone, list_received, list_refused,
    list_state, list_to_clear, list_to_copy, list_told, service_as_text, shortlist, shortlist_as_text,
};
pub use site::{
    Area, Colours, Confirmation, Contact, EmergencyLine, Frame, Helpline, HelplineFile, Logo, MapTiles,
    Nation, Phrase, Place, Reach, Site, SiteError, SiteFile, Urgency,
};
pub use statements::{
    COOKIES, Cookie, DirectorySize, Quality, about, accessibility, cookies, privacy, quality,
};
pub use topics::{ListedTopic, TopicGroup, TopicView, leads_to_danger, topic, topics};
pub use trouble::{NotFound, Problem, not_found, problem};
pub use validate::{
    Refused, ValidateProgress, ValidateReport, validate_failed, validate_form, validate_gone,
    validate_report, validate_running,
};

/// The page that a template makes.
fn render(template: &impl askama::Template) -> String {
    template.render().expect("a template only writes to a String, which takes every write")
}
