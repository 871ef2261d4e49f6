//! How values are written in JSON and read from it.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error, ser::SerializeStruct};

use crate::{PartialPostcode, Point, Postcode};

/// As `{"latitude": 51.45, "longitude": -2.58}`, the names that the standards have for them.
impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Point", 2)?;
        fields.serialize_field("latitude", &self.latitude())?;
        fields.serialize_field("longitude", &self.longitude())?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Degrees {
            latitude: f64,
            longitude: f64,
        }
        let told = Degrees::deserialize(deserializer)?;
        Point::new(told.latitude, told.longitude).ok_or_else(|| D::Error::custom("not a place on the Earth"))
    }
}

/// Text in JSON, in the form in which it is shown.
macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

as_text!(Postcode, PartialPostcode);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json, to_value};

    #[test]
    fn a_point_is_written_as_the_standards_write_it() {
        let point = Point::new(51.45, -2.58).expect("a point");
        let written = to_value(point).expect("JSON");
        assert_eq!(written, json!({ "latitude": 51.45, "longitude": -2.58 }));
        assert_eq!(from_value::<Point>(written).ok(), Some(point));
        assert!(from_value::<Point>(json!({ "latitude": 151.45, "longitude": -2.58 })).is_err());
    }

    #[test]
    fn a_postcode_is_written_as_it_is_shown_and_read_as_people_type_it() {
        let postcode: Postcode = from_value(json!("bs56xx")).expect("a postcode");
        assert_eq!(to_value(postcode).expect("JSON"), json!("BS5 6XX"));
        let partial: PartialPostcode = from_value(json!("bs5")).expect("a district");
        assert_eq!(to_value(partial).expect("JSON"), json!("BS5"));
        assert!(from_value::<Postcode>(json!("Bristol")).is_err());
    }
}
