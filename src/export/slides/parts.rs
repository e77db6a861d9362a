//! The parts of a presentation that do not depend on the map: theme, master, two layouts.

use super::super::package;
use super::super::pages::culture;
use super::super::zip::Zip;
use super::{HEIGHT, ROOT, WIDTH};
use crate::layout::{Paint, Theme};
use crate::text::Lang;
use std::fmt::Write;

pub(super) const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// There on every Windows and macOS, and of the width of LibreOffice's own.
const LATIN: &str = "Arial";
/// There on every Windows; others take their own for it.
const EAST_ASIAN: &str = "Microsoft YaHei";

/// Adds all of them, and the slides, for a presentation of this name.
pub(super) fn add(zip: &mut Zip, slides: &[String], title: &str, lang: Lang) {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    let part = |name: &str, kind: &str, content: String| {
        (format!("ppt/{name}"), format!("{KIND}.{kind}+xml"), content)
    };
    let mut parts = vec![
        part("presentation.xml", "presentation.main", presentation(slides.len(), lang)),
        part("slideMasters/slideMaster1.xml", "slideMaster", master()),
        part("slideLayouts/slideLayout1.xml", "slideLayout", opening()),
        part("slideLayouts/slideLayout2.xml", "slideLayout", map_layout()),
        (
            "ppt/theme/theme1.xml".into(),
            "application/vnd.openxmlformats-officedocument.theme+xml".into(),
            theme(),
        ),
    ];
    let mut links = vec![("slideMaster".to_owned(), "slideMasters/slideMaster1.xml".to_owned())];
    for (at, slide) in slides.iter().enumerate() {
        let name = format!("slides/slide{}.xml", at + 1);
        parts.push(part(&name, "slide", slide.clone()));
        links.push(("slide".into(), name));
    }
    links.push(("theme".into(), "theme/theme1.xml".into()));
    package::add(zip, package::OFFICE, &parts, title);
    package::link(zip, "ppt/_rels/presentation.xml.rels", &links);
    let of_master = [
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        ("theme", "../theme/theme1.xml"),
    ];
    package::link(zip, "ppt/slideMasters/_rels/slideMaster1.xml.rels", &of_master);
    for at in 1..=2 {
        let name = format!("ppt/slideLayouts/_rels/slideLayout{at}.xml.rels");
        package::link(zip, &name, &[("slideMaster", "../slideMasters/slideMaster1.xml")]);
    }
}

fn presentation(slides: usize, lang: Lang) -> String {
    let mut list = String::new();
    for at in 0..slides {
        let _infallible = write!(list, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + at, at + 2);
    }
    format!(
        "<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{WIDTH:.0}\" cy=\"{HEIGHT:.0}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>\
         <p:defaultTextStyle><a:defPPr><a:defRPr lang=\"{}\"/></a:defPPr></p:defaultTextStyle></p:presentation>",
        culture(lang)
    )
}

fn hex(paint: Paint) -> &'static str {
    paint.hex(Theme::Light).trim_start_matches('#')
}

fn theme() -> String {
    let colour =
        |name: &str, paint: Paint| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(paint));
    let colours = [
        ("dk1", Paint::Text),
        ("lt1", Paint::Surface),
        ("dk2", Paint::Muted),
        ("lt2", Paint::Page),
        ("accent1", Paint::Brand),
        ("accent2", Paint::Pain),
        ("accent3", Paint::Opportunity),
        ("accent4", Paint::Need),
        ("accent5", Paint::Measure),
        ("accent6", Paint::Stage5),
        ("hlink", Paint::Brand),
        ("folHlink", Paint::Measure),
    ];
    let colours: String = colours.iter().map(|(name, paint)| colour(name, *paint)).collect();
    let fonts = |name: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{EAST_ASIAN}\"/><a:cs typeface=\"\"/></a:{name}>"
        )
    };
    let solid = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{solid}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Waymark\"><a:themeElements>\
         <a:clrScheme name=\"Waymark\">{colours}</a:clrScheme>\
         <a:fontScheme name=\"Waymark\">{}{}</a:fontScheme>\
         <a:fmtScheme name=\"Waymark\"><a:fillStyleLst>{solid}{solid}{solid}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{solid}{solid}{solid}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>",
        fonts("majorFont"),
        fonts("minorFont"),
    )
}

/// A text style for each level.
fn levels(name: &str, count: u32, style: &str) -> String {
    let level = |at: u32| {
        format!("<a:lvl{at}pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/>{style}</a:lvl{at}pPr>")
    };
    format!("<p:{name}>{}</p:{name}>", (1..=count).map(level).collect::<String>())
}

fn style(size: u32, bold: bool) -> String {
    format!(
        "<a:defRPr sz=\"{size}\" b=\"{}\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
         <a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr>",
        u8::from(bold)
    )
}

fn master() -> String {
    let title = box_("title", "Title", [203_200, 127_000, 10_000_000, 380_000], "t");
    format!(
        "<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>\
         <p:spTree>{ROOT}{title}</p:spTree></p:cSld>\
         <p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" \
         accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>\
         <p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst>\
         <p:txStyles>{}{}{}</p:txStyles></p:sldMaster>",
        levels("titleStyle", 1, &style(1500, true)),
        levels("bodyStyle", 5, &style(1600, false)),
        levels("otherStyle", 1, &style(1200, false)),
    )
}

/// An empty placeholder with its box in EMU.
fn box_(kind: &str, name: &str, [x, y, width, height]: [u32; 4], anchor: &str) -> String {
    let id = if kind.contains("itle\"") || kind.contains("sub") { 3 } else { 2 };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
         <p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\"><a:normAutofit/></a:bodyPr><a:lstStyle>{}</a:lstStyle>\
         <a:p><a:endParaRPr/></a:p></p:txBody></p:sp>",
        if kind == "ctrTitle" { "<a:lvl1pPr><a:defRPr sz=\"3600\" b=\"1\"/></a:lvl1pPr>" } else { "" }
    )
}

fn layout(kind: &str, name: &str, shapes: &str) -> String {
    format!(
        "<p:sldLayout {NAMESPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\"><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn opening() -> String {
    let bar = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"4\" name=\"Bar\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
         <a:ext cx=\"203200\" cy=\"{HEIGHT:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill>\
         <a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    );
    let title = box_("ctrTitle", "Title", [762_000, 609_600, 10_668_000, 1_143_000], "b");
    let facts = box_("subTitle\" idx=\"1", "Subtitle", [762_000, 1_955_800, 10_668_000, 4_191_000], "t");
    layout("title", "Title", &format!("{bar}{title}{facts}"))
}

fn map_layout() -> String {
    layout("titleOnly", "Map", &box_("title", "Title", [203_200, 127_000, 10_000_000, 380_000], "t"))
}
