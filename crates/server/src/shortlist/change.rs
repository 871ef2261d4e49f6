//! Changing a list: `POST /shortlist`. For anybody, from a page of this host.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use fingerpost_pages::{Language, ListChange, ListRefused, ShortlistTrouble};
use uuid::Uuid;

use super::{Full, Shortlist, cookie, is_script, pages};
use crate::{
    App,
    client::Client,
    helpful,
    origin::Sender,
    site_pages::{Asked, Failure},
};

/// The page of a list.
pub(super) const HERE: &str = "/shortlist";

/// What a button of a page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Save,
    Add(Uuid),
    TakeOff(Uuid),
    Move(Uuid, isize),
    PutBack,
    Clear,
}

/// A form as it was sent.
#[derive(Debug)]
struct Form {
    wanted: Wanted,
    /// What was typed beside services, on the page of the list.
    notes: Vec<(Uuid, String)>,
    /// The page to go on to: the one that it was sent from, or the one that the button which was pressed leads to.
    back: String,
    /// The part of the page where the button stands.
    place: Option<String>,
    /// Whether the page was any help, where that was answered.
    helped: Option<bool>,
}

impl Form {
    fn read(body: &[u8]) -> Self {
        let mut form = Self {
            wanted: Wanted::Save,
            notes: Vec::new(),
            back: HERE.to_owned(),
            place: None,
            helped: None,
        };
        let mut of = None;
        for (name, value) in url::form_urlencoded::parse(body) {
            // `0b6dd8cb-…#r3`: of which service, and where on the page its button stands.
            let (id, place) = value.split_once('#').map_or((&*value, None), |(id, place)| (id, Some(place)));
            let id = Uuid::try_parse(id).ok();
            let wanted = match (&*name, id) {
                ("add", Some(id)) => Wanted::Add(id),
                ("remove", Some(id)) => Wanted::TakeOff(id),
                ("up", Some(id)) => Wanted::Move(id, -1),
                ("down", Some(id)) => Wanted::Move(id, 1),
                ("undo", _) => Wanted::PutBack,
                ("clear", _) => Wanted::Clear,
                _ => {
                    match &*name {
                        "id" => of = id,
                        "note" => form.notes.extend(of.take().map(|id| (id, value.to_string()))),
                        "back" if leads_here(&value) => form.back = value.into_owned(),
                        "helped" => form.helped = helpful::parse(&value),
                        _ => {}
                    }
                    continue;
                }
            };
            form.wanted = wanted;
            let is_plain = |place: &&str| {
                (1..=20).contains(&place.len())
                    && place.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            };
            form.place = place.filter(is_plain).map(str::to_owned);
        }
        form
    }

    /// Changes a list. The place on the page goes along with what is moved.
    fn apply(&mut self, list: &mut Shortlist) {
        for (id, note) in &self.notes {
            list.write_note(*id, note);
        }
        match self.wanted {
            Wanted::Save => {}
            Wanted::Add(id) => list.add(id),
            Wanted::TakeOff(id) => list.take_off(id),
            Wanted::Move(id, places) => {
                list.move_by(id, places);
                let at = list.ids().iter().position(|its| *its == id);
                self.place = at.map(|at| format!("item-{}", at + 1));
            }
            Wanted::PutBack => list.put_back(),
            Wanted::Clear => *list = Shortlist::default(),
        }
    }

    /// Where the browser is led: to the page that it came from, at the same place, or on to what is made of the list.
    fn next(&self) -> String {
        if self.helped.is_some() {
            return helpful::thanked(HERE);
        }
        let page = self.back.split('#').next().unwrap_or_default();
        match &self.place {
            Some(place) => format!("{page}#{place}"),
            None => page.to_owned(),
        }
    }
}

/// Whether an address is a page of this host, whatever a browser makes of it.
fn leads_here(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Changes the list, and leads back to the page, or on to the one that was asked for.
pub(crate) async fn change(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if let Some(refused) = refused(&asked.app, &headers) {
        return Ok(refuse(&asked, refused));
    }
    let mut form = Form::read(&body);
    if let Wanted::Add(id) = form.wanted
        && pages::services(&asked, &[id]).await?.is_empty()
    {
        // Only what anybody may see; a list is no way to ask whether there is something else.
        form.wanted = Wanted::Save;
    }
    let mut list = asked.shortlist.clone();
    form.apply(&mut list);
    let by_script = is_script(&headers);
    match cookie(&asked.app, &list, (asked.app.clock)()) {
        Ok(cookie) if by_script => {
            let says = told(&form, &asked.shortlist, &list, asked.language);
            Ok(([(header::SET_COOKIE, cookie)], Json(says)).into_response())
        }
        Ok(cookie) => {
            if let Some(helped) = form.helped {
                helpful::count(&asked.app, client, HERE, helped).await;
            }
            Ok(see_other(&form.next(), cookie))
        }
        // The page says what to do about it, so a script has the browser send the form itself.
        Err(Full) if by_script => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(Full) => full(&asked, &form, list).await,
    }
}

/// What a script tells whoever listens, and puts on the button.
fn told(
    form: &Form,
    before: &Shortlist,
    after: &Shortlist,
    language: Language,
) -> fingerpost_pages::ListTold {
    let change = match form.wanted {
        Wanted::Add(id) if after.has(id) => ListChange::Added,
        Wanted::TakeOff(id) if before.has(id) => ListChange::TakenOff,
        _ => ListChange::Saved,
    };
    fingerpost_pages::list_told(language, change, after.chosen.len())
}

pub(super) fn see_other(address: &str, cookie: axum::http::HeaderValue) -> Response {
    let headers = [(header::SET_COOKIE, cookie)];
    (headers, axum::response::Redirect::to(address)).into_response()
}

/// The list as it would have been but for its length: nothing that was typed is lost, and nothing is kept yet.
async fn full(asked: &Asked, form: &Form, mut list: Shortlist) -> Result<Response, Failure> {
    let adding = match form.wanted {
        Wanted::Add(id) if !asked.shortlist.has(id) => {
            list.chosen.retain(|chosen| chosen.id != id);
            Some(id)
        }
        Wanted::TakeOff(_) => {
            // Nothing is taken off where nothing is kept.
            list = asked.shortlist.clone();
            form.notes.iter().for_each(|(id, note)| list.write_note(*id, note));
            None
        }
        _ => None,
    };
    let trouble = match adding {
        None => ShortlistTrouble::Full,
        Some(id) => {
            let services = pages::services(asked, &[id]).await?;
            let name = services.into_iter().next().and_then(|found| found.service.name).unwrap_or_default();
            ShortlistTrouble::NotAdded { name, back: form.back.clone() }
        }
    };
    let page = pages::page_of(asked, &list, Some(&trouble)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response())
}

pub(super) fn refuse(asked: &Asked, refused: ListRefused) -> Response {
    (StatusCode::FORBIDDEN, Html(fingerpost_pages::list_refused(&asked.frame(), refused))).into_response()
}

/// Whether a page of another site has sent the form, or the browser would not keep the answer.
pub(super) fn refused(app: &App, headers: &HeaderMap) -> Option<ListRefused> {
    match Sender::of(app, headers) {
        Sender::Ours => None,
        Sender::OursUnsafely => Some(ListRefused::Unsafe),
        Sender::Elsewhere => Some(ListRefused::Elsewhere),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_host_are_led_back_to() {
        for address in ["/", "/search?q=tea&near=BS5", "/services/1?lang=cy"] {
            assert!(leads_here(address), "{address}");
        }
        for address in [
            "",
            "tea",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "https://a.example",
            "/a\r\nb: c",
            "/é",
        ] {
            assert!(!leads_here(address), "{address}");
        }
    }

    #[test]
    fn a_form_says_what_is_wanted_what_was_typed_and_where() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let form =
            Form::read(format!("id={one}&note=a+b&id={two}&note=&up={two}%23item-2&back=//x").as_bytes());
        assert_eq!(form.wanted, Wanted::Move(two, -1));
        assert_eq!(form.notes, [(one, "a b".to_owned()), (two, String::new())]);
        assert_eq!(form.next(), "/shortlist#item-2");
        let form = Form::read(format!("back=%2Fsearch%3Fq%3Dtea%23x&add={one}%23r3").as_bytes());
        assert_eq!((form.wanted, form.next().as_str()), (Wanted::Add(one), "/search?q=tea#r3"));
        assert_eq!(Form::read(b"add=nonsense&x").wanted, Wanted::Save);
        let form = Form::read(format!("id={one}&note=a&back=%2Fshortlist%2Fprint").as_bytes());
        assert_eq!((form.wanted, form.next().as_str()), (Wanted::Save, "/shortlist/print"));
        assert_eq!(form.notes, [(one, "a".to_owned())]);
    }
}
