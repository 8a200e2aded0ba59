//! Results that the program itself wrote as JSON (`ikip.scores/1`) or JSON Lines, as a published table.

use std::sync::Arc;

use serde_json::{Deserializer, Value};

use crate::answers::Input;
use crate::exact::Exact;
use crate::finding::Place;
use crate::published::Reading;
use crate::published::model::ClassCount;
use crate::published::model::Component;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::PublishedRow;
use crate::rules::Instrument;
use crate::table::source::Source;

/// The shape that is read.
const SCHEMA: &str = "ikip.scores/1";

impl Reading<'_> {
    /// Reads a source that is such a result; `false` where it is something else.
    pub(super) fn result(&mut self, source: &Source) -> bool {
        let Ok(bytes) = source.bytes() else { return false };
        if bytes.first() != Some(&b'{') {
            return false;
        }
        let values: Result<Vec<Value>, _> = Deserializer::from_slice(&bytes).into_iter().collect();
        let Some((head, lines)) =
            values.ok().and_then(|values| values.split_first().map(|(h, l)| (h.clone(), l.to_vec())))
        else {
            return false;
        };
        if head["schema"] != SCHEMA {
            return false;
        }
        let agencies = head["agencies"].as_array().cloned().unwrap_or(lines);
        for (at, agency) in agencies.iter().enumerate() {
            self.agency(source, at, agency);
        }
        self.groups(source, &head);
        self.tables.inputs.push(Input {
            path: source.path.to_string(),
            sha256: if self.hashes { source.sha256().ok() } else { None },
            rows: agencies.len() as u64,
            encoding: Some("utf-8"),
            decimal_mark: Some('.'),
            layout: "published",
            ..Input::default()
        });
        true
    }

    fn agency(&mut self, source: &Source, at: usize, agency: &Value) {
        let rules = self.reader.instrument;
        let text = |key: &str| agency[key].as_str();
        let mut row = PublishedRow {
            place: Place::file(Arc::clone(&source.path)).line(at as u64 + 1),
            id: text("id").map(Arc::from),
            name: text("name").or_else(|| text("id")).unwrap_or_default().into(),
            group: text("group").map(Arc::from),
            year: None,
            context: None,
            rank: agency["rank"].as_u64().and_then(|rank| u32::try_from(rank).ok()),
            score: printed(rules, &agency["score"]),
            class: text("class").map(str::to_owned),
            unscored: text("state") == Some("unscored"),
            components: vec![None; self.tables.published.components.len()],
        };
        for criterion in agency["criteria"].as_array().into_iter().flatten() {
            let Some(ix) = criterion["id"].as_str().and_then(|id| rules.find(id)) else { continue };
            let Some(number) = printed(rules, &criterion["score"]) else { continue };
            let component = Component { criterion: ix, form: PrintedForm::Score };
            let known = self.tables.published.components.iter().position(|known| *known == component);
            let place = known.unwrap_or_else(|| {
                self.tables.published.components.push(component);
                self.tables.published.components.len() - 1
            });
            row.components.resize(row.components.len().max(place + 1), None);
            row.components[place] = Some(number);
        }
        self.pools.row(&row);
        self.tables.published.rows.push(row);
    }

    /// How many are in each class, group by group.
    fn groups(&mut self, source: &Source, head: &Value) {
        let table = self.tables.published.counts.last().map_or(0, |line| line.table + 1);
        let lines = head["groups"].as_array().into_iter().flatten();
        for (at, group) in lines.enumerate() {
            let place = Place::file(Arc::clone(&source.path)).line(at as u64 + 1);
            let name = group["group"].as_str().map(str::to_owned);
            for (class, count) in group["classes"].as_object().into_iter().flatten() {
                self.tables.published.counts.push(ClassCount {
                    place: place.clone(),
                    table,
                    group: name.clone(),
                    class: Some(class.clone()),
                    count: count.as_u64(),
                    ..ClassCount::default()
                });
            }
        }
    }
}

/// A number as the instrument prints it.
fn printed(rules: &Instrument, value: &Value) -> Option<Printed> {
    let value = Exact::parse_decimal(&value.as_number()?.to_string())?;
    Some(Printed { value, decimals: rules.decimals })
}
