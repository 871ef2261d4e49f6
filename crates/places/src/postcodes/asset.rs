//! The table as a file: small enough to be kept in the repository and in the program.
//!
//! One zlib stream of: the magic words; the source; the areas as text; the sectors with the number of
//! their postcodes; then four streams side by side, each of which compresses better alone: the gap from
//! one unit to the next, the steps east and north from one postcode to the next (in units of 10 m), and
//! which of the sector's areas it is in, the latest first. A step or gap that does not fit a byte stands
//! behind an escape.

use std::io::{Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

use super::{Area, Postcodes, Tabled};
use crate::{Postcode, postcode::UNIT_LETTERS};

const MAGIC: &[u8] = b"fingerpost postcodes 1\n";

/// The value follows in four bytes.
const ESCAPE: u8 = 255;
/// In place of a step east: there is no position, and no step north.
const NO_PLACE: u8 = 254;
/// An area that the sector did not have yet: its number follows.
const NEW_AREA: u8 = 255;

/// Upper bound for the unpacked table, so that a hostile file cannot fill the memory: seven times
/// what the whole country takes.
const MAX_UNPACKED_BYTES: u64 = 64 << 20;

/// Units in a sector: two of the 20 letters.
const UNITS: u32 = (UNIT_LETTERS.len() * UNIT_LETTERS.len()) as u32;

/// Why a file is not a table of postcodes.
#[derive(Debug, thiserror::Error)]
pub enum Damaged {
    /// Not a zlib stream, or one that breaks off.
    #[error("not a packed table of postcodes: {0}")]
    Compression(#[from] std::io::Error),
    /// A zlib stream of something else, or of a later version.
    #[error("not a table of postcodes, or one of another version of Fingerpost")]
    NotOurs,
    /// It breaks off, or says what cannot be.
    #[error("the table of postcodes is damaged")]
    Broken,
}

impl Postcodes {
    /// The table as a file, for [`Postcodes::unpack`].
    ///
    /// # Errors
    ///
    /// None in practice: the compressor writes to memory.
    pub fn pack(&self) -> std::io::Result<Vec<u8>> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(MAGIC)?;
        write_text(&mut packed, &self.source)?;
        let codes: Vec<String> = self
            .areas
            .iter()
            .map(|area| {
                [&area.district, &area.county, &area.ward].map(|code| code.as_deref().unwrap_or("")).join(",")
            })
            .collect();
        write_text(&mut packed, &codes.join("\n"))?;

        let mut sectors = Vec::new();
        let mut last_key = 0;
        for (at, sector) in self.sectors.iter().enumerate() {
            write_gap(&mut sectors, sector.key - last_key);
            write_gap(&mut sectors, self.range(at).len() as u32);
            last_key = sector.key;
        }
        let [mut units, mut east, mut north, mut areas] = [const { Vec::new() }; 4];
        let mut last = (0, 0);
        let mut last_area = 0;
        for sector in 0..self.sectors.len() {
            let mut next_unit = 0;
            let mut latest = Vec::new();
            for at in self.range(sector) {
                write_gap(&mut units, u32::from(self.units[at]) - next_unit);
                next_unit = u32::from(self.units[at]) + 1;
                let corner = self.sectors[sector].corner;
                let spot = self.spots[at];
                if spot.east == super::NOWHERE {
                    east.push(NO_PLACE);
                } else {
                    let here = (corner.0 + i32::from(spot.east), corner.1 + i32::from(spot.north));
                    write_step(&mut east, here.0 - last.0);
                    write_step(&mut north, here.1 - last.1);
                    last = here;
                }
                match latest.iter().position(|&area| area == spot.area) {
                    Some(place) if place < usize::from(NEW_AREA) => {
                        areas.push(place as u8);
                        latest.remove(place);
                    }
                    _ => {
                        areas.push(NEW_AREA);
                        write_step(&mut areas, i32::from(spot.area) - last_area);
                        last_area = i32::from(spot.area);
                    }
                }
                latest.insert(0, spot.area);
            }
        }
        for stream in [sectors, units, east, north, areas] {
            packed.write_all(&(stream.len() as u32).to_le_bytes())?;
            packed.write_all(&stream)?;
        }
        packed.finish()
    }

    /// Reads what [`Postcodes::pack`] wrote.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when it is something else, breaks off or says what cannot be; never a panic, and
    /// never more than 64 MB.
    pub fn unpack(packed: &[u8]) -> Result<Self, Damaged> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(packed).take(MAX_UNPACKED_BYTES).read_to_end(&mut bytes)?;
        let rest = bytes.strip_prefix(MAGIC).ok_or(Damaged::NotOurs)?;
        Self::read(Stream(rest)).ok_or(Damaged::Broken)
    }

    fn read(mut file: Stream<'_>) -> Option<Self> {
        let source = file.text()?.to_owned();
        let areas: Vec<Area> = file.text()?.lines().map(area).collect::<Option<_>>()?;
        let mut sectors = Stream(file.block()?);
        let [mut units, mut east, mut north, mut placed] =
            [Stream(file.block()?), Stream(file.block()?), Stream(file.block()?), Stream(file.block()?)];
        let mut table = Tabled::default();
        let mut key = 0_u32;
        let mut last = (0_i32, 0_i32);
        let mut last_area = 0_i32;
        while !sectors.0.is_empty() {
            let gap = sectors.gap()?;
            if gap == 0 && !table.keys.is_empty() {
                return None;
            }
            key = key.checked_add(gap).filter(|&key| key < 37_u32.pow(4) * 10)?;
            let count = sectors.gap()?;
            let mut next_unit = 0_u32;
            let mut latest: Vec<u16> = Vec::new();
            for _ in 0..count {
                let unit = next_unit.checked_add(units.gap()?).filter(|&unit| unit < UNITS)?;
                next_unit = unit + 1;
                let place = if east.0.first() == Some(&NO_PLACE) {
                    east.byte()?;
                    None
                } else {
                    last = (last.0.checked_add(east.step()?)?, last.1.checked_add(north.step()?)?);
                    Some(last)
                        .filter(|(east, north)| (0..200_000).contains(east) && (0..200_000).contains(north))
                };
                let area = match placed.byte()? {
                    NEW_AREA => {
                        last_area = last_area.checked_add(placed.step()?)?;
                        u16::try_from(last_area).ok().filter(|&area| usize::from(area) < areas.len())?
                    }
                    place if usize::from(place) < latest.len() => latest.remove(usize::from(place)),
                    _ => return None,
                };
                latest.insert(0, area);
                table.push(Postcode { sector: key, unit: unit as u16 }, place, area);
            }
        }
        table.finish(source, areas)
    }
}

fn area(line: &str) -> Option<Area> {
    let mut codes = line.split(',').map(|code| (!code.is_empty()).then(|| code.to_owned()));
    let (district, county, ward) = (codes.next()?, codes.next()?, codes.next()?);
    Some(Area { district, county, ward })
}

fn write_text(out: &mut impl Write, text: &str) -> std::io::Result<()> {
    out.write_all(&(text.len() as u32).to_le_bytes())?;
    out.write_all(text.as_bytes())
}

fn write_gap(out: &mut Vec<u8>, gap: u32) {
    match u8::try_from(gap) {
        Ok(byte) if byte < ESCAPE => out.push(byte),
        _ => {
            out.push(ESCAPE);
            out.extend(gap.to_le_bytes());
        }
    }
}

fn write_step(out: &mut Vec<u8>, step: i32) {
    // 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …, so that short steps are small numbers.
    match u8::try_from(step.wrapping_shl(1) ^ (step >> 31)) {
        Ok(byte) if byte < NO_PLACE => out.push(byte),
        _ => {
            out.push(ESCAPE);
            out.extend(step.to_le_bytes());
        }
    }
}

/// What is still to be read.
struct Stream<'a>(&'a [u8]);

impl<'a> Stream<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn four(&mut self) -> Option<[u8; 4]> {
        let (&first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(first)
    }

    fn block(&mut self) -> Option<&'a [u8]> {
        let length = u32::from_le_bytes(self.four()?) as usize;
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.block()?).ok()
    }

    fn gap(&mut self) -> Option<u32> {
        match self.byte()? {
            ESCAPE => self.four().map(u32::from_le_bytes),
            byte => Some(u32::from(byte)),
        }
    }

    fn step(&mut self) -> Option<i32> {
        match self.byte()? {
            ESCAPE => self.four().map(i32::from_le_bytes),
            byte => Some(i32::from(byte >> 1) ^ -i32::from(byte & 1)),
        }
    }
}
