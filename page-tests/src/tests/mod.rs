//! The tests by topic: one file each, with a table `TESTS`, and one line in each list here.

use crate::suite::Test;

mod accessibility;
mod api;
mod asked;
mod cases;
mod chartability;
mod datasets;
mod drawn_alike;
mod drills;
mod examples;
mod failure;
mod figures;
mod filters;
mod golden;
mod hostile_rows;
mod hosts;
mod injection;
mod interactive;
mod keyboard;
mod large_files;
pub mod leak;
mod live_studies;
mod logic_model;
mod moments;
mod numbers;
mod opened;
mod print;
mod protect;
mod reach;
mod samples;
mod shell;
mod silence;
mod tdf_hf_pa;
mod values;
mod whole_job;
mod workbench;
pub mod wrong_input;

/// All tests, in the order of a run.
pub const ALL: &[&[Test]] = &[
    shell::TESTS,
    leak::TESTS,
    silence::TESTS,
    examples::TESTS,
    golden::TESTS,
    drawn_alike::TESTS,
    figures::TESTS,
    filters::TESTS,
    interactive::TESTS,
    live_studies::TESTS,
    chartability::TESTS,
    opened::TESTS,
    hosts::TESTS,
    tdf_hf_pa::TESTS,
    numbers::TESTS,
    logic_model::TESTS,
    print::TESTS,
    protect::TESTS,
    asked::TESTS,
    cases::TESTS,
    datasets::TESTS,
    samples::TESTS,
    wrong_input::TESTS,
    hostile_rows::TESTS,
    injection::TESTS,
    keyboard::TESTS,
    workbench::TESTS,
    values::TESTS,
    whole_job::TESTS,
    reach::TESTS,
    failure::TESTS,
    drills::TESTS,
    large_files::TESTS,
    moments::TESTS,
    api::TESTS,
    accessibility::TESTS,
];
