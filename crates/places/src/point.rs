//! A position on the Earth, and how far it is from another.

/// The Earth's mean radius in metres (IUGG). As a sphere it gives distances within 0.5% of the
/// ellipsoid's, which is less than the difference between a line and a road.
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// A position in WGS84, as satellites and maps on phones give it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

impl Point {
    /// A position from degrees north and degrees east; nothing when there is no such place.
    ///
    /// ```
    /// use fingerpost_places::Point;
    ///
    /// assert!(Point::new(51.45, -2.59).is_some());
    /// assert!(Point::new(351.45, f64::NAN).is_none());
    /// ```
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude))
            .then_some(Self { latitude, longitude })
    }

    /// For positions that were computed, and cannot be out of range.
    pub(crate) fn computed(latitude: f64, longitude: f64) -> Self {
        Self { latitude, longitude }
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// How far another position is, in metres as the crow flies (great circle, by haversines).
    pub fn metres_to(self, other: Self) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord =
            half(to - from) + from.cos() * to.cos() * half((other.longitude - self.longitude).to_radians());
        2.0 * EARTH_RADIUS_METRES * chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn london_is_some_534_kilometres_from_edinburgh() {
        let london = Point::new(51.5074, -0.1278).expect("a point");
        let edinburgh = Point::new(55.9533, -3.1883).expect("a point");
        assert!((london.metres_to(edinburgh) - 534_000.0).abs() < 2_000.0);
    }

    proptest! {
        #[test]
        fn there_is_as_far_as_back(a in -90.0..90.0, b in -180.0..180.0, c in -90.0..90.0, d in -180.0..180.0) {
            let (here, there) = (Point::new(a, b).expect("a point"), Point::new(c, d).expect("a point"));
            let distance = here.metres_to(there);
            prop_assert!((0.0..=20_016_000.0).contains(&distance));
            prop_assert!((distance - there.metres_to(here)).abs() < 0.001);
            prop_assert!(here.metres_to(here) == 0.0);
        }
    }
}
