//! Parts of the scene on the page, by hand: a group for each part, in the order of the scene. Only groups whose part
//! changed are touched; one that is a stop of the keyboard stays the same node, so that focus stays, too.

use super::state::element_id;
use crate::layout::{Cursor, Mark, Part, Rect, point};
use crate::model::CardId;
use crate::web::pen::{Name, Pen, set};
use leptos::web_sys::{Element, Node};
use std::collections::HashSet;
use std::sync::Arc;

/// What a group is for those who use the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// Only looked at.
    Ground,
    /// A figure that is read, but is no stop of the keyboard.
    Figure,
    /// A stop of the keyboard.
    Stop(Cursor),
    /// A card, badge, picture or tile: a stop that can be selected and dragged.
    Item(Cursor),
    /// A claimed point of the curve, which can be selected and dragged, too.
    Node(Cursor),
    /// An empty cell, a stop.
    Slot(Cursor),
}

impl Role {
    /// Its classes; different for each kind.
    fn class(self) -> &'static str {
        match self {
            Role::Ground => "ground",
            Role::Figure => "figure",
            Role::Stop(_) => "stop",
            Role::Item(_) => "stop item",
            Role::Node(_) => "stop node",
            Role::Slot(_) => "stop slot",
        }
    }

    /// What all groups of its kind have.
    fn dress(self, group: &Element) {
        set(group, "class", self.class());
        match self {
            Role::Ground => set(group, "aria-hidden", "true"),
            Role::Figure => set(group, "role", "img"),
            Role::Stop(_) | Role::Item(_) | Role::Node(_) | Role::Slot(_) => {
                set(group, "role", "button");
                set(group, "tabindex", "-1");
            }
        }
        if matches!(self, Role::Item(_) | Role::Node(_)) {
            set(group, "aria-pressed", "false");
        }
    }

    fn cursor(self) -> Option<Cursor> {
        match self {
            Role::Ground | Role::Figure => None,
            Role::Stop(cursor) | Role::Item(cursor) | Role::Node(cursor) | Role::Slot(cursor) => Some(cursor),
        }
    }
}

/// A part as it shall be shown.
pub struct Wanted {
    pub role: Role,
    pub rect: Rect,
    pub marks: Arc<Vec<Mark>>,
    pub label: String,
}

impl Wanted {
    /// A part of the scene, in the coordinates of a pane that begins at `(x, y)`.
    pub fn part(role: Role, part: &Part, (x, y): (f64, f64)) -> Wanted {
        let rect = part.rect.moved(-x, -y);
        Wanted { role, rect, marks: part.marks.clone(), label: part.label.clone() }
    }
}

/// Which stop of the map is what; a group that is made anew is told.
#[derive(Clone, Default)]
pub struct Told {
    /// The one in the tab order.
    pub entry: Option<Cursor>,
    /// The cards selected, or in the frame that is being drawn.
    pub selected: Arc<HashSet<CardId>>,
    /// The cards being dragged.
    pub dragged: Arc<HashSet<CardId>>,
}

impl Told {
    /// Whether anything is to be told of a card.
    pub fn speaks_of(&self, card: CardId) -> bool {
        self.selected.contains(&card) || self.dragged.contains(&card)
    }

    /// Whether a card is selected or dragged, as its group shows it.
    pub fn tell(&self, group: &Element, card: CardId) {
        let selected = self.selected.contains(&card);
        let classes = group.class_list();
        drop(classes.toggle_with_force("selected", selected));
        drop(classes.toggle_with_force("dragged", self.dragged.contains(&card)));
        set(group, "aria-pressed", if selected { "true" } else { "false" });
    }
}

struct Shown {
    group: Element,
    what: Wanted,
}

/// A list of parts in a node of their own.
pub struct Shelf {
    pub node: Element,
    shown: Vec<Shown>,
}

impl Shelf {
    pub fn new(node: Element) -> Shelf {
        Shelf { node, shown: Vec::new() }
    }

    /// Shows these parts and no others.
    pub fn show(&mut self, pen: &mut Pen, told: &Told, wanted: Vec<Wanted>) {
        let same = self.shown.len() == wanted.len()
            && self.shown.iter().zip(&wanted).all(|(shown, wanted)| shown.what.role == wanted.role);
        if same {
            for (shown, wanted) in self.shown.iter_mut().zip(wanted) {
                shown.update(pen, wanted);
            }
            return;
        }
        let mut before: Vec<Option<Shown>> = std::mem::take(&mut self.shown).into_iter().map(Some).collect();
        let mut at = 0;
        for wanted in wanted {
            // Most stand where they stood, one or two further on.
            let is_it =
                |shown: &Option<Shown>| shown.as_ref().is_some_and(|shown| shown.what.role == wanted.role);
            let found = (at..before.len()).chain(0..at).find(|at| before.get(*at).is_some_and(is_it));
            if let Some(found) = found {
                at = found + 1;
            }
            let known = found.and_then(|found| before.get_mut(found)?.take());
            match known {
                Some(mut shown) => {
                    shown.update(pen, wanted);
                    self.shown.push(shown);
                }
                None => self.shown.extend(Shown::new(pen, told, wanted)),
            }
        }
        before.iter().flatten().for_each(|gone| gone.group.remove());
        self.order();
    }

    /// Puts the groups into the order of the list; those that stand right are not touched.
    fn order(&self) {
        let mut next: Option<Node> = self.node.first_child();
        for shown in &self.shown {
            if next.as_ref() == Some(shown.group.as_ref()) {
                next = shown.group.next_sibling();
            } else {
                drop(self.node.insert_before(&shown.group, next.as_ref()));
            }
        }
    }
}

impl Shown {
    fn new(pen: &mut Pen, told: &Told, what: Wanted) -> Option<Shown> {
        let group = pen.group(what.role.class(), |group| what.role.dress(group))?;
        if let Some(cursor) = what.role.cursor() {
            pen.tell(&group, Name::Id, &element_id(cursor));
            if told.entry == Some(cursor) {
                set(&group, "tabindex", "0");
            }
            if let Cursor::Card(card) = cursor
                && told.speaks_of(card)
            {
                told.tell(&group, card);
            }
        }
        let shown = Shown { group, what };
        shown.name(pen);
        shown.draw(pen);
        Some(shown)
    }

    fn update(&mut self, pen: &mut Pen, wanted: Wanted) {
        let same_name = self.what.label == wanted.label;
        let same_marks = Arc::ptr_eq(&self.what.marks, &wanted.marks) || self.what.marks == wanted.marks;
        let same = same_marks && self.what.rect == wanted.rect;
        self.what = wanted;
        if !same_name {
            self.name(pen);
        }
        if !same {
            self.group.set_text_content(None);
            self.draw(pen);
        }
    }

    fn name(&self, pen: &Pen) {
        if self.what.role != Role::Ground {
            pen.tell(&self.group, Name::Label, &self.what.label);
        }
    }

    fn draw(&self, pen: &mut Pen) {
        let Wanted { role, rect, marks, .. } = &self.what;
        if let Role::Slot(_) = role {
            pen.room(&self.group, "room", *rect);
        }
        pen.marks(&self.group, marks, point(rect.x, rect.y));
        if matches!(role, Role::Stop(_) | Role::Item(_) | Role::Node(_)) {
            pen.room(&self.group, "ring", *rect);
        }
    }
}
