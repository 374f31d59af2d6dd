//! Tables, figures and passages of a study.

use super::describe;
use super::study::Study;
use super::{Drawing, Excerpt, ExcerptQuery, FigureView, TableView};
use serde::Serialize;

use crate::analysis::{
    self, CrossTab, Rows, TableOptions, TableSpec, codings_behind, cross_tabulate, resolve,
};
use crate::dataset::{CodedDataset, Coding};
use crate::diag::Unavailable;
use crate::diag::{Error, ErrorKind, Place, Result};
use crate::disclosure::{Protection, protect_table};
use crate::export::svg;
use crate::figure::{self, Figure, FigureOptions};
use crate::words::caption;
use crate::words::methods::{Origin, methods};

/// The study's own table settings with what a request changes of them.
pub(super) fn table_options(study: &Study, asked: TableOptions) -> TableOptions {
    let own = study.settings.table.clone();
    TableOptions {
        rows: asked.rows.or(own.rows),
        columns: asked.columns.or(own.columns),
        unit: asked.unit.or(own.unit),
        basis: asked.basis.or(own.basis),
        filter: asked.filter.or(own.filter),
        order: asked.order.or(own.order),
        hand_order: asked.hand_order.or(own.hand_order),
        zero_rows: asked.zero_rows.or(own.zero_rows),
        both_as_mixed: asked.both_as_mixed.or(own.both_as_mixed),
    }
}

/// The study's own figure settings with what a request changes of them. Options of another chart
/// than the study's own do not carry over, but those that every chart has.
pub(super) fn figure_options(study: &Study, asked: FigureOptions) -> FigureOptions {
    let own = study.settings.figure.clone();
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
        options,
    }
}

/// What a request asks for, with every default resolved against the study, as far as its policy lets
/// it: an order by numbers would tell hidden ones. What the settings have beyond that has no effect.
///
/// # Errors
/// `NotAvailable` for a request for what the policy keeps back; those of [`resolve`].
pub(super) fn resolved(study: &Study, asked: TableOptions) -> Result<TableSpec> {
    let policy = &study.settings.disclosure;
    let orders = asked.order.filter(|order| order.tells_numbers());
    if let Some(order) = orders.filter(|_| policy.changes_numbers()) {
        return Err(kept_back("order", &order, Unavailable::Protected));
    }
    let rows = asked.rows.filter(|rows| *rows != Rows::Domain);
    if let Some(rows) = rows.filter(|_| policy.domains_only == Some(true)) {
        return Err(kept_back("rows", &rows, Unavailable::DomainsOnly));
    }
    let mut options = table_options(study, asked);
    if policy.changes_numbers() {
        options.order = options.order.filter(|order| !order.tells_numbers());
    }
    if policy.domains_only == Some(true) {
        options.rows = Some(Rows::Domain);
    }
    resolve(&options, &study.dataset, &study.matched.mapping)
}

fn kept_back(setting: &str, given: &impl Serialize, reason: Unavailable) -> Error {
    let given = analysis::name(given);
    ErrorKind::NotAvailable { setting: setting.to_owned(), given, reason }.into()
}

/// Counts. What comes back is what may leave under the study's policy; nothing else counts a table.
pub(super) fn count(study: &Study, asked: TableOptions) -> Result<(CrossTab, Protection)> {
    let spec = resolved(study, asked)?;
    let table = cross_tabulate(&spec, &study.dataset, &study.matched.mapping)?;
    Ok(protect_table(table, &study.settings.disclosure))
}

/// The caption of a table of this study.
pub(super) fn caption_of(study: &Study, table: &CrossTab) -> String {
    caption::caption(table, study.matched.mapping.codebook.as_deref())
}

/// The methods paragraph of a table of this study.
fn methods_of(study: &Study, table: &CrossTab) -> String {
    let mut tools: Vec<String> = Vec::new();
    for (file, columns) in
        study.coded.iter().filter_map(|&at| study.files.get(at).zip(study.columns.get(at)))
    {
        let tool = describe::tool(file, columns);
        tools.extend(tool.filter(|tool| !tools.contains(tool)));
    }
    let origin = Origin {
        account: &study.dataset.account,
        files: study.coded.len() as u64,
        tools: &tools,
        tells_counts: !study.settings.disclosure.changes_numbers(),
    };
    methods(table, study.matched.mapping.codebook.as_deref(), origin)
}

/// Counts and puts into words.
pub(super) fn table(study: &Study, asked: TableOptions) -> Result<TableView> {
    let (table, protection) = count(study, asked)?;
    let caption = caption_of(study, &table);
    Ok(TableView { caption, notes: caption::notes(&table), protection, table })
}

/// Counts, draws and puts into words.
pub(super) fn figure(
    study: &Study,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<FigureView> {
    let (table, protection) = count(study, asked)?;
    let spec = figure::resolve(&figure_options(study, drawn))?;
    let Figure { scene, page, said } = figure::draw(&spec, &table)?;
    let codebook = study.matched.mapping.codebook.as_deref();
    Ok(FigureView {
        scene,
        caption: caption::figure_caption(&table, codebook, said),
        page_of_file: None,
        page,
        alt: figure::alternative_text(&spec, &table),
        methods: methods_of(study, &table),
        notes: caption::notes(&table),
        charts: figure::charts(&table),
        protection,
        spec,
        table,
    })
}

/// As [`figure`], for a screen: with how a file drawn as the study's settings say stands to its page.
pub(super) fn shown(
    study: &Study,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<FigureView> {
    let mut view = figure(study, asked, drawn)?;
    let of_file = figure::resolve(&study.settings.figure)?;
    view.page_of_file = Some(figure::draw(&of_file, &view.table)?.page);
    Ok(view)
}

/// Counts, draws as SVG and puts into words.
pub(super) fn drawing(study: &Study, asked: TableOptions, drawn: FigureOptions) -> Result<Drawing> {
    let FigureView { scene, spec, caption, alt, methods, .. } = figure(study, asked, drawn)?;
    Ok(Drawing { svg: svg::write(&scene, spec.palette), caption, alt, methods })
}

/// The passages behind a number, in the order of the input.
///
/// # Errors
/// `PassagesProtected` where anything is kept from being told; `UnknownValue` for
/// rows and columns that there are not.
pub(super) fn excerpts(
    study: &Study,
    query: &ExcerptQuery,
    asked: TableOptions,
) -> Result<Vec<Excerpt>> {
    if study.settings.disclosure.keeps_back() {
        return Err(ErrorKind::PassagesProtected.into());
    }
    let dataset = &*study.dataset;
    let mapping = &study.matched.mapping;
    let spec = resolved(study, asked)?;
    let column = query.column.as_deref();
    let codings = codings_behind(&spec, dataset, mapping, &query.row, column, query.valence)?;
    Ok(codings
        .into_iter()
        .filter_map(|at| excerpt(study, dataset, dataset.codings.get(at)?))
        .collect())
}

fn excerpt(study: &Study, dataset: &CodedDataset, coding: &Coding) -> Option<Excerpt> {
    let record = &dataset.records[coding.record];
    let key = &dataset.code_keys[coding.code_key];
    let own = |text: Option<&str>| text.map(str::to_owned);
    let group = dataset.attributes.iter().position(|attribute| attribute.is_group);
    let group = group.and_then(|at| {
        let value = dataset.attribute_value(coding.record, at);
        dataset.attributes.get(at)?.labels.text(value)
    });
    let code = key.code.or(key.construct).or(key.theme).or(key.domain);
    let code = dataset.code_texts.text(code);
    let file = study.coded.get(record.file as usize).and_then(|&at| study.files.get(at));
    Some(Excerpt {
        text: dataset.excerpt(record).to_owned(),
        participant: own(dataset.participants.text(record.participant)),
        source: own(dataset.sources.text(record.source)),
        group: own(group),
        code: code.unwrap_or_default().to_owned(),
        coder: own(dataset.coders.text(coding.coder)),
        valence: coding.valence,
        count: coding.count,
        at: Place {
            file: file.map(|file| file.name.clone()),
            sheet: file.and_then(|file| {
                file.source.table.sheet_name(record.sheet as usize).map(str::to_owned)
            }),
            row: Some(record.row.into()),
            column: file.and_then(|file| file.table().origin_place(record.column?)),
            ..Place::default()
        },
    })
}
