use fingerpost_places::service_area::{BadShape, MOST_EXTENT_BYTES, Part, Shape, Told, Unread};
use fingerpost_places::{Gazetteer, Point, Serves, ServiceArea};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A square of degrees, as a ring.
fn square(west: f64, south: f64, east: f64, north: f64) -> Value {
    json!([[west, south], [east, south], [east, north], [west, north], [west, south]])
}

fn polygon(rings: &[Value]) -> Value {
    json!({ "type": "Polygon", "coordinates": rings })
}

fn area(extent: &Value) -> ServiceArea {
    let text = extent.to_string();
    ServiceArea::read(&Told { extent: Some(&text), extent_type: Some("geojson"), ..Told::default() })
}

fn at(latitude: f64, longitude: f64) -> fingerpost_places::Spot<'static> {
    Gazetteer::bundled().spot_at(Point::new(latitude, longitude).expect("a point"), 0.0)
}

#[test]
fn inside_is_served_a_hole_and_outside_are_not() {
    let ring = area(&polygon(&[square(-2.8, 51.3, -2.4, 51.6), square(-2.65, 51.42, -2.55, 51.48)]));
    for (latitude, longitude, serves) in [
        (51.35, -2.7, Serves::Yes),
        (51.45, -2.6, Serves::No),
        (51.7, -2.6, Serves::No),
        (51.3, -2.6, Serves::Yes),
        (51.42, -2.6, Serves::Yes),
        (51.599_999_9, -2.400_000_1, Serves::Yes),
        (51.600_000_1, -2.400_000_1, Serves::No),
    ] {
        assert_eq!(ring.serves(&at(latitude, longitude)), serves, "{latitude}, {longitude}");
    }
}

#[test]
fn every_polygon_of_a_shape_counts_in_every_form() {
    let one = square(-2.8, 51.3, -2.7, 51.4);
    let two = square(0.9, 52.1, 1.1, 52.3);
    let multi = json!({ "type": "MultiPolygon", "coordinates": [[one], [two]] });
    let feature = json!({ "type": "Feature", "properties": { "name": "here" }, "geometry": multi });
    let features = json!({ "type": "FeatureCollection", "features": [
        { "type": "Feature", "properties": null, "geometry": polygon(std::slice::from_ref(&one)) },
        { "type": "Feature", "properties": null, "geometry": polygon(std::slice::from_ref(&two)) },
    ]});
    let collection =
        json!({ "type": "GeometryCollection", "geometries": [polygon(&[one]), polygon(&[two])] });
    for extent in [multi, feature, features, collection] {
        let area = area(&extent);
        assert_eq!(area.serves(&at(51.35, -2.75)), Serves::Yes, "{extent}");
        assert_eq!(area.serves(&at(52.19, 1.0)), Serves::Yes, "{extent}");
        assert_eq!(area.serves(&at(51.9, -1.0)), Serves::No, "{extent}");
    }
}

#[test]
fn a_postcode_at_the_edge_is_not_known() {
    // BS5 6XX is at 51.4734, -2.5678: the edge runs 70 m, and then 700 m, west of it.
    let home = Gazetteer::bundled().spot_of("BS5 6XX".parse().expect("a postcode"));
    let west_of = |edge| area(&polygon(&[square(-2.8, 51.3, edge, 51.6)])).serves(&home);
    assert_eq!(west_of(-2.5688), Serves::NotKnown);
    assert_eq!(west_of(-2.5778), Serves::No);
    assert_eq!(west_of(-2.5600), Serves::Yes);
}

#[test]
fn a_shape_is_kept_as_it_was_told() {
    let told =
        "{ \"type\": \"Polygon\",\n \"coordinates\": [[[-2.80,51.3],[-2.4,51.3],[-2.4,51.6],[-2.80,51.3]]] }";
    let area = ServiceArea::read(&Told { extent: Some(told), ..Told::default() });
    let [Part::Shape(shape)] = &area.parts[..] else { panic!("{area:?}") };
    assert_eq!(shape.geojson(), told);
    assert_eq!(Shape::parse(shape.geojson()).as_ref(), Ok(shape));
}

#[test]
fn an_extent_that_is_an_object_is_read_too() {
    let object = json!({ "name": "here", "extent": polygon(&[square(-2.8, 51.3, -2.4, 51.6)]) });
    let area = Gazetteer::bundled().service_area_of(&object);
    assert_eq!(area.serves(&at(51.45, -2.6)), Serves::Yes);
}

#[test]
fn a_bad_shape_is_not_known_with_its_reason() {
    let ring = |positions: Value| polygon(&[positions]).to_string();
    for (text, reason) in [
        (json!({ "type": "Point", "coordinates": [-2.6, 51.45] }).to_string(), BadShape::NotAnArea("Point")),
        (
            json!({ "type": "LineString", "coordinates": [[-2.6, 51.45], [-2.5, 51.4]] }).to_string(),
            BadShape::NotAnArea("LineString"),
        ),
        (json!({ "type": "Feature", "properties": {}, "geometry": null }).to_string(), BadShape::Empty),
        (json!({ "type": "FeatureCollection", "features": [] }).to_string(), BadShape::Empty),
        (json!({ "type": "Polygon", "coordinates": [] }).to_string(), BadShape::Empty),
        (ring(json!([])), BadShape::Ring),
        (ring(json!([[-2.6, 51.45], [-2.5, 51.4], [-2.6, 51.45]])), BadShape::Ring),
        (
            ring(json!([[360_660, 175_094], [360_670, 175_094], [360_670, 175_100], [360_660, 175_094]])),
            BadShape::NotDegrees,
        ),
        (ring(json!([[51.3, -2.8], [51.3, -2.4], [51.6, -2.4], [51.3, -2.8]])), BadShape::Elsewhere),
    ] {
        let area =
            ServiceArea::read(&Told { extent: Some(&text), extent_type: Some("GeoJSON"), ..Told::default() });
        assert_eq!(area.unread, [Unread::BadShape(reason)], "{text}");
        assert_eq!(area.serves(&at(51.45, -2.6)), Serves::NotKnown);
    }
    for text in [
        "extent",
        "{",
        "null",
        "[]",
        "{\"type\":\"Polygon\"}",
        "{\"type\":\"Circle\",\"coordinates\":[]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1],[2],[3],[4]]]}",
    ] {
        let area =
            ServiceArea::read(&Told { extent: Some(text), extent_type: Some("geojson"), ..Told::default() });
        assert!(matches!(area.unread[..], [Unread::BadShape(_)]), "{text}: {area:?}");
        assert_eq!(area.serves(&at(51.45, -2.6)), Serves::NotKnown);
    }
}

#[test]
fn a_shape_without_bounds_is_refused() {
    let long = " ".repeat(MOST_EXTENT_BYTES + 1);
    assert_eq!(Shape::parse(&long), Err(BadShape::TooLong(MOST_EXTENT_BYTES + 1)));
    let deep = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(20_000);
    assert!(Shape::parse(&deep).is_err());
    let deep = format!(
        "{}{}{}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(20),
        polygon(&[square(-2.8, 51.3, -2.4, 51.6)]),
        "]}".repeat(20)
    );
    assert!(matches!(Shape::parse(&deep), Err(BadShape::NotGeoJson(_))));
}

proptest! {
    #[test]
    fn a_bad_shape_never_panics(cut in 0_usize..200, with in "[0-9eE.,\\[\\]{}\"a-z-]{0,6}") {
        let whole = polygon(&[square(-2.8, 51.3, -2.4, 51.6)]).to_string();
        let at = cut.min(whole.len());
        let mut damaged = whole.clone();
        damaged.replace_range(at..(at + with.len()).min(whole.len()), &with);
        let _ = Shape::parse(&damaged);
        let _ = Shape::parse(&whole[..at]);
    }

    #[test]
    fn a_square_holds_just_what_is_between_its_sides(latitude in 51.0..52.0, longitude in -3.0..-2.0) {
        let shape = Shape::parse(&polygon(&[square(-2.8, 51.3, -2.4, 51.6)]).to_string()).expect("a shape");
        let inside = (51.3..=51.6).contains(&latitude) && (-2.8..=-2.4).contains(&longitude);
        prop_assert_eq!(shape.contains(Point::new(latitude, longitude).expect("a point")), inside);
    }
}
