//! The integration tests of the library, as one binary; each topic is a module.

mod crosstab;
mod dataset;
mod delimited;
mod examples;
mod figures;
mod framework;
mod hostile;
mod support;
mod tables;
