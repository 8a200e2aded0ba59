//! The promises of pages and report cards: complete, safe, the same every time.

use crate::internal_tests::given::{self, Given};
use ikip::answers::Assessments;
use ikip::answers::Correction;
use ikip::document::markdown;
use ikip::i18n::lang::Lang;
use ikip::report::card::document::document;
use ikip::report::card::{Cards, Extent};
use ikip::report::html::CardPages;
use ikip::report::scores::ScoreFormat;
use ikip::report::view::ScoreReport;
use ikip::rules::{Instrument, read};
use ikip::scoring::{Detail, Scoreboard, score};

const RULES: &str = r##"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner <SAQ>", weight = 80 },
  { id = "saq.1", name = "Profil \"badan\" & publik", weight = 60 },
  { id = "saq.2", name = "Laporan keuangan", weight = 40 },
  { id = "uji", name = "Uji publik", weight = 20 },
]
[instrument]
id = "uji-coba"
title = "Uji Coba <2025>"
year = 2025
status = "illustrative"
note = "Hanya </style><script>contoh()</script>"
[agency]
label = "Badan publik"
groups = ["OPD", "Kecamatan"]
[[class]]
label = "Informatif"
from = 90
color = "#1b7f3b"
[[class]]
label = "Cukup"
from = 60
color = "#ffe14d"
[[class]]
label = "Kurang Informatif"
[[cap]]
unless = { on = "saq.1", from = 100 }
best_class = "Cukup"
[ranking]
within = "group"
"##;

/// What a page may not contain as it stands, wherever it comes from.
const HOSTILE: &str =
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;\u{202e}\u{1b}[31m=HYPERLINK(\"http://x\")";

struct Case {
    instrument: Instrument,
    assessments: Assessments,
    board: Scoreboard,
}

impl Case {
    fn new(agencies: &[Given<'_>], note: &str) -> Self {
        let instrument = read(RULES, "uji.toml").instrument.expect("good rules");
        let mut assessments = given::assessments(&instrument, agencies, Some(note), Some(note));
        let correction = Correction {
            agency: assessments.agencies[0].name.clone().into(),
            criterion: instrument.find("uji").expect("a criterion"),
            assessor: note.to_owned(),
            old: "70".to_owned(),
            new: "80".to_owned(),
            reason: note.to_owned(),
        };
        assessments.corrections.push(correction);
        let board = score(&instrument, &assessments, Detail::All);
        Self { instrument, assessments, board }
    }

    fn usual() -> Self {
        Self::new(
            &[
                ("Dinas Kesehatan", Some("OPD"), &[("saq.1", "100"), ("saq.2", "90"), ("uji", "100")]),
                ("Dinas Sosial", Some("OPD"), &[("saq.1", "90"), ("saq.2", "100"), ("uji", "100")]),
                ("Dinas Arsip", Some("OPD"), &[]),
                ("Kecamatan Banua", Some("Kecamatan"), &[("saq", "50"), ("uji", "100")]),
            ],
            "catatan",
        )
    }

    fn hostile() -> Self {
        Self::new(
            &[
                (HOSTILE, Some(HOSTILE), &[("saq.1", "100"), ("saq.2", "90"), ("uji", "100")]),
                ("Dinas Sosial", Some("OPD"), &[("saq.1", "90"), ("saq.2", "100"), ("uji", "100")]),
            ],
            HOSTILE,
        )
    }

    fn report(&self, lang: Lang) -> ScoreReport<'_> {
        ScoreReport { lang, ..ScoreReport::new(&self.instrument, &self.assessments, &self.board) }
    }

    fn page(&self, lang: Lang) -> String {
        let mut out = Vec::new();
        (ScoreFormat::named("html").expect("a format").write)(&self.report(lang), &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    /// Every card as a page and as Markdown.
    fn cards(&self, lang: Lang) -> Vec<(String, String)> {
        let report = self.report(lang);
        let cards = Cards::new(&report, Extent { depth: usize::MAX, answers: true, effort: 10_000 });
        let pages = CardPages::new(&report, None);
        let both = |row: &&ikip::scoring::AgencyScore| {
            let card = cards.card(row);
            (pages.render(card.clone()).expect("rendered"), markdown::render(&document(&report, &card)))
        };
        report.rows.iter().map(both).collect()
    }
}

/// The tags of a page, each from `<` to `>`.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn the_page_says_rank_score_class_and_reason_of_everybody() {
    let page = Case::usual().page(Lang::Id);
    for text in ["Dinas Kesehatan", "96,80", "95,20", "60,00", "Informatif", "tidak ada jawaban", "2 dari 2"] {
        assert!(page.contains(text), "{text} is missing");
    }
    let page = Case::usual().page(Lang::En);
    for text in ["96.80", "no answers", "2 of 2", "lang=\"en\"", "Not scored"] {
        assert!(page.contains(text), "{text} is missing");
    }
}

#[test]
fn a_page_asks_nothing_of_any_network() {
    let case = Case::usual();
    let cards = case.cards(Lang::Id);
    for page in cards.iter().map(|(page, _)| page).chain([&case.page(Lang::Id)]) {
        for tag in tags(page).into_iter().filter(|tag| !tag.starts_with("meta")) {
            assert!(!tag.contains("http") && !tag.contains("src=") && !tag.contains("@import"), "{tag}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(!page.contains("url("), "the style sheet names a file");
    }
}

#[test]
fn whatever_stands_in_the_inputs_is_shown_as_text() {
    let case = Case::hostile();
    for lang in Lang::ALL {
        let plain = Case::usual();
        let mut pages = vec![case.page(lang)];
        pages.extend(case.cards(lang).into_iter().map(|(page, _)| page));
        for page in &pages {
            let scripts = tags(page).iter().filter(|tag| tag.starts_with("script")).count();
            assert!(scripts <= 1, "{scripts} scripts");
            // Quoted values are text; what is left of a tag are its name and those of its attributes.
            let bare = |tag: &str| tag.split('"').step_by(2).collect::<String>();
            let strange = tags(page).iter().any(|tag| tag.starts_with("img") || bare(tag).contains("onerror"));
            assert!(!strange, "a tag of the input came through");
            assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}'), "a control character came through");
            assert!(page.contains("alert(1)"), "the text itself is shown");
        }
        let names = |page: &str| -> std::collections::BTreeSet<String> {
            tags(page).iter().filter_map(|tag| tag.split_whitespace().next()).map(str::to_owned).collect()
        };
        let known = names(&plain.page(lang));
        let new: Vec<String> = names(&pages[0]).difference(&known).cloned().collect();
        assert!(new.iter().all(|tag| tag.starts_with('/') || known.contains(tag) || tag == "small"), "{new:?}");
    }
}

#[test]
fn hostile_text_in_markdown_is_text() {
    for (_, card) in Case::hostile().cards(Lang::Id) {
        assert!(!card.contains("<script") && !card.contains("<img"), "{card}");
        assert!(!card.contains('\u{202e}') && !card.contains('\u{1b}'));
    }
}

#[test]
fn a_note_of_ten_thousand_characters_is_shown_whole_in_both_forms() {
    let note = "panjang".repeat(1430);
    let case = Case::new(&[("A", None, &[("saq.1", "100"), ("saq.2", "90"), ("uji", "100")])], &note);
    let (page, card) = case.cards(Lang::Id).remove(0);
    assert!(page.contains(&note) && card.contains(&note));
}

#[test]
fn a_card_lists_answers_with_evidence_and_note_and_the_corrections_of_its_agency_only() {
    let case = Case::usual();
    let cards = case.cards(Lang::Id);
    let of = |name: &str| {
        cards.iter().find(|(page, _)| page.contains(&format!("<h1>{name}</h1>"))).expect("a card of each agency")
    };
    let (page, card) = of("Dinas Kesehatan");
    for text in [page, card] {
        assert!(text.contains("catatan") && text.contains("Daftar jawaban"));
        assert!(!text.contains("Koreksi yang diterapkan"));
    }
    assert!(of("Dinas Arsip").0.contains("Koreksi yang diterapkan"));
    assert!(of("Dinas Arsip").1.contains("tidak ada jawaban"));
}

#[test]
fn a_card_says_what_holds_the_class_down() {
    let case = Case::usual();
    let (page, card) = case
        .cards(Lang::Id)
        .into_iter()
        .find(|(page, _)| page.contains("<h1>Dinas Sosial</h1>"))
        .expect("a card of each agency");
    for text in [page, card] {
        assert!(text.contains("Kualifikasi tertahan: paling tinggi Cukup"), "{text}");
    }
}

#[test]
fn strengths_and_weaknesses_are_counted_in_points_of_the_total() {
    let cards = Case::usual().cards(Lang::Id);
    let (_, card) = cards.iter().find(|(_, card)| card.starts_with("# Dinas Sosial")).expect("a card of each agency");
    // Ahead of the mean of 95 in saq.2 by 5, which weighs 32 % of the total: 1,60 points.
    assert!(card.contains("- saq.2 Laporan keuangan: 100,00 (+1,60 pada nilai akhir dibanding rata-rata)"), "{card}");
    // Ten points short in saq.1, which weighs 48 %: 4,80 points.
    assert!(card.contains("90,00 (masih dapat menambah 4,80 pada nilai akhir)"), "{card}");
}

#[test]
fn class_colours_come_with_a_text_colour_that_can_be_read() {
    let page = Case::usual().page(Lang::Id);
    assert!(page.contains(".k0{fill:#1b7f3b;--c:#1b7f3b;--t:#ffffff}"));
    assert!(page.contains(".k1{fill:#ffe14d;--c:#ffe14d;--t:#000000}"));
}

#[test]
fn every_table_has_a_caption_and_headings_with_a_scope() {
    for lang in Lang::ALL {
        let case = Case::usual();
        let mut pages = vec![case.page(lang)];
        pages.extend(case.cards(lang).into_iter().map(|(page, _)| page));
        for page in pages {
            let tags = tags(&page);
            let count = |name: &str| tags.iter().filter(|tag| tag.split_whitespace().next() == Some(name)).count();
            assert_eq!(count("table"), count("caption"));
            assert!(
                tags.iter().filter(|tag| tag.starts_with("th ") || **tag == "th").all(|tag| tag.contains("scope="))
            );
            assert_eq!(count("h1"), 1);
            assert!(!page.contains("{shown} {"), "a word kept a hole");
        }
    }
}

#[test]
fn the_ids_of_a_page_are_unique_and_every_link_within_it_leads_somewhere() {
    let page = Case::usual().page(Lang::Id);
    let values = |attribute: &str| -> Vec<String> {
        let start = format!(" {attribute}=\"");
        tags(&page)
            .iter()
            .filter_map(|tag| tag.split_once(&start))
            .filter_map(|(_, rest)| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let ids = values("id");
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for link in values("href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.iter().any(|id| id == link), "#{link} leads nowhere");
    }
}

#[test]
fn equal_inputs_give_equal_pages() {
    for lang in Lang::ALL {
        assert_eq!(Case::usual().page(lang), Case::usual().page(lang));
        assert_eq!(Case::usual().cards(lang), Case::usual().cards(lang));
    }
}

#[test]
fn more_than_a_thousand_agencies_have_a_ranking_and_no_sections_and_the_page_says_how_to_get_cards() {
    let names: Vec<String> = (0..1_001).map(|at| format!("Desa {at:04}")).collect();
    let answers: &[(&str, &str)] = &[("saq", "50"), ("uji", "100")];
    let given = |n: usize| -> Vec<Given<'_>> {
        names.iter().take(n).map(|name| (name.as_str(), Some("Kecamatan"), answers)).collect()
    };
    let (sections, rows) = ("<article class=\"agency\"", "\" data-k=\"");
    let few = Case::new(&given(1_000), "catatan").page(Lang::Id);
    assert_eq!((few.matches(sections).count(), few.matches(rows).count()), (1_000, 1_000));
    assert!(!few.contains("ikip report") && !few.contains("beyond"), "nothing is left out");
    let many = Case::new(&given(1_001), "catatan");
    for (lang, told) in [(Lang::Id, "lebih dari 1.000"), (Lang::En, "More than 1,000")] {
        let page = many.page(lang);
        assert_eq!((page.matches(sections).count(), page.matches(rows).count()), (0, 1_001));
        assert!(page.contains(told) && page.contains("ikip report") && page.contains("--agency"), "{lang:?}");
        assert!(page.contains("<a href=\"#rapor\">") && page.contains("<h2 id=\"rapor\">"), "{lang:?}");
        assert!(!page.contains("href=\"#r1\""), "a link leads nowhere");
        assert_eq!(page.matches("<tr class=\"beyond\"").count(), 1, "a browser lays out the first thousand at first");
        assert!(page.contains("<button id=\"f-semua\""), "{lang:?}");
    }
    // All share the first place; what is shown decides, not what there is.
    let mut report = many.report(Lang::Id);
    report.rows.truncate(3);
    let mut out = Vec::new();
    (ScoreFormat::named("html").expect("a format").write)(&report, &mut out).expect("written");
    assert_eq!(String::from_utf8(out).expect("UTF-8").matches(sections).count(), 3);
}
