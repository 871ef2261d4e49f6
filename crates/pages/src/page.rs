//! What the frame round every page shows.

use uuid::Uuid;

use crate::{
    Contact, Frame, Html, Language, Logo, Phrase, Site, assets,
    govuk::{ExitThisPage, LanguageItem, LanguageNavigation},
    links,
    links::Link,
    shortlist,
};

/// What an address ends with, once its reader has said whether the page helped.
pub const ANSWERED: &str = "helpful=thanks";

/// A page's own part of the frame.
pub(crate) struct Page<'a> {
    pub(crate) frame: &'a Frame<'a>,
    /// The language of the page, under the short name by which templates ask for words.
    pub(crate) t: Language,
    /// What the page is called, before the name of the site.
    pub(crate) title: String,
    /// For search engines and previews: one sentence.
    pub(crate) description: String,
    /// Whether search engines may list it.
    pub(crate) indexed: bool,
    /// Whether it is read, rather than looked through: `reading.css`.
    reads: bool,
    /// A style sheet and a script for pages of its kind alone: `map` for `map.css` and `map.js`.
    kind: Option<&'static str>,
    /// Whether somebody may have to leave it quickly.
    pub(crate) guarded: bool,
    /// Whether it asks its reader if it was any help.
    pub(crate) asks: bool,
    /// The form that takes the answer along, by its id, where what is written in it would be lost otherwise.
    pub(crate) answers_with: Option<&'static str>,
    /// A form that somebody writes in, by its id and where it is sent.
    form: Option<(&'static str, String)>,
    /// Whether something is the matter with what was sent: another language says so, too.
    is_refused: bool,
}

impl<'a> Page<'a> {
    pub(crate) fn new(frame: &'a Frame<'a>, title: String) -> Self {
        let t = frame.language;
        let description = t.say("page-description").into_owned();
        Self {
            frame,
            t,
            title,
            description,
            indexed: frame.listed,
            reads: true,
            kind: None,
            guarded: false,
            asks: true,
            answers_with: None,
            form: None,
            is_refused: false,
        }
    }

    /// For pages that say nothing to somebody who comes from a search engine.
    pub(crate) fn unlisted(frame: &'a Frame<'a>, title: String) -> Self {
        Self { indexed: false, ..Self::new(frame, title) }
    }

    /// For pages of which nobody is asked whether they helped: an error, a form, something that only its reader may see.
    pub(crate) fn unasked(self) -> Self {
        Self { asks: false, ..self }
    }

    /// For pages on which somebody writes beside what they are asked: the answer goes with the form, so that nothing is lost.
    pub(crate) fn answering_with(self, form: &'static str) -> Self {
        Self { asks: true, answers_with: Some(form), ..self }
    }

    /// For pages with a form that somebody writes in: another language takes along what was written.
    pub(crate) fn with_form(self, id: &'static str, action: &str) -> Self {
        Self { form: Some((id, action.to_owned())), ..self }
    }

    /// The same where something may be the matter with what was sent.
    pub(crate) fn refused(self, is_refused: bool) -> Self {
        Self { is_refused, ..self }
    }

    /// What the switch of languages says of the form: whether it was refused, so that it is again.
    pub(crate) fn switch(&self) -> &'static str {
        if self.is_refused { "refused" } else { "1" }
    }

    /// Whether the reader has just answered.
    pub(crate) fn is_answered(&self) -> bool {
        self.frame.has_pair(ANSWERED)
    }

    /// The whole title: `Food bank – Hartsmere support directory`.
    pub(crate) fn full_title(&self) -> String {
        let (site, _) = self.frame.site.name.in_language(self.t);
        format!("{} – {site}", self.title)
    }

    /// What the button beside a service does to the reader's list, and its words.
    pub(crate) fn list_button(&self, id: &Uuid) -> (&'static str, String) {
        shortlist::button(self.frame.shortlist.contains(id), self.t)
    }

    /// Where the script is that shows what single keys do.
    pub(crate) fn keys_script(&self) -> String {
        assets::address("keys.js")
    }

    /// The words that lead to the reader's list.
    pub(crate) fn list_link(&self) -> String {
        shortlist::link(self.frame.shortlist.len(), self.t)
    }

    pub(crate) fn site_name(&self) -> Html {
        self.frame.site.name.html(self.t)
    }

    /// Without the styles of what is read: for the front door and for results, which must be there at once.
    pub(crate) fn light(self) -> Self {
        Self { reads: false, ..self }
    }

    /// With what only pages of this kind need beside what every page has: its name under `pages` in `web/`.
    pub(crate) fn of_kind(self, kind: &'static str) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// A page that somebody may have to leave quickly: neither its tab nor a list of pages says what it is about, and that it
    /// was read is counted nowhere.
    pub(crate) fn guarded(self) -> Self {
        let (title, description) = (self.t.say("private-title"), self.t.say("page-description"));
        Self {
            title: title.into_owned(),
            description: description.into_owned(),
            guarded: true,
            ..self.unasked()
        }
    }

    /// Where its style sheets are: that of every page, that of what is read, and that of its kind if there is one. Each has a twin for languages that
    /// are written from right to left.
    pub(crate) fn style_sheets(&self) -> impl Iterator<Item = String> {
        let extension = if self.t.is_right_to_left() { "-rtl.css" } else { ".css" };
        Some(format!("fingerpost{extension}"))
            .into_iter()
            .chain(self.reads.then(|| format!("reading{extension}")))
            .chain(self.own(extension))
            .filter_map(|name| assets::address_of(&name))
    }

    /// Where its scripts are, in the same way. One that must be left quickly has none that only make things easier: they
    /// would hold up the one that matters.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = String> {
        (!self.guarded)
            .then(|| "fingerpost.js".to_owned())
            .into_iter()
            .chain(self.own(".js"))
            .filter_map(|name| assets::address_of(&name))
    }

    fn own(&self, extension: &'static str) -> impl Iterator<Item = String> {
        let kinds = self.kind.into_iter().chain(self.guarded.then_some("exit"));
        kinds.map(move |kind| format!("{kind}{extension}"))
    }

    pub(crate) fn icon(&self) -> String {
        assets::address("favicon.svg")
    }

    /// Where the site's own colours are, if it has any.
    pub(crate) fn site_style_sheet(&self) -> Option<String> {
        self.frame.site.style_sheet().map(|(address, _)| address)
    }

    pub(crate) fn logo(&self) -> Option<&Html> {
        self.frame.site.logo.as_ref().map(Logo::html)
    }

    /// The id of the form that the switch of languages sends, where there is one and more than one language.
    pub(crate) fn switches_form(&self) -> Option<&'static str> {
        self.form.as_ref().filter(|_| self.frame.site.languages().count() > 1).map(|(id, _)| *id)
    }

    /// The languages, each with the address that shows the page in it; none for the page's own. That of a form is where it is
    /// sent.
    pub(crate) fn languages(&self) -> impl Iterator<Item = LanguageItem> {
        let address = |language: Language| match &self.form {
            Some((_, action)) => format!("{action}?lang={}", language.code()),
            None => self.frame.address_in(language),
        };
        self.frame.site.languages().map(move |language| LanguageItem {
            text: language.name().to_owned(),
            lang: language.code().to_owned(),
            href: (language != self.t).then(|| address(language)),
            dir: language.direction_within(self.t).map(str::to_owned),
        })
    }

    /// The switch of languages; nothing where the site speaks only one.
    pub(crate) fn language_navigation(&self) -> Option<LanguageNavigation> {
        let items: Vec<LanguageItem> = self.languages().collect();
        (items.len() > 1).then(|| {
            let navigation = LanguageNavigation::new(self.t.say("languages"));
            navigation.classes("govuk-language-navigation--inverse").items(items)
        })
    }

    /// What leaves the page quickly. Without a script it is a plain link.
    pub(crate) fn exit(&self) -> ExitThisPage {
        let t = self.t;
        let emergency = Html::visually_hidden(&Html::from(t.say("exit-emergency")));
        let words = Html::join([emergency, t.say("exit-button").into()], " ");
        ExitThisPage::new("/leave", words)
            .activated_text(t.say("exit-activated"))
            .timed_out_text(t.say("exit-timed-out"))
            .press_two_more_times_text(t.say("exit-two"))
            .press_one_more_time_text(t.say("exit-one"))
    }

    /// Where search engines find it, in this language and in each that its site offers; nothing where they should not.
    pub(crate) fn public_addresses(&self) -> Option<(String, Vec<(&'static str, String)>)> {
        let canonical = self.frame.public_address(self.t).filter(|_| self.indexed)?;
        let languages: Vec<Language> = self.frame.site.languages().collect();
        let is_several = languages.len() > 1;
        let several = languages.into_iter().filter(|_| is_several);
        // Whoever reads none of them gets the first.
        let first = is_several.then(|| ("x-default", self.frame.site.first_language()));
        let alternates = several.map(|language| (language.code(), language)).chain(first);
        let alternates =
            alternates.filter_map(|(code, language)| Some((code, self.frame.public_address(language)?)));
        Some((canonical, alternates.collect()))
    }

    /// Lines that the licences of the data ask for, in the language in which they must be given.
    pub(crate) fn attributions(&self) -> Vec<Html> {
        self.frame.attributions.iter().map(|line| Html::record(line, self.t)).collect()
    }

    /// `rtl` for the page itself, where its language is written so.
    pub(crate) fn direction(&self) -> Option<&'static str> {
        self.t.direction_within(Language::ENGLISH)
    }

    /// ` lang="en"` for an attribute list round record text, where the page speaks another
    /// language.
    pub(crate) fn record_language(&self) -> Html {
        Html::language_attribute(Language::OF_RECORDS, self.t)
    }

    /// Whom to turn to, if the site says so.
    pub(crate) fn turn(&self) -> Option<Turn> {
        let site = self.frame.site;
        let outside = Turn::in_both(&site.out_of_hours, self.t, "turn-outside-who");
        let mut turn = Turn::new(&site.contact, self.t, "turn-who")?;
        turn.outside = outside.map(Box::new);
        Some(turn)
    }
}

/// Somebody to turn to, ready for the page.
pub(crate) struct Turn {
    pub(crate) who: Option<Html>,
    pub(crate) hours: Option<Html>,
    pub(crate) links: Vec<Link>,
    /// Who answers when they do not.
    pub(crate) outside: Option<Box<Turn>>,
}

impl Turn {
    /// Whom to tell that somebody was treated badly, if the site says so.
    pub(crate) fn of_safeguarding(site: &Site, t: Language) -> Option<Self> {
        Self::in_both(&site.safeguarding, t, "turn-safeguarding-who")
    }

    /// Nobody may misread whom to tell in need, and when: in English below it, until somebody has reviewed the translation.
    fn in_both(contact: &Contact, t: Language, message: &str) -> Option<Self> {
        let Contact { name, hours, .. } = contact;
        let mut turn = Self::new(contact, t, message)?;
        let english = |name: &Phrase| {
            name.english_below(t)?;
            let said = Language::ENGLISH.fill(message, &[("who", &name.en)]);
            Some(Html::in_language(&said, Language::ENGLISH, t))
        };
        turn.who = turn
            .who
            .map(|who| Html::lines([Some(who), name.as_ref().and_then(english)].into_iter().flatten()));
        let english = hours.as_ref().and_then(|hours| hours.english_below(t));
        turn.hours = turn.hours.map(|hours| Html::lines([Some(hours), english].into_iter().flatten()));
        Some(turn)
    }

    fn new(contact: &Contact, t: Language, message: &str) -> Option<Self> {
        let phone = contact.phone.as_deref().and_then(|phone| links::to_phone(phone, t));
        let email = contact.email.as_deref().and_then(|email| links::to_email(email, t));
        let call_back = contact.call_back.as_deref().and_then(|address| links::to_call_back(address, t));
        contact.is_reachable().then(|| Self {
            who: contact.name.as_ref().map(|name| t.mark_up(message, &[("who", &name.html(t))])),
            hours: contact.hours.as_ref().map(|hours| hours.html(t)),
            links: phone.into_iter().chain(call_back).chain(email).collect(),
            outside: None,
        })
    }
}
