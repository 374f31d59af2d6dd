//! The contract of a chart: what it says of itself, the options that it offers, and how it draws.
//!
//! An option is declared once, with what each of its choices means to the chart; ids are read into that
//! meaning and nothing that draws compares texts.

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

/// An option as a chart offers it, whatever its choices mean.
pub(super) trait Offered: Sync {
    /// Identifier.
    fn id(&self) -> &'static str;
    /// Identifiers of the choices, the default first.
    fn choices(&self) -> Vec<&'static str>;
    /// Whether it has an effect only where there are several columns.
    fn compares_columns(&self) -> bool;
}

/// An option with what each of its choices means; all choices have an id.
pub(super) struct Choices<T: 'static> {
    /// Identifier.
    pub id: &'static str,
    /// The choice where none was made.
    pub default: (&'static str, T),
    /// The other choices.
    pub others: &'static [(&'static str, T)],
    /// Whether it has an effect only where there are several columns.
    pub compares_columns: bool,
}

impl<T: Copy> Choices<T> {
    /// What the choice of a specification means; the default where it makes none that there is.
    pub fn chosen(&self, spec: &FigureSpec) -> T {
        let chosen = spec.options.get(self.id);
        let other = self.others.iter().find(|(id, _)| chosen.is_some_and(|chosen| chosen == id));
        other.map_or(self.default.1, |&(_, meaning)| meaning)
    }
}

impl<T: Sync> Offered for Choices<T> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn choices(&self) -> Vec<&'static str> {
        std::iter::once(&self.default).chain(self.others).map(|&(id, _)| id).collect()
    }

    fn compares_columns(&self) -> bool {
        self.compares_columns
    }
}
