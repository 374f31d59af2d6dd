//! SRQR: 21 items, by short names of our own (O’Brien and others 2014).

use super::told;
use super::{Item, of_author, of_study};

/// The items, in the published order.
pub(super) static ITEMS: [Item; 21] = [
    of_author("S1", "Title", "A title that names the kind of study."),
    of_author("S2", "Abstract", ""),
    of_author("S3", "Problem", ""),
    of_author("S4", "Purpose or question", "What was studied, in one line."),
    of_study(
        "S5",
        "Approach and paradigm",
        told::approach,
        "The approach, the guiding theory and the paradigm.",
    ),
    of_author("S6", "Researchers and reflexivity", ""),
    of_study("S7", "Context", told::context, "Setting and site, and what matters of them."),
    of_study(
        "S8",
        "Sampling, and when it ended",
        told::saturation,
        "How units were chosen and by which rule sampling ended.",
    ),
    of_author("S9", "Ethics", "Approval with its number, and consent."),
    of_study(
        "S10",
        "How data were collected",
        told::collection,
        "Kinds of data, dates, iterations and triangulation.",
    ),
    of_author("S11", "Instruments", "Guides and devices, and how they changed."),
    of_study(
        "S12",
        "Units of study",
        told::units,
        "How many took part and who they are; the data do not name them, or their number is kept back.",
    ),
    of_study(
        "S13",
        "Processing of data",
        told::processing,
        "Transcription, entry, security, coding and anonymisation.",
    ),
    of_study("S14", "Analysis", told::analysis, "How themes were found, and by whom."),
    of_study(
        "S15",
        "Trustworthiness",
        told::trust,
        "What was done to make the analysis trustworthy, and why.",
    ),
    of_study("S16", "Synthesis and interpretation", told::synthesis, "The main findings."),
    of_study(
        "S17",
        "Links to the data",
        told::quotations,
        "Quotations, notes and excerpts; no passage has been collected to be quoted.",
    ),
    of_author("S18", "Earlier work and transferability", ""),
    of_study(
        "S19",
        "Limitations",
        told::limits,
        "Trustworthiness and limitations of the findings.",
    ),
    of_author("S20", "Conflicts of interest", ""),
    of_author("S21", "Funding", ""),
];
