//! A site's file, and what must hold of it.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;

use super::{
    Area, Colours, Contact, EmergencyLine, Helpline, Logo, Nation, Phrase, Place, Site, colours, elsewhere,
    helplines::ConfirmationForm,
};
use crate::{Language, links};

/// What is wrong with a file: the field, and why. Shown as one clause, to which the reader of the
/// file adds its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteError {
    field: String,
    why: String,
}

impl SiteError {
    pub(crate) fn new(field: impl Into<String>, why: impl Into<String>) -> Self {
        Self { field: field.into(), why: why.into() }
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.field, self.why)
    }
}

impl std::error::Error for SiteError {}

/// A site as its file has it, not yet checked.
///
/// ```
/// use fingerpost_pages::SiteFile;
/// let file: SiteFile = serde_json::from_str(r#"{"name": "Help", "hosts": ["https://help.example"]}"#)?;
/// assert_eq!(
///     file.check(None, &[]).unwrap_err().to_string(),
///     "hosts: “https://help.example” is not a host such as \"directory.example.org\", without https:// and port",
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    name: Phrase,
    #[serde(default)]
    demonstration: bool,
    #[serde(default)]
    default: bool,
    #[serde(default)]
    hosts: Vec<String>,
    logo: Option<String>,
    colours: Option<colours::Form>,
    #[serde(default)]
    contact: Contact,
    #[serde(default)]
    out_of_hours: Contact,
    #[serde(default)]
    safeguarding: Contact,
    #[serde(default)]
    languages: Vec<Language>,
    nation: Option<Nation>,
    default_area: Option<AreaForm>,
    #[serde(default)]
    places: Vec<AreaForm>,
    map: Option<elsewhere::TilesForm>,
    #[serde(default)]
    embed_hosts: Vec<String>,
    leave_to: Option<String>,
    #[serde(default)]
    emergencies: Vec<EmergencyLine>,
    /// By the `id` of a helpline.
    #[serde(default)]
    confirmed: BTreeMap<String, ConfirmationForm>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaForm {
    name: Phrase,
    postcode: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl SiteFile {
    /// The file of the logo, in the same folder, if the site has one.
    ///
    /// # Errors
    /// Where it is not the name of an SVG.
    pub fn logo(&self) -> Result<Option<&str>, SiteError> {
        let plain = |name: &str| {
            name.len() > 4
                && name.ends_with(".svg")
                && !name.starts_with('.')
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
        };
        match self.logo.as_deref() {
            Some(name) if !plain(name) => Err(SiteError::new(
                "logo",
                format!("“{name}” is not the name of an SVG file beside this one, such as \"hartsmere.svg\""),
            )),
            logo => Ok(logo),
        }
    }

    /// The site, where everything about it is as it must be.
    ///
    /// `logo` is what the file that [`Self::logo`] names holds; `helplines` are those of the country.
    ///
    /// # Errors
    /// Where a field is not what it must be.
    pub fn check(self, logo: Option<&str>, helplines: &[Helpline]) -> Result<Site, SiteError> {
        if self.name.en.trim().is_empty() {
            return Err(SiteError::new("name", "the directory must be called something"));
        }
        let mut hosts: Vec<String> = Vec::with_capacity(self.hosts.len());
        for host in &self.hosts {
            let small = host.to_ascii_lowercase();
            if !is_host(&small) {
                return Err(SiteError::new(
                    "hosts",
                    format!(
                        "“{host}” is not a host such as \"directory.example.org\", without https:// and port"
                    ),
                ));
            }
            if !hosts.contains(&small) {
                hosts.push(small);
            }
        }
        let logo = logo
            .map(Logo::parse)
            .transpose()
            .map_err(|why| SiteError::new("logo", format!("the picture is not a plain SVG: {why}")))?;
        for (at, contact) in [
            ("contact", &self.contact),
            ("out_of_hours", &self.out_of_hours),
            ("safeguarding", &self.safeguarding),
        ] {
            check_contact(at, contact)?;
        }
        for line in &self.emergencies {
            if crate::links::to_phone(&line.number, Language::ENGLISH).is_none() {
                return Err(SiteError::new(
                    "emergencies.number",
                    format!("“{}” cannot be called", line.number),
                ));
            }
        }
        Ok(Site {
            name: self.name,
            hosts,
            default: self.default,
            demonstration: self.demonstration,
            logo,
            colours: self.colours.as_ref().map(Colours::check).transpose()?,
            contact: self.contact,
            out_of_hours: self.out_of_hours,
            safeguarding: self.safeguarding,
            languages: if self.languages.is_empty() { Language::all().collect() } else { self.languages },
            nation: self.nation,
            default_area: self.default_area.map(|area| area.check("default_area")).transpose()?,
            places: self.places.into_iter().map(|place| place.check("places")).collect::<Result<_, _>>()?,
            map: self.map.map(elsewhere::TilesForm::check).transpose()?,
            embed_hosts: elsewhere::embed_hosts(self.embed_hosts)?,
            leave_to: self.leave_to.as_deref().map(elsewhere::leave_to).transpose()?,
            emergencies: self.emergencies,
            helplines: confirmed(helplines, self.confirmed, self.nation)?,
        })
    }
}

/// The helplines for the nation, those that the site's file confirms as such.
fn confirmed(
    helplines: &[Helpline],
    confirmations: BTreeMap<String, ConfirmationForm>,
    nation: Option<Nation>,
) -> Result<Vec<Helpline>, SiteError> {
    let mut helplines = helplines.to_vec();
    for (id, form) in confirmations {
        let field = format!("confirmed.{id}");
        let Some(helpline) = helplines.iter_mut().find(|helpline| helpline.id == id) else {
            return Err(SiteError::new(field, "there is no helpline of that id"));
        };
        helpline.confirmed = Some(form.check(&field)?);
    }
    helplines.retain(|helpline| helpline.helps_in(nation));
    Ok(helplines)
}

/// Whether it is a name that a browser may ask for, in small letters.
pub(super) fn is_host(host: &str) -> bool {
    /// The longest name that DNS has.
    const MOST: usize = 253;
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.len() <= MOST && host.split('.').all(label)
}

fn check_contact(at: &str, contact: &Contact) -> Result<(), SiteError> {
    let Contact { phone, email, call_back, .. } = contact;
    type ToLink = fn(&str, Language) -> Option<links::Link>;
    let fields: [(&str, &Option<String>, ToLink, &str); 3] = [
        ("phone", phone, links::to_phone, "one telephone number"),
        ("email", email, links::to_email, "one e-mail address"),
        ("call_back", call_back, links::to_call_back, "one https:// or e-mail address"),
    ];
    for (field, text, link, kind) in fields {
        if let Some(text) = text.as_deref().filter(|text| link(text, Language::ENGLISH).is_none()) {
            return Err(SiteError::new(format!("{at}.{field}"), format!("“{text}” is not {kind}")));
        }
    }
    Ok(())
}

impl AreaForm {
    fn check(self, field: &str) -> Result<Area, SiteError> {
        let place = match (self.postcode, self.latitude, self.longitude) {
            (Some(postcode), None, None) => Place::Postcode(check_postcode(field, &postcode)?),
            (None, Some(latitude), Some(longitude)) => {
                // Everything from Scilly to Shetland.
                if !(49.8..=61.0).contains(&latitude) || !(-8.7..=1.8).contains(&longitude) {
                    return Err(SiteError::new(
                        format!("{field}.latitude"),
                        "it is not in the United Kingdom",
                    ));
                }
                Place::Point { latitude, longitude }
            }
            _ => {
                return Err(SiteError::new(
                    format!("{field}.postcode"),
                    "either a postcode, or latitude and longitude, must be there",
                ));
            }
        };
        Ok(Area { name: self.name, place })
    }
}

/// A postcode in capitals, with its space.
fn check_postcode(field: &str, text: &str) -> Result<String, SiteError> {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let wrong = || SiteError::new(format!("{field}.postcode"), format!("“{text}” is not a whole postcode"));
    if !close.is_ascii() || !(5..=7).contains(&close.len()) {
        return Err(wrong());
    }
    let (out, back) = close.split_at(close.len() - 3);
    let back = back.as_bytes();
    let right = out.starts_with(|c: char| c.is_ascii_alphabetic())
        && out.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && back[0].is_ascii_digit()
        && back[1..].iter().all(u8::is_ascii_alphabetic);
    if right { Ok(format!("{out} {}", &close[close.len() - 3..])) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(fields: &str) -> Result<Site, SiteError> {
        let text = format!(r#"{{"name": "Help"{fields}}}"#);
        let file: SiteFile = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        file.logo()?;
        file.check(None, &[])
    }

    #[test]
    fn a_wrong_field_is_refused_with_its_name() {
        for (fields, field) in [
            (r#", "hosts": ["a.example:80"]"#, "hosts: "),
            (r#", "hosts": ["a..example"]"#, "hosts: "),
            (r#", "hosts": ["<script>"]"#, "hosts: "),
            (r#", "logo": "../secret.svg""#, "logo: “../secret.svg” is not the name of an SVG"),
            (r#", "logo": "logo.png""#, "logo: "),
            (r#", "contact": {"phone": "tbc"}"#, "contact.phone: “tbc” is not one telephone number"),
            (r#", "out_of_hours": {"email": "a b"}"#, "out_of_hours.email: "),
            (r#", "safeguarding": {"phone": "ask"}"#, "safeguarding.phone: "),
            (r#", "contact": {"call_back": "http://a.example"}"#, "contact.call_back: "),
            (r#", "emergencies": [{"number": "ring us", "when": "now"}]"#, "emergencies.number: "),
            (r#", "default_area": {"name": "A"}"#, "default_area.postcode: either"),
            (r#", "default_area": {"name": "A", "postcode": "IP23"}"#, "default_area.postcode: “IP23”"),
            (
                r#", "default_area": {"name": "A", "latitude": 1.0, "longitude": 52.0}"#,
                "default_area.latitude: ",
            ),
            (r#", "places": [{"name": "A"}]"#, "places.postcode: either"),
            (r#", "map": {"tiles": "https://a.example/{z}/{x}.png", "attribution": "A"}"#, "map.tiles: "),
            (r#", "map": {"tiles": "http://a.example/{z}/{x}/{y}", "attribution": "A"}"#, "map.tiles: "),
            (r#", "map": {"tiles": "https://{s}.example/{z}/{x}/{y}", "attribution": "A"}"#, "map.tiles: "),
            (
                r#", "map": {"tiles": "https://a.example/{z}/{x}/{y}", "attribution": " "}"#,
                "map.attribution: ",
            ),
            (r#", "embed_hosts": ["https://a.example"]"#, "embed_hosts: "),
            (r#", "embed_hosts": ["a.example; script-src *"]"#, "embed_hosts: "),
            (r#", "leave_to": "javascript:alert(1)""#, "leave_to: "),
            (
                r#", "confirmed": {"nobody": {"by": "Sam", "on": "2026-11-22"}}"#,
                "confirmed.nobody: there is no",
            ),
        ] {
            let refused = site(fields).expect_err(fields).to_string();
            assert!(refused.starts_with(field), "{refused}");
        }
        let no_name: SiteFile = serde_json::from_str(r#"{"name": " "}"#).unwrap();
        assert!(no_name.check(None, &[]).unwrap_err().to_string().starts_with("name: "));
        let file: SiteFile = serde_json::from_str(r#"{"name": "A", "logo": "a.svg"}"#).unwrap();
        let refused = file.check(Some("<svg onload=\"x()\"/>"), &[]).unwrap_err().to_string();
        assert_eq!(
            refused,
            "logo: the picture is not a plain SVG: the attribute “onload” may not stand in it"
        );
    }

    #[test]
    fn a_field_that_nobody_knows_is_no_slip_to_pass_over() {
        for text in [
            r#"{"name": "A", "colour": {}}"#,
            r#"{"name": "A", "contact": {"fone": "1"}}"#,
            r#"{"languages": []}"#,
        ] {
            assert!(serde_json::from_str::<SiteFile>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn hosts_and_postcodes_are_brought_into_one_form() {
        let site = site(
            r#", "hosts": ["A.Example", "a.example"], "default_area": {"name": "A", "postcode": "ip237ag"}"#,
        )
        .unwrap();
        assert_eq!(site.hosts, ["a.example"]);
        assert_eq!(site.default_area.unwrap().place, Place::Postcode("IP23 7AG".to_owned()));
    }

    #[test]
    fn tiles_bring_the_one_host_that_the_map_may_ask() {
        let site = site(
            r#", "map": {"tiles": "https://tiles.example/osm/{z}/{x}/{y}.png?key=1", "attribution": "Mappers"}"#,
        )
        .unwrap();
        assert_eq!(site.map.unwrap().origin, "https://tiles.example");
    }

    #[test]
    fn a_site_confirms_helplines_and_shows_none_of_another_nation() {
        let helplines: super::super::HelplineFile = serde_json::from_str(
            r#"{"helplines": [
                {"id": "a", "name": "A", "call": "999", "when": "B", "source": "https://a.example/"},
                {"id": "w", "name": "W", "call": "0808 80 10 800", "when": "B", "source": "https://w.example/", "nations": ["wales"]}
            ]}"#,
        )
        .unwrap();
        let helplines = helplines.check().unwrap();
        let file: SiteFile = serde_json::from_str(
            r#"{"name": "A", "nation": "england", "confirmed": {"a": {"by": "Sam", "on": "2026-11-22"}}}"#,
        )
        .unwrap();
        let shown = file.check(None, &helplines).unwrap().helplines;
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].confirmed.as_ref().unwrap().by, "Sam");
    }
}
