//! Ratings by site: constructs in rows, a column a site, ratings in the cells.

use super::cells::{is_odd_count, is_rated, is_signed};
use super::labels::{label_columns, numbers_rows, rows_are_people_or_passages, tells_of_codings};
use super::melt::{Line, MeltPlan, RowReason, Value};
use super::{
    ColumnReason, Seen, Shape, groups_in_names, names, names_total, names_total_of_groups, owners,
};
use crate::dataset::Role;
use crate::dataset::consensus::names_consensus;
use crate::dataset::groups::are_roles;
use crate::dataset::headers;
use crate::dataset::rating::{RatingCell, Scale, is_near_rating};
use crate::dataset::total_words::{may_name_worked_out, names_worked_out};
use crate::dataset::word_list::listed;
use crate::fold::fold_word;
use crate::format::ColumnTexts;
use crate::schema::{LEVELS, counts as words};

/// Words at most that tell a rater of a site: `R1`, `2nd rater`.
const MOST_WORDS_OF_RATER: usize = 3;

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let named: Vec<usize> = seen.columns().filter(|&column| may_name_site(seen, column)).collect();
    let signed =
        |column: &usize| seen.texts(*column).iter().any(|text| is_signed(text, seen.decimal));
    // In nearly every table no column has signs, and nothing else needs to be looked at.
    if !named.iter().any(signed) {
        return None;
    }
    let all: Vec<ColumnTexts<'_>> = named.iter().map(|&column| seen.texts(column)).collect();
    let scale = Scale::of(all.iter().flat_map(ColumnTexts::iter), seen.decimal);
    let rated: Vec<bool> = seen
        .columns()
        .map(|column| named.contains(&column) && is_rating(seen, column, scale))
        .collect();
    let of = |kind: bool| -> Vec<usize> {
        seen.columns().filter(|&column| rated.get(column) == Some(&kind)).collect()
    };
    let (mut ratings, carried) = (of(true), of(false));
    let before_agreed = rated_before_agreeing(seen, &ratings);
    ratings.retain(|column| !before_agreed.contains(column));
    // Two columns with signs: numbers of 0 to 2 alone may as well be counts.
    if ratings.len() + before_agreed.len() < 2 || !ratings.iter().any(signed) {
        return None;
    }
    let labels = label_columns(seen, &carried);
    if labels.is_empty() || rows_are_people_or_passages(seen, &carried, true) {
        return None;
    }
    let any_signed = |column| seen.filled(column).any(|text| is_signed(text, seen.decimal));
    let is_label = |column: &usize| labels.iter().any(|(label, _)| label == column);
    let carried: Vec<usize> = carried
        .into_iter()
        .filter(|column| {
            is_label(column) || tells_of_codings(seen, *column) && !any_signed(*column)
        })
        .collect();
    let sites: Vec<&str> = ratings.iter().map(|&column| site(seen, column)).collect();
    // `Nurses / Site A` is a site of a group.
    let groups = groups_in_names::above(&sites);
    let own: Vec<&str> =
        groups.iter().flat_map(|found| &found.parts).map(|(own, _)| &**own).collect();
    let said = if own.is_empty() { &sites } else { &own };
    let of_groups = if are_roles(said) { words::GROUP } else { words::SITE };
    let head = owners::said(said).unwrap_or(of_groups);
    let groups = groups.filter(|found| found.head != head);
    let site_of = |column: usize| -> Vec<String> {
        let at = ratings.iter().position(|one| *one == column);
        let parts = groups.as_ref().zip(at).and_then(|(found, at)| found.parts.get(at));
        match parts {
            Some((own, group)) => vec![own.clone(), group.clone()],
            None => vec![site(seen, column).to_owned()],
        }
    };
    let rates = |row: usize| ratings.iter().any(|&column| !seen.cell(row, column).is_empty());
    let headings = headings(seen, &labels, rates);
    let lowest = labels.last().map_or(usize::MAX, |(column, _)| *column);
    let headed = headings.iter().any(|&row| !seen.cell(row, lowest).is_empty());
    let names_domain = |name: &str| {
        headers::candidates(&fold_word(name)).iter().any(|(role, _)| *role == Role::Domain)
    };
    let heads = carried.iter().map(|&column| {
        let named = labels.iter().find(|(label, _)| *label == column);
        let name = named.map_or(seen.header(column), |(_, name)| name.as_str());
        // Below a heading of its own the column holds what is below a domain.
        if headed && names_domain(name) { words::CODE } else { name }.to_owned()
    });
    let row_heads = headed.then(|| words::DOMAIN.to_owned()).into_iter().chain(heads);
    let mut above: Vec<&str> = vec![""; carried.len()];
    let mut heading = "";
    let rows = seen.rows().map(|row| {
        if headings.binary_search(&row).is_ok() {
            heading = seen.cell(row, lowest);
            for (&column, above) in carried.iter().zip(&mut above) {
                *above = if column == lowest { "" } else { seen.cell(row, column) };
            }
        }
        // A total of ratings rates nothing of its own.
        if names_total(seen.cell(row, lowest)) && rates(row) {
            return Line::Out(RowReason::Total);
        }
        // What rates nothing is a heading or nothing.
        if !rates(row) {
            return Line::<RowReason>::Label;
        }
        let own = carried.iter().zip(&above).map(|(&column, above)| {
            let text = seen.cell(row, column);
            if text.is_empty() { above } else { text }.to_owned()
        });
        Line::Cells(headed.then(|| heading.to_owned()).into_iter().chain(own).collect())
    });
    let rows: Vec<Line<RowReason>> = rows.collect();
    let columns = seen.columns().map(|column| {
        if ratings.contains(&column) {
            Line::Cells(site_of(column))
        } else if carried.contains(&column) {
            Line::Label
        } else if any_signed(column) || before_agreed.contains(&column) {
            Line::Out(ColumnReason::OtherCount)
        } else {
            Line::Out(ColumnReason::OfRows)
        }
    });
    Some(MeltPlan {
        shape: Shape::Ratings,
        row_heads: row_heads.collect(),
        column_heads: std::iter::once(head.to_owned())
            .chain(groups.as_ref().map(|found| found.head.to_owned()))
            .collect(),
        value: Value::Rating,
        rows,
        columns: columns.collect(),
        noticed: groups.map(|found| found.warning()).into_iter().collect(),
    })
}

/// Rows that have a label and rate nothing, where they stand above others: the first row is one, and each has a
/// rated row just below.
fn headings(
    seen: &Seen<'_>,
    labels: &[(usize, String)],
    rates: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let filled: Vec<usize> = seen
        .rows()
        .filter(|&row| labels.iter().any(|(column, _)| !seen.cell(row, *column).is_empty()))
        .collect();
    let found: Vec<usize> = filled.iter().copied().filter(|&row| !rates(row)).collect();
    let pairs = filled.iter().zip(filled.iter().skip(1).map(Some).chain([None]));
    let mut heads = pairs.filter(|(row, _)| !rates(**row));
    let is_first = found.first().is_some_and(|first| filled.first() == Some(first));
    let above = heads.all(|(_, next)| next.is_some_and(|next| rates(*next)));
    if is_first && above { found } else { Vec::new() }
}

/// The site that a header names, without the word for a rating below or beside it (`Site 1 / Rating`, `North rating`).
fn site<'a>(seen: &Seen<'a>, column: usize) -> &'a str {
    let header = seen.header(column);
    let rates = |name: &str| headers::is_known(&fold_word(name), &[Role::Rating]);
    let mark = |letter: char| !letter.is_alphanumeric();
    let beside = || {
        let ends = [
            header.rsplit_once(mark).map(|(name, word)| (word, name)),
            header.trim_end_matches(mark).rsplit_once(mark).map(|(name, word)| (word, name)),
            header.split_once(mark),
        ];
        let name = ends.into_iter().flatten().find(|(word, name)| rates(word) && !rates(name));
        name.map(|(_, name)| name.trim_matches(mark)).filter(|name| !name.is_empty())
    };
    match header.rsplit_once(LEVELS) {
        Some((above, below)) if rates(below) => above,
        _ => beside().unwrap_or(header),
    }
}

/// Of ratings that several gave of one site, those before what they agreed on (`Site A R1`, `Site A R2`,
/// `Site A consensus`).
fn rated_before_agreeing(seen: &Seen<'_>, ratings: &[usize]) -> Vec<usize> {
    let keys: Vec<(usize, String)> =
        ratings.iter().map(|&column| (column, fold_word(seen.header(column)))).collect();
    let mut before = Vec::new();
    for (agreed, key) in &keys {
        let Some((site, word)) = key.rsplit_once(' ').filter(|(_, word)| names_consensus(word))
        else {
            continue;
        };
        let of_site = |name: &str| {
            name.strip_prefix(site).is_some_and(|rest| {
                rest.starts_with(' ') && rest.trim().split(' ').count() <= MOST_WORDS_OF_RATER
            })
        };
        let same = keys.iter().filter(|(column, name)| column != agreed && of_site(name));
        before.extend(same.filter(|(_, name)| !name.ends_with(word)).map(|(column, _)| *column));
    }
    before
}

/// True for a column whose header may name a site and means nothing else.
fn may_name_site(seen: &Seen<'_>, column: usize) -> bool {
    let named = headers::candidates(&fold_word(site(seen, column)));
    let is_owner =
        |role: &Role| matches!(role, Role::Site | Role::Source | Role::Participant | Role::Group);
    named.iter().all(|(role, _)| is_owner(role))
        && !names::says_coder(seen.header(column))
        && !numbers_rows(seen, column)
        && !names_worked_out(seen.header(column))
        && !is_of_all_sites(site(seen, column))
}

/// True for a name of what was rated of all sites together, or of how far they are apart: `Cross-site`, `Final`,
/// `Range`.
fn is_of_all_sites(name: &str) -> bool {
    const ALL: &str = "cross site,cross case,across sites,across cases,between sites,case,alla enheter,over alla,gesamt,\
        standortubergreifend,intersite,multisite,summary";
    names_total_of_groups(name)
        || !name.contains(char::is_whitespace) && names_consensus(name)
        || may_name_worked_out(name)
        || listed(ALL, &fold_word(name))
}

/// True for a column of ratings: two thirds of its cells rate or say that nothing was rated.
fn is_rating(seen: &Seen<'_>, column: usize, scale: Scale) -> bool {
    let (mut filled, mut fitting, mut rated) = (0_usize, 0_usize, false);
    let texts = seen.texts(column);
    for (text, rows) in texts.iter().zip(texts.rows_of()) {
        filled += rows;
        // Where nobody knows the rating, none is lost to the others.
        let rates = scale.read(text, seen.decimal) != RatingCell::Bad;
        let odd = is_odd_count(text, seen.decimal) || is_near_rating(text);
        fitting += rows * usize::from(rates || odd);
        rated |= is_rated(text, seen.decimal);
    }
    rated && 3 * fitting >= 2 * filled
}
