//! Property paths such as `service_at_locations.location.addresses.city`, checked against the
//! standard's own table, and the tree of what they put together.

use openreferral::shape::{Kind, Shape};

use super::mapping::From;

/// One property on the way to another, which holds an object or a list of them.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) many: bool,
    /// What it holds.
    pub(crate) shape: &'static Shape,
}

/// The way to a property that holds objects.
pub(crate) fn steps(shape: &'static Shape, path: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut at = shape;
    for name in path.split('.').map(str::trim) {
        let field = at.field(name).ok_or_else(|| unknown(at, name))?;
        let (many, child) = match field.kind {
            Kind::One(child) => (false, child()),
            Kind::Many(child) => (true, child()),
            _ => return Err(format!("“{path}”: {name} holds one value, and rows cannot be put there")),
        };
        steps.push(Step { name: field.name, many, shape: child });
        at = child;
    }
    Ok(steps)
}

/// An object to be put together from the cells of a row.
pub(crate) struct Object {
    pub(crate) shape: &'static Shape,
    pub(crate) members: Vec<(&'static str, Member)>,
    /// Whether it is the same for every row.
    pub(crate) fixed: bool,
}

/// One of its properties.
pub(crate) enum Member {
    Value(Box<Leaf>),
    One(Object),
    Many(Vec<Object>),
}

/// Where a single value comes from.
pub(crate) struct Leaf {
    pub(crate) kind: Kind,
    pub(crate) columns: Vec<usize>,
    pub(crate) from: From,
    /// Words that mean that nothing is known.
    pub(crate) blank: Vec<String>,
}

/// How many items of one list a row may name, as in `phones.3.number`.
const MOST_ITEMS: usize = 50;

impl Object {
    pub(crate) fn new(shape: &'static Shape) -> Self {
        Self { shape, members: Vec::new(), fixed: false }
    }

    /// Adds a property's source at its path.
    pub(crate) fn insert(
        &mut self,
        path: &[String],
        from: From,
        columns: Vec<usize>,
        blank: &[String],
    ) -> Result<(), String> {
        let Some((name, mut rest)) = path.split_first() else { return Ok(()) };
        let field = self.shape.field(name).ok_or_else(|| unknown(self.shape, name))?;
        let at = self.members.iter().position(|(known, _)| *known == field.name);
        let child = match field.kind {
            Kind::One(child) => {
                let at = at.unwrap_or_else(|| self.push(field.name, Member::One(Self::new(child()))));
                match &mut self.members[at].1 {
                    Member::One(object) => object,
                    _ => return Err(format!("“{name}” is mapped twice")),
                }
            }
            Kind::Many(child) => {
                let mut number = 1;
                if let Some((first, after)) = rest.split_first()
                    && let Ok(told) = first.parse::<usize>()
                {
                    if !(1..=MOST_ITEMS).contains(&told) {
                        return Err(format!("“{name}.{first}”: items are numbered from 1 to {MOST_ITEMS}"));
                    }
                    (number, rest) = (told, after);
                }
                let at = at.unwrap_or_else(|| self.push(field.name, Member::Many(Vec::new())));
                match &mut self.members[at].1 {
                    Member::Many(items) => {
                        while items.len() < number {
                            items.push(Self::new(child()));
                        }
                        &mut items[number - 1]
                    }
                    _ => return Err(format!("“{name}” is mapped twice")),
                }
            }
            kind => {
                if let Some(more) = rest.first() {
                    return Err(format!("“{name}.{more}”: {name} holds one value and has no properties"));
                }
                if at.is_some() {
                    return Err(format!("“{name}” is mapped twice"));
                }
                let blank = blank.iter().chain(&from.blank).cloned().collect();
                self.push(field.name, Member::Value(Box::new(Leaf { kind, columns, from, blank })));
                return Ok(());
            }
        };
        if rest.is_empty() {
            return Err(format!(
                "“{name}” is no single value: say which of its properties, such as {name}.{}",
                first_of(child.shape)
            ));
        }
        child.insert(rest, from, columns, blank)
    }

    fn push(&mut self, name: &'static str, member: Member) -> usize {
        self.members.push((name, member));
        self.members.len() - 1
    }

    /// Puts properties in the standard's order, when all are there.
    pub(crate) fn finish(&mut self) {
        let shape = self.shape;
        self.members.sort_by_key(|(name, _)| shape.fields.iter().position(|field| field.name == *name));
        for (_, member) in &mut self.members {
            match member {
                Member::Value(_) => {}
                Member::One(object) => object.finish(),
                Member::Many(items) => items.iter_mut().for_each(Self::finish),
            }
        }
        self.fixed = self.members.iter().all(|(_, member)| match member {
            Member::Value(leaf) => leaf.columns.is_empty(),
            Member::One(object) => object.fixed,
            Member::Many(items) => items.iter().all(|item| item.fixed),
        });
    }

    /// The column that a property of its own comes from.
    pub(crate) fn column_of(&self, property: &str) -> Option<usize> {
        self.members.iter().find_map(|(name, member)| match member {
            Member::Value(leaf) if *name == property => leaf.columns.first().copied(),
            _ => None,
        })
    }

    /// Every value in it and in the objects that it holds, but not in lists.
    pub(crate) fn leaves<'a>(&'a self, visit: &mut dyn FnMut(&'a Leaf)) {
        for (_, member) in &self.members {
            match member {
                Member::Value(leaf) => visit(leaf),
                Member::One(object) => object.leaves(visit),
                Member::Many(_) => {}
            }
        }
    }
}

fn first_of(shape: &Shape) -> &'static str {
    let text =
        shape.fields.iter().find(|field| !matches!(field.kind, Kind::Id | Kind::One(_) | Kind::Many(_)));
    text.map_or("id", |field| field.name)
}

/// Says that the standard has no such property, and which one may be meant.
fn unknown(shape: &Shape, name: &str) -> String {
    let nearest = shape.fields.iter().map(|field| (distance(field.name, name), field.name)).min();
    match nearest {
        Some((distance, nearest)) if distance <= 3 => {
            format!("“{name}” is no property of a {}; “{nearest}” is", shape.name)
        }
        _ => {
            let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
            format!("“{name}” is no property of a {}; it has {}", shape.name, names.join(", "))
        }
    }
}

/// How many letters must be changed, added or left out to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, wanted) in other.chars().enumerate() {
            let changed = diagonal + usize::from(letter != wanted);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use openreferral::{Entity, Service};

    #[rstest::rstest]
    #[case("desciption", "“desciption” is no property of a service; “description” is")]
    #[case("phones.nubmer", "“nubmer” is no property of a phone; “number” is")]
    #[case("phones", "“phones” is no single value: say which of its properties, such as phones.number")]
    #[case("name.first", "“name.first”: name holds one value")]
    #[case("phones.0.number", "“phones.0”: items are numbered from 1")]
    fn a_path_that_leads_nowhere_is_refused(#[case] path: &str, #[case] says: &str) {
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        let error =
            Object::new(Service::shape()).insert(&path, From::default(), vec![0], &[]).expect_err("refused");
        assert!(error.starts_with(says), "{error}");
    }

    #[test]
    fn a_property_is_mapped_once() {
        let mut object = Object::new(Service::shape());
        let name = ["name".to_owned()];
        object.insert(&name, From::default(), vec![0], &[]).expect("once");
        assert_eq!(
            object.insert(&name, From::default(), vec![1], &[]).expect_err("twice"),
            "“name” is mapped twice"
        );
    }
}
