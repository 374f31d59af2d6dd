//! Options of charts. Each is declared once, with what each of its choices means; ids are read into that
//! meaning and nothing that draws compares texts.

use super::FigureSpec;

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
    /// Whether a specification leaves the choice to the chart.
    pub fn is_default(&self, spec: &FigureSpec) -> bool {
        let chosen = spec.options.get(self.id);
        !self.others.iter().any(|(id, _)| chosen.is_some_and(|chosen| chosen == id))
    }

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
