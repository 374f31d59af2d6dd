//! What publishers ask of figures, with where it was read.
//!
//! Data alone: a preset sets what a figure leaves open (width, height, type), and `export::proof` holds the file that
//! was written against each of its demands. Where publishers contradict each other, each keeps its own.

/// How a demand was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// On the publisher's own page.
    Page,
    /// In a copy of it, or in another's account of it.
    Retold,
    /// Nowhere: it is commonly said.
    Nowhere,
}

/// Something that is asked of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Demand {
    /// Width, in millimetres; those offered, the first of which is taken where none is chosen.
    Width {
        /// Usual widths.
        offered: &'static [f64],
        /// Narrowest.
        least: f64,
        /// Widest.
        most: f64,
    },
    /// Greatest height, in millimetres.
    Height(f64),
    /// Smallest and largest text, in points.
    Text(f64, f64),
    /// Thinnest and thickest line, in points.
    Line(f64, f64),
    /// Formats, by their ids in exports.
    Formats(&'static [&'static str]),
    /// Lowest and highest resolution of pictures, in dots per inch.
    Dpi(f64, f64),
    /// Greatest size, in bytes.
    Bytes(u64),
    /// Most pixels of a side.
    Pixels(u64),
    /// Nothing transparent.
    Opaque,
    /// No title within the figure.
    Untitled,
}

/// What a publisher asks.
#[derive(Debug)]
pub struct Preset {
    /// Identifier.
    pub id: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// What is asked, and how each was read.
    pub demands: &'static [(Demand, Seen)],
}

/// The day on which the sources were read.
pub const READ_ON: &str = "2026-11-29";

use Demand::{Bytes, Dpi, Formats, Height, Line, Opaque, Pixels, Text, Untitled, Width};
use Seen::{Nowhere, Page, Retold};

/// What is asked of none: no upper end.
const ANY: f64 = f64::INFINITY;

/// All presets, in the order of their control.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "nature",
        source: "https://research-figure-guide.nature.com",
        demands: &[
            // Two of its pages differ, 183 and 180; what is offered satisfies both.
            (Width { offered: &[180.0, 89.0, 120.0], least: 89.0, most: 183.0 }, Page),
            (Height(170.0), Page),
            (Text(5.0, 7.0), Page),
            (Line(0.25, ANY), Retold),
            (Formats(&["pdf", "eps"]), Retold),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "plos",
        source: "https://journals.plos.org/plosone/s/figures",
        demands: &[
            (Width { offered: &[190.5, 132.0], least: 66.8, most: 190.5 }, Page),
            (Height(222.25), Page),
            (Text(8.0, 12.0), Page),
            (Formats(&["tiff", "eps"]), Page),
            (Dpi(300.0, 600.0), Page),
            (Bytes(10_000_000), Page),
            (Opaque, Page),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "jmir",
        source: "https://support.jmir.org/hc/en-us/articles/115002199367",
        demands: &[
            // 1,200 pixels at 192 dots per inch are 158.75 mm.
            (Width { offered: &[158.0], least: 40.0, most: 400.0 }, Page),
            (Height(158.0), Page),
            (Pixels(1200), Page),
            (Formats(&["png"]), Page),
            (Bytes(5_000_000), Page),
            (Opaque, Page),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "bmc",
        source: "https://www.biomedcentral.com/getpublished",
        demands: &[
            (Width { offered: &[170.0, 85.0], least: 85.0, most: 170.0 }, Retold),
            (Height(225.0), Retold),
            (Text(8.0, ANY), Retold),
            (Line(0.26, ANY), Page),
            (Formats(&["pdf", "eps", "tiff", "png"]), Page),
            (Dpi(300.0, ANY), Page),
            (Bytes(10_000_000), Page),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "elsevier",
        source: "https://www.elsevier.com/about/policies-and-standards/author/artwork-and-media-instructions",
        demands: &[
            (Width { offered: &[190.0, 140.0, 90.0], least: 30.0, most: 190.0 }, Retold),
            (Text(7.0, ANY), Page),
            (Line(0.1, 1.5), Page),
            (Formats(&["pdf", "eps", "tiff", "png"]), Page),
            // A drawing with text: between a photograph's 300 and a line drawing's 1,000.
            (Dpi(500.0, ANY), Page),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "springer",
        source: "https://www.springer.com/gp/authors-editors/journal-author/journal-author-helpdesk/preparation/1276",
        demands: &[
            (Width { offered: &[174.0, 129.0, 84.0, 39.0], least: 39.0, most: 174.0 }, Retold),
            (Height(234.0), Retold),
            (Text(8.0, 12.0), Retold),
            (Line(0.3, ANY), Retold),
            (Formats(&["eps", "tiff"]), Retold),
            (Dpi(600.0, ANY), Retold),
            (Untitled, Retold),
        ],
    },
    Preset {
        id: "wiley",
        source: "https://authorservices.wiley.com/author-resources/Journal-Authors/Prepare/manuscript-preparation-guidelines.html/figure-preparation.html",
        demands: &[
            (Width { offered: &[180.0, 80.0], least: 80.0, most: ANY }, Page),
            (Formats(&["pdf", "eps", "tiff", "png"]), Page),
            (Dpi(600.0, ANY), Page),
            (Bytes(10_000_000), Page),
            (Untitled, Nowhere),
        ],
    },
    Preset {
        id: "taylor_francis",
        source: "https://authorservices.taylorandfrancis.com/publishing-your-research/writing-your-paper/submit-electronic-artwork/",
        demands: &[
            (Line(0.3, ANY), Page),
            (Formats(&["eps", "tiff", "pdf"]), Page),
            // For greys and mixed pictures; colour alone may have 300.
            (Dpi(600.0, ANY), Page),
            (Opaque, Page),
            (Untitled, Page),
        ],
    },
    Preset {
        id: "bmj",
        source: "https://authors.bmj.com/writing-and-formatting/formatting-your-paper/",
        demands: &[
            (Width { offered: &[180.0, 90.0], least: 90.0, most: 180.0 }, Nowhere),
            (Dpi(300.0, ANY), Nowhere),
            (Bytes(20_000_000), Nowhere),
            (Untitled, Nowhere),
        ],
    },
    Preset {
        id: "mdpi",
        source: "https://www.mdpi.com/authors/layout",
        demands: &[
            (Text(8.0, ANY), Retold),
            (Formats(&["tiff", "eps", "pdf"]), Retold),
            (Dpi(300.0, ANY), Retold),
        ],
    },
    Preset {
        id: "frontiers",
        source: "https://www.frontiersin.org/guidelines/author-guidelines",
        demands: &[
            (Width { offered: &[180.0, 85.0], least: 85.0, most: 180.0 }, Nowhere),
            (Text(8.0, ANY), Nowhere),
            (Formats(&["tiff", "eps"]), Nowhere),
            (Dpi(300.0, ANY), Nowhere),
            (Untitled, Nowhere),
        ],
    },
];

impl Preset {
    /// That of an id.
    pub fn of(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    fn find<T>(&self, of: impl Fn(&Demand) -> Option<T>) -> Option<T> {
        self.demands.iter().find_map(|(demand, _)| of(demand))
    }

    /// The width that is taken where none is chosen, in millimetres.
    pub fn width_mm(&self) -> Option<f64> {
        self.find(
            |demand| {
                if let Width { offered, .. } = demand { offered.first().copied() } else { None }
            },
        )
    }

    /// The greatest height, in millimetres.
    pub fn height_mm(&self) -> Option<f64> {
        self.find(|demand| if let Height(most) = demand { Some(*most) } else { None })
    }

    /// The smallest and the largest text, in points.
    pub fn text_pt(&self) -> Option<(f64, f64)> {
        self.find(
            |demand| if let Text(least, most) = demand { Some((*least, *most)) } else { None },
        )
    }

    /// The thinnest and the thickest line, in points.
    pub fn line_pt(&self) -> Option<(f64, f64)> {
        self.find(
            |demand| if let Line(least, most) = demand { Some((*least, *most)) } else { None },
        )
    }

    /// The formats that are taken, the first the one to take.
    pub fn formats(&self) -> Option<&'static [&'static str]> {
        self.find(|demand| if let Formats(formats) = demand { Some(*formats) } else { None })
    }

    /// The resolution to take, in dots per inch.
    pub fn dpi(&self) -> Option<f64> {
        self.find(|demand| if let Dpi(least, _) = demand { Some(*least) } else { None })
    }
}
