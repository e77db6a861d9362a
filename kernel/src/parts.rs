//! A selection in parts: every position belongs to one slot or to none, and each slot becomes a list of its own.

/// What belongs to one slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Positions, in the order of the selection.
    pub positions: Vec<u32>,
    /// Where each group that has any begins among them; one more than there are such groups.
    pub starts: Vec<u32>,
    /// The numbers of these groups.
    pub groups: Vec<u32>,
}

/// The parts of `count` slots. Group `g` has the positions `starts[g]..starts[g + 1]`.
#[inline(never)]
pub fn parts(slots: &[u32], starts: &[u32], count: usize) -> Vec<Part> {
    let sizes = crate::slots::events(slots, count);
    let of_size = |size: &u64| Part {
        positions: Vec::with_capacity(usize::try_from(*size).unwrap_or_default()),
        ..Part::default()
    };
    let mut parts: Vec<Part> = sizes.iter().map(of_size).collect();
    let so_far = |part: &Part| u32::try_from(part.positions.len()).unwrap_or(u32::MAX);
    for (group, pair) in (0_u32..).zip(starts.windows(2)) {
        let slots = slots.get(pair[0] as usize..pair[1] as usize).unwrap_or_default();
        for (position, slot) in (pair[0]..).zip(slots) {
            let Some(part) = parts.get_mut(*slot as usize) else { continue };
            if part.groups.last() != Some(&group) {
                part.groups.push(group);
                part.starts.push(so_far(part));
            }
            part.positions.push(position);
        }
    }
    for part in &mut parts {
        part.starts.push(so_far(part));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};
    use crate::NONE;

    #[test]
    fn each_slot_has_its_positions_by_group() {
        // Group 0 has the positions 0 to 2, group 1 none, group 2 the positions 3 to 5.
        let found = parts(&[1, 0, 1, 1, NONE, 7], &[0, 3, 3, 6], 3);
        let part = |positions: &[u32], starts: &[u32], groups: &[u32]| Part {
            positions: positions.to_vec(),
            starts: starts.to_vec(),
            groups: groups.to_vec(),
        };
        assert_eq!(
            found,
            [part(&[1], &[0, 1], &[0]), part(&[0, 2, 3], &[0, 2, 3], &[0, 2]), part(&[], &[0], &[])]
        );
    }
}
