//! Charts: what is drawn, what can be touched, what the table says, and that the same drawing becomes SVG.

use std::cell::RefCell;
use waymark::chart::{
    Bar, Bars, Chart, Datum, Donut, Drawing, Frame, Funnel, Line, Point, Shape, Slice, Spark, Step, Target,
    Tick, Unit, svg,
};
use waymark::layout::text::EstimatedWidths;
use waymark::layout::{Rect, Theme};
use waymark::text::{Lang, number};

fn draw_at(chart: &Chart, size: (f64, f64), theme: Theme) -> Drawing {
    let measure = RefCell::new(EstimatedWidths);
    chart.draw(&Frame::new(size, theme, Lang::Zh, &measure))
}

fn draw(chart: &Chart) -> Drawing {
    draw_at(chart, (480.0, 280.0), Theme::Light)
}

fn share(value: f64, half: f64, n: u64) -> Datum {
    Datum {
        value: Some(value),
        text: format!("{:.1}%", value * 100.0),
        interval: Some((value - half, value + half)),
        interval_text: Some(format!("{:.1}%–{:.1}%", (value - half) * 100.0, (value + half) * 100.0)),
        n: Some(n),
        small_base: n < 30,
    }
}

fn bars() -> Chart {
    let bar = |label: &str, datum, poor| Bar { label: label.into(), datum, poor, beside: None };
    Chart::Bars(Bars {
        bars: vec![
            bar("开箱试穿", share(0.86, 0.02, 1204), false),
            bar("在线客服与售后服务热线咨询及投诉处理", share(0.60, 0.03, 804), false),
            bar("门店", Datum::default(), false),
            bar("支付", share(0.43, 0.10, 22), true),
        ],
        unit: Unit::Share,
        full: Some(1.0),
        beside: None,
        further: Vec::new(),
    })
}

fn funnel() -> Chart {
    let step = |label: &str, reached, unordered, rate: Option<f64>| Step {
        label: label.into(),
        reached,
        unordered,
        rate: rate.map(|rate| share(rate, 0.01, 1000)),
        overall: Some(format!("{:.1}%", 100.0 * reached as f64 / 1000.0)),
        beside: None,
    };
    Chart::Funnel(Funnel {
        steps: vec![
            step("浏览", 1000, 1000, None),
            step("加购", 500, 700, Some(0.5)),
            step("支付", 100, 100, Some(0.2)),
            step("收货", 90, 90, Some(0.9)),
        ],
        beside: None,
    })
}

fn month(year: i32, month: u32) -> Tick {
    Tick {
        name: number::month(year, month, Lang::Zh),
        short: number::month_short(month, Lang::Zh),
        above: year.to_string(),
        at: i64::from(month) - 1,
    }
}

fn line() -> Chart {
    let values = [Some(0.44), Some(0.45), None, Some(0.43), Some(0.38), Some(0.384)];
    let points = (11..).zip(values).map(|(at, value)| Point {
        tick: month(if at > 12 { 2026 } else { 2025 }, if at > 12 { at - 12 } else { at }),
        datum: value.map_or_else(Datum::default, |value| share(value, 0.01, 300)),
        partial: at == 16,
    });
    let target = Some(Target { value: 0.42, text: "目标".into() });
    Chart::Line(Line { points: points.collect(), beside: None, unit: Unit::Share, target, spans: Vec::new() })
}

fn donut(counts: &[u64]) -> Chart {
    let slices =
        counts.iter().enumerate().map(|(at, count)| Slice { label: format!("渠道{at}"), count: *count });
    Chart::Donut(Donut { slices: slices.collect(), whole: "事件".into() })
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    let texts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn rects(drawing: &Drawing) -> Vec<Rect> {
    let rects = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Rect { area, .. } => Some(*area),
        _ => None,
    });
    rects.collect()
}

#[test]
fn bars_start_at_zero_and_are_as_long_as_their_values() {
    let drawing = draw(&bars());
    let bars = rects(&drawing);
    assert_eq!(bars.len(), 3, "no bar where there is no data");
    assert!(bars.iter().all(|bar| (bar.x - bars[0].x).abs() < 1e-9));
    assert!((bars[1].width / bars[0].width - 0.60 / 0.86).abs() < 1e-9);
    assert!((bars[2].width / bars[0].width - 0.43 / 0.86).abs() < 1e-9);
}

#[test]
fn a_negative_bar_goes_the_other_way() {
    let bar = |value: f64| Bar {
        label: "a".into(),
        datum: Datum { value: Some(value), text: value.to_string(), ..Datum::default() },
        poor: value < 0.0,
        beside: None,
    };
    let drawing = draw(&Chart::Bars(Bars {
        bars: vec![bar(30.0), bar(-15.0)],
        unit: Unit::Nps,
        full: None,
        beside: None,
        further: Vec::new(),
    }));
    let bars = rects(&drawing);
    assert!((bars[1].right() - bars[0].x).abs() < 1e-9, "both end at zero");
    assert!((bars[0].width / bars[1].width - 2.0).abs() < 1e-9);
}

#[test]
fn a_long_label_is_cut_and_no_data_is_said() {
    let drawing = draw_at(&bars(), (360.0, 200.0), Theme::Light);
    let texts = texts(&drawing);
    assert!(texts.iter().any(|text| text.starts_with("在线客服") && text.ends_with('…')), "{texts:?}");
    assert!(texts.contains(&"无数据"));
    assert!(!texts.contains(&"0.0%"));
    // The mark keeps the whole name for the tip.
    assert_eq!(drawing.marks[1].label, "在线客服与售后服务热线咨询及投诉处理");
}

#[test]
fn marks_answer_to_the_pointer() {
    let drawing = draw(&funnel());
    for (at, mark) in drawing.marks.iter().enumerate() {
        let middle = mark.area.centre();
        assert_eq!(drawing.hit(middle.x, middle.y), Some(at));
    }
    assert_eq!(drawing.hit(-5.0, 10.0), None);
}

#[test]
fn the_funnel_points_at_the_step_that_loses_most() {
    let Chart::Funnel(data) = funnel() else { unreachable!() };
    assert_eq!(data.worst(), Some(2));
    let mut kept = data.clone();
    kept.steps.iter_mut().for_each(|step| step.rate = step.rate.take().map(|_| share(1.0, 0.0, 1000)));
    assert_eq!(kept.worst(), None, "nobody lost, nothing to point at");
    let mut small = data;
    small.steps[2].rate = Some(share(0.2, 0.1, 9));
    assert_eq!(small.worst(), Some(1), "a small base is no finding");
}

#[test]
fn the_line_breaks_where_a_month_has_no_data() {
    let drawing = draw(&line());
    let solid = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Line { points, dashed: false, width, .. } if *width == 2.0 => Some(points.len()),
        _ => None,
    });
    let solid: Vec<usize> = solid.collect();
    assert_eq!(solid, [2, 2], "two before the gap, two after it; the partial month is joined by dashes");
    let bands =
        drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Fill { opacity, .. } if *opacity < 1.0));
    assert_eq!(bands.count(), 2);
    assert_eq!(drawing.marks.len(), 5);
    assert_eq!(drawing.marks[4].label, "2026年4月（不完整）");
}

#[test]
fn the_months_say_their_year_once() {
    let drawing = draw(&line());
    let texts = texts(&drawing);
    assert_eq!(texts.iter().filter(|text| **text == "2026").count(), 1);
    for month in ["11月", "12月", "1月", "2月", "3月", "4月"] {
        assert!(texts.contains(&month), "{month} in {texts:?}");
    }
    assert!(texts.contains(&"38.4%"), "the last value stands at the line's end");
    assert!(texts.contains(&"目标"));
}

#[test]
fn the_donut_folds_what_is_beyond_the_sixth() {
    let drawing = draw(&donut(&[50, 20, 10, 8, 5, 3, 2, 1, 1]));
    assert_eq!(drawing.marks.len(), 7);
    assert_eq!(drawing.marks[6].label, "其他 3 项");
    assert_eq!(drawing.marks[6].datum.text, "4 · 4.0%");
    assert_eq!(draw(&donut(&[5, 4, 3, 2, 2, 1, 1])).marks[6].label, "渠道6", "one is not folded into one");
    let shares: f64 = drawing.marks.iter().filter_map(|mark| mark.datum.value).sum();
    assert!((shares - 1.0).abs() < 1e-12);
    assert_eq!(donut(&[50, 20, 10, 8, 5, 3, 2, 1, 1]).table(Lang::Zh).rows.len(), 9);
}

#[test]
fn labels_of_the_donut_keep_apart() {
    let drawing = draw_at(&donut(&[500, 6, 5, 4, 3, 2, 1]), (360.0, 200.0), Theme::Light);
    let mut heights: Vec<f64> = drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { at, bold: false, text, .. } if text.starts_with("渠道") => Some(at.1),
            _ => None,
        })
        .collect();
    heights.sort_by(f64::total_cmp);
    assert!(heights.len() >= 6);
    assert!(heights.first().unwrap() >= &0.0 && heights.last().unwrap() <= &200.0);
}

#[test]
fn tables_say_what_charts_draw() {
    let table = bars().table(Lang::Zh);
    assert_eq!(table.head, ["项目", "数值", "95% 区间", "样本量 n"]);
    assert_eq!(table.rows[0], ["开箱试穿", "86.0%", "84.0%–88.0%", "1,204"]);
    assert_eq!(table.rows[2], ["门店", "", "", ""]);
    let table = funnel().table(Lang::En);
    assert_eq!(table.rows[1], ["加购", "500", "50.0%", "49.0%–51.0%", "50.0%", "700"]);
    let table = line().table(Lang::En);
    assert_eq!(table.rows[2], ["2026年1月", "", "", ""]);
}

#[test]
fn every_chart_becomes_svg_in_both_themes_inside_its_frame() {
    let spark = Chart::Spark(Spark { values: vec![Some(1.0), None, Some(2.0), Some(3.0)], good: Some(true) });
    for chart in [bars(), funnel(), line(), donut(&[3, 2, 1]), spark] {
        for theme in [Theme::Light, Theme::Dark] {
            for size in [(480.0, 280.0), (300.0, 180.0), (72.0, 24.0), (0.0, 0.0)] {
                let drawing = draw_at(&chart, size, theme);
                for shape in &drawing.shapes {
                    assert!(finite(shape), "{shape:?}");
                }
                let written = svg(&drawing, "支付 < 收货").unwrap();
                assert!(written.starts_with("<svg ") && written.trim_end().ends_with("</svg>"));
                assert!(written.contains("<title>支付 &lt; 收货</title>"));
                assert!(!written.contains("NaN"));
            }
        }
    }
}

fn finite(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { area, .. } => [area.x, area.y, area.width, area.height].iter().all(|v| v.is_finite()),
        Shape::Fill { points, .. } | Shape::Line { points, .. } => {
            points.iter().all(|(x, y)| x.is_finite() && y.is_finite())
        }
        Shape::Dot { center: (x, y), .. } | Shape::Text { at: (x, y), .. } => x.is_finite() && y.is_finite(),
    }
}

#[test]
fn svg_text_has_the_size_that_was_laid_out() {
    let written = svg(&draw(&funnel()), "漏斗").unwrap();
    // 12 pixels in a view box eight times as fine.
    assert!(
        written.contains("font-size=\"96\""),
        "plotters-svg divides sizes by 1.24; the surface undoes it"
    );
}

#[test]
fn without_data_a_chart_says_so() {
    for chart in [
        Chart::Bars(Bars {
            bars: Vec::new(),
            unit: Unit::Count,
            full: None,
            beside: None,
            further: Vec::new(),
        }),
        donut(&[0, 0]),
    ] {
        let drawing = draw(&chart);
        assert_eq!(texts(&drawing), ["所选范围内没有数据"]);
        assert!(drawing.marks.is_empty());
    }
    let empty = Chart::Line(Line {
        points: Vec::new(),
        beside: None,
        unit: Unit::Share,
        target: None,
        spans: Vec::new(),
    });
    assert_eq!(texts(&draw(&empty)), ["所选范围内没有数据"]);
}
