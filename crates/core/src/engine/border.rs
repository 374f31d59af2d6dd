//! The form in which requests and responses cross from page to worker and back: compact bytes.
//!
//! Both sides are the same program, so the form need not explain itself; a self-describing one costs
//! the page several hundred kilobytes of code that looks up the names of fields. Large contents
//! (files, study files) need not go through it: [`Request::blobs_mut`] names the places that they
//! are put into on the other side.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Request, Response, RestoredContent};

/// Bytes of a value; empty for a value that has no such form, which [`decode`] then refuses.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value of bytes that [`encode`] made; `None` for any others.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

impl Request {
    /// The contents that travel beside a request, in a fixed order: the bytes of its files, or of
    /// its study file.
    pub fn blobs_mut(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Load { files, .. } | Self::Add { files, .. } => {
                files.iter_mut().map(|file| &mut file.bytes).collect()
            }
            Self::Restore { bytes, files } => {
                let files = files.iter_mut().map(|file| &mut file.bytes);
                std::iter::once(bytes).chain(files).collect()
            }
            Self::Example { .. }
            | Self::Configure { .. }
            | Self::Table { .. }
            | Self::Figure { .. }
            | Self::Drawing { .. }
            | Self::Interactive { .. }
            | Self::Numbers { .. }
            | Self::Audit
            | Self::Excerpts { .. }
            | Self::CodePassages { .. }
            | Self::Export { .. }
            | Self::Clear => Vec::new(),
        }
    }
}

impl Request {
    /// The name of the file whose content travels in a position beside a request; `None` for a study file.
    pub fn file_of_blob(&self, at: usize) -> Option<&str> {
        let file = match self {
            Self::Load { files, .. } | Self::Add { files, .. } => files.get(at),
            Self::Restore { files, .. } => files.get(at.checked_sub(1)?),
            _ => None,
        };
        file.map(|file| file.name.as_str())
    }
}

impl Response {
    /// The contents that travel beside a response, in a fixed order: what a study file held.
    pub fn blobs_mut(&mut self) -> Vec<&mut Vec<u8>> {
        let Self::Restored { files: Some(files), .. } = self else { return Vec::new() };
        let saved = files.iter_mut().filter_map(|file| match &mut file.content {
            RestoredContent::Saved(bytes) => Some(bytes),
            RestoredContent::Given(_) | RestoredContent::Loaded(_) => None,
        });
        saved.collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::{
        Engine, ExcerptQuery, ExportOptions, InputFile, Progress, Response, Settings, Stage,
    };
    use crate::figure::FigureOptions;

    /// The variants of an enum by their names: a list of all, and the one that a value is.
    ///
    /// A variant that is missing here does not compile, since the match is exhaustive; one that is
    /// here and was never sent fails the test.
    macro_rules! variants {
        ($of:ident, $all:ident, $($variant:ident),+ $(,)?) => {
            const $all: &[&str] = &[$(stringify!($variant)),+];

            impl Variant for $of {
                fn variant(&self) -> &'static str {
                    match self {
                        $(Self::$variant { .. } => stringify!($variant),)+
                    }
                }
            }
        };
    }

    trait Variant {
        fn variant(&self) -> &'static str;
    }

    variants!(
        Request,
        REQUESTS,
        Load,
        Add,
        Example,
        Configure,
        Table,
        Figure,
        Drawing,
        Interactive,
        Numbers,
        Audit,
        Excerpts,
        CodePassages,
        Export,
        Restore,
        Clear,
    );
    variants!(
        Response,
        RESPONSES,
        Study,
        Restored,
        Table,
        Figure,
        Drawing,
        Interactive,
        Numbers,
        Audit,
        Excerpts,
        Export,
        Cleared,
        Failed,
    );
    variants!(Stage, STAGES, Reading, Preparing, Coding, Matching);

    /// An engine behind the border, and the variants of what has crossed it.
    #[derive(Default)]
    struct Border {
        engine: Engine,
        crossed: BTreeSet<&'static str>,
        answered: BTreeSet<&'static str>,
        reported: BTreeSet<&'static str>,
    }

    impl Border {
        /// Sends a request across and its progress and answer back, each of which must arrive as it left.
        fn send(&mut self, request: Request) -> Response {
            let arrived: Request = decode(&encode(&request)).unwrap();
            assert_eq!(arrived, request);
            self.crossed.insert(request.variant());
            let response = self.engine.handle(arrived, &mut |progress| {
                assert_eq!(decode::<Progress>(&encode(&progress)), Some(progress));
                self.reported.insert(progress.stage.variant());
            });
            assert_eq!(decode::<Response>(&encode(&response)).unwrap(), response);
            self.answered.insert(response.variant());
            response
        }
    }

    #[test]
    fn every_request_and_its_answer_cross_unchanged() {
        let mut border = Border::default();
        let file = InputFile { name: "a.csv".into(), bytes: Vec::new() };
        let refused = Request::Load { files: vec![file.clone()], settings: Box::default() };
        assert!(matches!(border.send(refused), Response::Failed { .. }));
        for example in crate::examples::all() {
            border.send(Request::Example { id: example.id.to_owned() });
            let figure = Request::Figure { table: Default::default(), figure: Default::default() };
            let Response::Figure(view) = border.send(figure) else { panic!() };
            let row = view.table.rows.first().unwrap().key.clone();
            let query = ExcerptQuery { row, column: None, valence: None, with: None };
            border.send(Request::Excerpts { query, table: Default::default() });
            border.send(Request::CodePassages { keys: vec!["cost".to_owned()], most: 3 });
            let figure = FigureOptions::default();
            border.send(Request::Drawing { table: Default::default(), figure });
            let options = Box::default();
            let (table, figure) = (Default::default(), Default::default());
            border.send(Request::Interactive { options, table, figure });
            border.send(Request::Table { table: Default::default() });
            border.send(Request::Audit);
            for &kind in crate::analysis::Statistic::ALL {
                border.send(Request::Numbers { kind, table: Default::default() });
            }
        }
        let export = |export| Request::Export {
            export,
            table: Default::default(),
            figure: Default::default(),
        };
        let framework = Some("tdf-2012".to_owned());
        border.send(export(ExportOptions::Codebook { framework }));
        border.send(export(ExportOptions::Csv { numbers: None, raw: true }));
        let Response::Export(study) = border.send(export(ExportOptions::STUDY)) else { panic!() };
        border.send(Request::Restore { bytes: study.bytes, files: Vec::new() });
        border.send(Request::Configure { settings: Box::<Settings>::default() });
        let mut add = Request::Add { files: vec![file], settings: Box::default() };
        assert_eq!(add.blobs_mut().len(), 1);
        border.send(add);
        border.send(Request::Clear);

        let all = |names: &[&'static str]| names.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(border.crossed, all(REQUESTS));
        assert_eq!(border.answered, all(RESPONSES));
        assert_eq!(border.reported, all(STAGES));
    }

    #[test]
    fn choices_of_several_forms_cross_unchanged() {
        let settings = serde_json::json!({
            "framework": "tdf-2012",
            "mapping": {"a": "skills", "b": ["skills", "knowledge"], "c": "none"},
            "table": {
                "columns": {"crossed": ["group", {"attribute": "site"}]},
                "filter": [{"by": "group", "keep": ["Nurses", null]}],
            },
        });
        let settings: Settings = serde_json::from_value(settings).unwrap();
        assert_eq!(decode::<Settings>(&encode(&settings)), Some(settings));
    }

    #[test]
    fn strange_bytes_are_refused() {
        assert_eq!(decode::<Request>(&[]), None);
        assert_eq!(decode::<Request>(&[250, 1, 2]), None);
    }
}
