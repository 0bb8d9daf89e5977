//! Named character references of the HTML standard, looked up by binary search in the list that `tools/entities` writes.

/// One name a line with one or two code points, sorted by bytes.
static NAMES: &str = include_str!("names.txt");

/// Length of the longest name, without `&` and `;`.
pub(super) const LONGEST: usize = 31;

/// The one or two characters a name stands for.
pub(super) fn look_up(name: &str) -> Option<(char, Option<char>)> {
    let (mut low, mut high) = (0, NAMES.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = NAMES[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = middle + NAMES[middle..].find('\n')?;
        let (known, points) = NAMES[start..end].split_once(' ')?;
        match name.cmp(known) {
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = end + 1,
            std::cmp::Ordering::Equal => {
                let mut points =
                    points.split(' ').map(|hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
                return Some((points.next()??, points.next().flatten()));
            }
        }
    }
    None
}

#[test]
fn every_name_is_found() {
    for line in NAMES.lines() {
        let (name, points) = line.split_once(' ').unwrap();
        let value: String =
            points.split(' ').map(|hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()).collect();
        let (first, second) = look_up(name).unwrap();
        assert_eq!([Some(first), second].into_iter().flatten().collect::<String>(), value);
        assert!(name.len() <= LONGEST);
    }
    assert_eq!(look_up("ampl"), None);
    assert_eq!(look_up(""), None);
}
