//! The middle of each council, county and ward.

use std::collections::HashMap;

use super::{Area, Centre, Postcodes};
use crate::GridPoint;

#[derive(Clone, Copy, Default)]
struct Sum {
    east: i64,
    north: i64,
    count: i64,
    reach_metres: f64,
}

impl Sum {
    fn middle(self) -> GridPoint {
        let mean = |sum: i64| i32::try_from(sum / self.count.max(1)).unwrap_or_default();
        GridPoint { easting: mean(self.east), northing: mean(self.north) }
    }
}

/// By code, in two walks over the table: the means, then how far the furthest postcode is from them.
pub(super) fn of(postcodes: &Postcodes) -> HashMap<String, Centre> {
    let mut sums: HashMap<&str, Sum> = HashMap::new();
    // Walked by the number of the area, so that codes are looked up once an area and not once a postcode.
    let areas = postcodes.areas();
    let mut by_area = vec![Sum::default(); areas.len()];
    let each = || {
        (0..postcodes.sectors.len()).flat_map(|sector| {
            postcodes.range(sector).filter_map(move |at| {
                Some((usize::from(postcodes.spots[at].area), postcodes.grid(sector, at)?))
            })
        })
    };
    for (area, grid) in each() {
        let sum = &mut by_area[area];
        sum.east += i64::from(grid.easting);
        sum.north += i64::from(grid.northing);
        sum.count += 1;
    }
    for (area, sum) in areas.iter().zip(&by_area) {
        for code in codes(area).into_iter().flatten() {
            let whole = sums.entry(code).or_default();
            whole.east += sum.east;
            whole.north += sum.north;
            whole.count += sum.count;
        }
    }
    let middles: Vec<[Option<GridPoint>; 3]> = areas
        .iter()
        .map(|area| codes(area).map(|code| code.and_then(|code| sums.get(code)).map(|sum| sum.middle())))
        .collect();
    let mut reach = vec![[0.0_f64; 3]; areas.len()];
    for (area, grid) in each() {
        for (reach, middle) in reach[area].iter_mut().zip(middles[area]) {
            *reach = reach.max(middle.map_or(0.0, |middle| middle.metres_to(grid)));
        }
    }
    for (area, reach) in areas.iter().zip(reach) {
        for (code, reach) in codes(area).into_iter().zip(reach) {
            if let Some(sum) = code.and_then(|code| sums.get_mut(code)) {
                sum.reach_metres = sum.reach_metres.max(reach);
            }
        }
    }
    sums.into_iter()
        .filter(|(_, sum)| sum.count > 0)
        .map(|(code, sum)| {
            let centre = Centre {
                point: sum.middle().to_point(),
                reach_metres: sum.reach_metres,
                postcodes: usize::try_from(sum.count).unwrap_or_default(),
            };
            (code.to_owned(), centre)
        })
        .collect()
}

fn codes(area: &Area) -> [Option<&str>; 3] {
    [&area.district, &area.county, &area.ward].map(|code| code.as_deref())
}
