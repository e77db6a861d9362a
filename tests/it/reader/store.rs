//! Tables in the store: back whole, or known to be damaged.

use super::{EVENTS, assert_same, guess, import, import_pieces, mapping};
use proptest::prelude::*;
use waymark::table::{Damaged, EventTable, PREVIEW_BYTES, Tables};

fn small() -> EventTable {
    let text = "c,t,p,h,s,k,m,a,r,n,x\n\
        1,2026-01-31 08:05:09.123,首页,web,See,o1,\"多\n行\",-3.5,5,10,v\n\
        1,2026-01-31,首页,,,,,,,,\n\
        2,1969-01-31,下单,app,Buy,o2,好,1e9,4.5,0,w\n";
    import(&mapping("ctphskmarnx"), text).0
}

fn chunks_of(table: &EventTable) -> Vec<Vec<u8>> {
    Tables::of_events(table.clone()).to_chunks()
}

fn reopened(table: &EventTable) -> EventTable {
    Tables::from_chunks(chunks_of(table)).unwrap().events
}

fn damage(chunks: &[Vec<u8>]) -> Damaged {
    Tables::from_chunks(chunks).unwrap_err()
}

#[test]
fn a_table_comes_back_whole() {
    for table in [small(), import(&mapping("ctp"), "c,t,p\n1,2026-01-31,x\n").0] {
        assert_same(&reopened(&table), &table);
    }
}

#[test]
fn a_large_table_comes_back_from_compact_chunks() {
    let (table, _) = import_pieces(&guess(&EVENTS[..PREVIEW_BYTES]), [EVENTS]).unwrap();
    let chunks = chunks_of(&table);
    let bytes: usize = chunks.iter().map(Vec::len).sum();
    assert!(bytes * 4 < EVENTS.len(), "{bytes}");
    assert_same(&Tables::from_chunks(&chunks).unwrap().events, &table);
}

#[test]
fn large_columns_are_cut_into_chunks_of_a_few_mebibytes() {
    let mut text = String::from("c,t,p,k\n");
    for row in 0..200_000 {
        text += &format!("{row:07},2026-01-31 08:05:{:02},x,order number {row}\n", row % 60);
    }
    let (table, _) = import(&mapping("ctpk"), &text);
    let chunks = chunks_of(&table);
    assert!(chunks.len() > 2);
    assert!(chunks.iter().all(|chunk| chunk.len() < 4 << 20));
    assert_same(&Tables::from_chunks(&chunks).unwrap().events, &table);
}

#[test]
fn every_flipped_bit_is_noticed() {
    let chunks = chunks_of(&small());
    for at in 0..chunks[0].len() * 8 {
        let mut flipped = chunks.clone();
        flipped[0][at / 8] ^= 1 << (at % 8);
        assert_eq!(damage(&flipped).chunk, 0, "bit {at}");
    }
}

#[test]
fn missing_cut_swapped_and_foreign_chunks_are_noticed() {
    let long = |note: &str| {
        let rows: String =
            (0..100).map(|at| format!("{at},2026-01-31,x,{at}{}\n", note.repeat(50_000))).collect();
        chunks_of(&import(&mapping("ctpm"), &format!("c,t,p,m\n{rows}")).0)
    };
    let (chunks, other) = (long("a"), long("b"));
    assert!(chunks.len() > 2);
    assert_eq!(damage(&[]).chunk, 0);
    assert_eq!(damage(&chunks[..chunks.len() - 1]).chunk, chunks.len() - 1);
    assert_eq!(damage(&chunks[1..]).chunk, 0);
    let mut cut = chunks.clone();
    cut[1].truncate(1000);
    assert_eq!(damage(&cut).chunk, 1);
    let mut swapped = chunks.clone();
    swapped.swap(1, 2);
    assert_eq!(damage(&swapped).chunk, 1);
    let mut foreign = chunks.clone();
    foreign[1].clone_from(&other[1]);
    assert_eq!(damage(&foreign).chunk, 1);
    let mut doubled = chunks.clone();
    doubled.push(chunks[0].clone());
    assert_eq!(damage(&doubled).chunk, chunks.len());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Tables::from_chunks([bytes]).is_err());
    }
}

#[test]
fn tables_of_the_first_version_open() {
    let chunk = include_bytes!("../../fixtures/table/v1.wmtb");
    let tables = Tables::from_chunks([chunk]).unwrap();
    assert_same(&tables.events, &small());
    assert!(tables.customers.is_none() && tables.costs.is_none() && tables.aliases.is_none());
}
