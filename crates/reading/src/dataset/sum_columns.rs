//! Columns of a wide table that say how many codes each row has, of all or of each valence: they count nothing of
//! their own.
//!
//! Takes the columns that were taken for codes and those that hold numbers; says which add up others. Never takes one
//! that differs in any row, unless it is called a total.

use super::coding::names_total;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::word_list::listed;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Rows that count anything, and those in which several codes do, from which sums come about by no chance; of flags
/// one of each less.
const ENOUGH_ROWS: usize = 4;
const ENOUGH_OF_SEVERAL: usize = 3;
/// What is left of `# barriers` and `Number of barriers` without the valence; folded.
const NUMBERS: &str = "n,no,nr,number,number of,no of,num,count,sum of,total of,summe der,summa,anzahl,antal,antall,nombre,nombre de,numero,numero de,\
    aantal,liczba,计数,数量";

/// The columns that add up others.
pub(super) fn find(
    headers: &[String],
    profiles: &[Profile<'_>],
    roles: &[Option<(Role, Reason)>],
) -> Vec<usize> {
    let codes: Vec<(usize, Valence, &str)> = roles
        .iter()
        .enumerate()
        .filter_map(|(at, role)| match role {
            Some((_, Reason::Tool { .. })) => None,
            Some((Role::CodeColumn { code, valence }, _)) => Some((at, *valence, code.as_str())),
            _ => None,
        })
        .collect();
    let Some(rows) = profiles.first().map(Profile::rows).filter(|_| codes.len() > 1) else {
        return Vec::new();
    };
    let is_named = |at: usize, code: &str| {
        let header = headers.get(at).map_or("", String::as_str);
        let bare = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
        let numbers = |text: &str| listed(NUMBERS, &fold_word(text)) || bare(text);
        [header, code].iter().any(|text| names_total(text) || numbers(text))
    };
    let adding = |codes: &mut dyn Iterator<Item = &(usize, Valence, &str)>| {
        let (mut run, mut found) = (Run::new(rows), Vec::new());
        for (at, valence, code) in codes {
            let Some(profile) = profiles.get(*at) else { continue };
            match run.is_sum(profile, is_named(*at, code)) {
                true => found.push(*at),
                false if names_total(code) => found.push(*at),
                false => run.add(profile, *valence),
            }
        }
        (run, found)
    };
    let (mut run, mut found) = adding(&mut codes.iter());
    if found.is_empty() {
        (run, found) = adding(&mut codes.iter().rev());
    }
    let open = roles.iter().zip(profiles).enumerate();
    let open = open.filter(|(_, (role, one))| role.is_none() && one.filled > 0 && one.counts_all());
    // What is called a total has no other role either.
    let called = |at: &usize| headers.get(*at).is_some_and(|header| names_total(header));
    let open = open.filter(|(at, _)| !called(at));
    found
        .extend(open.filter(|(at, (_, one))| run.is_sum(one, is_named(*at, ""))).map(|(at, _)| at));
    found
}

/// What the codes so far come to in each row: of all, of barriers, of facilitators; as sums and as numbers of codes.
struct Run {
    sums: [Vec<u32>; 3],
    codes: [Vec<u32>; 3],
    largest: u32,
}

impl Run {
    fn new(rows: usize) -> Self {
        let none = || [vec![0; rows], vec![0; rows], vec![0; rows]];
        Self { sums: none(), codes: none(), largest: 0 }
    }

    fn add(&mut self, profile: &Profile<'_>, valence: Valence) {
        self.largest = self.largest.max(profile.largest);
        let kinds = [true, valence == Valence::Barrier, valence == Valence::Facilitator];
        let of_kinds = self.sums.iter_mut().zip(&mut self.codes).zip(kinds);
        for ((sums, codes), _) in of_kinds.filter(|(_, is_kind)| *is_kind) {
            for (row, (sum, codes)) in sums.iter_mut().zip(codes).enumerate() {
                let count = profile.count_at(row);
                *sum = sum.saturating_add(count);
                *codes += u32::from(count > 0);
            }
        }
    }

    /// True where a column holds one of these in every row, and of several codes in some unless it is named so.
    fn is_sum(&self, profile: &Profile<'_>, named: bool) -> bool {
        let counting = (0..profile.rows()).filter(|&row| profile.count_at(row) > 0).count();
        let fewer = usize::from(self.largest <= 1);
        let (rows, several) = match named {
            true => (2, 0),
            false => (ENOUGH_ROWS - fewer, ENOUGH_OF_SEVERAL - fewer),
        };
        if counting < rows {
            return false;
        }
        let holds = |of: &Vec<u32>| {
            of.iter().enumerate().all(|(row, number)| profile.count_at(row) == *number)
        };
        self.sums.iter().zip(&self.codes).any(|(sums, codes)| {
            let of_several = codes.iter().filter(|codes| **codes > 1).count();
            of_several >= several && (holds(sums) || holds(codes))
        })
    }
}
