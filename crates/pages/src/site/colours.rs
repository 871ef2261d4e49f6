//! A site's colours, and whether everybody can read them.

use std::fmt;

use serde::Deserialize;

use super::SiteError;

/// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// A colour without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// Reads `#0c4a45`; that and nothing else may go into a style sheet.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        // from_str_radix would also take a sign.
        let part = |at: usize| {
            let part = &digits[at..at + 2];
            part.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(part, 16).ok())?
        };
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// Relative luminance as WCAG defines it, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// From 1 (the same) to 21 (black and white).
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The same colour, darker: `part` of 100 is left of its light.
    fn darkened(self, part: u16) -> Self {
        let less = |value: u8| u8::try_from(u16::from(value) * part / 100).unwrap_or(value);
        Self { red: less(self.red), green: less(self.green), blue: less(self.blue) }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// Colours as a site's file gives them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    brand: String,
    #[serde(default = "white")]
    brand_text: String,
    #[serde(default = "default_accent")]
    accent: String,
    link: String,
    button: Option<String>,
    #[serde(default = "default_tint")]
    tint: String,
    #[serde(default = "default_text")]
    text: String,
}

fn white() -> String {
    "#ffffff".to_owned()
}

// As in web/styles.
fn default_accent() -> String {
    "#f0b541".to_owned()
}

fn default_tint() -> String {
    "#eef5f3".to_owned()
}

fn default_text() -> String {
    "#0b0c0c".to_owned()
}

/// Visited links keep their colour on every site: `$link-visited` of web/styles.
const VISITED: Colour = Colour { red: 0x5b, green: 0x3a, blue: 0x8c };

/// Colours in which everybody can read what stands on the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    brand: Colour,
    brand_text: Colour,
    accent: Colour,
    link: Colour,
    button: Colour,
    tint: Colour,
    text: Colour,
}

impl Colours {
    pub(super) fn check(form: &Form) -> Result<Self, SiteError> {
        let colour = |field: &str, text: &str| {
            Colour::parse(text).ok_or_else(|| {
                SiteError::new(
                    format!("colours.{field}"),
                    format!("“{text}” is not a colour such as \"#0c4a45\""),
                )
            })
        };
        let colours = Self {
            brand: colour("brand", &form.brand)?,
            brand_text: colour("brand_text", &form.brand_text)?,
            accent: colour("accent", &form.accent)?,
            link: colour("link", &form.link)?,
            button: colour("button", form.button.as_deref().unwrap_or(&form.link))?,
            tint: colour("tint", &form.tint)?,
            text: colour("text", &form.text)?,
        };
        let pairs = [
            ("brand_text", "text on the brand colour", colours.brand_text, colours.brand),
            ("link", "links on white", colours.link, Colour::WHITE),
            ("link", "links on the tint", colours.link, colours.tint),
            ("button", "white on buttons", Colour::WHITE, colours.button),
            ("button", "buttons on the tint", colours.button, colours.tint),
            ("text", "text on white", colours.text, Colour::WHITE),
            ("text", "text on the tint", colours.text, colours.tint),
            ("tint", "visited links on the tint", VISITED, colours.tint),
        ];
        for (field, what, above, below) in pairs {
            let contrast = above.contrast(below);
            if contrast < LEAST_CONTRAST {
                // Rounded down, so that 4.49 is not said to be the 4.5 that it lacks.
                let contrast = (contrast * 100.0).floor() / 100.0;
                return Err(SiteError::new(
                    format!("colours.{field}"),
                    format!(
                        "{what} ({above} on {below}) has a contrast of {contrast:.2} to 1, and needs {LEAST_CONTRAST} \
                         so that everybody can read it"
                    ),
                ));
            }
        }
        Ok(colours)
    }

    /// The style sheet that sets them, to be loaded after our own: custom properties alone.
    pub(super) fn style_sheet(&self) -> String {
        let Self { brand, brand_text, accent, link, button, tint, text } = self;
        let (link_hover, button_hover) = (link.darkened(60), button.darkened(75));
        let button_shadow = button.darkened(45);
        format!(
            ":root{{--govuk-brand-colour:{brand};--fp-brand:{brand};--fp-brand-text:{brand_text};\
             --fp-accent:{accent};--fp-tint:{tint};--govuk-template-background-colour:{tint};\
             --govuk-surface-background-colour:{tint};--govuk-link-colour:{link};\
             --govuk-link-hover-colour:{link_hover};--fp-button:{button};--fp-button-hover:{button_hover};\
             --fp-button-shadow:{button_shadow}}}\
             @media screen{{:root{{--govuk-text-colour:{text};--govuk-surface-text-colour:{text}}}}}\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        serde_json::from_str(text).unwrap()
    }

    fn refused(text: &str) -> String {
        Colours::check(&form(text)).unwrap_err().to_string()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let black = Colour { red: 0, green: 0, blue: 0 };
        assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour::parse("#777777").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.478).abs() < 1e-3);
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for wrong in ["red", "#fff", "#12345", "#+12345", "#1234567", "#12345é", "#0c4a45;}", ""] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Colour::parse("#0C4a45").unwrap().to_string(), "#0c4a45");
    }

    #[test]
    fn colours_that_cannot_be_read_are_refused_in_a_sentence() {
        assert_eq!(
            refused(r##"{"brand": "#f0b541", "link": "#0b5a53"}"##),
            "colours.brand_text: text on the brand colour (#ffffff on #f0b541) has a contrast of 1.84 to 1, and \
             needs 4.5 so that everybody can read it"
        );
        assert!(
            refused(r##"{"brand": "#0c4a45", "link": "#777777"}"##)
                .starts_with("colours.link: links on white (#777777 on #ffffff) has a contrast of 4.47 to 1")
        );
        assert_eq!(
            refused(r##"{"brand": "url(x)", "link": "#0b5a53"}"##),
            "colours.brand: “url(x)” is not a colour such as \"#0c4a45\""
        );
        assert!(
            refused(r##"{"brand": "#0c4a45", "link": "#0b5a53", "tint": "#808080"}"##)
                .starts_with("colours.link: links on the tint")
        );
    }

    #[test]
    fn a_style_sheet_sets_properties_and_nothing_else() {
        let sheet =
            Colours::check(&form(r##"{"brand": "#0C4A45", "link": "#0b5a53"}"##)).unwrap().style_sheet();
        assert!(sheet.starts_with(":root{--govuk-brand-colour:#0c4a45;"), "{sheet}");
        assert!(!sheet.contains("url") && !sheet.contains('@') || sheet.matches('@').count() == 1, "{sheet}");
    }
}
