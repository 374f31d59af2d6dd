//! Small hand-written tables for the figures' tests; one resembles each kind of study. Numbers beyond
//! the published totals are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::analysis::{
    Basis, Cell, ColumnHead, ColumnLabel, Columns, CrossTab, Number, Order, RowHead, RowLabel,
    Rows, TableSpec, Unit, ValenceCell,
};
use steelyard_core::valence::ByValence;

/// Counts of one cell, in the order of the valences.
pub type Counts = [u32; 5];

/// Rows, columns and counts of a table of codings; denominators and shares follow from them.
pub struct Sketch {
    pub rows: Rows,
    pub basis: Basis,
    pub framework: Option<&'static str>,
    pub columns: Vec<(String, Option<u32>, Option<u32>)>,
    pub lines: Vec<(String, Option<String>, Vec<Counts>)>,
}

impl Sketch {
    pub fn table(&self) -> CrossTab {
        let width = self.columns.len();
        let mut totals = [0; 5];
        let mut column_totals = vec![[0_u32; 5]; width];
        for (_, _, counts) in &self.lines {
            for (column, cell) in counts.iter().enumerate() {
                for valence in 0..5 {
                    totals[valence] += cell[valence];
                    column_totals[column][valence] += cell[valence];
                }
            }
        }
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        for (number, (label, parent, counts)) in self.lines.iter().enumerate() {
            let mut row_totals = [0; 5];
            for cell in counts {
                for valence in 0..5 {
                    row_totals[valence] += cell[valence];
                }
            }
            let total: u32 = row_totals.iter().sum();
            cells.push(
                (0..width)
                    .map(|column| {
                        let valences = std::array::from_fn(|valence| {
                            let denominator = match self.basis {
                                Basis::Count => None,
                                Basis::ShareOfValence => Some(totals[valence]),
                                Basis::ShareOfGroup => Some(column_totals[column][valence]),
                                Basis::ShareOfDomain => Some(total),
                                Basis::ShareOfUnits => self.columns[column].1,
                            };
                            let count = counts[column][valence];
                            ValenceCell {
                                count: count.into(),
                                denominator,
                                percent: denominator.filter(|&of| of > 0).map(|of| {
                                    (f64::from(count) * 1000.0 / f64::from(of)).round() / 10.0
                                }),
                                contributors: None,
                            }
                        });
                        Cell { valences: ByValence::new(valences) }
                    })
                    .collect(),
            );
            rows.push(RowHead {
                key: format!("row-{number}"),
                label: RowLabel::Named(label.clone()),
                short: None,
                code: None,
                parent: parent.clone(),
                unmapped: false,
                totals: ByValence::new(row_totals).map(Number::from),
                total: total.into(),
            });
        }
        let columns = self
            .columns
            .iter()
            .zip(&column_totals)
            .enumerate()
            .map(|(number, ((label, participants, sources), totals))| ColumnHead {
                key: format!("column-{number}"),
                label: ColumnLabel::Named(label.clone()),
                participants: *participants,
                sources: *sources,
                sites: None,
                codings: totals.iter().sum::<u32>().into(),
                totals: ByValence::new(*totals).map(Number::from),
            })
            .collect();
        let all = width < 2;
        let unit =
            if self.basis == Basis::ShareOfUnits { Unit::Participants } else { Unit::Codings };
        CrossTab {
            spec: TableSpec {
                rows: self.rows,
                columns: if all { Columns::All } else { Columns::Group },
                unit,
                basis: self.basis,
                filter: Vec::new(),
                valences: None,
                order: Order::Framework,
                hand_order: Vec::new(),
                zero_rows: true,
                both_as_mixed: false,
                own_codes: false,
            },
            framework: self.framework.map(str::to_owned),
            rows,
            columns,
            cells,
            totals: ByValence::new(totals).map(Number::from),
            notes: Vec::new(),
        }
    }
}

fn two_sided(label: &str, pairs: &[(u32, u32)]) -> (String, Option<String>, Vec<Counts>) {
    let counts = pairs.iter().map(|&(barriers, facilitators)| [barriers, facilitators, 0, 0, 0]);
    (label.to_owned(), None, counts.collect())
}

fn people(label: &str, participants: u32) -> (String, Option<u32>, Option<u32>) {
    (label.to_owned(), Some(participants), Some(participants))
}

/// CFIR interviews: 38 barriers and 86 facilitators of 2 + 4 + 2 people.
pub fn cfir() -> CrossTab {
    Sketch {
        rows: Rows::Domain,
        basis: Basis::Count,
        framework: Some("CFIR 2022"),
        columns: vec![
            people("IT developers", 2),
            people("Healthcare managers", 4),
            people("Healthcare professionals", 2),
        ],
        lines: vec![
            two_sided("Innovation", &[(3, 9), (2, 12), (1, 7)]),
            two_sided("Outer setting", &[(1, 2), (2, 3), (0, 1)]),
            two_sided("Inner setting", &[(2, 4), (11, 19), (5, 6)]),
            two_sided("Individuals", &[(0, 2), (3, 8), (2, 5)]),
            two_sided("Implementation process", &[(1, 1), (4, 5), (1, 2)]),
        ],
    }
    .table()
}

/// The TDF review: environmental context and resources 84, 15, 44 and 10 of 357 and 265.
pub fn tdf() -> CrossTab {
    let lines = [
        ("Knowledge", [(41, 8), (38, 9)]),
        ("Skills", [(29, 3), (21, 6)]),
        ("Social/professional role and identity", [(36, 4), (27, 3)]),
        ("Beliefs about capabilities", [(22, 9), (18, 8)]),
        ("Optimism", [(6, 2), (9, 4)]),
        ("Beliefs about consequences", [(31, 12), (24, 9)]),
        ("Reinforcement", [(5, 0), (4, 1)]),
        ("Intentions", [(3, 2), (2, 1)]),
        ("Goals", [(4, 1), (3, 2)]),
        ("Memory, attention and decision processes", [(8, 0), (3, 0)]),
        ("Environmental context and resources", [(84, 15), (44, 10)]),
        ("Social influences", [(19, 6), (12, 3)]),
        ("Emotion", [(4, 3), (2, 1)]),
        ("Behavioural regulation", [(0, 0), (1, 0)]),
    ];
    Sketch {
        rows: Rows::Domain,
        basis: Basis::ShareOfValence,
        framework: Some("TDF v2"),
        columns: vec![people("Health professionals", 307), people("Patients", 76)],
        lines: lines
            .into_iter()
            .map(|(label, [barriers, facilitators])| {
                two_sided(label, &[(barriers.0, facilitators.0), (barriers.1, facilitators.1)])
            })
            .collect(),
    }
    .table()
}

/// QIF documents: steps under phases, no people.
pub fn qif() -> CrossTab {
    let phases = [
        (
            "Initial considerations regarding the host setting",
            vec![
                ("Conducting a needs and resources assessment", (6, 2)),
                ("Conducting a fit assessment", (4, 1)),
                ("Conducting a capacity/readiness assessment", (5, 0)),
                ("Possibility for adaptation", (3, 1)),
                ("Obtaining explicit buy-in from critical stakeholders", (0, 9)),
                ("Building general/organizational capacity", (4, 3)),
                ("Staff recruitment/maintenance", (0, 2)),
                ("Effective pre-innovation staff training", (2, 2)),
            ],
        ),
        (
            "Creating a structure for implementation",
            vec![
                ("Creating implementation teams", (1, 5)),
                ("Developing an implementation plan", (3, 1)),
            ],
        ),
        (
            "Ongoing structure once implementation begins",
            vec![
                ("Technical assistance/coaching/supervision", (2, 4)),
                ("Process evaluation", (3, 0)),
                ("Supportive feedback mechanism", (0, 0)),
            ],
        ),
        ("Improving future applications", vec![("Learning from experience", (1, 1))]),
    ];
    Sketch {
        rows: Rows::Construct,
        basis: Basis::Count,
        framework: Some("QIF"),
        columns: vec![(String::new(), None, Some(11))],
        lines: phases
            .into_iter()
            .flat_map(|(phase, steps)| {
                steps.into_iter().map(move |(label, pair)| {
                    let (label, _, counts) = two_sided(label, &[pair]);
                    (label, Some(phase.to_owned()), counts)
                })
            })
            .collect(),
    }
    .table()
}

/// NPT focus groups: practices without valence.
pub fn npt() -> CrossTab {
    let components = [
        (
            "Coherence",
            vec![
                ("Consistent implementation process", [5, 3, 4, 6]),
                ("Comprehensive and continuous communication", [7, 4, 6, 5]),
                ("Reasons given for the service", [2, 0, 3, 1]),
            ],
        ),
        (
            "Cognitive participation",
            vec![("Positive attitude", [4, 6, 2, 3]), ("Chances to influence", [3, 1, 0, 2])],
        ),
        (
            "Collective action",
            vec![
                ("Enough knowledge", [6, 5, 3, 4]),
                ("Enough time to get acquainted", [9, 7, 8, 10]),
                ("Diverse training", [3, 2, 4, 0]),
                ("Training targeted to skills and tasks", [5, 5, 2, 6]),
                ("Support from the organisation, from several easy sources", [8, 3, 5, 7]),
                ("The service felt to be useful", [4, 2, 6, 3]),
                ("It supports the work", [6, 3, 4, 5]),
            ],
        ),
        (
            "Reflexive monitoring",
            vec![
                ("Effects on work evaluated and feedback possible", [2, 1, 3, 2]),
                ("Use monitored", [1, 0, 0, 2]),
            ],
        ),
    ];
    let centre = |label: &str, n: u32| (label.to_owned(), Some(n), Some(2));
    Sketch {
        rows: Rows::Construct,
        basis: Basis::Count,
        framework: Some("NPT"),
        columns: vec![
            centre("Centre A", 8),
            centre("Centre B", 7),
            centre("Centre C", 6),
            centre("Centre D", 9),
        ],
        lines: components
            .into_iter()
            .flat_map(|(component, practices)| {
                practices.into_iter().map(move |(label, counts)| {
                    let counts = counts.into_iter().map(|count| [0, 0, 0, 0, count]).collect();
                    (label.to_owned(), Some(component.to_owned()), counts)
                })
            })
            .collect(),
    }
    .table()
}

/// Thematic analysis: three themes, no framework, no valence, one column.
pub fn thematic() -> CrossTab {
    let themes = [
        ("Patients and their present use of services", 31),
        ("Providers' own motivation and what patients need to be able to do", 44),
        ("Suggestions for content and design", 27),
    ];
    Sketch {
        rows: Rows::Theme,
        basis: Basis::Count,
        framework: None,
        columns: vec![people("", 12)],
        lines: themes
            .into_iter()
            .map(|(label, count)| (label.to_owned(), None, vec![[0, 0, 0, 0, count]]))
            .collect(),
    }
    .table()
}

/// All five valences, participants as n/N.
pub fn five_states() -> CrossTab {
    let line = |label: &str, counts: [Counts; 2]| (label.to_owned(), None, counts.to_vec());
    Sketch {
        rows: Rows::Theme,
        basis: Basis::ShareOfUnits,
        framework: None,
        columns: vec![people("Nurses", 9), people("Physicians", 7)],
        lines: vec![
            line("Time and finance", [[8, 2, 3, 1, 0], [5, 1, 1, 0, 2]]),
            line("Trust and commitment", [[2, 7, 1, 0, 1], [0, 6, 0, 2, 0]]),
            line("Knowledge and skills", [[4, 4, 0, 0, 0], [3, 2, 2, 1, 0]]),
        ],
    }
    .table()
}
