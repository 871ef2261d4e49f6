//! How each component is made from the options of a fixture. Words that the package says when none are given are said here.

use fingerpost_pages::Html;
use fingerpost_pages::govuk::{
    Breadcrumbs, Button, CheckboxItem, Checkboxes, Details, ErrorItem, ErrorMessage, ErrorSummary,
    ExitThisPage, Fieldset, Hint, Input, InsetText, Label, LanguageItem, LanguageNavigation, Pagination,
    PaginationItem, PhaseBanner, Select, SelectItem, SkipLink, SummaryList, SummaryRow, Tag, Textarea,
    WarningText,
};

use super::options::{Make, Options};

/// What makes a component, if it is offered.
pub fn component(name: &str) -> Option<Make> {
    Some(match name {
        "breadcrumbs" => breadcrumbs,
        "button" => button,
        "checkboxes" => checkboxes,
        "details" => details,
        "error-message" => |options| error_message(options).to_string(),
        "error-summary" => error_summary,
        "exit-this-page" => exit_this_page,
        "fieldset" => |options| fieldset(options).to_string(),
        "hint" => hint,
        "input" => input,
        "inset-text" => inset_text,
        "label" => label,
        "language-navigation" => language_navigation,
        "pagination" => pagination,
        "phase-banner" => phase_banner,
        "select" => select,
        "skip-link" => skip_link,
        "summary-list" => summary_list,
        "tag" => tag,
        "textarea" => textarea,
        "warning-text" => warning_text,
        _ => return None,
    })
}

/// Gives a component its classes and attributes.
macro_rules! dressed {
    ($component:expr, $options:expr) => {{
        let component = $component.classes($options.words("classes"));
        $options
            .attributes()
            .into_iter()
            .fold(component, |component, (name, value)| component.attribute(name, value))
    }};
}

/// Gives a box what is round it.
macro_rules! fielded {
    ($component:ident, $options:expr) => {{
        let options: &mut Options = $options;
        let name = options.words("name");
        let mut label = options.part("label");
        let (words, classes) =
            label.as_mut().map(|label| (label.html(), label.words("classes"))).unwrap_or_default();
        let mut box_ = $component::new(name, words).label_classes(classes);
        box_ = box_.hint(options.part("hint").map(|mut hint| hint.html()));
        if let Some(mut group) = options.part("formGroup") {
            box_ = box_.form_group_classes(group.words("classes"));
        }
        box_ = box_.error_message(options.part("errorMessage").map(|mut error| error_message(&mut error)));
        dressed!(box_.id(options.words("id")), options)
    }};
}

fn breadcrumbs(options: &mut Options) -> String {
    let label = options.text("labelText").unwrap_or_else(|| "Breadcrumb".to_owned());
    let items = options.parts("items");
    let breadcrumbs = dressed!(Breadcrumbs::new(label), options);
    let with =
        |breadcrumbs: Breadcrumbs, mut item: Options| breadcrumbs.item(item.html(), item.words("href"));
    items.into_iter().fold(breadcrumbs, with).to_string()
}

fn button(options: &mut Options) -> String {
    let mut button = Button::new(options.html())
        .name(options.words("name"))
        .value(options.words("value"))
        .href(options.words("href"))
        .id(options.words("id"));
    if let Some(kind) = options.text("type") {
        button = button.kind(kind);
    }
    dressed!(button, options).to_string()
}

fn checkboxes(options: &mut Options) -> String {
    let item = |mut item: Options| {
        if let Some(divider) = item.text("divider") {
            return CheckboxItem::divider(divider);
        }
        let made = CheckboxItem::new(item.words("value"), item.html())
            .id(item.words("id"))
            .hint(item.part("hint").map(|mut hint| hint.html()))
            .checked(item.flag("checked").unwrap_or_default());
        item.attributes().into_iter().fold(made, |made, (name, value)| made.attribute(name, value))
    };
    let mut boxes = Checkboxes::new(options.words("name"))
        .id(options.words("idPrefix"))
        .items(options.parts("items").into_iter().map(item).collect::<Vec<_>>())
        .hint(options.part("hint").map(|mut hint| hint.html()))
        .error_message(options.part("errorMessage").map(|mut error| error_message(&mut error)))
        .fieldset(options.part("fieldset").map(|mut set| fieldset(&mut set)));
    if let Some(mut group) = options.part("formGroup") {
        boxes = boxes.form_group_classes(group.words("classes"));
    }
    dressed!(boxes, options).to_string()
}

fn details(options: &mut Options) -> String {
    let details = Details::new(options.html_or_text("summaryHtml", "summaryText"))
        .html(options.html())
        .id(options.words("id"))
        .open(options.flag("open").unwrap_or_default());
    dressed!(details, options).to_string()
}

fn error_message(options: &mut Options) -> ErrorMessage {
    let hidden = options.text_or_nothing("visuallyHiddenText").unwrap_or_else(|| "Error".to_owned());
    dressed!(ErrorMessage::new(hidden, options.html()).id(options.words("id")), options)
}

fn error_summary(options: &mut Options) -> String {
    let item = |mut item: Options| ErrorItem { html: item.html(), href: item.text("href") };
    let summary = ErrorSummary::new(options.html_or_text("titleHtml", "titleText"))
        .description(options.html_or_text("descriptionHtml", "descriptionText"))
        .error_list(options.parts("errorList").into_iter().map(item).collect::<Vec<_>>());
    dressed!(summary, options).to_string()
}

fn exit_this_page(options: &mut Options) -> String {
    let mut words = options.html();
    if words == Html::default() {
        words = Html::literal("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page");
    }
    let address = options.text("redirectUrl").unwrap_or_else(|| "https://www.bbc.co.uk/weather".to_owned());
    let exit = ExitThisPage::new(address, words)
        .id(options.words("id"))
        .activated_text(options.words("activatedText"))
        .timed_out_text(options.words("timedOutText"))
        .press_two_more_times_text(options.words("pressTwoMoreTimesText"))
        .press_one_more_time_text(options.words("pressOneMoreTimeText"));
    dressed!(exit, options).to_string()
}

fn fieldset(options: &mut Options) -> Fieldset {
    let mut legend = options.part("legend");
    let (words, classes) =
        legend.as_mut().map(|legend| (legend.html(), legend.words("classes"))).unwrap_or_default();
    let set = Fieldset::new(words)
        .legend_classes(classes)
        .html(options.html())
        .described_by(options.words("describedBy"));
    dressed!(set, options)
}

fn hint(options: &mut Options) -> String {
    dressed!(Hint::new(options.html()).id(options.words("id")), options).to_string()
}

fn input(options: &mut Options) -> String {
    let mut input = fielded!(Input, options)
        .autocomplete(options.words("autocomplete"))
        .inputmode(options.words("inputmode"))
        .spellcheck(options.flag("spellcheck"));
    if let Some(kind) = options.text("type") {
        input = input.kind(kind);
    }
    if let Some(value) = options.text("value") {
        input = input.value(value);
    }
    input.to_string()
}

fn inset_text(options: &mut Options) -> String {
    dressed!(InsetText::new(options.html()).id(options.words("id")), options).to_string()
}

fn label(options: &mut Options) -> String {
    dressed!(Label::new(options.words("for"), options.html()), options).to_string()
}

fn language_navigation(options: &mut Options) -> String {
    let item = |mut item: Options| {
        let (current, href) = (item.flag("current").unwrap_or_default(), item.text("href"));
        let href = href.filter(|_| !current);
        LanguageItem { text: item.words("text"), lang: item.words("lang"), href, dir: item.text("dir") }
    };
    let label = options.text("ariaLabel").unwrap_or_else(|| "Language".to_owned());
    let items = options.parts("items").into_iter().map(item).collect::<Vec<_>>();
    dressed!(LanguageNavigation::new(label).items(items), options).to_string()
}

fn pagination(options: &mut Options) -> String {
    let item = |mut item: Options| {
        if item.flag("ellipsis").unwrap_or_default() {
            return PaginationItem::Ellipsis;
        }
        let number = item.words("number");
        PaginationItem::Page {
            visually_hidden_text: item.text("visuallyHiddenText").unwrap_or_else(|| format!("Page {number}")),
            number,
            href: item.words("href"),
            current: item.flag("current").unwrap_or_default(),
        }
    };
    let arrow = |options: &mut Options, key: &str, words: &str| {
        let mut link = options.part(key)?;
        let mut html = link.html();
        if html == Html::default() {
            let words = format!("{words}<span class=\"govuk-visually-hidden\"> page</span>");
            html = Html::literal(words.leak());
        }
        Some((html, link.words("href")))
    };
    let label = options.text("landmarkLabel").unwrap_or_else(|| "Pagination".to_owned());
    let mut pagination = Pagination::new(label);
    if let Some((html, href)) = arrow(options, "previous", "Previous") {
        pagination = pagination.previous(html, href);
    }
    if let Some((html, href)) = arrow(options, "next", "Next") {
        pagination = pagination.next(html, href);
    }
    // Without numbers the package makes something else, which no page needs.
    let items: Vec<_> = options.parts("items").into_iter().map(item).collect();
    if items.is_empty() {
        options.refuse("previous and next without items");
    }
    dressed!(pagination.items(items), options).to_string()
}

fn phase_banner(options: &mut Options) -> String {
    let tag = options.part("tag").map(|mut tag| tag.html());
    dressed!(PhaseBanner::new(tag, options.html()), options).to_string()
}

fn select(options: &mut Options) -> String {
    let item = |mut item: Options| SelectItem {
        text: item.words("text"),
        value: item.value("value"),
        selected: item.flag("selected").unwrap_or_default(),
    };
    let items = options.parts("items").into_iter().map(item).collect::<Vec<_>>();
    fielded!(Select, options).items(items).to_string()
}

fn skip_link(options: &mut Options) -> String {
    let href = options.text("href").filter(|href| !href.is_empty()).unwrap_or_else(|| "#content".to_owned());
    dressed!(SkipLink::new(href, options.html()), options).to_string()
}

fn summary_list(options: &mut Options) -> String {
    let html = |row: &mut Options, key: &str| row.part(key).map(|mut it| it.html()).into();
    let row = |mut row: Options| SummaryRow { key: html(&mut row, "key"), value: html(&mut row, "value") };
    let rows = options.parts("rows").into_iter().map(row).collect::<Vec<_>>();
    dressed!(SummaryList::default().rows(rows), options).to_string()
}

fn tag(options: &mut Options) -> String {
    dressed!(Tag::new(options.html()), options).to_string()
}

fn textarea(options: &mut Options) -> String {
    let mut textarea = fielded!(Textarea, options)
        .value(options.words("value"))
        .autocomplete(options.words("autocomplete"))
        .spellcheck(options.flag("spellcheck"));
    if let Some(rows) = options.text("rows") {
        textarea = textarea.rows(rows);
    }
    textarea.to_string()
}

fn warning_text(options: &mut Options) -> String {
    let fallback = options.words("iconFallbackText");
    let fallback = if fallback.is_empty() { "Warning".to_owned() } else { fallback };
    dressed!(WarningText::new(fallback, options.html()), options).to_string()
}
