//! A list, and how it is packed: a cookie has room for some hundred services without notes, or for twenty with a line each.

use jiff::Timestamp;
use uuid::Uuid;

/// How lists are packed now; others are not read.
const PACKED_AS: u8 = 1;

/// A service that somebody has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) id: Uuid,
    /// What they wrote beside it.
    pub(crate) note: String,
}

/// The services that somebody has chosen, in their own order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shortlist {
    pub(crate) chosen: Vec<Chosen>,
    /// What was taken off last, and where it stood, so that it can be put back.
    pub(crate) taken_off: Option<(usize, Chosen)>,
}

impl Shortlist {
    pub(crate) fn ids(&self) -> Vec<Uuid> {
        self.chosen.iter().map(|chosen| chosen.id).collect()
    }

    fn position(&self, id: Uuid) -> Option<usize> {
        self.chosen.iter().position(|chosen| chosen.id == id)
    }

    pub(crate) fn has(&self, id: Uuid) -> bool {
        self.position(id).is_some()
    }

    /// At the end; with the note that it had, if it was taken off only just now.
    pub(crate) fn add(&mut self, id: Uuid) {
        if !self.has(id) {
            let before = self.taken_off.take().filter(|(_, taken)| taken.id == id);
            let new = Chosen { id, note: String::new() };
            self.chosen.push(before.map_or(new, |(_, taken)| taken));
        }
        self.taken_off = None;
    }

    pub(crate) fn take_off(&mut self, id: Uuid) {
        if let Some(at) = self.position(id) {
            self.taken_off = Some((at, self.chosen.remove(at)));
        }
    }

    /// Puts back where it stood what was taken off last.
    pub(crate) fn put_back(&mut self) {
        if let Some((at, chosen)) = self.taken_off.take().filter(|(_, chosen)| !self.has(chosen.id)) {
            self.chosen.insert(at.min(self.chosen.len()), chosen);
        }
    }

    /// By so many places towards the end, or towards the beginning where it is negative.
    pub(crate) fn move_by(&mut self, id: Uuid, places: isize) {
        let Some(at) = self.position(id) else { return };
        if let Some(to) = at.checked_add_signed(places).filter(|to| *to < self.chosen.len()) {
            let chosen = self.chosen.remove(at);
            self.chosen.insert(to, chosen);
            self.taken_off = None;
        }
    }

    pub(crate) fn write_note(&mut self, id: Uuid, note: &str) {
        if let Some(chosen) = self.chosen.iter_mut().find(|chosen| chosen.id == id) {
            // Browsers send lines as mail does.
            chosen.note = note.trim().replace("\r\n", "\n");
        }
    }

    /// With what another list has and this one has not, and its notes where there were none.
    pub(crate) fn join(&mut self, other: Self) {
        for new in other.chosen {
            match self.chosen.iter_mut().find(|chosen| chosen.id == new.id) {
                Some(known) if known.note.is_empty() => known.note = new.note,
                Some(_) => {}
                None => self.chosen.push(new),
            }
        }
        self.taken_off = None;
    }

    /// Without notes, and without what was taken off.
    pub(crate) fn bare(&self) -> Self {
        let bare = |id| Chosen { id, note: String::new() };
        Self { chosen: self.ids().into_iter().map(bare).collect(), taken_off: None }
    }

    /// Packed, with a moment in whole seconds.
    pub(crate) fn to_bytes(&self, moment: Timestamp) -> Vec<u8> {
        let mut bytes = vec![PACKED_AS];
        bytes.extend(u32::try_from(moment.as_second()).unwrap_or_default().to_be_bytes());
        // What was taken off stands at the end, and from 1 where it stood.
        let place = self.taken_off.as_ref().map_or(0, |(at, _)| at.saturating_add(1));
        bytes.extend(u16::try_from(place).unwrap_or(u16::MAX).to_be_bytes());
        for chosen in self.chosen.iter().chain(self.taken_off.iter().map(|(_, chosen)| chosen)) {
            bytes.extend(chosen.id.as_bytes());
            // A longer one would not fit into the cookie either: it must not be cut here unseen.
            bytes.extend(u32::try_from(chosen.note.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend(chosen.note.as_bytes());
        }
        bytes
    }

    /// Unpacks what [`Self::to_bytes`] made.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<(Self, Timestamp)> {
        let (&[version, a, b, c, d, e, f], mut rest) = bytes.split_first_chunk()?;
        if version != PACKED_AS {
            return None;
        }
        let moment = Timestamp::from_second(u32::from_be_bytes([a, b, c, d]).into()).ok()?;
        let mut list = Self::default();
        while !rest.is_empty() {
            let (id, after) = rest.split_first_chunk()?;
            let (length, after) = after.split_first_chunk()?;
            let (note, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
            let note = String::from_utf8(note.to_vec()).ok()?;
            list.chosen.push(Chosen { id: Uuid::from_bytes(*id), note });
            rest = after;
        }
        if let Some(place) = usize::from(u16::from_be_bytes([e, f])).checked_sub(1) {
            list.taken_off = Some((place, list.chosen.pop()?));
        }
        Some((list, moment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn list_of(numbers: &[u128]) -> Shortlist {
        let mut list = Shortlist::default();
        numbers.iter().for_each(|number| list.add(id(*number)));
        list
    }

    #[test]
    fn a_list_is_the_same_after_packing() {
        let now = Timestamp::from_second(1_795_348_800).unwrap();
        let mut list = list_of(&[1, 2, 3]);
        list.write_note(id(2), " Ring Sam – dydd Llun\r\nbefore 4 ");
        for list in [Shortlist::default(), list.clone(), {
            list.take_off(id(2));
            list
        }] {
            let bytes = list.to_bytes(now);
            assert_eq!(Shortlist::from_bytes(&bytes), Some((list, now)));
            assert!((1..bytes.len().min(7)).all(|length| Shortlist::from_bytes(&bytes[..length]).is_none()));
            assert_eq!(Shortlist::from_bytes(&[&[9], &bytes[1..]].concat()), None, "packed in another way");
        }
    }

    #[test]
    fn what_was_taken_off_can_be_put_back_where_it_stood_with_its_note() {
        let mut list = list_of(&[1, 2, 3]);
        list.write_note(id(2), "Tuesdays");
        let before = list.clone();
        list.take_off(id(2));
        assert_eq!(list.ids(), [id(1), id(3)]);
        list.put_back();
        assert_eq!(list, before);
        list.take_off(id(2));
        list.add(id(2));
        assert_eq!((list.chosen[2].note.as_str(), list.taken_off), ("Tuesdays", None));
    }

    #[test]
    fn things_move_one_place_and_stop_at_the_ends() {
        let mut list = list_of(&[1, 2, 3]);
        for (which, places, wanted) in
            [(3, -1, [1, 3, 2]), (1, -1, [1, 3, 2]), (2, 1, [1, 3, 2]), (1, 1, [3, 1, 2])]
        {
            list.move_by(id(which), places);
            assert_eq!(list.ids(), wanted.map(id));
        }
    }

    #[test]
    fn another_list_adds_what_is_new_and_overwrites_no_note() {
        let (mut mine, mut other) = (list_of(&[1, 2]), list_of(&[2, 3, 1]));
        mine.write_note(id(1), "mine");
        other.write_note(id(1), "theirs");
        other.write_note(id(2), "theirs");
        mine.join(other);
        let notes: Vec<&str> = mine.chosen.iter().map(|chosen| chosen.note.as_str()).collect();
        assert_eq!((mine.ids(), notes), ([1, 2, 3].map(id).to_vec(), vec!["mine", "theirs", ""]));
    }
}
