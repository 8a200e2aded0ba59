//! After the last batch: what only the whole shows, and the assessments.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::answers::Assessments;
use crate::answers::Correction;
use crate::answers::arrange;
use crate::answers::subject::Subject;
use crate::finding::catalogue::E410;
use crate::finding::{BilingualFact, Finding, Place, finding};
use crate::intake::Intake;
use crate::intake::Keep;
use crate::intake::account;
use crate::intake::batch::Table;
use crate::intake::batch::place;
use crate::intake::merge::FilePair;
use crate::intake::merge::Merger;
use crate::intake::merge::Resolution;
use crate::intake::merge::Sought;
use crate::intake::merge::locate::{BothAnswered, Locator};
use crate::intake::pipeline;
use crate::intake::tables;
use crate::lowlevel::shared_text::Text;
use crate::names::abbreviations::Names;
use crate::names::file_name::FileNames;
use crate::names::normal::fold;
use crate::names::normal::nearest;
use crate::names::normal::tidy;
use crate::rules::CriterionIx;
use crate::rules::instrument::Evidence;
use crate::table::source::Source;

/// How many pairs of names are compared letter by letter for "did you mean".
const MOST_COMPARED: usize = 20_000;

/// Ends the pass: the assessments, and all findings in the order of the files.
#[must_use]
pub(crate) fn finish(mut merger: Merger<'_>, sources: &[Source], threads: usize) -> Intake {
    merger.close();
    merger.unused_headings();
    merger.without_column();
    merger.without_evidence();
    merger.unread_files();
    merger.groupless();
    merger.groups_left_empty();
    merger.listed_without_group();
    merger.rows_without_number();
    merger.names_in_another_case();
    merger.copied_files();
    merger.called_like_another();
    merger.unnamed_beside_named(sources, threads);
    merger.half_named();
    merger.whole_and_inside();
    merger.corrections();
    merger.listed_alike();
    merger.locate(sources, threads);
    merger.accounts(sources);
    merger.name_agencies();
    merger.sent_twice(sources, threads);
    merger.into_intake(sources)
}

impl Merger<'_> {
    /// The account of each input, where it is asked for.
    fn accounts(&mut self, sources: &[Source]) {
        let accounted = std::mem::take(&mut self.accounted);
        for ((accounted, input), path) in accounted.iter().zip(&mut self.inputs).zip(&self.read_from) {
            let source = sources.iter().find(|source| source.path == *path);
            input.account = source.and_then(|source| account::of(self.shared, source, accounted));
        }
    }

    /// Findings about a row say which agency it is of, where that is known.
    fn name_agencies(&mut self) {
        for (at, identity) in std::mem::take(&mut self.concerned) {
            if let Resolution::Known(Subject::Agency(agency)) = self.resolutions.of(identity) {
                self.kept.findings[at].agency = Some(self.agencies[agency].id.to_string().into());
            }
        }
    }

    /// Headings that the user explains and no input has.
    fn unused_headings(&mut self) {
        if self.inputs.is_empty() {
            return;
        }
        let all: Vec<&String> =
            self.inputs.iter().flat_map(|input| &input.columns).map(|(heading, _)| heading).collect();
        let stands = |folded: &str| all.iter().any(|heading| fold(heading) == folded);
        let headings = &self.shared.headings;
        let told: Vec<Finding> = headings
            .unused(stands)
            .map(|given| {
                let near = nearest(&given.heading, all.iter().map(|heading| heading.as_str()));
                let all = all.iter().take(12).map(|heading| crate::intake::diagnose::quoted(heading));
                finding!(E225: heading = given.heading.as_str(), headings = all.collect::<Vec<_>>().join(" | "); near = near)
            })
            .collect();
        for finding in told {
            self.tell(finding);
        }
    }

    /// Criteria that no table has a column for, beside columns that may be theirs.
    fn without_column(&mut self) {
        for finding in tables::without_column(self.shared, &self.tables) {
            self.tell(finding);
        }
    }

    /// Tables without a column of evidence, where the rules count an answer without it otherwise.
    fn without_evidence(&mut self) {
        let asks = &self.shared.asks;
        let decides = |table: &Table| {
            let columns = &table.header.columns;
            let answered = columns.answers.iter().any(|&(_, ix)| asks[ix].by_evidence);
            let long = columns.criterion.is_some() && asks.iter().any(|ask| ask.by_evidence);
            columns.evidence.is_none() && (answered || long)
        };
        let told: Vec<Finding> = self
            .tables
            .iter()
            .filter(|table| decides(table))
            .map(|table| {
                let refused = self.shared.instrument.criteria.iter().any(|c| c.states.evidence == Evidence::Error);
                let counts =
                    if refused { BilingualFact::words("kesalahan", "an error") } else { BilingualFact::number("0") };
                let place = place(table, table.header.line.saturating_sub(1), None);
                finding!(W324: counts = counts).at(place)
            })
            .collect();
        for finding in told {
            self.tell(finding);
        }
    }

    /// A file that nothing was read from: the agency that its name names lacks answers, or any agency where it names
    /// none and tables hold several.
    fn unread_files(&mut self) {
        let unread = std::mem::take(&mut self.unread);
        if unread.is_empty() {
            return;
        }
        let names = FileNames::new(self.agencies.iter().map(|agency| [&*agency.name, &*agency.id]));
        for stem in unread {
            let called = stem.as_deref().and_then(|stem| self.called(tidy(stem).as_ref()).or_else(|| names.find(stem)));
            match called {
                Some(agency) => self.seen[agency].lacking(),
                None => self.all_lacking |= self.shared_tables || stem.is_none(),
            }
        }
    }

    /// Names that were taken for one agency although they differ in case.
    fn names_in_another_case(&mut self) {
        for (agency, other) in std::mem::take(&mut self.other_case) {
            let name = self.agencies[agency].name.clone();
            let place = Place { file: self.named(agency).and_then(|place| place.file), ..Place::default() };
            let finding = finding!(W418: agency = &*name, other = &*other).at(place);
            self.tell(finding.about(&*self.agencies[agency].id.clone()));
        }
    }

    /// An answer without an assessor beside those of named ones, for the same agency and criterion: whose is it? The
    /// files are read once more to tell answers from blanks.
    fn unnamed_beside_named(&mut self, sources: &[Source], threads: usize) {
        let nameless = self.shared.registry.assessor("");
        if self.shared.registry.assessors().len() < 2 {
            return;
        }
        let subjects = (0..self.agencies.len()).map(Subject::Agency).chain([Subject::Everybody]);
        let criteria = 0..self.shared.instrument.criteria.len();
        let cells = subjects.flat_map(|subject| criteria.clone().map(move |criterion| (subject, criterion)));
        let both = |&(subject, criterion): &(Subject, CriterionIx)| {
            let by = self.store.recorded_by(subject, criterion);
            by.len() > 1 && by.contains(&nameless)
        };
        let doubtful: HashSet<(Subject, CriterionIx)> = cells.filter(both).collect();
        if doubtful.is_empty() {
            return;
        }
        let looker = BothAnswered::new(&self.resolutions, &doubtful, nameless);
        let found = pipeline::run(self.shared, sources, threads, looker).cells();
        let mut by_subject: BTreeMap<Subject, Vec<(Place, CriterionIx)>> = BTreeMap::new();
        for (subject, criterion, place) in found {
            by_subject.entry(subject).or_default().push((place, criterion));
        }
        for (subject, cells) in by_subject {
            self.fault(subject);
            let finding = finding!(E418: agency = self.label(subject), criterion = self.shared.instrument.criteria[cells[0].1].id.as_str(); more = (cells.len() > 1).then(|| (cells.len() - 1).to_string())).at(cells[0].0.clone()).about(self.id(subject));
            self.tell(finding);
        }
    }

    /// One name with an id here and without one there: one agency or two is undecidable.
    fn half_named(&mut self) {
        if self.list.is_some() || self.known.iter().all(|known| known.has_id == self.known[0].has_id) {
            return;
        }
        let with_id = self.known.iter().enumerate().filter(|(_, known)| known.has_id && known.has_name);
        let named: HashMap<Text, usize> = with_id.map(|(at, _)| (self.agencies[at].name.clone(), at)).collect();
        for agency in 0..self.agencies.len() {
            let known = &self.agencies[agency];
            if self.known[agency].has_id {
                continue;
            }
            let Some(&other) = named.get(&known.name) else { continue };
            let finding = finding!(E414: agency = known.id.as_ref(), id = self.agencies[other].id.as_ref(); where = self.named(other).map(|place| place.told())).at(self.named(agency).unwrap_or_default()).about(&*known.id);
            self.seen[agency].lacking();
            self.seen[other].lacking();
            self.tell(finding);
        }
    }

    /// A branch is answered as a whole or inside, not both.
    fn whole_and_inside(&mut self) {
        if !self.inner_met {
            return;
        }
        let instrument = self.shared.instrument;
        let inner = (0..instrument.criteria.len()).filter(|&ix| self.shared.inner[ix]);
        let branches: Vec<(CriterionIx, Vec<CriterionIx>)> =
            inner.map(|ix| (ix, instrument.below(ix).into_iter().filter(|&below| below != ix).collect())).collect();
        let agencies = (0..self.agencies.len()).map(Subject::Agency);
        for subject in agencies.chain([Subject::Everybody]) {
            for (whole, below) in &branches {
                if !self.store.is_answered(subject, *whole) {
                    continue;
                }
                let inside = below.iter().copied().find(|&ix| self.store.is_answered(subject, ix));
                if let Some(inside) = inside {
                    self.both(subject, *whole, inside);
                }
            }
        }
    }

    fn both(&mut self, subject: Subject, whole: CriterionIx, inside: CriterionIx) {
        self.fault(subject);
        let criteria = &self.shared.instrument.criteria;
        let place = match subject {
            Subject::Agency(agency) => self.named(agency),
            Subject::Everybody => None,
        };
        let finding = finding!(E311: agency = self.label(subject), whole = criteria[whole].id.as_str(), inside = criteria[inside].id.as_str()).at(Place { file: place.and_then(|place| place.file), ..Place::default() }).about(self.id(subject));
        if let Some(told) = self.tell(finding) {
            for criterion in [whole, inside] {
                self.sought.entry(Sought { subject, criterion, assessor: None }).or_default().push(told);
            }
        }
    }

    /// Suggestions where a correction names an unknown agency, else where it names an unknown assessor.
    fn meant(&self, agency: &str, assessor: &str) -> Option<String> {
        let names: Vec<&str> =
            self.agencies.iter().flat_map(|agency| [&agency.id, &agency.name]).map(|name| &**name).collect();
        if !names.contains(&agency) {
            return nearest(agency, names).map(str::to_owned);
        }
        let assessors = self.shared.registry.assessors();
        let named = || assessors.iter().map(|name| &**name).filter(|name| !name.is_empty());
        if named().any(|name| name == assessor) { None } else { nearest(assessor, named()).map(str::to_owned) }
    }

    /// The listed agency that an unlisted one may mean: one whose name it abbreviates, else the nearest.
    fn listed_alike(&mut self) {
        let Some(list) = self.list else { return };
        let named = |finding: &Finding| {
            let agency = finding.facts.iter().find(|fact| fact.0 == "agency").map(|fact| fact.1.clone());
            agency.filter(|_| matches!(finding.code(), "E401" | "E415"))
        };
        let unlisted: Vec<(usize, String)> =
            (0..).zip(&self.kept.findings).filter_map(|(at, finding)| Some((at, named(finding)?))).collect();
        if unlisted.is_empty() {
            return;
        }
        let listed: Vec<&str> = list.entries.iter().map(|entry| &*entry.name).collect();
        let all: Vec<&str> = listed.iter().copied().chain(unlisted.iter().map(|(_, name)| name.as_str())).collect();
        let mut alike: HashMap<usize, usize> = HashMap::new();
        for (one, other) in Names::new(&all).pairs().into_iter().filter(|(one, _)| *one < listed.len()) {
            alike.entry(other).or_insert(one);
        }
        let searched = MOST_COMPARED / listed.len().max(1);
        for (number, (at, name)) in unlisted.iter().enumerate() {
            let near = alike.get(&(listed.len() + number)).map(|&one| listed[one]);
            let near = near.or_else(|| nearest(name, listed.iter().copied().filter(|_| number < searched)));
            if let Some(near) = near {
                self.kept.findings[*at].facts.push(("near", near.to_owned()));
            }
        }
    }

    /// Corrections that matched no answer, or more than one.
    fn corrections(&mut self) {
        for (number, correction) in self.shared.corrections.all().iter().enumerate() {
            let agency = correction.agency.as_str();
            let criterion = self.shared.instrument.criteria[correction.criterion].id.as_str();
            let assessor = Some(correction.assessor.as_str()).filter(|name| !name.is_empty());
            let mut finding = match self.corrected[number] {
                0 => {
                    let near = self.shared.quota.wants(E410.code).then(|| self.meant(agency, &correction.assessor));
                    finding!(E410: agency = agency, criterion = criterion; assessor = assessor, near = near.flatten())
                }
                1 => continue,
                _ => finding!(E413: agency = agency, criterion = criterion; assessor = assessor),
            };
            finding.place = correction.place.clone();
            finding.excerpt.clone_from(&correction.excerpt);
            self.tell(finding);
        }
    }

    /// Fills in where earlier answers stand, reading the files once more.
    fn locate(&mut self, sources: &[Source], threads: usize) {
        if self.sought.is_empty() {
            return;
        }
        let locator = Locator::new(&self.resolutions, &self.sought);
        let places = pipeline::run(self.shared, sources, threads, locator).places();
        for (sought, told) in &self.sought {
            let Some((place, spot)) = places.get(sought) else { continue };
            for &at in told {
                let finding = &mut self.kept.findings[at];
                let whole = finding.facts.iter().find(|fact| fact.0 == "whole").map(|fact| fact.1.as_str());
                let is_whole = whole == Some(self.shared.instrument.criteria[sought.criterion].id.as_str());
                if finding.code() == "E311" && is_whole {
                    finding.place = spot.0.clone();
                    finding.excerpt.clone_from(&spot.1);
                } else {
                    finding.facts.push(("where", place.clone()));
                    if let ("E307", Some(first), Some(second)) = (finding.code(), &spot.0.file, &finding.place.file)
                        && first != second
                    {
                        let (first, second) = (Arc::clone(first), Arc::clone(second));
                        let pair = FilePair { subject: sought.subject, first, second };
                        self.repeated.entry(pair).or_default().push(at);
                    }
                }
            }
        }
    }

    fn into_intake(mut self, sources: &[Source]) -> Intake {
        let mut order: Vec<u32> = (0..).take(self.agencies.len()).collect();
        if !self.in_order {
            let id = |at: u32| &self.agencies[at as usize].id;
            order.par_sort_unstable_by(|&a, &b| id(a).cmp(id(b)));
        }
        let mut sorted = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            sorted[old as usize] = new;
        }
        self.store.arrange(&order);
        let names = self.shared.registry.assessors();
        let assessors = self.rank_assessors(&names);
        let mut stated = self.stated;
        stated.iter_mut().for_each(|total| total.agency = sorted[total.agency]);
        stated.sort_by_key(|total| (total.agency, total.criterion));
        let mut compact = self.compact;
        if !compact.is_empty() {
            let place = |standing| match standing {
                Resolution::Known(Subject::Agency(agency)) => Some(sorted[agency]),
                Resolution::Known(Subject::Everybody) | Resolution::NotListed | Resolution::Unsettled => None,
            };
            compact.name(self.resolutions.all().map(place), assessors.rank.clone());
        }
        let has_evidence = self.has_evidence || self.answers.iter().any(|answer| answer.evidence.is_some());
        let answers = (self.shared.keep != Keep::Nothing).then(|| {
            let mut answers = self.answers;
            for answer in &mut answers {
                if let Subject::Agency(agency) = &mut answer.subject {
                    *agency = sorted[*agency];
                }
                answer.assessor = assessors.rank[answer.assessor] as usize;
            }
            answers.sort_by_key(|answer| (answer.subject, answer.criterion, answer.assessor));
            answers
        });
        self.store.name_assessors(assessors.rank);
        let all_withheld = self.all_withheld || self.all_lacking;
        let withheld = order.iter().map(|&old| all_withheld || self.seen[old as usize].withheld).collect();
        let unread = order.iter().map(|&old| self.all_lacking || self.seen[old as usize].unread).collect();
        let corrections = applied(self.shared, |number| self.corrected[number] == 1 && !self.refuted.contains(&number));
        let mut agencies = self.agencies;
        arrange(&mut agencies, order, |agency| agency.id.len());
        let findings = in_order(self.kept.findings, sources);
        Intake {
            hints: self.shared.headings.hints().clone(),
            assessments: Assessments {
                agencies,
                assessors: assessors.names,
                store: self.store,
                answers,
                compact,
                has_evidence,
                states: self.states,
                inputs: self.inputs,
                beside: Vec::new(),
                corrections,
                withheld,
                branches_answered: self.inner_met,
            },
            findings,
            more: self.kept.more,
            stated,
            objections: Vec::new(),
            listed: Vec::new(),
            unread,
            sent_twice: self.sent_twice,
        }
    }

    /// The assessors that have answers, sorted, and the index of each interned id among them.
    fn rank_assessors(&self, names: &[Arc<str>]) -> SortedAgencies {
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|&a, &b| names[a].cmp(&names[b]));
        let mut rank = vec![0; names.len()];
        for (place, &number) in (0..).zip(&order) {
            rank[number] = place;
        }
        SortedAgencies { names: order.into_iter().map(|number| Arc::clone(&names[number])).collect(), rank }
    }
}

struct SortedAgencies {
    names: Vec<Arc<str>>,
    rank: Vec<u32>,
}

/// The corrections that were applied.
fn applied(shared: &crate::intake::merge::Shared<'_>, was_applied: impl Fn(usize) -> bool) -> Vec<Correction> {
    let all = shared.corrections.all().iter().enumerate().filter(|(number, _)| was_applied(*number));
    all.map(|(_, entry)| Correction {
        agency: Arc::from(entry.agency.as_str()),
        criterion: entry.criterion,
        assessor: entry.assessor.clone(),
        old: entry.old.clone(),
        new: entry.new.clone(),
        reason: entry.reason.clone(),
    })
    .collect()
}

/// Findings in the order of the inputs, then of lines and columns; those of no input first.
fn in_order(mut findings: Vec<Finding>, sources: &[Source]) -> Vec<Finding> {
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        order.entry(&source.path).or_insert(at + 1);
    }
    findings.sort_by_cached_key(|finding| {
        let place = &finding.place;
        let file = place.file.as_deref().and_then(|path| order.get(path)).copied().unwrap_or(0);
        (file, place.clone(), finding.code(), finding.facts.clone())
    });
    findings
}
