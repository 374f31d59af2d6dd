//! Lines of a width as areas, for what fills areas alone.
//!
//! Takes contours of straight lines; gives polygons that together cover what the line does: ends cut square at the
//! last point, corners pointed up to a limit, as SVG and PDF draw them.

type Place = (f32, f32);

/// How far a corner's point may stand out, in widths of the line; beyond it is cut off. SVG's default.
pub(super) const MITRE: f32 = 4.0;

/// The polygons of a line, all of one orientation.
pub(super) fn outlined(points: &[Place], is_closed: bool, width: f32) -> Vec<Vec<Place>> {
    let half = width / 2.0;
    let mut points: Vec<Place> = points.to_vec();
    points.dedup();
    if is_closed && points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    let next = points.iter().cycle().skip(1);
    let count = if is_closed { points.len() } else { points.len().saturating_sub(1) };
    let segments: Vec<(Place, Place, Place)> = points
        .iter()
        .zip(next)
        .take(count)
        .map(|(&from, &to)| {
            let (right, down) = (to.0 - from.0, to.1 - from.1);
            let length = (right * right + down * down).sqrt();
            (from, to, (-down / length * half, right / length * half))
        })
        .collect();
    let mut areas: Vec<Vec<Place>> = segments
        .iter()
        .map(|&((x, y), (to_x, to_y), (right, down))| {
            vec![
                (x + right, y + down),
                (x - right, y - down),
                (to_x - right, to_y - down),
                (to_x + right, to_y + down),
            ]
        })
        .collect();
    let following = segments.iter().cycle().skip(1);
    let corners = if is_closed { segments.len() } else { segments.len().saturating_sub(1) };
    for (before, after) in segments.iter().zip(following).take(corners) {
        areas.extend(corner(before.1, before.2, after.2, half));
    }
    areas.retain(|area| area.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
    for area in &mut areas {
        if turn(area) < 0.0 {
            area.reverse();
        }
    }
    areas
}

/// What stands out at a corner, between the sides of the lines that meet there; each line's side is given by how
/// far it lies from the corner.
fn corner((x, y): Place, before: Place, after: Place, half: f32) -> Option<Vec<Place>> {
    let cross = before.0 * after.1 - before.1 * after.0;
    if cross == 0.0 {
        return None;
    }
    // The outer side is the left one where the line turns right.
    let side = if cross > 0.0 { -1.0 } else { 1.0 };
    let (one, other) = ((before.0 * side, before.1 * side), (after.0 * side, after.1 * side));
    let (sum_x, sum_y) = (one.0 + other.0, one.1 + other.1);
    // The point lies in the direction of the sum, as far as makes it stand on both sides.
    let along = sum_x * sum_x + sum_y * sum_y;
    let reach = 2.0 * half * half / along;
    let mut area = vec![(x, y), (x + one.0, y + one.1)];
    // Its distance is half a width over the cosine of half the turn.
    if reach * along.sqrt() <= MITRE * half {
        area.push((x + sum_x * reach, y + sum_y * reach));
    }
    area.push((x + other.0, y + other.1));
    Some(area)
}

/// Twice the area, with the sign of its orientation.
fn turn(area: &[Place]) -> f32 {
    let next = area.iter().cycle().skip(1);
    area.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// The drawn pieces of a dashed line.
pub(super) fn dashed(
    points: &[Place],
    is_closed: bool,
    (line, gap): (f32, f32),
) -> Vec<Vec<Place>> {
    let mut pieces = Vec::new();
    // A pattern that does not move on draws the whole.
    if !(line > 0.0 && gap > 0.0) {
        return vec![points.to_vec()];
    }
    let first = points.first().filter(|_| is_closed);
    let mut rest = points.iter().chain(first).copied();
    let Some(mut at) = rest.next() else { return pieces };
    let (mut is_drawn, mut left, mut piece) = (true, line, vec![at]);
    for to in rest {
        loop {
            let (right, down) = (to.0 - at.0, to.1 - at.1);
            let length = (right * right + down * down).sqrt();
            if length <= left {
                left -= length;
                at = to;
                if is_drawn {
                    piece.push(at);
                }
                break;
            }
            at = (at.0 + right / length * left, at.1 + down / length * left);
            if is_drawn {
                piece.push(at);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![at];
            }
            is_drawn = !is_drawn;
            left = if is_drawn { line } else { gap };
        }
    }
    if is_drawn {
        pieces.push(piece);
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(areas: &[Vec<Place>]) -> f32 {
        areas.iter().map(|area| turn(area).abs() / 2.0).sum()
    }

    #[test]
    fn a_line_covers_its_length_times_its_width() {
        let line = outlined(&[(0.0, 0.0), (10.0, 0.0)], false, 2.0);
        assert_eq!((line.len(), area(&line)), (1, 20.0));
        // A square's corners are filled: its line covers 12 x 12 without 8 x 8.
        let square = outlined(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], true, 2.0);
        assert!(square.iter().all(|area| turn(area) > 0.0));
        let corners: Vec<_> = square.iter().skip(4).cloned().collect();
        assert_eq!((corners.len(), area(&corners)), (4, 4.0));
    }

    #[test]
    fn a_sharp_corner_is_cut_off_and_a_point_is_nothing() {
        let sharp = outlined(&[(0.0, 0.0), (10.0, 0.0), (0.0, 0.5)], false, 2.0);
        assert_eq!(sharp.last().map(Vec::len), Some(3));
        assert!(outlined(&[(1.0, 1.0), (1.0, 1.0)], true, 2.0).is_empty());
        assert!(outlined(&[], true, 2.0).is_empty());
    }

    #[test]
    fn dashes_are_as_long_as_they_are_said_to_be() {
        let pieces = dashed(&[(0.0, 0.0), (10.0, 0.0)], false, (3.0, 2.0));
        let expected = [[(0.0, 0.0), (3.0, 0.0)], [(5.0, 0.0), (8.0, 0.0)]];
        assert_eq!(pieces, expected.map(|piece| piece.to_vec()));
        assert_eq!(dashed(&[(0.0, 0.0), (10.0, 0.0)], false, (0.0, 0.0)).len(), 1);
    }
}
