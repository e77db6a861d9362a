//! The answers given last: what is asked twice is computed once.

/// So many answers are kept.
const KEPT: usize = 64;

/// Questions with their answers, the latest last.
pub(super) struct Recent<Q, A> {
    known: Vec<(Q, A)>,
}

impl<Q, A> Default for Recent<Q, A> {
    fn default() -> Self {
        Recent { known: Vec::new() }
    }
}

impl<Q: PartialEq, A: Clone> Recent<Q, A> {
    /// The answer to a question, if it is known. It is the latest from now on.
    pub(super) fn find(&mut self, question: &Q) -> Option<A> {
        let at = self.known.iter().position(|(known, _)| known == question)?;
        let found = self.known.remove(at);
        let answer = found.1.clone();
        self.known.push(found);
        Some(answer)
    }

    /// Keeps an answer; the one asked for longest ago makes room.
    pub(super) fn keep(&mut self, question: Q, answer: A) {
        if self.known.len() >= KEPT {
            self.known.remove(0);
        }
        self.known.push((question, answer));
    }

    /// Forgets the answers to such questions.
    pub(super) fn forget(&mut self, such: impl Fn(&Q) -> bool) {
        self.known.retain(|(question, _)| !such(question));
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Recent};

    #[test]
    fn the_answer_asked_for_longest_ago_makes_room() {
        let mut recent = Recent::default();
        for question in 0..KEPT {
            recent.keep(question, question * 10);
        }
        assert_eq!(recent.find(&0), Some(0));
        recent.keep(KEPT, 1);
        assert_eq!((recent.find(&0), recent.find(&1), recent.find(&2)), (Some(0), None, Some(20)));
        recent.forget(|question| *question == 2);
        assert_eq!(recent.find(&2), None);
    }
}
