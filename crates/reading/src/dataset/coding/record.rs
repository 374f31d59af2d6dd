//! One row's record: who, where, in which passage, with which attributes; and its codings under it.

use super::intern::RowCoding;
use super::row::Row;
use super::segments::SegmentReading;
use super::sources::number_of_document;
use super::study::StudyBuilder;
use crate::dataset::{
    Coding, Counting, DuplicateKind, Labels, PeopleWithin, Rating, Record, Standing, TextRange,
};
use crate::diag::NameOf;
use crate::fold::clean;
use crate::ids::{CoderId, Id, RecordId, ValueIdx};
use crate::valence::Valence;

impl<'a> StudyBuilder<'a> {
    /// Adds a row's record with its codings, of which there may be none; `again` says that an earlier row of the
    /// file reads the same.
    pub fn add_record(&mut self, row: &Row<'_, 'a>, codings: &[RowCoding], again: bool) {
        let own_coder = row.name(row.layout.coder);
        let of_file = row.input.coder.filter(|_| own_coder.is_empty());
        let coder = self.choices.named(NameOf::Coder, of_file.unwrap_or(own_coder));
        let coder = intern(&mut self.dataset.coders, coder);
        self.people.meet(row);
        let record = self.record(row);
        let id = self.dataset.records.push(record);
        for (at, column) in row.layout.attributes.iter().enumerate() {
            let value = self.people.attribute(at, row.name(*column));
            let value = self.attribute_value(at, value);
            self.dataset.attribute_values.push(value);
        }
        let account = &mut self.dataset.account;
        if codings.is_empty() {
            account.rows_without_coding += 1;
        } else {
            account.rows_used += 1;
        }
        let file = usize::try_from(row.file).unwrap_or(usize::MAX);
        let copies = self.choices.copies.get(file).and_then(Option::as_ref);
        let of_row = || {
            let kind = DuplicateKind::SameRow;
            (kind, self.choices.doubles.get(&kind).copied().unwrap_or(Counting::Each))
        };
        let copy = copies.and_then(|copies| copies.rows.get(row.at).copied().flatten());
        let copy = copy.or_else(|| again.then(of_row));
        for coding in codings {
            self.add_coding(id, &record, coder, coding, copy);
        }
    }

    /// What a row says of who, where and in which passage.
    fn record(&mut self, row: &Row<'_, 'a>) -> Record {
        let layout = row.layout;
        let dataset = &mut self.dataset;
        let choices = self.choices;
        let within = match choices.participants_within {
            Some(PeopleWithin::Site) => choices.named(NameOf::Site, row.name(layout.site)),
            Some(PeopleWithin::Source) => choices.named(NameOf::Source, row.name(layout.source)),
            Some(PeopleWithin::Study) | None => "",
        };
        let participant = match choices.named(NameOf::Participant, row.name(layout.participant)) {
            name if name.is_empty() || within.is_empty() => intern(&mut dataset.participants, name),
            name => intern(&mut dataset.participants, &format!("{} ({within})", clean(name))),
        };
        let same_name = self.choices.doubles.get(&DuplicateKind::SourcesOfOneName);
        let name = row.name(layout.source);
        let key = match layout.names_of_several.contains(clean(name).as_ref()) {
            true => number_of_document(row.cell(layout.segment)).unwrap_or(""),
            false => row.cell(layout.source_key),
        };
        let source = self.sources.intern(
            &mut dataset.sources,
            choices.named(NameOf::Source, name),
            key,
            same_name.copied().unwrap_or(Counting::Each),
        );
        let site = self.people.site(choices.named(NameOf::Site, row.name(layout.site)));
        let site = intern(&mut dataset.sites, site);
        let scales = &mut dataset.scales;
        let range = row.range().map(|(unit, start, end)| TextRange {
            scale: scales.intern(&unit),
            start,
            end,
        });
        let text = self.segments.text(source, participant, row.file, row.sheet());
        let (name, excerpt) = (row.cell(layout.segment), row.cell(layout.excerpt));
        let stored @ (excerpt_start, excerpt_len) = self.store_excerpt(excerpt);
        let passage = SegmentReading { text, source, participant, range, name, excerpt: stored };
        let segment = self.segments.intern(&mut self.dataset.segments, &passage);
        Record {
            participant,
            source,
            site,
            segment,
            text: Some(text),
            range,
            file: row.file,
            sheet: row.sheet(),
            row: u32::try_from(row.input.table.row_number(row.at)).unwrap_or(u32::MAX),
            column: row.input.table.origin_column(row.at),
            excerpt_start,
            excerpt_len,
        }
    }

    fn add_coding(
        &mut self,
        id: RecordId,
        record: &Record,
        coder: Option<CoderId>,
        coding: &RowCoding,
        copy: Option<(DuplicateKind, Counting)>,
    ) {
        // A rating of a construct at a site says what somebody judged and not what anybody said.
        let is_of_nobody =
            record.participant.is_none() && record.source.is_none() && coder.is_none();
        let only_rates = coding.valences.is_of_rating_alone()
            && record.segment.is_none()
            && match coding.rating {
                Some(Rating::Missing) => true,
                Some(_) => is_of_nobody,
                None => false,
            };
        let sum = DuplicateKind::SumOfChildren;
        let copies = copy.map(|(kind, _)| match kind {
            DuplicateKind::SameFile => &mut self.copies,
            DuplicateKind::EarlierVersion => &mut self.earlier,
            _ => &mut self.same_rows,
        });
        if let Some(copies) = copies {
            *copies += u64::from(coding.count);
        }
        let standing = if only_rates {
            Standing::OnlyRates
        } else if let Some((kind, Counting::Once)) = copy {
            Standing::Duplicate(kind)
        } else if coding.is_sum {
            self.sums += u64::from(coding.count);
            let counting = self.choices.doubles.get(&sum).copied().unwrap_or(Counting::Once);
            if counting == Counting::Once { Standing::Duplicate(sum) } else { Standing::Counts }
        } else {
            Standing::Counts
        };
        self.valences.push(coding.valences);
        let dataset = &mut self.dataset;
        dataset.account.codings_read += u64::from(coding.count);
        dataset.counted |= coding.count > 1;
        dataset.codings.push(Coding {
            record: id,
            code_key: coding.code_key,
            coder,
            valence: Valence::Missing,
            rating: coding.rating,
            count: coding.count,
            standing,
        });
    }

    /// Start and length of an excerpt, in bytes; equal ones are stored once.
    fn store_excerpt(&mut self, excerpt: &'a str) -> (u32, u32) {
        if excerpt.is_empty() {
            return (0, 0);
        }
        let text = &mut self.dataset.excerpt_text;
        self.excerpts.get_or_insert_with(excerpt, || {
            let (start, len) = (u32::try_from(text.len()), u32::try_from(excerpt.len()));
            match (start, len) {
                (Ok(start), Ok(len)) => {
                    text.push_str(excerpt);
                    (start, len)
                }
                _ => (0, 0),
            }
        })
    }

    /// The label that the value of an attribute bears.
    fn attribute_value(&mut self, at: usize, value: &'a str) -> Option<ValueIdx> {
        if value.is_empty() {
            return None;
        }
        let (known, values) = self.attribute_values.get_mut(at)?;
        let attribute = self.dataset.attributes.get_mut(at)?;
        let value_labels = self.choices.value_labels;
        Some(known.get_or_insert_with(value, || {
            let read = clean(value);
            let renamed = value_labels
                .get(&attribute.name)
                .and_then(|labels| labels.get(read.as_ref()))
                .map(|label| clean(label))
                .filter(|label| !label.is_empty());
            let id = attribute.labels.intern(renamed.as_deref().unwrap_or(&read));
            // Two forms of one text (accents composed or not) are one value.
            if values.find(&read).is_none() {
                values.intern(&read);
                attribute.values.push((read.into_owned(), id));
            }
            id
        }))
    }
}

/// The id of a label; none for a blank one.
fn intern<I: Id>(labels: &mut Labels<I>, text: &str) -> Option<I> {
    (!text.is_empty()).then(|| labels.intern(&clean(text)))
}
