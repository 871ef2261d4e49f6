//! Tables that cannot be imported: one clear sentence each, and nothing changed.

use rstest::rstest;

use crate::support::Tables;

const SERVICES: &str = "id,name,day\n1,Tea,Monday\n";

#[rstest]
#[case::a_column_that_is_not_there(
    "columns = { name = 'Nmae' }",
    "services.csv has no column “Nmae”, which the mapping names for “name”; its columns are “id”, “name”, “day”."
)]
#[case::a_property_that_is_not_there(
    "columns = { nmae = 'name' }",
    "“nmae” is no property of a service; “name” is"
)]
#[case::a_table_that_is_not_there(
    "sheet = 'Other'\ncolumns = { name = 'name' }",
    "The mapping's table “services” is not there (sheet “Other”); there are “services.csv”."
)]
#[case::a_table_that_no_mapping_describes(
    "columns = { name = 'name' }\njoins = [{ into = 'phones', table = 'phones' }]",
    "The mapping joins “phones”, which is none of its tables “services”."
)]
#[case::an_id_that_a_join_needs(
    "columns = { name = 'name' }\njoins = [{ into = 'phones', table = 'services' }]",
    "cannot be both a service and a phone"
)]
#[case::a_keep_that_is_a_property(
    "columns = { id = 'id' }\nkeep = ['name']",
    "keep: “name” is a property of the standard"
)]
#[tokio::test]
async fn a_mapping_that_does_not_fit_is_refused(#[case] mapping: &str, #[case] says: &str) {
    let tables = Tables::new(&[("services.csv", SERVICES)]).await;
    let mapping = tables.mapping(&format!("services = 'services'\n[tables.services]\n{mapping}\n"));
    let said = tables.refused(&tables.path("services.csv"), Some(&mapping)).await;
    assert!(said.contains(says), "{said}");
}

#[tokio::test]
async fn joins_in_a_circle_are_refused() {
    let tables = Tables::new(&[("a.csv", "id,name,of\n1,Tea,1\n"), ("b.csv", "id,of\n1,1\n")]).await;
    let mapping = tables.mapping(
        "services = 'a'\n[tables.a]\ncolumns = { id = 'id' }\njoins = [{ into = 'attributes.taxonomy_term', table = 'b', here = 'of' }]\n\
         [tables.b]\ncolumns = { id = 'id' }\njoins = [{ into = 'taxonomy_detail.taxonomy_terms', table = 'b', here = 'of' }]\n",
    );
    let said = tables.refused(&tables.path(""), Some(&mapping)).await;
    assert!(said.contains("go in a circle"), "{said}");
}

#[tokio::test]
async fn the_wrong_delimiter_is_told_beside_the_missing_column() {
    let tables = Tables::new(&[("services.csv", "id,name\n1,Tea\n")]).await;
    let mapping = tables.mapping(
        "services = 'services'\n[read]\ndelimiter = ';'\n[tables.services.columns]\nname = 'name'\n",
    );
    let said = tables.refused(&tables.path("services.csv"), Some(&mapping)).await;
    assert!(
        said.contains(
            "read with ';' between its cells, as the mapping says, but looks as if they were divided by ','"
        ),
        "{said}"
    );
}

#[rstest]
#[case::an_old_workbook(
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    "services.csv is an Excel workbook of the old kind"
)]
#[case::a_pdf(b"%PDF-1.7", "services.csv is a PDF")]
#[case::a_web_page(b"<!DOCTYPE html><p>502", "services.csv is a web page or XML, not a table")]
#[case::nothing(b"", "services.csv is empty")]
#[case::a_broken_zip(b"PK\x03\x04....", "services.csv is no workbook and no zip file")]
#[case::something_else(b"\x00\x01\x02\x00\x05\x00\x00\x09", "services.csv: This is no text")]
#[tokio::test]
async fn what_is_no_table_is_refused(#[case] bytes: &[u8], #[case] says: &str) {
    let tables = Tables::new(&[]).await;
    tables.write("services.csv", bytes);
    let mapping = tables.mapping("services = 'services'\n[tables.services.columns]\nname = 'name'\n");
    let said = tables.refused(&tables.path("services.csv"), Some(&mapping)).await;
    assert!(said.contains(says), "{said}");
}

#[tokio::test]
async fn a_workbook_that_is_none_is_refused_by_its_name() {
    let tables = Tables::new(&[("services.xlsx", "id,name\n1,Tea\n")]).await;
    let said = tables.refused(&tables.path("services.xlsx"), None).await;
    assert!(said.contains("services.xlsx is called .xlsx but is none"), "{said}");
}

#[tokio::test]
async fn a_missing_mapping_file_is_named() {
    let tables = Tables::new(&[("services.csv", SERVICES)]).await;
    let said = tables.refused(&tables.path("services.csv"), Some(&tables.path("nowhere.toml"))).await;
    assert!(said.contains("nowhere.toml: No such file"), "{said}");
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_held_back_by_itself() {
    let tables = Tables::new(&[(
        "services.csv",
        "id,name,age,day\n1,Tea,5,Monday\n2,Milk, and more,5,Friday\n3,,x,Monday\n,,7,\n4,Water,x,Friday\n",
    )])
    .await;
    let mapping = "services = 'services'\n[tables.services.columns]\nid = 'id'\nname = 'name'\nminimum_age = { column = 'age', required = true }\n";
    let summary = tables.import(mapping).await.expect("imported");
    assert_eq!((summary.records, summary.services.created, summary.rejected), (1, 1, 4));
    let held: Vec<String> =
        summary.held.iter().map(|held| format!("{}: {}", held.called, held.reason)).collect();
    assert_eq!(
        held,
        [
            "services.csv, row 3: left out: it has 5 cells where the header has 4; “Friday” is the first too many (column 5)",
            "services.csv, row 4: left out: column “age” “x” cannot be read as a number",
            "services.csv, row 5: left out: it has neither an id nor a name",
            "services.csv, row 6: left out: column “age” “x” cannot be read as a number",
        ]
    );
}

#[tokio::test]
async fn a_table_in_which_everything_points_at_everything_is_held_back_not_followed() {
    let rows: String = (0..6000).map(|id| format!("{id},s,5{id}\n")).collect();
    let tables = Tables::new(&[
        ("services.csv", "id,name\ns,Tea\nt,Milk\n"),
        ("phones.csv", &format!("id,service,number\n{rows}")),
    ])
    .await;
    let mapping = "services = 'services'\n[tables.services]\ncolumns = { id = 'id', name = 'name' }\njoins = [{ into = 'phones', table = 'phones', there = 'service' }]\n\
                   [tables.phones]\ncolumns = { id = 'id', number = 'number' }\n";
    let summary = tables.import(mapping).await.expect("imported");
    assert_eq!((summary.services.created, summary.rejected), (1, 1));
    assert!(summary.held[0].reason.contains("more than 5000 rows belong to it"), "{:?}", summary.held);
}
