//! Columns of a wide table that say how many codes each row has, of all or of each valence: they count nothing of
//! their own.
//!
//! Takes the columns that were taken for codes and those that hold numbers; says which add up others. Never takes one
//! that differs in any row, unless it is called by a word for a total or for all.

use super::headers;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::total_words::{names_all, names_total};
use super::word_list::listed;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Rows that count anything, and those in which several codes do, from which sums come about by no chance; of flags
/// one of each less.
const ENOUGH_ROWS: usize = 4;
const ENOUGH_OF_SEVERAL: usize = 3;
/// Of counts above 1 the last column may be told by fewer rows, each of several codes, where it adds up as many codes.
const ENOUGH_IN_LAST: usize = 2;
const CODES_IN_LAST: usize = 3;
/// What is left of `# barriers` and `Number of barriers` without the valence; folded.
const NUMBERS: &str = "n,no,nr,number,number of,no of,num,count,sum of,total of,summe der,summa,anzahl,antal,antall,nombre,nombre de,numero,numero de,\
    aantal,liczba,计数,数量";
/// First words of names of what is said where any code is: `Any barrier`, `Mind. eine Barriere`; folded.
const ANY: &str = "any,at least,one or more,irgendein,irgendeine,irgendeiner,irgendwelche,mind,mindestens,nagon,nagot,\
    minst,noen,noe,minst en,nogen,mindst,jokin,vahintaan,algun,alguna,alguno,al menos,au moins,quelconque,almeno,\
    qualsiasi,minstens,enig,enige,pelo menos,algum,jakikolwiek,jakakolwiek,co najmniej,\
    either,together,ensemble,insieme,juntos,samen,zusammen,tillsammans,tilsammen,sammen,yhdessa,birlikte";

/// The columns that add up others, each with why it is not counted. Of what is called a total and adds up nothing needs
/// to be said.
pub(super) fn find(
    names: &[String],
    profiles: &[Profile<'_>],
    roles: &[Option<(Role, Reason)>],
) -> Vec<(usize, Reason)> {
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
    let name = |at: usize, code: &str| {
        let header = names.get(at).map_or("", String::as_str);
        let bare = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
        let numbers = |text: &str| listed(NUMBERS, &fold_word(text)) || bare(text);
        let of_total = [header, code].iter().any(|text| of_all(text) || numbers(text));
        let of_any = || [header, code].iter().any(|text| names_any(text));
        match of_total {
            true => Name::Total,
            false if of_any() => Name::Any,
            false => Name::Other,
        }
    };
    let adding = |codes: &mut dyn Iterator<Item = &(usize, Valence, &str)>| {
        let (mut run, mut found) = (Run::new(rows), Vec::new());
        let mut codes = codes.peekable();
        while let Some((at, valence, code)) = codes.next() {
            let Some(profile) = profiles.get(*at) else { continue };
            let is_last = at + 1 == profiles.len() && codes.peek().is_none();
            match run.is_sum(profile, name(*at, code)) {
                true => found.push(*at),
                false if of_all(code) || is_last && run.is_sum_of_all(profile) => found.push(*at),
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
    let mut found: Vec<(usize, Reason)> =
        found.into_iter().map(|at| (at, Reason::NotCounted)).collect();
    for (at, (_, one)) in open {
        let header = names.get(at).map_or("", String::as_str);
        match run.is_sum(one, name(at, "")) {
            // A count beside codes in columns is of nothing else.
            true if headers::is_known(&fold_word(header), &[Role::Count]) => {}
            true if names_total(header) => found.push((at, Reason::NothingToCompare)),
            false if !of_all(header) => {}
            _ => found.push((at, Reason::NotCounted)),
        }
    }
    found
}

/// True for a word for a total or for all.
fn of_all(text: &str) -> bool {
    names_total(text) || names_all(text)
}

/// True for a name that begins with words for any.
fn names_any(text: &str) -> bool {
    let key = fold_word(text);
    let ends = key.match_indices(' ').map(|(end, _)| end).take(3).chain([key.len()]);
    ends.filter_map(|end| key.get(..end)).any(|words| listed(ANY, words))
}

/// What a column is called after.
#[derive(Clone, Copy, PartialEq)]
enum Name {
    Total,
    Any,
    Other,
}

/// What the codes so far come to in each row: of all, of barriers, of facilitators; as sums and as numbers of codes.
struct Run {
    sums: [Vec<u32>; 3],
    codes: [Vec<u32>; 3],
    largest: u32,
    added: usize,
}

impl Run {
    fn new(rows: usize) -> Self {
        let none = || [vec![0; rows], vec![0; rows], vec![0; rows]];
        Self { sums: none(), codes: none(), largest: 0, added: 0 }
    }

    fn add(&mut self, profile: &Profile<'_>, valence: Valence) {
        self.largest = self.largest.max(profile.largest);
        self.added += usize::from(profile.largest > 0);
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

    /// True where a last column holds the sum of several codes in each of a few rows.
    fn is_sum_of_all(&self, profile: &Profile<'_>) -> bool {
        let [sums, ..] = &self.sums;
        let [codes, ..] = &self.codes;
        let several = codes.iter().filter(|codes| **codes > 1).count();
        self.largest > 1
            && self.added >= CODES_IN_LAST
            && several >= ENOUGH_IN_LAST
            && sums.iter().enumerate().all(|(row, sum)| profile.count_at(row) == *sum)
    }

    /// True where a column holds one of these in every row, and of several codes in some unless it is named so; or says
    /// in every row whether there is any, and is named so.
    fn is_sum(&self, profile: &Profile<'_>, name: Name) -> bool {
        let counting = (0..profile.rows()).filter(|&row| profile.count_at(row) > 0).count();
        let fewer = usize::from(self.largest <= 1);
        let (rows, several) = match name {
            Name::Total | Name::Any => (2, 0),
            Name::Other => (ENOUGH_ROWS - fewer, ENOUGH_OF_SEVERAL - fewer),
        };
        if counting < rows {
            return false;
        }
        let holds = |of: &dyn Fn(u32) -> u32, codes: &Vec<u32>| {
            let mut rows = codes.iter().enumerate();
            rows.all(|(row, number)| profile.count_at(row) == of(*number))
        };
        self.sums.iter().zip(&self.codes).any(|(sums, codes)| {
            let of_several = codes.iter().filter(|codes| **codes > 1).count();
            let any = || name == Name::Any && holds(&|number| number.min(1), codes);
            let adds = || holds(&|number| number, sums) || holds(&|number| number, codes);
            of_several >= several && (adds() || any())
        })
    }
}
