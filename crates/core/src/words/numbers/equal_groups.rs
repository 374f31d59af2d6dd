//! Groups weighed alike, in words.

use super::{Sheet, SheetCell, decimals};
use crate::analysis::{EqualGroups, Statistic, round_percent};
use crate::words::places::list;
use crate::words::table as words;

/// Shares by group, their plain mean, and the share of all.
pub fn equal_groups(found: &EqualGroups) -> Sheet {
    let unit = words::unit_noun(found.unit, 2);
    let mut heads = vec!["Row".to_owned(), "Valence".to_owned()];
    let group = |label| words::column_label(label).to_owned();
    heads.extend(found.groups.iter().map(group));
    heads.extend(["As if groups were of one size", "All together"].map(str::to_owned));
    let rows = found.lines.iter().map(|line| {
        let mut cells: Vec<SheetCell> = vec![
            words::row_label(&line.row).into_owned().into(),
            words::valence(line.valence).into(),
        ];
        let share = |count: u32, of: u32| f64::from(count) / f64::from(of);
        let drawn = |cell: SheetCell, share| cell.bar(share, Some(line.valence));
        cells.extend(
            line.groups
                .iter()
                .map(|&(count, of)| drawn(format!("{count}/{of}").into(), share(count, of))),
        );
        let mean = line
            .mean_percent
            .map(|mean| drawn(format!("{}%", decimals(Some(mean), 1)).into(), mean / 100.0));
        cells.push(mean.unwrap_or_default());
        let (count, of) = line.pooled;
        let percent = round_percent(count, of).unwrap_or_default();
        let pooled = format!("{count}/{of} ({percent:.1}%)");
        cells.push(drawn(pooled.into(), share(count, of)));
        cells
    });
    let of = if found.unit.is_of_people() {
        format!("each group’s share is of its own {unit}")
    } else {
        format!("each group’s share is of its own {unit} of the same valence")
    };
    let mut notes = vec![
        format!("Counted are {unit}; {of}."),
        "What has no group weighs in no mean and stands in the last column alone.".to_owned(),
    ];
    let without_share = found.groups.iter().enumerate().filter(|(at, _)| {
        found.lines.iter().any(|line| line.groups.get(*at).is_some_and(|(_, of)| *of == 0))
    });
    let without_share: Vec<String> = without_share.map(|(_, label)| group(label)).collect();
    if !without_share.is_empty() {
        notes.push(format!(
            "The mean leaves a group out where it has 0/0, which is no share: {}.",
            list(&without_share)
        ));
    }
    Sheet {
        kind: Statistic::EqualGroups,
        explanation: "The mean of the groups’ shares, in which a group of two weighs as much as a group of twenty.".to_owned(),
        limits: vec![
            "A share of few is unsteady, and here it counts as much as a share of many.".to_owned(),
        ],
        heads,
        rows: rows.collect(),
        notes,
        list: None,
    }
}
