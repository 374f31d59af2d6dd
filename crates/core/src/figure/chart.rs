//! The contract of a chart: what it says of itself, the options that it offers, and how it draws.

use super::choices::Offered;
use super::content::Content;
use super::options::SHARED;
use super::{FigureSpec, PageFit, Scene};

/// A chart: what it is called, what it offers, and how it lays a table out.
pub(super) struct Chart {
    /// Identifier.
    pub id: &'static str,
    /// Label on the control.
    pub label: &'static str,
    /// What it is called in words about a table without valence.
    pub name_without_valence: &'static str,
    /// What it is good for.
    pub purpose: &'static str,
    /// Its own options, in the order of their controls; those that all charts share follow.
    pub options: &'static [&'static dyn Offered],
    /// Draws a table that has rows and columns; the text is what the figure shows, in words.
    pub draw: fn(&FigureSpec, &Content<'_>, &str) -> Drawn,
}

/// A figure as it was drawn.
pub(super) struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// How it stands to its page; what else could be done is not among it yet.
    pub page: PageFit,
    /// What a caption says of what is drawn and what not.
    pub said: Vec<String>,
}

impl Chart {
    /// All options in the order of their controls.
    pub fn all_options(&self) -> impl Iterator<Item = &'static dyn Offered> {
        self.options.iter().copied().chain(SHARED)
    }

    /// The option of an id.
    pub fn option(&self, id: &str) -> Option<&'static dyn Offered> {
        self.all_options().find(|option| option.id() == id)
    }
}
