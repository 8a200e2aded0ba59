//! TOML as a plain tree in which numbers stay the text they were written as: no decimal passes through
//! a float. Knows nothing of what the keys mean.

use super::number::{self, Q};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Number(String),
    Flag(bool),
    List(Vec<Node>),
    Table(Table),
}

#[derive(Clone, Debug, Default)]
pub struct Table(pub BTreeMap<String, Node>);

/// Panics where the text is not TOML: the oracle is asked about valid rules only.
pub fn parse(text: &str) -> Table {
    let table = DeTable::parse(text).unwrap_or_else(|error| panic!("not TOML: {error}\n{text}"));
    table_of(table.get_ref())
}

fn table_of(table: &DeTable<'_>) -> Table {
    let entries = table.iter();
    Table(entries.map(|(key, value)| (key.get_ref().to_string(), node_of(value.get_ref()))).collect())
}

fn node_of(value: &DeValue<'_>) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => Node::Number(number.as_str().to_owned()),
        DeValue::Float(number) => Node::Number(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Node::Flag(*flag),
        DeValue::Datetime(date) => Node::Text(date.to_string()),
        DeValue::Array(items) => Node::List(items.iter().map(|i| node_of(i.get_ref())).collect()),
        DeValue::Table(table) => Node::Table(table_of(table)),
    }
}

impl Node {
    /// The words of a text or the digits of a number.
    pub fn text(&self) -> Option<&str> {
        match self {
            Node::Text(text) | Node::Number(text) => Some(text),
            _ => None,
        }
    }

    /// A number, or a fraction written as text.
    pub fn number(&self) -> Option<Q> {
        self.text().and_then(number::parse)
    }

    pub fn table(&self) -> Option<&Table> {
        match self {
            Node::Table(table) => Some(table),
            _ => None,
        }
    }

    pub fn list(&self) -> &[Node] {
        match self {
            Node::List(items) => items,
            _ => &[],
        }
    }
}

impl Table {
    pub fn text(&self, key: &str) -> Option<String> {
        self.0.get(key)?.text().map(str::to_owned)
    }

    pub fn number(&self, key: &str) -> Option<Q> {
        self.0.get(key)?.number()
    }

    pub fn flag(&self, key: &str) -> bool {
        matches!(self.0.get(key), Some(Node::Flag(true)))
    }

    pub fn list(&self, key: &str) -> &[Node] {
        self.0.get(key).map_or(&[], Node::list)
    }

    pub fn texts(&self, key: &str) -> Option<Vec<String>> {
        let items = self.0.get(key)?.list();
        Some(items.iter().filter_map(|item| item.text().map(str::to_owned)).collect())
    }

    pub fn tables(&self, key: &str) -> Vec<&Table> {
        self.list(key).iter().filter_map(Node::table).collect()
    }

    /// A sub-table; an empty one where the key is missing, so that defaults apply.
    pub fn table(&self, key: &str) -> Table {
        self.0.get(key).and_then(Node::table).cloned().unwrap_or_default()
    }
}
