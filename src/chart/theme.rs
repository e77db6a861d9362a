//! The colours and the type of all charts, by role. The values are the palette's: charts add only tints of it.

use crate::layout::{Paint, Theme};

/// An opaque colour, 8 bits a channel, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// A role of the palette.
    pub fn of(paint: Paint, theme: Theme) -> Self {
        let hex = paint.hex(theme).trim_start_matches('#');
        let [_, red, green, blue] = u32::from_str_radix(hex, 16).unwrap_or_default().to_be_bytes();
        Rgb(red, green, blue)
    }

    /// This colour over `under`, with the share `over` of it (0 to 1).
    pub fn over(self, under: Rgb, over: f64) -> Rgb {
        let channel = |top: u8, bottom: u8| {
            let mixed = f64::from(top) * over + f64::from(bottom) * (1.0 - over);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a mean of two bytes, clamped"
            )]
            let byte = mixed.round().clamp(0.0, 255.0) as u8;
            byte
        };
        Rgb(channel(self.0, under.0), channel(self.1, under.1), channel(self.2, under.2))
    }
}

/// What each colour of a chart says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colors {
    /// The card under the chart.
    pub(super) surface: Rgb,
    /// Labels and figures.
    pub(super) ink: Rgb,
    /// Axis labels, bases, quiet rates.
    pub(super) ink_soft: Rgb,
    /// Grid lines.
    pub(super) grid: Rgb,
    /// The empty part of a bar's track.
    pub(super) track: Rgb,
    /// The series: lines, emphasised bars, last values.
    pub(super) series: Rgb,
    /// Ordinary bars.
    pub(super) series_soft: Rgb,
    /// A small base: drawn, but quiet.
    pub(super) muted: Rgb,
    /// Poor figures as text.
    pub(super) bad: Rgb,
    /// Poor bars.
    pub(super) bad_soft: Rgb,
    /// Good figures as text.
    pub(super) good: Rgb,
    /// Targets.
    pub(super) target: Rgb,
    /// Curves that are told apart by colour (Okabe and Ito's, as those of personas).
    pub(super) groups: [Rgb; 5],
}

impl Colors {
    pub(super) fn of(theme: Theme) -> Self {
        let role = |paint| Rgb::of(paint, theme);
        let surface = role(Paint::Surface);
        // Light bars stand as tints on white; on black the same share would be too dim to reach 3:1.
        let soft = match theme {
            Theme::Light => 0.62,
            Theme::Dark => 0.68,
        };
        Colors {
            surface,
            ink: role(Paint::Text),
            ink_soft: role(Paint::Muted),
            grid: role(Paint::Hairline),
            track: role(Paint::Hairline).over(surface, 0.4),
            series: role(Paint::Brand),
            series_soft: role(Paint::Brand).over(surface, soft),
            muted: role(Paint::Neutral).over(surface, 0.75),
            bad: role(Paint::BadText),
            bad_soft: role(Paint::Bad).over(surface, 0.85),
            good: role(Paint::GoodText),
            target: role(Paint::Target),
            groups: [Paint::Persona1, Paint::Persona2, Paint::Persona3, Paint::Persona4, Paint::Persona5]
                .map(role),
        }
    }
}
