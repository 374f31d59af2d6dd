//! A [`crate::format::Source`] and the chosen roles in, a [`CodedDataset`] out.
//!
//! Takes tables of text; gives dictionary-encoded columns (u32 ids into label tables). Guesses the
//! role of each column and says why; a tie is asked. What was read is either a coding or is in the
//! [`Account`] with its reason. Never keeps one String per cell, never drops a row in silence.

mod account;
mod answers_in_headers;
mod aside;
mod asked;
mod assign;
mod authors;
mod cells_by_hand;
mod checkbox;
mod choice_texts;
mod code_guess;
mod code_list;
mod codebook;
mod coded;
mod coding;
mod column;
mod comma_lists;
mod consensus;
mod count_cell;
mod counts_by_valence;
mod counts_of_sides;
mod denied_words;
mod duplicates;
mod enumerated;
mod excluded_rows;
mod explaining_row;
mod file_coders;
mod file_groups;
mod flags_of_two;
mod going_on;
mod group_pieces;
mod groups;
mod guess;
mod header_names;
mod header_phrases;
mod header_subjects;
mod headers;
mod import_ids;
mod items;
mod joined_names;
mod labels;
mod legend;
mod letters;
mod likes;
mod look_alikes;
mod marks_in_brackets;
mod mended;
mod merged_numbers;
mod middles;
mod missing_codes;
mod name_signs;
mod no_header;
mod notes;
mod number;
mod parents_in_paths;
mod people_list;
mod people_names;
mod people_within;
mod pieces_of_cells;
mod pivot_subtotals;
mod profile;
mod ranges;
mod rating;
mod reshape;
mod roles;
mod rounds;
mod row_numbers;
mod rows_below;
mod sample_rows;
mod separation;
mod several_people;
mod shares;
mod sheet_key;
mod side_tables;
mod sides_before;
mod sides_carried;
mod signed_names;
mod split;
mod split_cells;
mod stacked;
mod stated_totals;
mod subtotal_rows;
mod sum_columns;
mod summary_blocks;
mod summary_numbers;
mod summary_rows;
mod sums;
mod tallies;
mod tools;
mod total_words;
mod typed_once;
mod unequal_lists;
mod unused_numbers;
mod valence_column;
mod valence_source;
mod valence_words;
mod version_names;
mod version_words;
mod versions;
mod weigh;
mod who;
mod wide;
mod wide_headers;
mod word_list;
mod words_for_nothing;
mod worked_out;

pub use account::{Account, LeftOut, LeftOutReason};
pub use aside::looks_like;
pub use authors::with_studies;
pub use choice_texts::{ChoiceTexts, choice_texts};
pub use codebook::{codes_without_valence, listed_beside_codings, listed_codes};
pub use coded::{
    Attribute, CodeKey, CodeSigns, CodedDataset, Coding, FoundLists, FoundWord, Record,
    RepeatedPeople, TextRange,
};
pub use coding::{Choices, CopiedRows, Input, PeopleList, SetAsideCoding, build, code_of, said_by};
pub use count_cell::{has_mark_of_footnote, is_dashes as is_dash_for_none};
pub use counts_of_sides::{CountsOfSides, counts_of_sides};
pub use duplicates::{Counting, DuplicateKind, FoundDuplicates, Standing};
pub use excluded_rows::{excludes_rows, is_example};
pub use explaining_row::first_row_explains;
pub use file_coders::{CodersFrom, FileCoders, coders_of_files};
pub use file_groups::{groups_of_files, says_group};
pub use flags_of_two::flags_of_two;
pub use guess::{guess_roles, guess_roles_beside};
pub use headers::{names_nothing, names_owners, names_people};
pub use import_ids::{import_id_row, with_questions};
pub use labels::Labels;
pub use legend::legend;
pub use letters::letter_for_valence;
pub use likes::{Likeness, Likes, likes};
pub use marks_in_brackets::marks_in_brackets;
pub use mended::{Mended, mend_rows};
pub use merged_numbers::{MergedRead, merged_counts};
pub use no_header::has_no_header;
pub use notes::notes_below;
pub use number::{MOST_CODINGS_OF_A_CELL, depends_on_mark, parse_count};
pub use parents_in_paths::parents_that_may_hold;
pub use people_list::{Owner, OwnerNames, PeopleColumns, list_of_people, tells_codings};
pub use people_names::with_bare_names;
pub use people_within::PeopleWithin;
pub use pivot_subtotals::{PivotSubtotals, pivot_subtotals};
pub use rating::{LARGEST_RATING, Rating};
pub use reshape::{
    Above, AttributeSideBySide, CellsSaid, ColumnReason, Families, Family, FamilyChoice,
    FamilyKind, Known, Reshaped, Sections, Shape, ShapeReading, attributes_side_by_side,
    codes_over_valences, columns_beside_shares, count_beside_share, counts_others_too,
    direction_of_file, direction_of_name, families, group_and_valence, groups_or_coders,
    has_valences, is_of_tool, leaves_valence_open, passages_by_codes, puts_share_first, reshape,
    sections, valence_beside_another, valence_of_section,
};
pub use roles::{ColumnGuess, Reason, Role, Roles};
pub use rounds::{Rounds, rounds};
pub use rows_below::{RowsBelow, rows_below};
pub use several_people::{people_of, several_people};
pub use sheet_key::{ReadByKey, read_by_key};
pub use side_tables::{side_by_side, without_tables_beside};
pub use sides_carried::with_sides_carried;
pub use split::split_valence;
pub use stacked::titles;
pub use stated_totals::{TotalThatDiffers, name_of_total, totals_below, totals_that_differ};
pub use summary_blocks::summary_below;
pub use summary_rows::{SummaryRows, summary_rows};
pub use tallies::{strokes, tally_columns};
pub use tools::align_rows;
pub use total_words::{names_all, names_total};
pub use typed_once::{TypedOnce, typed_once};
pub use unequal_lists::UnequalLists;
pub use valence_source::{Joined, OVERLAP_PERCENT, ValenceSource, ValenceYield};
pub use valence_words::{valence_key, valence_nearby, valence_of_word, word_for_valence};
pub use version_names::{is_not_to_use, versions};
pub use versions::last_versions;
pub use words_for_nothing::is_ditto;
