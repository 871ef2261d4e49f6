//! Lists that somebody has made, and all that can be said of one.

use fingerpost_pages::{
    Frame, HandOut, ListLink, ListLinkGone, ListRefused, Listed, ReceivedView, ServiceView, ShortlistTrouble,
    ShortlistView, hand_out, list_link, list_link_gone, list_received, list_refused, list_to_clear,
    list_to_copy, shortlist,
};
use jiff::civil::date;
use uuid::Uuid;

use super::SCRIPT;

/// The first is what every hit of these tests is called by.
pub const IDS: [Uuid; 2] = [Uuid::from_u128(0x1111_1111_1111_4111_8111_1111_1111_1111), Uuid::from_u128(2)];

const BASE: &str = "https://directory.example";

/// Three services of which one is gone, the first with a note.
pub fn listed<'a>(full: ServiceView<'a>, sparse: ServiceView<'a>) -> [Listed<'a>; 3] {
    [
        Listed { id: IDS[0], note: "Sam, 4pm\n01632", service: Some(full) },
        Listed { id: IDS[1], note: "", service: Some(sparse) },
        Listed { id: Uuid::from_u128(3), note: "9 < 10", service: None },
    ]
}

pub fn pages(
    frame: &Frame<'_>,
    full: ServiceView<'_>,
    sparse: ServiceView<'_>,
    hostile: ServiceView<'_>,
) -> Vec<(&'static str, String)> {
    let listed = listed(full, sparse);
    let live = [Listed { id: IDS[0], note: SCRIPT, service: Some(hostile) }];
    let view = ShortlistView { listed: &listed, taken_off: None, trouble: None };
    let not_added =
        ShortlistTrouble::NotAdded { name: SCRIPT.to_owned(), back: "/search?q=a&b=\"><script>".to_owned() };
    let until = date(2026, 11, 29);
    let hand_out_of = |listed| hand_out(frame, &HandOut { listed, base: BASE, today: date(2026, 11, 22) });
    let link = ListLink {
        address: "https://directory.example/shortlist/from/AAAA",
        until,
        has_notes: true,
        with_notes: true,
    };
    let received = |listed, own| {
        list_received(frame, &ReceivedView { listed, here: "/shortlist/from/AAAA", until, own })
    };
    vec![
        ("list", shortlist(frame, &view)),
        ("list-empty", shortlist(frame, &ShortlistView { listed: &[], ..view })),
        ("list-taken-off", shortlist(frame, &ShortlistView { taken_off: Some(hostile.service), ..view })),
        ("list-full", shortlist(frame, &ShortlistView { trouble: Some(&ShortlistTrouble::Full), ..view })),
        (
            "list-hostile",
            shortlist(frame, &ShortlistView { listed: &live, trouble: Some(&not_added), ..view }),
        ),
        ("list-hand-out", hand_out_of(&listed)),
        ("list-hand-out-hostile", hand_out_of(&live)),
        ("list-copy", list_to_copy(frame, &live, BASE)),
        ("list-link", list_link(frame, &link)),
        (
            "list-link-bare",
            list_link(frame, &ListLink { address: &"a".repeat(2000), has_notes: false, ..link }),
        ),
        ("list-received", received(&listed, 0)),
        ("list-received-hostile", received(&live, 2)),
        ("list-clear", list_to_clear(frame)),
        ("list-link-ended", list_link_gone(frame, ListLinkGone::Ended)),
        ("list-link-broken", list_link_gone(frame, ListLinkGone::Broken)),
        ("list-elsewhere", list_refused(frame, ListRefused::Elsewhere)),
        ("list-unsafe", list_refused(frame, ListRefused::Unsafe)),
    ]
}

/// Lists of one service for people at risk.
pub fn at_risk(frame: &Frame<'_>, service: ServiceView<'_>) -> Vec<(&'static str, String)> {
    let listed = &[Listed { id: IDS[0], note: "", service: Some(service) }];
    let (today, until) = (date(2026, 11, 22), date(2026, 11, 29));
    let received = ReceivedView { listed, here: "/shortlist/from/AAAA", until, own: 0 };
    vec![
        ("list-at-risk", shortlist(frame, &ShortlistView { listed, taken_off: None, trouble: None })),
        (
            "list-took-off-at-risk",
            shortlist(frame, &ShortlistView { listed: &[], taken_off: Some(service.service), trouble: None }),
        ),
        ("list-hand-out-at-risk", hand_out(frame, &HandOut { listed, base: BASE, today })),
        ("list-copy-at-risk", list_to_copy(frame, listed, BASE)),
        ("list-received-at-risk", list_received(frame, &received)),
    ]
}
