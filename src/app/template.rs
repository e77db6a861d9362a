//! Templates: a journey drawn from one, of the product or from a file, and one made of the journey that is shown.

use super::{Page, Session, Tone};
use crate::model::JourneyId;
use crate::template::Template;
use crate::text::shell as words;
use crate::web::random;
use leptos::prelude::*;

impl Session {
    /// Draws the journey of a template, called `name` where that says something, and shows it. Whether it was done.
    pub fn draw_template(self, template: &Template, name: &str) -> bool {
        let lang = self.view.lang.get_untracked();
        let workspace = self.document.workspace.get_untracked();
        let mut next = || random::bits();
        let mut drawn = template.draw(&workspace, lang, &mut next);
        if !name.trim().is_empty() {
            name.trim().clone_into(&mut drawn.journey.name);
        }
        drawn.journey.name = workspace.free_name(&drawn.journey.name);
        let id: JourneyId = drawn.journey.id;
        let done = self.dispatch(drawn.command());
        if done {
            self.show_journey(id);
            self.go(Page::Map);
        }
        done
    }

    /// Draws the journey of the template that the file `name` holds, or says why not.
    pub(super) fn open_template(self, text: &str, name: &str) {
        let lang = self.view.lang.get_untracked();
        match Template::read(text) {
            Ok(template) if self.draw_template(&template, "") => {
                self.tell(Tone::Done, words::TEMPLATE_DRAWN.fill(lang, &[("name", name)]), true);
            }
            Ok(_) => {}
            Err(error) => self.problem(format!("{name}: {}", error.text(lang))),
        }
    }

    /// Downloads the shown journey as a template, its words under the language in which they are read.
    pub(super) fn write_template(self) {
        let Some(journey) = untrack(|| self.journey()) else { return };
        let workspace = self.document.workspace.get_untracked();
        let template = Template::of_journey(&workspace, &journey, self.view.lang.get_untracked());
        self.download(
            &journey.name,
            "waymark-template.json",
            "application/json",
            template.write().as_bytes(),
        );
    }
}
