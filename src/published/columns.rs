//! What the columns of a published table hold, by their headings and, where these leave it open, by their cells.
//!
//! Strict headings are those of every intake. A loose one ("Skor IKIP 2024", "Rangking", "Hasil") counts only where no
//! column of the table has that meaning by a strict one.

use crate::exact::Exact;
use crate::intake::headings::Headings;
use crate::intake::meaning::Meaning;
use crate::lowlevel::shared_text::Text;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::names::normal::without_brackets;
use crate::published::model::Component;
use crate::published::model::GroupFigureKind;
use crate::published::model::PrintedForm;
use crate::published::words;
use crate::published::words::is_one_of;
use crate::published::words::without_printed;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// What a column of a published table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PublishedColumn {
    Agency,
    Id,
    Group,
    /// The year that a row is about, where a table holds several.
    Year,
    /// What else tells lists in one table apart: the area, the stage, the measure.
    Context,
    /// Numbers the rows.
    Number,
    Rank,
    Class,
    Score,
    Component(Component),
    /// A long table: the criterion that the score of the row is about.
    Criterion,
    /// A summary: how many, what share, of what whole.
    Count,
    Percent,
    Base,
    /// A summary with a column for each class: how many are in it, and what share.
    ClassCount(usize),
    ClassPercent(usize),
    /// A summary with a column for each group: how many of it are in the class of the row.
    GroupCount,
    /// A summary by groups: a figure of each that is no count of a class.
    Figure(GroupFigureKind),
    Ignored,
}

/// Knows headings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColumnReader<'a> {
    pub instrument: &'a Instrument,
    pub headings: &'a Headings,
}

impl ColumnReader<'_> {
    /// What each column holds. `below`: the rows under the header, which decide where a heading leaves it open.
    #[must_use]
    pub(crate) fn columns(&self, headings: &[String], below: &[&[Text]]) -> Vec<PublishedColumn> {
        let by_class = self.by_class(headings, below);
        let strict: Vec<PublishedColumn> = headings.iter().map(|heading| self.strict(heading)).collect();
        let about = |column: &PublishedColumn| matches!(column, PublishedColumn::Agency | PublishedColumn::Id);
        let mut columns = if let Some(long) = self.long(headings, &strict, below) {
            long
        } else if let Some(by_class) = by_class {
            by_class
        } else if let Some(by_figure) = self.by_figure(headings, &strict) {
            by_figure
        } else if self.is_by_group(headings, &strict, below) {
            self.of_summary(headings, strict, below)
        } else if strict.iter().any(about) || headings.iter().any(|heading| self.names_agencies(heading)) {
            self.of_ranking(headings, strict, below)
        } else {
            self.of_summary(headings, strict, below)
        };
        self.one_score(headings, &mut columns);
        self.years(headings, &mut columns, below);
        columns
    }

    /// The columns of a table with a row for each criterion: one column holds nothing but criteria, and a score stands
    /// beside it.
    fn long(&self, headings: &[String], strict: &[PublishedColumn], below: &[&[Text]]) -> Option<Vec<PublishedColumn>> {
        let named = (0..headings.len()).any(|at| self.names_agencies(&headings[at]));
        let names = |at: &usize| {
            let cells = column_cells(below, *at);
            let meaning = self.headings.meaning(&headings[*at]);
            let by_id = named && meaning == Some(Meaning::AgencyId);
            (meaning == Some(Meaning::Criterion) || by_id)
                && !cells.is_empty()
                && cells.iter().all(|cell| self.criterion_of_cell(cell).is_some())
        };
        let at = (0..headings.len()).find(names).filter(|_| strict.contains(&PublishedColumn::Score))?;
        // "Nomor" heads numbers of rows where every body has one row, even if the criteria are numbers too.
        let agency = strict.iter().position(|column| *column == PublishedColumn::Agency);
        if let Some(agency) = agency.filter(|_| is_number(&headings[at])) {
            let mut bodies = column_cells(below, agency);
            let all = bodies.len();
            bodies.sort();
            bodies.dedup();
            if bodies.len() == all {
                return None;
            }
        }
        let mut columns = strict.to_vec();
        columns[at] = PublishedColumn::Criterion;
        if !columns.contains(&PublishedColumn::Agency) {
            set_first(&mut columns, PublishedColumn::Agency, |at| self.names_agencies(&headings[at]));
        }
        Some(columns)
    }

    fn of_ranking(
        &self,
        headings: &[String],
        mut columns: Vec<PublishedColumn>,
        below: &[&[Text]],
    ) -> Vec<PublishedColumn> {
        self.parts(headings, &mut columns);
        let has = |columns: &[PublishedColumn], wanted: PublishedColumn| columns.contains(&wanted);
        if !has(&columns, PublishedColumn::Agency) {
            set_first(&mut columns, PublishedColumn::Agency, |at| self.names_agencies(&headings[at]));
        }
        if !has(&columns, PublishedColumn::Rank) {
            set_first(&mut columns, PublishedColumn::Rank, |at| is_one_of(&headings[at], words::RANK));
        }
        if !has(&columns, PublishedColumn::Class) {
            let group = columns.iter().position(|column| *column == PublishedColumn::Group);
            let class = group.filter(|&at| self.holds_classes(below, at));
            match class {
                Some(at) => columns[at] = PublishedColumn::Class,
                None => self.loose_class(headings, &mut columns, below),
            }
        }
        if !has(&columns, PublishedColumn::Score) {
            let fits = |at: usize| self.is_loose_score(&headings[at]);
            self.best_loose(headings, &mut columns, PublishedColumn::Score, &fits);
        }
        columns
    }

    fn of_summary(&self, headings: &[String], strict: Vec<PublishedColumn>, below: &[&[Text]]) -> Vec<PublishedColumn> {
        let mut columns: Vec<PublishedColumn> =
            headings.iter().zip(strict).map(|(h, known)| summary(h, known)).collect();
        let about = |column: &PublishedColumn| matches!(column, PublishedColumn::Class | PublishedColumn::Group);
        let at = columns.iter().position(about).filter(|&at| self.holds_some_class(below, at));
        let at = at.or_else(|| (0..columns.len()).find(|&at| self.holds_some_class(below, at)));
        if let Some(at) = at {
            columns.iter_mut().filter(|column| about(column)).for_each(|column| *column = PublishedColumn::Ignored);
            columns[at] = PublishedColumn::Class;
        }
        self.groups(headings, &mut columns, below);
        columns
    }

    /// Whether a column heads classes and the one that would name agencies ("OPD") counts them.
    fn is_by_group(&self, headings: &[String], strict: &[PublishedColumn], below: &[&[Text]]) -> bool {
        let names = |at: usize| strict[at] == PublishedColumn::Agency || self.names_agencies(&headings[at]);
        let whole = |at: usize| {
            let cells = column_cells(below, at);
            !cells.is_empty() && cells.iter().all(|cell| cell.parse::<u64>().is_ok() || words::is_nothing(cell))
        };
        let mut naming = (0..headings.len()).filter(|&at| names(at)).peekable();
        naming.peek().is_some() && naming.all(whole) && (0..headings.len()).any(|at| self.holds_classes(below, at))
    }

    /// The columns of a summary by classes whose other columns are groups of agencies.
    fn groups(&self, headings: &[String], columns: &mut [PublishedColumn], below: &[&[Text]]) {
        let whole = |at: usize| {
            let cells: Vec<String> = column_cells(below, at);
            !cells.is_empty() && cells.iter().all(|cell| cell.parse::<u64>().is_ok() || words::is_nothing(cell))
        };
        let years = |at: usize| column_cells(below, at).iter().all(|cell| words::is_year(cell));
        let group = |at: usize| {
            let open = matches!(columns[at], PublishedColumn::Ignored | PublishedColumn::Group);
            open && !is_one_of(&headings[at], words::COUNT)
                && headings[at].chars().any(char::is_alphabetic)
                && whole(at)
                && !years(at)
                && !is_number(&headings[at])
        };
        let groups: Vec<usize> = (0..headings.len().min(columns.len())).filter(|&at| group(at)).collect();
        let known = |at: &usize| self.instrument.groups.iter().any(|group| fold(group) == fold(&headings[*at]));
        if !columns.contains(&PublishedColumn::Class) || groups.len() < 2 && !groups.iter().any(known) {
            return;
        }
        for at in groups {
            columns[at] = PublishedColumn::GroupCount;
        }
        // Beside groups a total is theirs.
        if !columns.contains(&PublishedColumn::Count) {
            columns
                .iter_mut()
                .filter(|column| **column == PublishedColumn::Base)
                .for_each(|column| *column = PublishedColumn::Count);
        }
    }

    /// The columns of a summary with a column for each class, where these headings make one.
    fn by_class(&self, headings: &[String], below: &[&[Text]]) -> Option<Vec<PublishedColumn>> {
        let mut columns: Vec<PublishedColumn> = headings
            .iter()
            .map(|heading| {
                let criterion = matches!(self.strict(heading), PublishedColumn::Component(_));
                let class = self.class_of_heading(heading).filter(|_| !criterion);
                class.map_or(PublishedColumn::Ignored, |(class, percent)| {
                    if percent { PublishedColumn::ClassPercent(class) } else { PublishedColumn::ClassCount(class) }
                })
            })
            .collect();
        let counts = |column: &PublishedColumn| {
            matches!(column, PublishedColumn::ClassCount(_) | PublishedColumn::ClassPercent(_))
        };
        let several = columns.iter().filter(|column| counts(column)).count() > 1;
        let filled = |at: usize| column_cells(below, at);
        let figures = |at: usize| {
            filled(at).iter().all(|cell| {
                let digits = cell.trim_end_matches(['%', ' ']);
                words::is_nothing(cell) || digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
            })
        };
        let at_all = (0..columns.len()).any(|at| counts(&columns[at]) && !filled(at).is_empty());
        if !several || !at_all || !(0..columns.len()).filter(|&at| counts(&columns[at])).all(figures) {
            return None;
        }
        for (at, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            if columns[at] != PublishedColumn::Ignored {
                continue;
            }
            columns[at] = match summary(heading, PublishedColumn::Ignored) {
                _ if figure_kind(heading).is_some() && figures(at) => {
                    figure_kind(heading).map_or(PublishedColumn::Ignored, PublishedColumn::Figure)
                }
                PublishedColumn::Count | PublishedColumn::Base if figures(at) => PublishedColumn::Count,
                _ if is_number(heading) => PublishedColumn::Number,
                _ => PublishedColumn::Ignored,
            };
        }
        listed_beside_rated(&mut columns);
        // Whatever text stands first tells which group a row counts.
        let text = |at: usize| columns[at] == PublishedColumn::Ignored && !figures(at);
        if let Some(at) = (0..columns.len()).find(|&at| text(at)) {
            columns[at] = PublishedColumn::Group;
        }
        Some(columns)
    }

    /// The columns of a summary by groups that tells no classes: how many, their mean, the highest and the lowest.
    fn by_figure(&self, headings: &[String], strict: &[PublishedColumn]) -> Option<Vec<PublishedColumn>> {
        let group = strict.iter().position(|column| *column == PublishedColumn::Group)?;
        let names = |at: usize| {
            matches!(strict[at], PublishedColumn::Agency | PublishedColumn::Id) || self.names_agencies(&headings[at])
        };
        let mut columns: Vec<PublishedColumn> = headings
            .iter()
            .map(|heading| match (figure_kind(heading), summary(heading, PublishedColumn::Ignored)) {
                (Some(kind), _) => PublishedColumn::Figure(kind),
                (None, PublishedColumn::Count) => PublishedColumn::Count,
                _ if is_number(heading) => PublishedColumn::Number,
                _ => PublishedColumn::Ignored,
            })
            .collect();
        let tells = |column: &PublishedColumn| matches!(column, PublishedColumn::Figure(_));
        if !columns.iter().any(tells)
            || (0..headings.len()).any(|at| names(at) && columns[at] == PublishedColumn::Ignored)
        {
            return None;
        }
        for column in columns.iter_mut().filter(|column| **column == PublishedColumn::Count) {
            *column = PublishedColumn::Figure(GroupFigureKind::Listed);
        }
        columns[group] = PublishedColumn::Group;
        Some(columns)
    }

    /// The class that a heading names, and whether it is about its share.
    fn class_of_heading(&self, heading: &str) -> Option<(usize, bool)> {
        let percent = heading.contains('%') || fold(heading).split(' ').any(|w| words::PERCENT.contains(&w));
        let without = |heading: &str| {
            let keep = |w: &&str| {
                let word = fold(w);
                !word.is_empty() && !words::PERCENT.contains(&word.as_str()) && !words::COUNT.contains(&word.as_str())
            };
            heading.split_whitespace().filter(keep).collect::<Vec<_>>().join(" ")
        };
        let spaced = heading.replace('_', " ");
        let heading = spaced.as_str();
        let bare = without_brackets(heading);
        let begins = |text: &str| self.class(text).filter(|_| heading != bare || spaced.contains(' '));
        let named = |text: &str| self.instrument.class_named(text.trim()).or_else(|| begins(text.trim()));
        named(heading).or_else(|| named(bare)).or_else(|| named(&without(bare))).map(|class| (class, percent))
    }

    /// The meaning of a heading by the words of every intake.
    fn strict(&self, heading: &str) -> PublishedColumn {
        if let Some(criterion) = self.part(heading) {
            return PublishedColumn::Component(Component { criterion, form: PrintedForm::Part });
        }
        let known = self.headings.meaning(heading);
        let printed = || without_printed(heading).and_then(|bare| self.headings.meaning(&bare));
        match known.or_else(printed) {
            Some(Meaning::Agency) => PublishedColumn::Agency,
            Some(Meaning::AgencyId) => PublishedColumn::Id,
            Some(Meaning::Group) => PublishedColumn::Group,
            Some(Meaning::RowNumber) => PublishedColumn::Number,
            Some(Meaning::Rank) => PublishedColumn::Rank,
            Some(Meaning::Class) => PublishedColumn::Class,
            Some(Meaning::Score | Meaning::Answers(TOTAL) | Meaning::Stated(TOTAL)) => PublishedColumn::Score,
            Some(Meaning::Answers(criterion) | Meaning::Stated(criterion)) => {
                PublishedColumn::Component(Component { criterion, form: PrintedForm::Score })
            }
            Some(Meaning::Criterion) if is_number(heading) => PublishedColumn::Number,
            Some(_) => PublishedColumn::Ignored,
            None => self.dressed(heading).map_or(PublishedColumn::Ignored, |criterion| {
                PublishedColumn::Component(Component { criterion, form: PrintedForm::Score })
            }),
        }
    }

    /// The criterion whose id or name is all that a heading holds beside words for a score, a level of the tree or the
    /// weight: "Nilai SAQ", "Domain Kebijakan", "Skor SAQ (Bobot 30)", "Aspek 2".
    fn dressed(&self, heading: &str) -> Option<CriterionIx> {
        let tidied = tidy(heading);
        let bare = without_weight_word(without_brackets(&tidied));
        let exact = |text: &str| self.headings.exactly(text).filter(|criterion| *criterion != TOTAL);
        let level = |text: &str| {
            let (first, rest) = text.split_once(' ')?;
            words::LEVEL.contains(&fold(first).as_str()).then(|| rest.to_owned())
        };
        let shorter = std::iter::successors(Some(bare.to_owned()), |text| {
            level(text).or_else(|| self.headings.without_score(text).map(str::to_owned))
        });
        exact(&tidied).or_else(|| { shorter }.find_map(|text| exact(&text))).or_else(|| self.id_before_name(&tidied))
    }

    /// The criterion of a heading that says what it brings into the total: "bagian SAQ", "SAQ x 80%".
    fn part(&self, heading: &str) -> Option<CriterionIx> {
        let words: Vec<&str> = heading.split_whitespace().collect();
        let times = |word: &str| matches!(word, "x" | "X" | "×" | "*");
        let factor = |word: &str| fold(word) == "bobot" || percent(word).is_some() || word.starts_with("0,");
        let multiplied = words.iter().any(|word| times(word));
        let is_part = |word: &str| words::PART.contains(&fold(word).as_str());
        let skip = |word: &str| is_part(word) || multiplied && (times(word) || factor(word));
        if !words.iter().any(|word| skip(word)) {
            return None;
        }
        let rest: Vec<&str> = words.iter().filter(|word| !skip(word)).copied().collect();
        self.headings.criterion(&rest.join(" ")).filter(|criterion| *criterion != TOTAL)
    }

    /// Where a criterion has two columns and one of them names its weight, that one holds its part of the total.
    fn parts(&self, headings: &[String], columns: &mut [PublishedColumn]) {
        for at in 0..columns.len() {
            let PublishedColumn::Component(Component { criterion, form: PrintedForm::Score }) = columns[at] else {
                continue;
            };
            let same = |other: &usize| *other != at && columns[*other] == columns[at];
            let plain = (0..columns.len()).any(|o| same(&o) && !self.names_weight(&headings[o], criterion));
            if plain && self.names_weight(&headings[at], criterion) {
                columns[at] = PublishedColumn::Component(Component { criterion, form: PrintedForm::Part });
            }
        }
    }

    /// Whether a heading names the share of the total that its criterion carries.
    #[must_use]
    pub(crate) fn names_weight(&self, heading: &str, criterion: CriterionIx) -> bool {
        let share = self.instrument.criteria[criterion].weight.as_ref();
        share.is_some_and(|share| share != &Exact::HUNDRED && percent(heading).as_ref() == Some(share))
    }

    fn names_agencies(&self, heading: &str) -> bool {
        let (folded, label) = (fold(without_brackets(heading)), fold(&self.instrument.agency_label));
        let bare = folded.strip_prefix("nama ").unwrap_or(&folded);
        bare == label || words::AGENCY.contains(&bare)
    }

    /// A column whose cells are all classes, under a heading that does not say so.
    fn loose_class(&self, headings: &[String], columns: &mut [PublishedColumn], below: &[&[Text]]) {
        let open: Vec<bool> = columns.iter().map(|column| *column == PublishedColumn::Ignored).collect();
        let fits = |at: usize| open[at] && self.holds_classes(below, at);
        self.best_loose(headings, columns, PublishedColumn::Class, &fits);
    }

    /// Gives a meaning to the column that fits: of several to the one that names the year of the rules, else to all of
    /// them, which is told as doubt.
    fn best_loose(
        &self,
        headings: &[String],
        columns: &mut [PublishedColumn],
        column: PublishedColumn,
        fits: &dyn Fn(usize) -> bool,
    ) {
        let fitting = (0..columns.len()).filter(|&at| columns[at] == PublishedColumn::Ignored && fits(at));
        let fitting: Vec<usize> = fitting.collect();
        let year = self.instrument.year.map(|year| year.to_string()).unwrap_or_default();
        let named = |at: &usize| !year.is_empty() && headings[*at].contains(&year);
        let of_year: Vec<usize> = fitting.iter().copied().filter(|at| named(at)).collect();
        let printed: Vec<usize> =
            fitting.iter().copied().filter(|at| without_printed(&headings[*at]).is_some()).collect();
        let chosen = match (of_year.len(), printed.len()) {
            (1, _) => of_year,
            (_, 1) => printed,
            _ => fitting,
        };
        for at in chosen {
            columns[at] = column;
        }
    }

    /// "Skor IKIP 2024", "Indeks SPBE", "Hasil akhir": words for a score, and those of the instrument.
    fn is_loose_score(&self, heading: &str) -> bool {
        let folded = without_printed(heading).unwrap_or_else(|| fold(without_brackets(heading)));
        let own = fold(&format!("{} {}", self.instrument.id, self.instrument.title));
        let own: Vec<&str> = own.split(' ').collect();
        let known = |word: &str| words::SCORE.contains(&word) || words::BESIDE_SCORE.contains(&word);
        let all = || folded.split(' ').filter(|word| !word.is_empty());
        let indeed = all().any(|word| words::SCORE.contains(&word));
        indeed && all().all(|word| known(word) || own.contains(&word) || words::is_year(word))
    }

    /// Where a total has a score next to it, the total is the score that is ranked.
    fn one_score(&self, headings: &[String], columns: &mut [PublishedColumn]) {
        let totals: Vec<usize> = (0..columns.len()).filter(|&at| columns[at] == PublishedColumn::Score).collect();
        if totals.len() > 1 {
            let plain = |at: &&usize| self.headings.meaning(&headings[**at]) == Some(Meaning::Score);
            if totals.iter().any(|at| !plain(&at)) {
                for at in totals.iter().filter(plain) {
                    columns[*at] = PublishedColumn::Ignored;
                }
            }
        }
    }

    /// Whether every cell that says anything names a class (or that there is none).
    fn holds_classes(&self, below: &[&[Text]], at: usize) -> bool {
        let cells = column_cells(below, at);
        let class = |cell: &String| self.class(cell).is_some();
        let beside = |cell: &String| words::is_sum(cell) || words::is_unscored(cell) || words::is_nothing(cell);
        cells.iter().any(class) && cells.iter().all(|cell| class(cell) || beside(cell))
    }

    fn holds_some_class(&self, below: &[&[Text]], at: usize) -> bool {
        column_cells(below, at).iter().any(|cell| self.class(cell).is_some())
    }

    /// The class that a cell names: by its label or code, with its bounds in brackets behind it, or by the first word
    /// of the only label that begins so.
    #[must_use]
    pub(crate) fn class(&self, cell: &str) -> Option<usize> {
        let rules = self.instrument;
        let text = tidy(cell);
        let bare = without_brackets(&text);
        rules.class_named(&text).or_else(|| rules.class_named(bare)).or_else(|| {
            let begins = format!("{} ", bare.to_lowercase());
            let mut fits = (0..rules.classes.len())
                .filter(|&at| !bare.is_empty() && rules.classes[at].label.to_lowercase().starts_with(&begins));
            fits.next().filter(|_| fits.next().is_none())
        })
    }
}

/// The cells of a column that are not empty, tidied.
pub(super) fn column_cells(below: &[&[Text]], at: usize) -> Vec<String> {
    let cells = below.iter().filter_map(|row| row.get(at));
    cells.map(|cell| tidy(cell).into_owned()).filter(|cell| !cell.is_empty()).collect()
}

fn set_first(columns: &mut [PublishedColumn], column: PublishedColumn, fits: impl Fn(usize) -> bool) {
    if let Some(at) = (0..columns.len()).find(|&at| columns[at] == PublishedColumn::Ignored && fits(at)) {
        columns[at] = column;
    }
}

/// What a heading of a summary by groups says of each.
fn figure_kind(heading: &str) -> Option<GroupFigureKind> {
    words::group_figure(heading).filter(|(_, rest)| rest.is_empty()).map(|(kind, _)| kind)
}

/// Where a column counts those with a score, the other count is of all that are listed.
fn listed_beside_rated(columns: &mut [PublishedColumn]) {
    let counts = |column: &PublishedColumn| {
        matches!(column, PublishedColumn::Figure(GroupFigureKind::Rated | GroupFigureKind::Unrated))
    };
    if columns.iter().any(counts) {
        for column in columns.iter_mut().filter(|column| **column == PublishedColumn::Count) {
            *column = PublishedColumn::Figure(GroupFigureKind::Listed);
        }
    }
}

/// What a column of a summary holds.
fn summary(heading: &str, known: PublishedColumn) -> PublishedColumn {
    if is_one_of(heading, words::PERCENT) || heading.trim() == "%" {
        PublishedColumn::Percent
    } else if is_one_of(heading, words::COUNT) {
        PublishedColumn::Count
    } else if is_one_of(heading, words::BASE) {
        PublishedColumn::Base
    } else {
        match known {
            PublishedColumn::Class | PublishedColumn::Group | PublishedColumn::Number => known,
            _ => PublishedColumn::Ignored,
        }
    }
}

/// A heading without the weight that it names at its end: "SAQ bobot 30", "Nilai SAQ 30%".
fn without_weight_word(heading: &str) -> &str {
    let is_weight = |word: &str| {
        let folded = fold(word);
        folded == "bobot" || folded == "weight" || word.ends_with('%') && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let words: Vec<&str> = heading.split(' ').collect();
    let Some(at) = words.iter().skip(1).position(|word| is_weight(word)) else { return heading };
    let numbers = words[at + 1..].iter().all(|word| is_weight(word) || percent(&format!("{word}%")).is_some());
    if !numbers {
        return heading;
    }
    heading[..words[..=at].iter().map(|word| word.len() + 1).sum::<usize>() - 1].trim_end()
}

fn is_number(heading: &str) -> bool {
    matches!(fold(heading).as_str(), "no" | "nomor" | "no urut" | "nomor urut")
}

/// The number before a percent sign in a heading.
fn percent(heading: &str) -> Option<Exact> {
    let before = heading.split_once('%')?.0.trim_end();
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let start = before.char_indices().rev().take_while(|(_, c)| number(*c)).last()?.0;
    Exact::parse_decimal(&before[start..].replace(',', "."))
}

/// Whether columns make a ranking: agencies, and something about them.
#[must_use]
pub(crate) fn is_ranking(columns: &[PublishedColumn]) -> bool {
    let about = columns.iter().any(|c| matches!(c, PublishedColumn::Agency | PublishedColumn::Id));
    let says = |c: &PublishedColumn| {
        matches!(
            c,
            PublishedColumn::Rank
                | PublishedColumn::Class
                | PublishedColumn::Score
                | PublishedColumn::Group
                | PublishedColumn::Component(_)
        )
    };
    about && columns.iter().any(says) || is_long(columns)
}

/// Whether columns make a long table, which may be about the agency that its file is named after.
#[must_use]
pub(crate) fn is_long(columns: &[PublishedColumn]) -> bool {
    columns.contains(&PublishedColumn::Criterion) && columns.contains(&PublishedColumn::Score)
}

/// Whether columns make a summary: classes, and how many are in them.
#[must_use]
pub(crate) fn is_summary(columns: &[PublishedColumn]) -> bool {
    let counts = |c: &PublishedColumn| {
        matches!(c, PublishedColumn::Count | PublishedColumn::Percent | PublishedColumn::GroupCount)
    };
    let by_class =
        columns.iter().any(|c| matches!(c, PublishedColumn::ClassCount(_) | PublishedColumn::ClassPercent(_)));
    is_by_line(columns) || by_class || columns.contains(&PublishedColumn::Class) && columns.iter().any(counts)
}

/// Whether columns make a summary with a line for each group.
#[must_use]
pub(crate) fn is_by_line(columns: &[PublishedColumn]) -> bool {
    let tells = |column: &PublishedColumn| {
        use PublishedColumn::{ClassCount, ClassPercent, Figure};
        matches!(column, ClassCount(_) | ClassPercent(_) | Figure(_))
    };
    columns.iter().any(tells)
}
