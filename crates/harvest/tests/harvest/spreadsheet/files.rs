//! Workbooks as files: saved by other programs, broken, or not ours.

use std::{fs::File, path::Path};

use fingerpost_harvest::spreadsheet::{Workbook, differences};

use super::{Directory, LUNCH, set};

/// Writes a workbook anew, as an office program does when it saves.
fn save(book: &Workbook, path: &Path) {
    let mut saved = rust_xlsxwriter::Workbook::new();
    let page = saved.add_worksheet().set_name("read me").expect("a name");
    let lines = [
        ("format", "fingerpost spreadsheet 1".to_owned()),
        ("store", book.about.epoch.clone()),
        ("exported", book.about.exported.to_string()),
        ("viewer", "staff".to_owned()),
    ];
    for ((name, value), row) in lines.into_iter().zip(0..) {
        page.write_string(row, 0, name).expect("written");
        page.write_string(row, 1, value).expect("written");
    }
    for table in &book.tables {
        let page = saved.add_worksheet().set_name(&table.name).expect("a name");
        let header = (1, &table.columns);
        let rows = table.rows.iter().map(|row| (row.number, &row.cells));
        for (number, cells) in std::iter::once(header).chain(rows) {
            for (text, column) in cells.iter().zip(0..) {
                match text.parse::<f64>() {
                    Ok(value) => page.write_number(number - 1, column, value).expect("written"),
                    Err(_) => page.write_string(number - 1, column, text).expect("written"),
                };
            }
        }
    }
    saved.save(path).expect("saved");
}

#[tokio::test]
async fn a_workbook_goes_out_is_edited_saved_and_comes_back() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "description", "Lunch & <b>company</b>,\nevery day");
    set(&mut book, "services", LUNCH, "assured_date", "03/05/2026");
    set(&mut book, "cost_options", LUNCH, "amount", "6");
    let path = directory.path("edited.xlsx");
    save(&book, &path);
    let back = Workbook::open(&path).expect("read").expect("ours");
    assert_eq!(back.about, book.about);
    assert_eq!(directory.accept(&back, "all", 2).await, [1, 2, 3]);
    let service = directory.service(LUNCH).await;
    assert_eq!(service.description.as_deref(), Some("Lunch &amp; <b>company</b>,\nevery day"));
    assert_eq!(service.assured_date.as_deref(), Some("2026-05-03"));
    assert_eq!(service.cost_options[0].amount, Some(6.into()));

    let other = Directory::new().await;
    let found = differences(other.db(), &back).await.expect("compared");
    assert!(found.remarks[0].contains("another store"), "{:?}", found.remarks);
}

#[tokio::test]
async fn what_is_no_workbook_of_ours_is_left_to_others_and_a_broken_one_gets_a_sentence() {
    let directory = Directory::new().await;
    let path = directory.path("other.xlsx");
    assert!(Workbook::open(&path).expect("read").is_none(), "nothing there");
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "name").expect("written");
    other.save(&path).expect("saved");
    assert!(Workbook::open(&path).expect("read").is_none(), "another's");
    std::fs::write(&path, "PK\u{3}\u{4} no zip").expect("written");
    assert!(Workbook::open(&path).expect("read").is_none(), "no archive");

    let mut newer = rust_xlsxwriter::Workbook::new();
    let page = newer.add_worksheet().set_name("read me").expect("a name");
    page.write_string(0, 0, "format").expect("written");
    page.write_string(0, 1, "fingerpost spreadsheet 2").expect("written");
    newer.save(&path).expect("saved");
    assert!(Workbook::open(&path).expect_err("newer").to_string().contains("newer fingerpost"));

    let mut bomb = zip::ZipWriter::new(File::create(&path).expect("a file"));
    let packed = zip::write::SimpleFileOptions::default();
    bomb.start_file("xl/workbook.xml", packed).expect("a part");
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..100 {
        std::io::Write::write_all(&mut bomb, &nothing).expect("written");
    }
    bomb.finish().expect("saved");
    assert!(Workbook::open(&path).expect_err("a bomb").to_string().contains("unpacks to far more"));
}
