//! A loaded study: files, settings, dataset and mapping, always of one piece. A change makes a new
//! one; what failed to become one leaves the old.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::copies;
use super::files::{self, StudyFile, Unread};
use super::lists_of_codes;
use super::matching::{self, Matched};
use super::names_of_files::said_by_names;
use super::noticed;
use super::opened::{Opened, not_here};
use super::own::OwnCodes;
use super::people::{self, FoundList};
use super::rows_again;
use super::set_aside;
use super::versions;
use super::work;
use super::{Progress, Settings, Stage};
use crate::analysis::{Condensing, NumberSetting};
use crate::dataset::{self, Choices, CodedDataset, ColumnGuess, Input, OVERLAP_PERCENT};
use crate::diag::{Error, ErrorKind, Place, Warned, Warning, WarningKind};
use crate::disclosure::{FEWEST, ROUND_TO};
use crate::examples;
use crate::words;

/// A loaded study.
#[derive(Debug)]
pub(super) struct Study {
    /// Files in order.
    pub files: Vec<StudyFile>,
    /// Columns of each file with their roles.
    pub columns: Vec<Vec<ColumnGuess>>,
    /// Positions of the files that hold codings; the others list codes or people.
    pub coded: Vec<usize>,
    /// The files and sheets that list people.
    pub people: Vec<FoundList>,
    /// The settings as they stand.
    pub settings: Settings,
    /// What the files hold; empty while [`Study::undecided`].
    pub dataset: Rc<CodedDataset>,
    /// The dataset made small for the tables that are asked for; the same as long as the dataset is.
    pub condensing: Rc<Condensing>,
    /// What was noticed in building it.
    pub warnings: Rc<[Warning]>,
    /// Coders whose names may stand in the names of the files; empty where nothing is to be asked.
    pub may_be_coders: Rc<[String]>,
    /// Where the labels lead.
    pub matched: Matched,
    /// Why there is no dataset: no column could be taken for the codes, or percentages stand where counts
    /// ought to, and the user is asked; or the files list codes and hold no codings.
    pub undecided: Option<Error>,
    /// Label of the built-in example that is the whole of its files.
    pub example: Option<String>,
    /// The live figure that stands in place of codings.
    pub opened: Option<Rc<Opened>>,
}

impl Study {
    /// Reads files, after those of a former study where they are added to one.
    ///
    /// # Errors
    /// One for each file or setting at fault.
    pub fn load(
        former: Option<&Self>,
        new: Vec<Unread>,
        settings: Settings,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, Vec<Error>> {
        check_ranges(&settings)?;
        let known = former.map_or(&[][..], |study| &study.files);
        if known.is_empty() && new.is_empty() {
            return Err(vec![ErrorKind::NothingLoaded.into()]);
        }
        let files =
            lists_of_codes::found(said_by_names(files::read(known, new, &settings, progress)?));
        if let Some(figure) = figure_among(former, &files)? {
            return Self::of_figure(former, files, figure, settings);
        }
        let own: Vec<Rc<OwnCodes>> =
            files.iter().flat_map(StudyFile::lists_of_codes).cloned().collect();
        matching::check(&settings, &own)?;
        let columns = columns(&files, &settings)?;
        let people = people::find(&files, &columns, &settings);
        let lists_people = |at| people.iter().any(|list| list.file == at && list.sheet.is_none());
        let coded: Vec<usize> = (0..)
            .zip(&files)
            .filter(|(at, file)| file.listed(&settings).is_none() && !lists_people(*at))
            .map(|(at, _)| at)
            .collect();

        let ahead = work::of_coding(coded.iter().filter_map(|at| files.get(*at)?.table().into()));
        progress(Progress { stage: Stage::Coding, done: 0.0, ahead });
        // A study in which nothing is counted yet costs nothing, and an answer may change no role.
        let unchanged = former.filter(|former| {
            former.undecided.is_none()
                && former.coded == coded
                && former.has_same_dataset(&files, &columns, &settings)
        });
        let (dataset, warnings, may_be_coders, undecided) = match unchanged {
            Some(former) => (
                Rc::clone(&former.dataset),
                Rc::clone(&former.warnings),
                Rc::clone(&former.may_be_coders),
                None,
            ),
            None => build(&files, &columns, &coded, &people, &settings)?,
        };
        let condensing = unchanged.map(|former| Rc::clone(&former.condensing)).unwrap_or_default();
        progress(Progress::of(Stage::Matching, 0.0));
        let matched = matching::resolve(&dataset, &settings, &own);
        progress(Progress::of(Stage::Matching, 1.0));
        let example = example_of(&files);
        Ok(Self {
            files,
            columns,
            coded,
            people,
            settings,
            dataset,
            condensing,
            warnings,
            may_be_coders,
            matched,
            undecided,
            example,
            opened: None,
        })
    }

    /// As [`Self::load`], of settings that say what is asked and not all that is decided: a live figure that is opened
    /// keeps of its author's what they leave open.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn asked(
        former: Option<&Self>,
        new: Vec<Unread>,
        settings: Settings,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, Vec<Error>> {
        let mut study = Self::load(former, new, settings, progress)?;
        let is_new = former.is_none_or(|former| former.opened.is_none());
        if let Some(figure) = study.opened.as_ref().filter(|_| is_new) {
            study.settings = figure.settings(study.settings);
        }
        Ok(study)
    }

    /// A study of the counts of a live figure.
    fn of_figure(
        former: Option<&Self>,
        files: Vec<StudyFile>,
        figure: Rc<Opened>,
        mut settings: Settings,
    ) -> Result<Self, Vec<Error>> {
        if former.is_none_or(|former| former.opened.is_none()) {
            settings.disclosure = figure.policy(settings.disclosure);
        }
        figure.check(&settings)?;
        Ok(Self {
            columns: files.iter().map(|_| Vec::new()).collect(),
            files,
            coded: Vec::new(),
            people: Vec::new(),
            settings,
            dataset: Rc::default(),
            condensing: Rc::default(),
            warnings: Rc::default(),
            may_be_coders: Rc::default(),
            matched: Matched::of_counts(figure.codebook().cloned()),
            undecided: None,
            example: figure.example().cloned(),
            opened: Some(figure),
        })
    }

    /// The study, if its codes are known.
    ///
    /// # Errors
    /// `NoCodes` or `Percentages` with the file where they are not, `NoCodings` where the files list codes alone.
    pub fn decided(&self) -> Result<&Self, Vec<Error>> {
        match &self.undecided {
            Some(error) => Err(vec![error.clone()]),
            None => Ok(self),
        }
    }

    /// Refuses a file that tells how codings were read where a live figure stands in place of them.
    ///
    /// # Errors
    /// `NotAvailable` with the file.
    pub fn needs_codings(&self, file: &str) -> crate::diag::Result<()> {
        if self.opened.is_some() { Err(not_here("export", &file)) } else { Ok(()) }
    }

    /// True where nothing has changed of what the dataset is built of.
    fn has_same_dataset(
        &self,
        files: &[StudyFile],
        columns: &[Vec<ColumnGuess>],
        settings: &Settings,
    ) -> bool {
        let same_sources = self.files.len() == files.len()
            && self.files.iter().zip(files).all(|(a, b)| a.is_same_table(b));
        let roles = |columns: &[Vec<ColumnGuess>]| -> Vec<_> {
            columns.iter().map(|columns| files::roles(columns)).collect()
        };
        same_sources
            && roles(&self.columns) == roles(columns)
            && self.settings.valence_words == settings.valence_words
            && self.settings.not_codings == settings.not_codings
            && self.settings.value_labels == settings.value_labels
            && self.settings.names == settings.names
            && self.settings.valence_from == settings.valence_from
            && self.settings.overlap_percent == settings.overlap_percent
            && self.settings.code_signs == settings.code_signs
            && self.settings.code_letters == settings.code_letters
            && self.settings.doubles == settings.doubles
            && self.settings.count_uncoded_sources == settings.count_uncoded_sources
            && self.settings.nothing_among_codes == settings.nothing_among_codes
            && self.settings.unknown_as_written == settings.unknown_as_written
            && self.settings.participants_within == settings.participants_within
            && self.settings.coders_from == settings.coders_from
            && self.settings.unequal_lists == settings.unequal_lists
            && self.settings.set_aside == settings.set_aside
            && divided(&self.settings).eq(divided(settings))
            && people_aside(&self.settings).eq(people_aside(settings))
    }
}

/// The live figure among files; one that is open already is read once.
///
/// # Errors
/// `LiveFigureBesideData` for one that is not alone, `LiveFigureIsOpen` for what is added to one; those of [`Opened::read`].
fn figure_among(
    former: Option<&Study>,
    files: &[StudyFile],
) -> Result<Option<Rc<Opened>>, Vec<Error>> {
    let found = files.iter().find_map(|file| Some((file, file.carried()?)));
    let Some((file, carried)) = found else { return Ok(None) };
    if files.len() > 1 {
        let open = former.filter(|former| former.opened.is_some());
        let (kind, file) = match open.and_then(|open| files.get(open.files.len())) {
            Some(added) => (ErrorKind::LiveFigureIsOpen, added),
            None => (ErrorKind::LiveFigureBesideData, file),
        };
        return Err(vec![Error::from(kind).in_file(&file.name)]);
    }
    let is_same = |former: &&Study| former.files.iter().all(|known| known.is_same_table(file));
    if let Some(open) = former.filter(is_same).and_then(|former| former.opened.clone()) {
        return Ok(Some(open));
    }
    let read = Opened::read(carried).map_err(|error| vec![error.in_file(&file.name)])?;
    Ok(Some(Rc::new(read)))
}

/// What the user said of the cells of columns.
fn divided(settings: &Settings) -> impl Iterator<Item = (&String, &BTreeMap<String, bool>)> {
    let files = settings.files.iter().map(|(name, file)| (name, &file.divided));
    files.filter(|(_, divided)| !divided.is_empty())
}

/// The files whose lists of people the user leaves aside.
fn people_aside(settings: &Settings) -> impl Iterator<Item = &String> {
    settings.files.iter().filter(|(_, file)| file.people_aside).map(|(name, _)| name)
}

/// Label of the built-in example that the files are. What somebody adds to one is their own, and so is
/// the study then.
fn example_of(files: &[StudyFile]) -> Option<String> {
    match files {
        [only] => examples::of_bytes(&only.bytes)
            .map(|example| words::examples::title(example.study).to_owned()),
        _ => None,
    }
}

/// That the invented codings of examples are counted beside those of other files.
fn examples_among(files: &[StudyFile]) -> Vec<Warning> {
    let invented = |file: &StudyFile| {
        let example = examples::of_bytes(&file.bytes)?;
        let kind = WarningKind::InventedBeside {
            example: words::examples::title(example.study).to_owned(),
        };
        Some(Warning::new(kind).at(Place { file: Some(file.name.clone()), ..Place::default() }))
    };
    let invented: Vec<Warning> = files.iter().filter_map(invented).collect();
    if invented.len() < files.len() { invented } else { Vec::new() }
}

/// Checks that the numbers in settings are in their ranges, or of those offered.
///
/// # Errors
/// `OutOfRange` or `UnknownValue` for every one that is not.
fn check_ranges(settings: &Settings) -> Result<(), Vec<Error>> {
    let overlap = settings.overlap_percent.map(u64::from);
    let overlap = ("overlap_percent".to_owned(), overlap, (1, 100));
    let numbers = NumberSetting::ALL
        .iter()
        .map(|one| (format!("numbers.{}", one.name()), settings.numbers.given(*one), one.range()));
    let policy = &settings.disclosure;
    let policy = [
        ("fewest_contributors", policy.fewest_contributors, &FEWEST[..]),
        ("round_to", policy.round_to, &ROUND_TO[..]),
    ];
    let policy = policy.into_iter().filter_map(|(name, given, allowed)| {
        let given = given.filter(|given| !allowed.contains(given))?.to_string();
        let allowed = allowed.iter().map(u32::to_string).collect();
        let setting = format!("disclosure.{name}");
        Some(ErrorKind::UnknownValue { setting, given, allowed }.into())
    });
    let errors: Vec<Error> = std::iter::once(overlap)
        .chain(numbers)
        .filter_map(|(setting, given, (from, to))| {
            let given = given.filter(|given| !(from..=to).contains(given))?;
            Some(ErrorKind::OutOfRange { setting, given, from, to }.into())
        })
        .chain(policy)
        .chain(
            settings
                .logic_model
                .faults()
                .into_iter()
                .map(|fault| ErrorKind::LogicModel { fault }.into()),
        )
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn columns(files: &[StudyFile], settings: &Settings) -> Result<Vec<Vec<ColumnGuess>>, Vec<Error>> {
    let mut columns = Vec::with_capacity(files.len());
    let mut errors = Vec::new();
    for file in files {
        match file.columns(settings.files.get(&file.name)) {
            Ok(of_file) => columns.push(of_file),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(columns) } else { Err(errors) }
}

/// The dataset, what was noticed, coders whose names may stand in the names of files, and why there is none.
type Built = (Rc<CodedDataset>, Rc<[Warning]>, Rc<[String]>, Option<Error>);

fn build(
    files: &[StudyFile],
    columns: &[Vec<ColumnGuess>],
    coded: &[usize],
    people: &[FoundList],
    settings: &Settings,
) -> Result<Built, Vec<Error>> {
    if coded.is_empty() {
        return Ok((Rc::default(), Rc::from([]), Rc::from([]), Some(ErrorKind::NoCodings.into())));
    }
    let of_shares = coded.iter().filter_map(|&at| files.get(at).zip(columns.get(at)));
    if let Some(error) =
        of_shares.filter_map(|(file, columns)| noticed::percentages(file, columns)).next()
    {
        return Ok((Rc::default(), Rc::from([]), Rc::from([]), Some(error)));
    }
    let roles: Vec<_> = columns.iter().map(|columns| files::roles(columns)).collect();
    let listed = files.iter().flat_map(StudyFile::lists_of_codes);
    let codes: Vec<_> = listed.flat_map(|own| own.codes.iter().cloned()).collect();
    let mut inputs: Vec<Input<'_>> = coded
        .iter()
        .filter_map(|&at| files.get(at).zip(roles.get(at)))
        .map(|(file, roles)| Input {
            file: &file.name,
            table: file.table(),
            roles,
            decimal: file.source.reading.decimal_mark,
            is_project: file.source.reading.project().is_some(),
            codes: &codes,
            coder: None,
            divided: settings.files.get(&file.name).map(|file| &file.divided),
        })
        .collect();
    let coders = dataset::coders_of_files(&inputs, settings.coders_from);
    for (input, coder) in inputs.iter_mut().zip(&coders.names) {
        input.coder = coder.as_deref();
    }
    // Two coders may well agree on everything.
    let copies = match coders.names.is_empty() {
        true => {
            let mut copies = copies::find(&inputs, &settings.doubles);
            versions::add(&mut copies, &inputs, &settings.doubles, true);
            rows_again::add(&mut copies, &inputs, &settings.doubles);
            versions::add(&mut copies, &inputs, &settings.doubles, false);
            copies
        }
        false => copies::Copies::default(),
    };
    let people = people::joined(people, files);
    let set_aside = set_aside::wanted(&settings.set_aside, files, coded);
    let choices = Choices {
        valences: &settings.valence_words,
        not_codings: &settings.not_codings,
        value_labels: &settings.value_labels,
        names: &settings.names,
        valence_from: settings.valence_from,
        overlap_percent: settings.overlap_percent.unwrap_or(OVERLAP_PERCENT),
        code_signs: settings.code_signs,
        code_letters: settings.code_letters.unwrap_or(false),
        doubles: &settings.doubles,
        count_uncoded_sources: settings.count_uncoded_sources.unwrap_or(false),
        unknown_as_written: settings.unknown_as_written.unwrap_or(false),
        nothing_among_codes: settings.nothing_among_codes,
        participants_within: settings.participants_within,
        unequal_lists: settings.unequal_lists,
        set_aside: &set_aside,
        copies: &copies.counting,
        people: &people,
    };
    match dataset::build(&inputs, choices) {
        Ok(Warned { mut value, mut warnings }) => {
            warnings.extend(copies.warnings);
            warnings.extend(coders.warning());
            warnings.extend(examples_among(files));
            let elsewhere = settings.set_aside.len().saturating_sub(set_aside.len()) as u64;
            value.account.set_aside_lost += elsewhere;
            let lost = value.account.set_aside_lost;
            warnings.extend(
                (lost > 0).then(|| Warning::new(WarningKind::SetAsideNotFound).times(lost)),
            );
            let left_out: Vec<_> = files.iter().map(StudyFile::left_out).collect();
            let names = files.iter().map(|file| file.name.as_str());
            let left_out: Vec<_> = names.zip(left_out).collect();
            value.account.leave_out(&left_out);
            let noticed = noticed::of_columns(files, columns, coded, settings);
            let warnings: Rc<[Warning]> = [warnings, noticed].concat().into();
            Ok((Rc::new(value), warnings, coders.may_be.into(), None))
        }
        // The columns are known and one of them may well be the codes: the user is asked which.
        Err(error) if error.kind == ErrorKind::NoCodes => {
            Ok((Rc::default(), Rc::from([]), Rc::from([]), Some(error)))
        }
        Err(error) => Err(vec![error]),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Settings, Study, Unread};
    use crate::diag::Error;

    fn load(former: Option<&Study>, settings: &str) -> Result<Study, Vec<Error>> {
        let bytes = b"participant,theme,type\nP1,Cost,barrier\nP2,Time,hmm\n".to_vec();
        let new = Unread { name: "a.csv".to_owned(), bytes: Rc::new(bytes) };
        let new = if former.is_none() { vec![new] } else { Vec::new() };
        let settings: Settings = serde_json::from_str(settings).unwrap_or_default();
        Study::load(former, new, settings, &mut |_| {})
    }

    #[test]
    fn leaving_percentages_out_is_an_answer() -> Result<(), Vec<Error>> {
        let bytes =
            b"Theme,Barriers,Facilitators\nCost,33.3 %,12.5 %\nTime,66.7 %,87.5 %\n".to_vec();
        let new = Unread { name: "a.csv".to_owned(), bytes: Rc::new(bytes) };
        let asked = Study::load(None, vec![new], Settings::default(), &mut |_| {})?;
        assert!(asked.undecided.is_some());
        let answer = r#"{"files": {"a.csv": {"roles": {"Barriers": "ignored", "Facilitators": "ignored"}}}}"#;
        let answered = load(Some(&asked), answer)?;
        assert_eq!(answered.undecided, None);
        assert_eq!(answered.dataset.codings.len(), 2);
        Ok(())
    }

    #[test]
    fn only_what_changed_is_done_again() -> Result<(), Vec<Error>> {
        let first = load(None, "{}")?;
        for (settings, same_source, same_dataset) in [
            ("{}", true, true),
            (r#"{"table": {"unit": "participants"}, "framework": "tdf-2012"}"#, true, true),
            (r#"{"valence_words": {"hmm": "neutral"}}"#, true, false),
            (r#"{"not_codings": ["hmm"]}"#, true, false),
            (r#"{"files": {"a.csv": {"roles": {"type": "ignored"}}}}"#, true, false),
            (r#"{"files": {"a.csv": {"read": {"delimiter": "comma"}}}}"#, false, false),
        ] {
            let next = load(Some(&first), settings)?;
            let sources = first.files.iter().zip(&next.files);
            let same = sources.fold(true, |same, (a, b)| same && Rc::ptr_eq(&a.source, &b.source));
            assert_eq!(same, same_source, "{settings}");
            assert_eq!(Rc::ptr_eq(&first.dataset, &next.dataset), same_dataset, "{settings}");
        }
        Ok(())
    }
}
