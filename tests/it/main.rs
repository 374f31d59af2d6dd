//! The integration tests of the library, as one binary; each topic is a module.

mod api_numbers;
mod boundaries;
mod captions;
mod cases;
mod codebooks;
mod columns;
mod crosstab;
mod dataset;
mod delimited;
mod engine;
mod examples;
mod figure_layout;
mod figures;
mod framework;
mod hostile;
mod hostile_engine;
mod hostile_exports;
mod joining;
mod merged;
mod ods;
mod qdc;
mod sentences;
mod support;
mod tables;
mod tdf_hf_pa;
mod workbook;
