//! The order of short lists.

/// Sorts a short list so that nothing stands before what `precedes` it; equal things keep their order. By insertion: for lists of some
/// dozens, and those that are nearly sorted, it is as fast as the standard library's sort, of which each type of list
/// would add four kilobytes to the program.
pub fn sort_few<T>(items: &mut [T], precedes: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while items.get(at - 1).zip(items.get(at)).is_some_and(|(before, item)| precedes(item, before)) {
            items.swap(at - 1, at);
            at -= 1;
            if at == 0 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_few;

    #[test]
    fn sorts_as_the_standard_library_does() {
        for length in 0..40_usize {
            let mut next = length as u64;
            let mut draw = || {
                next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                next >> 60
            };
            let mut items: Vec<(u64, usize)> = (0..length).map(|at| (draw(), at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_few(&mut items, |a, b| a.0 < b.0);
            assert_eq!(items, expected);
        }
    }
}
