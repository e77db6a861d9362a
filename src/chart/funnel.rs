//! A funnel: a bar per step, its count, and the share that came from the step before.

use super::drawing::{SMALL, TEXT};
use super::{Align, Datum, Drawing, Frame, Mark, Table};
use crate::layout::Rect;
use crate::text::{Lang, chart as words, number};

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Entities that reached it in order.
    pub reached: u64,
    /// Entities with such an event at all, whatever the order; drawn as a faint bar behind where it is more.
    pub unordered: u64,
    /// Share of the step before, with its base; none for the first step and where the step before has nobody.
    pub rate: Option<Datum>,
    /// Share of the first step, written; none where the first step has nobody.
    pub overall: Option<String>,
    /// What it is compared with: the share of the step before, as it is written.
    pub beside: Option<String>,
}

/// A funnel. The step with the lowest rate is emphasised.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// What the second rates are of, where there are any.
    pub beside: Option<String>,
}

const ROW: f64 = 26.0;

impl Funnel {
    /// The step that loses the largest share, if any step loses.
    pub fn worst(&self) -> Option<usize> {
        let rates = self.steps.iter().enumerate().filter_map(|(at, step)| {
            let rate = step.rate.as_ref()?;
            (!rate.small_base).then_some((at, rate.value?))
        });
        rates.filter(|(_, rate)| *rate < 1.0).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    }

    /// Lays the funnel out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        let scale = self.steps.iter().map(|step| step.reached.max(step.unordered)).max().unwrap_or(0);
        if scale == 0 {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let counts: Vec<String> = self.steps.iter().map(|step| number::count(step.reached)).collect();
        let rates = self.steps.iter().filter_map(|step| Some(step.rate.as_ref()?.text.as_str()));
        let rates = rates.chain(self.steps.iter().filter_map(|step| step.beside.as_deref()));
        let labels = frame.widest(self.steps.iter().map(|step| step.label.as_str()), TEXT, false);
        let left = labels.min((frame.width * 0.32).max(64.0)) + 10.0;
        let rate_room = frame.widest(rates, TEXT, true) + 16.0;
        let count_x = frame.width - rate_room;
        let count_room = frame.widest(counts.iter().map(String::as_str), TEXT, false) + 10.0;
        let right = (count_x - count_room).max(left + 24.0);
        let row = (frame.height / self.steps.len() as f64).min(72.0);
        let worst = self.worst();
        for (at, (step, count)) in self.steps.iter().zip(&counts).enumerate() {
            let slot = Rect { x: left, y: row * at as f64, width: right - left, height: row };
            let is_worst = worst == Some(at);
            step.draw_bar(frame, slot, scale as f64, is_worst, &mut drawing);
            let middle = slot.y + row / 2.0;
            let label = frame.fit(&step.label, TEXT, left - 10.0);
            drawing.text((left - 10.0, middle), &label, TEXT, frame.colors.ink, Align::End);
            drawing.text((count_x, middle), count, TEXT, frame.colors.ink, Align::End);
            if let Some(rate) = &step.rate {
                let color = if is_worst { frame.colors.bad } else { frame.colors.ink_soft };
                let lift = if step.beside.is_some() && row >= 30.0 { 7.0 } else { 0.0 };
                drawing.bold((frame.width, middle - lift), &rate.text, TEXT, color, Align::End);
                if let Some(other) = step.beside.as_ref().filter(|_| lift > 0.0) {
                    let at = (frame.width, middle + lift);
                    drawing.text(at, other, SMALL, frame.colors.ink_soft, Align::End);
                }
            }
            let mark = step.mark(frame, slot, scale as f64);
            drawing.marks.push(Mark { beside: self.beside.clone().zip(step.beside.clone()), ..mark });
        }
        drawing
    }

    /// Step, entities in order, share of the step before with interval, share of the first step, entities in any
    /// order.
    pub fn table(&self, lang: Lang) -> Table {
        let head = [
            words::STEP,
            words::REACHED,
            words::STEP_RATE,
            words::INTERVAL,
            words::OVERALL,
            words::UNORDERED,
        ];
        let rows = self.steps.iter().map(|step| {
            let rate = step.rate.clone().unwrap_or_default();
            vec![
                step.label.clone(),
                number::count(step.reached),
                rate.text,
                rate.interval_text.unwrap_or_default(),
                step.overall.clone().unwrap_or_default(),
                number::count(step.unordered),
            ]
        });
        let head = head.map(|word| word.get(lang).to_owned()).to_vec();
        let mut table = Table { head, rows: rows.collect() };
        if let Some(name) = &self.beside {
            let text = |at: usize| self.steps.get(at).and_then(|step| step.beside.clone());
            table.extend([name.clone()], |at| [text(at).unwrap_or_default()]);
        }
        table
    }

    pub(super) fn min_height(&self) -> f64 {
        ROW * self.steps.len() as f64
    }
}

impl Step {
    fn draw_bar(&self, frame: &Frame<'_>, slot: Rect, scale: f64, worst: bool, drawing: &mut Drawing) {
        let colors = frame.colors;
        let thick = (slot.height * 0.66).clamp(6.0, 34.0);
        let y = slot.y + (slot.height - thick) / 2.0;
        let bar = |count: u64| Rect { x: slot.x, y, width: slot.width * count as f64 / scale, height: thick };
        drawing.rect(Rect { y, height: thick, ..slot }, 3.0, colors.track);
        if self.unordered > self.reached {
            drawing.rect(bar(self.unordered), 3.0, colors.series_soft.over(colors.surface, 0.3));
        }
        let mut solid = bar(self.reached);
        if self.reached > 0 {
            solid.width = solid.width.max(2.0);
        }
        drawing.rect(solid, 3.0, if worst { colors.series } else { colors.series_soft });
    }

    fn mark(&self, frame: &Frame<'_>, slot: Rect, scale: f64) -> Mark {
        let width = slot.width * self.reached as f64 / scale;
        let datum = match &self.rate {
            Some(rate) => {
                Datum { text: format!("{} · {}", number::count(self.reached), rate.text), ..rate.clone() }
            }
            None => Datum {
                value: Some(self.reached as f64),
                text: number::count(self.reached),
                ..Datum::default()
            },
        };
        Mark {
            area: Rect { x: 0.0, width: frame.width, ..slot },
            tip: (slot.x + width / 2.0, slot.y + 3.0),
            label: self.label.clone(),
            datum,
            beside: None,
        }
    }
}
