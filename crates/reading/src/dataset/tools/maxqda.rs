//! MAXQDA: coded segments as XLSX or CSV, in English, German and Polish.
//!
//! Beginning and end number paragraphs, which several segments share: segments are told apart by
//! their text. Documents bear the same name in different groups.

use super::{PLAIN, Tool};
use crate::dataset::Role;

const GROUPS: &str = "document group,dokumentgruppe,grupa dokumentow";

pub(super) const TOOL: Tool = Tool {
    name: "MAXQDA",
    known_by: &[
        "document name,code,segment",
        "dokumentname,code,segment",
        "nazwa dokumentu,kod,fragment",
    ],
    roles: &[
        (Role::Group, GROUPS),
        (Role::Source, "document name,dokumentname,nazwa dokumentu"),
        (Role::Code, "code,kod"),
        (Role::Weight, "weight score,weight,gewicht,waga"),
        (Role::Excerpt, "segment,fragment"),
        (Role::Coder, "created by,erstellt von,author,autor"),
        (
            Role::Ignored,
            "color,comment,beginning,end,modified by,modified on,created,created on,creation date,\
             area,coverage,other codes assigned to segment,\
             farbe,kommentar,anfang,ende,bearbeitet von,bearbeitet am,erstellt am,flache,\
             abdeckungsgrad,komentarz,poczatek,koniec,objetosc,obszar,data utworzenia",
        ),
    ],
    source_key: GROUPS,
    ..PLAIN
};
