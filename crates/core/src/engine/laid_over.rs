//! Settings of which each part holds until another is asked for.

use crate::analysis::TableOptions;
use crate::figure::{self, FigureOptions};

/// Table settings with what is asked laid over them.
pub(super) fn table_over(own: TableOptions, asked: TableOptions) -> TableOptions {
    TableOptions {
        rows: asked.rows.or(own.rows),
        columns: asked.columns.or(own.columns),
        unit: asked.unit.or(own.unit),
        basis: asked.basis.or(own.basis),
        filter: asked.filter.or(own.filter),
        valences: asked.valences.or(own.valences),
        order: asked.order.or(own.order),
        hand_order: asked.hand_order.or(own.hand_order),
        zero_rows: asked.zero_rows.or(own.zero_rows),
        both_as_mixed: asked.both_as_mixed.or(own.both_as_mixed),
    }
}

/// Figure settings with what is asked laid over them. Options of another chart than their own do not carry over, but
/// those that every chart has.
pub(super) fn figure_over(own: FigureOptions, asked: FigureOptions) -> FigureOptions {
    let same_chart = asked.chart.is_none() || asked.chart == own.chart;
    let mut options = own.options;
    options.retain(|option, _| same_chart || figure::is_shared(option));
    options.extend(asked.options);
    FigureOptions {
        chart: asked.chart.or(own.chart),
        title: asked.title.or(own.title),
        width_mm: asked.width_mm.or(own.width_mm),
        height_mm: asked.height_mm.or(own.height_mm),
        part: asked.part.or(own.part),
        style: asked.style.or(own.style),
        palette: asked.palette.or(own.palette),
        preset: asked.preset.or(own.preset),
        options,
    }
}
