//! Rounds of coding in the rows of one table: the same codings again, each time in another round.
//!
//! Takes a table; says which column numbers the rounds and how many rows come again. Never takes rows out: whether two
//! rounds are one decision or two is the user's.

use std::collections::{HashMap, HashSet};

use super::headers::{EXACT, candidates};
use super::roles::Role;
use super::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::Table;

/// Headers over rounds, without their number; folded, in the languages of the headers.
const ROUNDS: &str = "round,rounds,coding round,round of coding,round no,round number,coding cycle,cycle,cycle of coding,\
    coding pass,pass,iteration,coding iteration,runde,runden,kodierrunde,kodierdurchgang,durchgang,kodierzyklus,zyklus,omgang,\
    omgangar,kodningsomgang,kodningsrunda,kodningsrunde,runda,kierros,koodauskierros,ronda,ronda de codificacion,vuelta,\
    ciclo,ciclo de codificacion,tour,tour de codage,cycle de codage,giro,giro di codifica,ciclo di codifica,rodada,\
    rodada de codificacao,ronde,codeerronde,runda kodowania,轮次,回合,ラウンド,라운드";
/// Most rounds.
const MOST_ROUNDS: usize = 8;

/// Codings that come again in another round.
#[derive(Debug, PartialEq, Eq)]
pub struct Rounds {
    /// Header of the column that says the round.
    pub column: String,
    /// The rounds, in the order in which they stand.
    pub rounds: Vec<String>,
    /// Rows of a round that stand in an earlier one too.
    pub again: u64,
}

/// The rounds of a table in which at least half of the rows of later rounds say again what those of earlier ones said,
/// whatever valence they give it; `None` for any other table.
pub fn rounds(table: &Table) -> Option<Rounds> {
    let headers = table.headers();
    let column = headers.iter().position(|header| listed(ROUNDS, &fold_word(header)))?;
    let texts = table.texts_of(column);
    if !(2..=MOST_ROUNDS).contains(&texts.len()) {
        return None;
    }
    let names = |header: &String| {
        let named = candidates(&fold_word(header));
        named.iter().any(|(role, weight)| {
            let says = matches!(
                role,
                Role::Participant
                    | Role::Source
                    | Role::Segment
                    | Role::Excerpt
                    | Role::Code
                    | Role::Construct
                    | Role::Domain
                    | Role::Theme
            );
            says && *weight + 12 >= EXACT
        })
    };
    let own = |at: &usize| *at != column && headers.get(*at).is_some_and(names);
    let columns: Vec<usize> = (0..table.width()).filter(own).collect();
    if columns.is_empty() {
        return None;
    }
    let mut first_in: HashMap<Vec<&str>, &str> = HashMap::new();
    let mut in_rounds: HashSet<(Vec<&str>, &str)> = HashSet::new();
    let (mut rows, mut later, mut again) = (0_u64, 0_u64, 0_u64);
    let first = texts.iter().next().map_or("", trim);
    for row in 0..table.rows() {
        let round = trim(table.text(row, column));
        let says: Vec<&str> = columns.iter().map(|&at| trim(table.text(row, at))).collect();
        if round.is_empty() || says.iter().all(|text| text.is_empty()) {
            continue;
        }
        rows += 1;
        later += u64::from(round != first);
        if in_rounds.insert((says.clone(), round)) {
            again += u64::from(*first_in.entry(says).or_insert(round) != round);
        }
    }
    // Where a round says the same thing often, its rows are not told apart by what they say.
    let apart = 5 * in_rounds.len() as u64 >= 4 * rows;
    (apart && again > 0 && 2 * again >= later).then(|| Rounds {
        column: headers.get(column).cloned().unwrap_or_default(),
        rounds: texts.iter().map(|text| trim(text).to_owned()).collect(),
        again,
    })
}
