//! What the page itself gives: preferences, tabs, random bits, measuring, pictures, files.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::layout::Weight;
use waymark::layout::text::MeasureText;
use waymark::model::WorkspaceId;
use waymark::text::Lang;
use waymark::web::prefs::{Prefs, Theme};
use waymark::web::tabs::{TabMessage, Tabs};
use waymark::web::{files, measure, random, raster};
use web_sys::Blob;

fn blob(text: &str) -> Blob {
    let parts = js_sys::Array::of1(&text.into());
    Blob::new_with_str_sequence(&parts).unwrap()
}

#[wasm_bindgen_test]
fn preferences_come_back_and_damaged_ones_are_the_defaults() {
    let prefs = Prefs {
        lang: Some(Lang::En),
        theme: Theme::Dark,
        workspace: Some(WorkspaceId(3)),
        page: "kpi".into(),
        ..Prefs::default()
    };
    assert!(prefs.save());
    assert_eq!(Prefs::load(), prefs);
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.set_item("waymark.prefs", r#"{"theme":"dark","from_the_future":1}"#).unwrap();
    assert_eq!(Prefs::load(), Prefs { theme: Theme::Dark, ..Prefs::default() });
    storage.set_item("waymark.prefs", "{").unwrap();
    assert_eq!(Prefs::load(), Prefs::default());
}

#[wasm_bindgen_test]
async fn a_tab_hears_the_others_and_not_itself() {
    let heard: Rc<RefCell<Vec<TabMessage>>> = Rc::default();
    let (own, into) = (heard.clone(), heard.clone());
    let here = Tabs::join("t-channel", move |message| own.borrow_mut().push(message));
    let _there = Tabs::join("t-channel", move |message| into.borrow_mut().push(message));
    let message = TabMessage::Saved { workspace: WorkspaceId(1), revision: 4 };
    here.tell(&message);
    for _ in 0..50 {
        if !heard.borrow().is_empty() {
            break;
        }
        super::wait(10).await;
    }
    assert_eq!(*heard.borrow(), [message]);
}

#[wasm_bindgen_test]
fn random_bits_differ() {
    let drawn: std::collections::BTreeSet<u64> = (0..1000).map(|_| random::bits()).collect();
    assert_eq!(drawn.len(), 1000);
}

#[wasm_bindgen_test]
fn real_glyphs_are_measured() {
    let mut widths = measure::CanvasWidths::new();
    let [narrow, wide] = ['i', 'W'].map(|letter| widths.em(letter, Weight::Regular));
    assert!(0.1 < narrow && narrow < 0.5 && 0.7 < wide && wide < 1.3, "{narrow} {wide}");
    assert_eq!(widths.em('i', Weight::Regular), narrow);
    assert!(widths.em('W', Weight::Strong) >= wide);
}

#[wasm_bindgen_test]
async fn an_svg_becomes_a_png_of_its_size() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>"#;
    let png = raster::svg_to_png(svg, 30.0, 20.0, 2.0).await.unwrap();
    let bytes = files::read_bytes(&png, 1 << 20).await.unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!((&bytes[16..20], &bytes[20..24]), (&60u32.to_be_bytes()[..], &40u32.to_be_bytes()[..]));
    let broken = raster::svg_to_png("<svg", 30.0, 20.0, 2.0).await;
    assert_eq!(broken.err(), Some(raster::RasterError::BadSvg));
    let huge = raster::svg_to_png(svg, 40_000.0, 20.0, 1.0).await;
    assert!(matches!(huge, Err(raster::RasterError::TooLarge { largest_scale }) if largest_scale < 1.0));
}

#[wasm_bindgen_test]
async fn a_text_file_is_read_up_to_its_limit() {
    assert_eq!(files::read_text(&blob("\u{feff}旅程"), 100).await, Ok("旅程".into()));
    let limited = files::read_text(&blob("旅程"), 5).await;
    assert_eq!(limited, Err(files::FileError::TooLarge { size: 6, limit: 5 }));
    let bytes = js_sys::Array::of1(&js_sys::Uint8Array::from(&[0xc2, 0xc3][..]));
    let gbk = Blob::new_with_u8_array_sequence(&bytes).unwrap();
    assert_eq!(files::read_text(&gbk, 5).await, Err(files::FileError::NotUtf8));
}

#[wasm_bindgen_test]
async fn a_download_keeps_its_chinese_name_without_what_no_disk_takes() {
    let document = web_sys::window().unwrap().document().unwrap();
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let noted = seen.clone();
    let listen =
        wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            let link: web_sys::HtmlAnchorElement = event.target().unwrap().dyn_into().unwrap();
            noted.borrow_mut().push(link.download());
        });
    document.add_event_listener_with_callback("click", listen.as_ref().unchecked_ref()).unwrap();
    for name in ["用户旅程 2026/01.csv", "..", "a:b?.json"] {
        files::download_text(name, "text/plain", "x").unwrap();
    }
    document.remove_event_listener_with_callback("click", listen.as_ref().unchecked_ref()).unwrap();
    assert_eq!(*seen.borrow(), ["用户旅程 2026_01.csv", "waymark", "a_b_.json"]);
}
