//! A line around words that run over several rows: one closed path where rows meet, several where they do not.

use eframe::egui::{Pos2, Rect, Vec2, pos2};

/// Radius of the corners in points.
const ROUND: f32 = 4.0;

/// Closed paths around the rows, which go from top to bottom, each `room` points outside.
pub(super) fn around(rows: &[Rect], room: f32) -> Vec<Vec<Pos2>> {
    let mut paths = Vec::new();
    let mut group: Vec<Rect> = Vec::new();
    for &row in rows {
        let meets = group.last().is_some_and(|above: &Rect| {
            // Side by side in the columns of a table, or one beginning right of where the other ends: apart.
            above.top() < row.top() && above.left() < row.right() && row.left() < above.right()
        });
        if !meets && !group.is_empty() {
            paths.push(path(&group, room));
            group.clear();
        }
        group.push(row);
    }
    if !group.is_empty() {
        paths.push(path(&group, room));
    }
    paths
}

fn path(rows: &[Rect], room: f32) -> Vec<Pos2> {
    // Between two rows the line runs midway.
    let seam = |above: &Rect, below: &Rect| (above.bottom() + below.top()) / 2.0;
    let mut corners: Vec<Pos2> = Vec::with_capacity(rows.len() * 4);
    for (index, row) in rows.iter().enumerate() {
        let top = index.checked_sub(1).map_or(row.top() - room, |above| seam(&rows[above], row));
        let bottom = rows.get(index + 1).map_or(row.bottom() + room, |below| seam(row, below));
        let x = row.right() + room;
        corners.extend([pos2(x, top), pos2(x, bottom)]);
    }
    for (index, row) in rows.iter().enumerate().rev() {
        let bottom = rows.get(index + 1).map_or(row.bottom() + room, |below| seam(row, below));
        let top = index.checked_sub(1).map_or(row.top() - room, |above| seam(&rows[above], row));
        let x = row.left() - room;
        corners.extend([pos2(x, bottom), pos2(x, top)]);
    }
    rounded(&straightened(&corners))
}

/// Without corners that are none, and with neighbouring edges at right angles.
fn straightened(corners: &[Pos2]) -> Vec<Pos2> {
    let mut out: Vec<Pos2> = Vec::with_capacity(corners.len());
    for &corner in corners {
        if let Some(&last) = out.last() {
            let (dx, dy) = ((corner.x - last.x).abs(), (corner.y - last.y).abs());
            if dx < 0.01 && dy < 0.01 {
                continue;
            }
            if dx >= 0.01 && dy >= 0.01 {
                out.push(pos2(corner.x, last.y));
            }
        }
        out.push(corner);
    }
    let mut kept: Vec<Pos2> = Vec::with_capacity(out.len());
    for (index, &corner) in out.iter().enumerate() {
        let before = kept.last().copied().unwrap_or(out[out.len() - 1]);
        let after = out[(index + 1) % out.len()];
        let straight = (before.x == corner.x && corner.x == after.x) || (before.y == corner.y && corner.y == after.y);
        if !straight {
            kept.push(corner);
        }
    }
    kept
}

fn rounded(corners: &[Pos2]) -> Vec<Pos2> {
    let count = corners.len();
    let mut out = Vec::with_capacity(count * 4);
    for (index, &corner) in corners.iter().enumerate() {
        let towards = |other: Pos2| {
            let way: Vec2 = other - corner;
            corner + way.normalized() * ROUND.min(way.length() / 2.0)
        };
        let (from, to) = (towards(corners[(index + count - 1) % count]), towards(corners[(index + 1) % count]));
        for step in 0..=3 {
            let t = step as f32 / 3.0;
            out.push(from.lerp(corner, t).lerp(corner.lerp(to, t), t));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(left: f32, right: f32, top: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, top + 20.0))
    }

    #[test]
    fn rows_that_meet_share_a_line_and_others_do_not() {
        assert_eq!(around(&[], 2.0).len(), 0);
        assert_eq!(around(&[row(10.0, 50.0, 0.0)], 2.0).len(), 1);
        let wrapped = [row(300.0, 500.0, 0.0), row(0.0, 490.0, 30.0), row(0.0, 120.0, 60.0)];
        let paths = around(&wrapped, 2.0);
        assert_eq!(paths.len(), 1);
        for rect in wrapped {
            for point in &paths[0] {
                assert!(!rect.shrink(0.5).contains(*point), "{point:?} lies in {rect:?}");
            }
        }
        let apart = [row(300.0, 500.0, 0.0), row(0.0, 120.0, 30.0)];
        assert_eq!(around(&apart, 2.0).len(), 2);
        let columns = [row(0.0, 100.0, 0.0), row(150.0, 300.0, 0.0)];
        assert_eq!(around(&columns, 2.0).len(), 2);
    }
}
