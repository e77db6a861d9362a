//! Colour roles and the two palettes. A scene speaks of roles only; `style/tokens.css` carries the same
//! values as custom properties named [`Paint::token`] (a test holds it to this table).
//!
//! Text roles reach 4.5:1 on `Surface`, shape roles 3:1; good and bad are blue and orange, never green and red.

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum Paint {
    Page,
    Surface,
    SurfaceAlt,
    SurfaceHead,
    Hairline,
    HairlineStrong,
    Neutral,
    Text,
    Muted,
    Faint,
    Brand,
    BrandSoft,
    OnBrand,
    Stage1,
    Stage2,
    Stage3,
    Stage4,
    Stage5,
    OnStage,
    Pain,
    Opportunity,
    Need,
    Quote,
    Measure,
    Good,
    Bad,
    GoodText,
    BadText,
    TintGood,
    TintBad,
    Star,
    StarEdge,
    Persona1,
    Persona2,
    Persona3,
    Persona4,
    Persona5,
    Target,
    Avatar,
    OnAvatar,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light; print and files unless asked otherwise.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// A role's name in tokens.css (without `--`) and its colours: light, dark.
type Row = (Paint, &'static str, &'static str, &'static str);

/// Every role in the order of the enum.
const TABLE: [Row; 40] = [
    (Paint::Page, "page", "#f7f8fa", "#0f141b"),
    (Paint::Surface, "surface", "#ffffff", "#1a2029"),
    (Paint::SurfaceAlt, "surface-alt", "#fafbfc", "#171c25"),
    (Paint::SurfaceHead, "surface-head", "#f7f8fb", "#151a23"),
    (Paint::Hairline, "hairline", "#e6e8ec", "#2b3340"),
    (Paint::HairlineStrong, "hairline-strong", "#d5d9e0", "#3a4454"),
    (Paint::Neutral, "neutral", "#aab1bd", "#6b7686"),
    (Paint::Text, "text", "#1b2333", "#e9edf4"),
    (Paint::Muted, "muted", "#616b7c", "#9aa5b6"),
    (Paint::Faint, "faint", "#838c9d", "#76829a"),
    (Paint::Brand, "brand", "#3056d3", "#8c9fff"),
    (Paint::BrandSoft, "brand-soft", "#e9eeff", "#252f4f"),
    (Paint::OnBrand, "on-brand", "#ffffff", "#10162a"),
    (Paint::Stage1, "stage-1", "#dde6fd", "#c3cbe0"),
    (Paint::Stage2, "stage-2", "#c7d6fb", "#aab8de"),
    (Paint::Stage3, "stage-3", "#b1c5f9", "#97a9da"),
    (Paint::Stage4, "stage-4", "#9bb4f6", "#839ad6"),
    (Paint::Stage5, "stage-5", "#85a3f2", "#7089d2"),
    (Paint::OnStage, "on-stage", "#14204a", "#101933"),
    (Paint::Pain, "pain", "#d55e00", "#ff9554"),
    (Paint::Opportunity, "opportunity", "#009e73", "#3dcf9f"),
    (Paint::Need, "need", "#0072b2", "#62b4ec"),
    (Paint::Quote, "quote", "#7d8797", "#8a95a6"),
    (Paint::Measure, "measure", "#7a5bc0", "#b39cf2"),
    (Paint::Good, "good", "#2178c4", "#6cb0f2"),
    (Paint::Bad, "bad", "#dc6f2b", "#f2a06c"),
    (Paint::GoodText, "good-text", "#1a6cb5", "#7cb9f5"),
    (Paint::BadText, "bad-text", "#b44f0b", "#f5a673"),
    (Paint::TintGood, "tint-good", "#0072b2", "#62b4ec"),
    (Paint::TintBad, "tint-bad", "#d55e00", "#ff9554"),
    (Paint::Star, "star", "#f2ab0a", "#f7c23c"),
    (Paint::StarEdge, "star-edge", "#a36b00", "#f7c23c"),
    (Paint::Persona1, "persona-1", "#0072b2", "#56b4e9"),
    (Paint::Persona2, "persona-2", "#c77700", "#f0ad3a"),
    (Paint::Persona3, "persona-3", "#00845f", "#3dcf9f"),
    (Paint::Persona4, "persona-4", "#b0568b", "#e39cc6"),
    (Paint::Persona5, "persona-5", "#5d6678", "#b4bdcb"),
    (Paint::Target, "target", "#00845f", "#3dcf9f"),
    (Paint::Avatar, "avatar", "#f3c3a3", "#e2a886"),
    (Paint::OnAvatar, "on-avatar", "#5a2e12", "#3d1e0b"),
];

impl Paint {
    /// Every role, in the order in which tokens.css lists them.
    pub fn all() -> impl Iterator<Item = Paint> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name of its custom property, without the leading `--`.
    pub const fn token(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Its colour as `#rrggbb`.
    pub const fn hex(self, theme: Theme) -> &'static str {
        let row = &TABLE[self as usize];
        match theme {
            Theme::Light => row.2,
            Theme::Dark => row.3,
        }
    }

    /// The tint of the stage at `index` of `count`: one hue, deeper towards the end.
    pub fn stage(index: usize, count: usize) -> Paint {
        const TINTS: [Paint; 5] = [Paint::Stage1, Paint::Stage2, Paint::Stage3, Paint::Stage4, Paint::Stage5];
        let last = count.saturating_sub(1).max(1);
        TINTS[(index * (TINTS.len() - 1) / last).min(TINTS.len() - 1)]
    }

    /// The line colour of the persona at `index`; they repeat after five.
    pub const fn persona(index: usize) -> Paint {
        const LINES: [Paint; 5] =
            [Paint::Persona1, Paint::Persona2, Paint::Persona3, Paint::Persona4, Paint::Persona5];
        LINES[index % LINES.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::{Paint, TABLE, Theme};

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.0 as usize, at, "{}", row.1);
        }
    }

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_reaches_4_5_and_shapes_3() {
        let grounds = [Paint::Surface, Paint::SurfaceAlt, Paint::SurfaceHead];
        let texts = [Paint::Text, Paint::Muted, Paint::GoodText, Paint::BadText, Paint::Brand];
        let shapes = [
            Paint::Faint,
            Paint::Pain,
            Paint::Opportunity,
            Paint::Need,
            Paint::Quote,
            Paint::Measure,
            Paint::Good,
            Paint::Bad,
            Paint::StarEdge,
            Paint::Target,
            Paint::Persona1,
            Paint::Persona2,
            Paint::Persona3,
            Paint::Persona4,
            Paint::Persona5,
        ];
        let stages = (0..5).map(|at| (Paint::OnStage, Paint::stage(at, 5), 4.5));
        let text_on = grounds.iter().flat_map(|g| texts.iter().map(move |t| (*t, *g, 4.5)));
        let shape_on = grounds.iter().flat_map(|g| shapes.iter().map(move |t| (*t, *g, 3.0)));
        let others = [(Paint::OnBrand, Paint::Brand, 4.5), (Paint::OnAvatar, Paint::Avatar, 4.5)];
        for (front, back, least) in stages.chain(text_on).chain(shape_on).chain(others) {
            for theme in [Theme::Light, Theme::Dark] {
                let found = contrast(front.hex(theme), back.hex(theme));
                assert!(found >= least, "{} on {} in {theme:?}: {found:.2}", front.token(), back.token());
            }
        }
    }
}
