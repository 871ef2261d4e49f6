//! Excel workbooks, and bombs that look like one.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::json;

use crate::support::{Tables, packed, without_ids};

const MAPPING: &str = r#"
services = "Groups"
[tables.Groups]
sheet = "Groups"
header_row = 3
columns.id = "Ref"
columns.name = "Group"
columns.assured_date = "Checked"
columns.minimum_age = "From age"
columns.schedules.byday = "Day"
columns.schedules.opens_at = "Opens"
joins = [{ into = "organization", table = "Groups run by", here = "Run by" }]
[tables."Groups run by"]
columns = { id = "No", name = "Name" }
"#;

#[tokio::test]
async fn the_sheets_of_a_workbook_are_tables() {
    let tables = Tables::new(&[]).await;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Groups").expect("a sheet");
    sheet.write(0, 0, "Groups in Hartsmere, 2026").expect("written");
    for (at, name) in
        ["Ref", "Group", "Run by", "Checked", "From age", "Day", "Opens"].into_iter().enumerate()
    {
        sheet.write(2, at as u16, name).expect("written");
    }
    let (date, time) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("hh:mm"));
    sheet.write(4, 0, 540_866_542_533_436_f64).expect("written");
    sheet.write(4, 1, "Toy library").expect("written");
    sheet.write(4, 2, 7).expect("written");
    let checked = ExcelDateTime::from_ymd(2026, 4, 3).expect("a date");
    sheet.write_with_format(4, 3, &checked, &date).expect("written");
    sheet.write(4, 4, 5.0).expect("written");
    sheet.write(4, 5, "Mon, Wed").expect("written");
    let opens = ExcelDateTime::from_hms(8, 30, 0).expect("a time");
    sheet.write_with_format(4, 6, &opens, &time).expect("written");
    // Far out, where a rectangle of all cells between would not fit into any memory.
    sheet.write(1_048_575, 16_383, "a stray note").expect("written");
    let sheet = workbook.add_worksheet().set_name("Groups run by").expect("a sheet");
    for (row, (number, name)) in [("No", "Name"), ("7", "Hartsmere Aid")].into_iter().enumerate() {
        sheet.write(row as u32, 0, number).expect("written");
        sheet.write(row as u32, 1, name).expect("written");
    }
    tables.write("groups.xlsx", workbook.save_to_buffer().expect("a workbook"));

    let summary = tables.import(MAPPING).await.expect("imported");
    assert_eq!((summary.services.created, summary.organizations.created, summary.rejected), (1, 1, 0));
    let library = without_ids(tables.service("Toy library").await);
    assert_eq!(library["original_id"], json!("540866542533436"));
    assert_eq!((&library["assured_date"], &library["minimum_age"]), (&json!("2026-04-03"), &json!(5)));
    assert_eq!(library["schedules"], json!([{"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "08:30"}]));
    assert_eq!(library["organization"]["name"], json!("Hartsmere Aid"));
}

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"#;

#[rstest::rstest]
#[case::space_without_end(("xl/worksheets/sheet1.xml", "<worksheet>", "                                ", 2_000_000))]
#[case::texts_without_end(("xl/sharedStrings.xml", "<sst>", "<si><t/></si>", 6_000_000))]
#[case::room_for_texts_that_never_come(("xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999\">", "", 0))]
#[case::styles_without_end(("xl/styles.xml", "<styleSheet>", "<xf/>", 10_000_000))]
#[tokio::test]
async fn a_spreadsheet_bomb_is_refused(#[case] part: (&str, &str, &str, usize)) {
    let tables = Tables::new(&[]).await;
    tables.write("bomb.xlsx", packed(&[("xl/workbook.xml", BOOK, "", 0), part]));
    let said = tables.refused(&tables.path("bomb.xlsx"), None).await;
    assert!(said.contains("bomb.xlsx unpacks to far more than a table would"), "{said}");
}

#[tokio::test]
async fn a_broken_workbook_is_refused() {
    let tables = Tables::new(&[]).await;
    tables.write("broken.xlsx", packed(&[("xl/workbook.xml", "<workbook><sheets><sheet", "", 0)]));
    let said = tables.refused(&tables.path("broken.xlsx"), None).await;
    assert!(said.contains("broken.xlsx is no workbook that can be read"), "{said}");
}

#[tokio::test]
async fn a_zip_file_of_tables_is_read_as_a_folder_is() {
    let tables = Tables::new(&[]).await;
    let parts = [
        ("export/services.csv", "id,name,organization_id\n1,Tea,7\n", "", 0),
        ("export/organizations.csv", "id,name\n7,Hartsmere Aid\n", "", 0),
        ("export/readme.md", "about", "", 0),
    ];
    tables.write("export.zip", packed(&parts));
    let summary = tables.import_path(&tables.path("export.zip"), None, false).await.expect("imported");
    assert_eq!((summary.services.created, summary.organizations.created), (1, 1));
}
