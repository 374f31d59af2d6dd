//! The codings that the user set aside, as the data know them: positions in place of names.

use super::files::StudyFile;
use super::passage::SetAside;
use crate::dataset::SetAsideCoding;

/// What to set aside in the files of a study: `coded` are the positions of those that hold codings. What stands in
/// no file of the study is left out.
pub(super) fn wanted(
    chosen: &[SetAside],
    files: &[StudyFile],
    coded: &[usize],
) -> Vec<SetAsideCoding> {
    let one = |chosen: &SetAside| {
        let SetAside { passage, valence, said_by } = chosen;
        let of_coded = || coded.iter().filter_map(|&at| files.get(at));
        let at = of_coded().position(|file| file.name == passage.file)?;
        let table = &of_coded().nth(at)?.source.table;
        let sheet = match &passage.sheet {
            None => 0,
            Some(name) => {
                (0..).map_while(|at| table.sheet_name(at)).position(|known| known == name)?
            }
        };
        Some(SetAsideCoding {
            file: u32::try_from(at).ok()?,
            sheet: u32::try_from(sheet).ok()?,
            row: passage.row,
            column: passage.column,
            code: passage.code.clone(),
            valence: *valence,
            check: passage.check,
            said_by: *said_by,
        })
    };
    chosen.iter().filter_map(one).collect()
}
