//! The contract of a chart: what it says of itself, the options that it offers, and how it draws.

use super::beside::Numbers;
use super::choices::Offered;
use super::options::SHARED;
use super::{FigureSpec, PageFit, Scene};
use crate::analysis::{CrossTab, Statistic};

/// A chart: what it is called, what it offers, and how it lays a table out.
pub(super) struct Chart {
    /// Identifier.
    pub id: &'static str,
    /// Label on the control.
    pub label: &'static str,
    /// What it is good for.
    pub purpose: &'static str,
    /// The numbers beyond counts that it is made of; `None` for one that is made of the table.
    pub needs: Option<Statistic>,
    /// What a counted table lacks for it, in a sentence; `None` where it can be drawn of it.
    pub lacks: fn(&CrossTab) -> Option<&'static str>,
    /// Its own options, in the order of their controls; those that all charts share follow.
    pub options: &'static [&'static dyn Offered],
    /// Ids of options that all charts share and that make no difference to it.
    pub without: &'static [&'static str],
    /// What its caption begins with, in place of what is counted; `None` for a chart of counts.
    pub caption: fn(Numbers<'_>) -> Option<Vec<String>>,
    /// What the figure shows, in words: the alternative text.
    pub describe: fn(&FigureSpec, Numbers<'_>) -> String,
    /// Draws a table that has rows and columns. `None` where there is nothing to draw.
    pub draw: fn(&FigureSpec, Numbers<'_>, Purpose<'_>) -> Option<Drawn>,
}

/// What a chart is laid out for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// To be drawn; the text is what the figure shows, in words.
    Drawing(&'a str),
    /// To be told how it stands to its page; nothing is drawn.
    Measuring,
}

/// A figure as it was drawn.
pub(super) struct Drawn {
    /// The drawing; `None` where it was only measured.
    pub scene: Option<Scene>,
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
