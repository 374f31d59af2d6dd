//! The form in which requests and responses cross from page to worker and back: compact bytes.
//!
//! Both sides are the same program, so the form need not explain itself; a self-describing one costs
//! the page several hundred kilobytes of code that looks up the names of fields. Large contents
//! (files, study files) need not go through it: [`Request::blobs_mut`] names the places that they
//! are put into on the other side.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Request;

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
            Self::Load { files, .. } | Self::Add { files } => {
                files.iter_mut().map(|file| &mut file.bytes).collect()
            }
            Self::Restore { bytes } => vec![bytes],
            Self::Example { .. }
            | Self::Configure { .. }
            | Self::Table { .. }
            | Self::Figure { .. }
            | Self::Numbers { .. }
            | Self::Excerpts { .. }
            | Self::Export { .. }
            | Self::Clear => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::engine::{
        Engine, ExcerptQuery, ExportFormat, ExportOptions, InputFile, Response, Settings,
    };

    fn crosses(request: Request, engine: &mut Engine) -> Response {
        let arrived: Request = decode(&encode(&request)).unwrap();
        assert_eq!(arrived, request);
        let response = engine.handle(arrived, &mut |_| {});
        assert_eq!(decode::<Response>(&encode(&response)).unwrap(), response);
        response
    }

    #[test]
    fn every_request_and_its_answer_cross_unchanged() {
        let mut engine = Engine::new();
        let file = InputFile { name: "a.csv".into(), bytes: Vec::new() };
        let refused = Request::Load { files: vec![file.clone()], settings: Box::default() };
        assert!(matches!(crosses(refused, &mut engine), Response::Failed { .. }));
        for example in crate::examples::all() {
            crosses(Request::Example { id: example.id.to_owned() }, &mut engine);
            let figure = Request::Figure { table: Default::default(), figure: Default::default() };
            let Response::Figure(view) = crosses(figure, &mut engine) else { panic!() };
            let row = view.table.rows.first().unwrap().key.clone();
            let query = ExcerptQuery { row, column: None, valence: None };
            crosses(Request::Excerpts { query, table: Default::default() }, &mut engine);
            crosses(Request::Table { table: Default::default() }, &mut engine);
            for &kind in crate::analysis::Numbers::ALL {
                crosses(Request::Numbers { kind, table: Default::default() }, &mut engine);
            }
        }
        let codebook = ExportOptions {
            framework: Some("tdf-2012".to_owned()),
            ..ExportOptions::of(ExportFormat::Codebook)
        };
        let codebook = Request::Export {
            export: codebook,
            table: Default::default(),
            figure: Default::default(),
        };
        crosses(codebook, &mut engine);
        let export = ExportOptions::of(ExportFormat::Study);
        let export =
            Request::Export { export, table: Default::default(), figure: Default::default() };
        let Response::Export(study) = crosses(export, &mut engine) else { panic!() };
        crosses(Request::Restore { bytes: study.bytes }, &mut engine);
        crosses(Request::Configure { settings: Box::<Settings>::default() }, &mut engine);
        let mut add = Request::Add { files: vec![file] };
        assert_eq!(add.blobs_mut().len(), 1);
        crosses(add, &mut engine);
        crosses(Request::Clear, &mut engine);
    }

    #[test]
    fn strange_bytes_are_refused() {
        assert_eq!(decode::<Request>(&[]), None);
        assert_eq!(decode::<Request>(&[250, 1, 2]), None);
    }
}
