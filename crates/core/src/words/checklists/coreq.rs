//! COREQ: 32 items in three domains, by short names of our own (Tong, Sainsbury and Craig 2007).

use super::told;
use super::{Item, of_author, of_study};

/// The items, in the published order.
pub(super) static ITEMS: [Item; 32] = [
    of_author(
        "1",
        "Who held the interviews",
        "Initials of who held the interviews or led the groups.",
    ),
    of_author("2", "Their degrees", ""),
    of_author("3", "Their occupation at the time", ""),
    of_author("4", "Their gender", ""),
    of_author("5", "Their experience and training", ""),
    of_author("6", "Contact before the study", ""),
    of_author("7", "What participants knew of them", ""),
    of_author("8", "Their interests and assumptions", ""),
    of_study(
        "9",
        "Approach and theory",
        told::approach,
        "The approach or theory behind the study.",
    ),
    of_author(
        "10",
        "How participants were chosen",
        "Purposive, convenience, consecutive, snowball, or otherwise.",
    ),
    of_author(
        "11",
        "How participants were approached",
        "In person, by telephone, mail, e-mail, or otherwise.",
    ),
    of_study(
        "12",
        "Size of the sample",
        told::sample,
        "How many took part; the data name no participants or sources, or keep their number back.",
    ),
    of_author("13", "Refusals and drop-outs", "How many, and why."),
    of_author("14", "Where data were collected", "Home, clinic, workplace, online, or otherwise."),
    of_author("15", "Who else was present", ""),
    of_study(
        "16",
        "Who the sample is",
        told::people,
        "What matters of the participants, and when data were collected; no column of the data says it, or it is kept back.",
    ),
    of_author(
        "17",
        "Guide, prompts, pilot",
        "Whether there was a guide, and whether it was tried before.",
    ),
    of_study(
        "18",
        "Repeated interviews",
        told::repeated,
        "Whether any were repeated, and how many.",
    ),
    of_author("19", "Recording", "Audio, video, or none."),
    of_author("20", "Field notes", "Whether notes were taken, during or after."),
    of_study(
        "21",
        "Length",
        told::length,
        "How long interviews or groups took; no column of the data says it.",
    ),
    of_study(
        "22",
        "Saturation",
        told::saturation,
        "Whether and by which rule it was looked at; the data name too few sources for a count of new codes, or it is kept back.",
    ),
    of_author("23", "Transcripts returned", "Whether participants saw their transcripts."),
    of_study(
        "24",
        "Number of coders",
        told::coders,
        "How many coded; no column of the data names coders.",
    ),
    of_study(
        "25",
        "Coding tree",
        told::tree,
        "Whether the coding tree is given; the data hold no codes yet, or their number is kept back.",
    ),
    of_study(
        "26",
        "Where themes come from",
        told::origin_of_themes,
        "Whether themes were set beforehand or came of the data.",
    ),
    of_study("27", "Software", told::software, "With which software the data were handled."),
    of_author("28", "Participants’ check", "Whether participants gave feedback on the findings."),
    of_study(
        "29",
        "Quotations with identifiers",
        told::quotations,
        "Whether quotations are given, each with who spoke; no passage has been collected to be quoted.",
    ),
    of_study("30", "Data and findings agree", told::consistent, ""),
    of_study("31", "Major themes", told::major, "Which themes are the major ones."),
    of_study(
        "32",
        "Minor themes and diverse cases",
        told::minor,
        "Which themes are minor, and which cases differ.",
    ),
];
