//! The words of results, in both languages: the one place for them.
//!
//! Findings carry their own words ([`crate::finding::catalogue`]); help texts stand with the arguments. Indonesian
//! terms are those that commissions use: badan publik, kualifikasi, peringkat, bobot, nilai, kelompok.

mod named;

use crate::i18n::lang::Lang;
use crate::i18n::template::fill;

pub(crate) use named::*;

/// Declares each word once, with its Indonesian and its English.
macro_rules! words {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        /// A word or sentence of the results. `{names}` in it are filled by [`Word::with`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(clippy::enum_variant_names, reason = "a word such as LastWord is named by what it says")]
        pub(crate) enum Word { $($name,)* }

        impl Word {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word in a language.
            #[must_use]
            pub(crate) const fn say(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Id) => $id, (Self::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

words! {
    // Columns and headings of results.
    Rank: "Peringkat", "Rank";
    Group: "Kelompok", "Group";
    Score: "Nilai", "Score";
    Class: "Kualifikasi", "Class";
    NoGroup: "Tanpa kelompok", "Without a group";
    Everybody: "Semua", "All";
    Unscored: "Tidak dinilai", "Not scored";
    Reason: "Alasan", "Reason";
    Recap: "Rekapitulasi", "Recapitulation";
    Listed: "Terdaftar", "Listed";
    Scored: "Dinilai", "Scored";
    Mean: "Rata-rata", "Mean";
    NoClass: "Tanpa kualifikasi", "Without a class";
    Corrections: "Koreksi yang diterapkan", "Corrections applied";
    Old: "Semula", "Was";
    New: "Menjadi", "Is";
    Criterion: "Kriteria", "Criterion";
    Criteria: "Kriteria", "Criteria";
    Assessor: "Penilai", "Assessor";
    Rules: "Aturan", "Rules";
    Status: "Status", "Status";
    Findings: "Temuan", "Findings";
    Inputs: "Berkas masukan", "Inputs";
    File: "Berkas", "File";
    Rows: "Baris", "Rows";
    Provenance: "Asal-usul", "Provenance";
    Program: "Program", "Program";
    Note: "Catatan", "Note";
    Rounded: "Pembulatan", "Rounding";
    RanksAndTies: "Peringkat", "Ranks";
    Capped: "* kualifikasi tertahan: {cap}", "* class held down: {cap}";
    CapUnless: "paling tinggi {class}, karena {criterion} {bound}", "at best {class}, since {criterion} is {bound}";
    NotFrom: "belum mencapai {value}", "below {value}";
    NotAbove: "belum di atas {value}", "not above {value}";
    CapOther: "paling tinggi {class}, karena syarat pada {criterion} tidak terpenuhi", "at best {class}, since the condition on {criterion} is not met";
    MoreColumns: "{n} kolom kriteria tidak muat di layar ini: {ids} (perlebar layar, atau pakai -o FILE)", "{n} columns of criteria do not fit this screen: {ids} (widen it, or use -o FILE)";
    NothingShown: "Tidak ada badan publik untuk ditampilkan.", "No public body to show.";
    SummaryOf: "{name}: {score}", "{name}: {score}";
    NotShown: "{shown} dari {all} badan publik ditampilkan", "{shown} of {all} public bodies shown";
    Approximate: "≈ memuat rata-rata geometrik: dihitung sampai 40 angka, tidak persis", "≈ contains a geometric mean: computed to 40 digits, not exact";

    // How numbers came about.
    RoundTotal: "{how}, {n} desimal, pada nilai akhir", "{how} to {n} decimals, on the total";
    RoundEvery: "{how}, {n} desimal, pada setiap kriteria", "{how} to {n} decimals, on every criterion";
    ClassifyRounded: "kualifikasi menurut nilai yang sudah dibulatkan", "classes follow the rounded score";
    ClassifyExact: "kualifikasi menurut nilai sebelum dibulatkan", "classes follow the score before rounding";
    HalfUp: "ke angka terdekat (0,5 ke atas)", "half up";
    HalfEven: "ke angka terdekat (0,5 ke angka genap)", "half to even";
    Truncate: "dipotong", "cut off";
    TiesCompetition: "nilai sama berbagi peringkat (1, 2, 2, 4)", "equal scores share a rank (1, 2, 2, 4)";
    TiesDense: "nilai sama berbagi peringkat (1, 2, 2, 3)", "equal scores share a rank (1, 2, 2, 3)";
    ByRounded: "menurut nilai yang sudah dibulatkan", "by the rounded score";
    ByExact: "menurut nilai sebelum dibulatkan", "by the score before rounding";
    WithinGroup: "di dalam kelompok", "within groups";
    WithinAll: "di antara semuanya", "among all";
    BrokenBy: "yang sama dibandingkan pada {ids}", "ties are broken by {ids}";

    // Standing of rules.
    Official: "resmi", "official";
    PartlyPublished: "sebagian diumumkan", "partly published";
    Illustrative: "contoh, bukan aturan resmi", "an example, not anybody's rule";

    // Pages and report cards.
    ReportCard: "Rapor", "Report card";
    ReportCards: "Rapor per {label}", "Report card per {label}";
    KeyFigures: "Ringkasan angka", "Key figures";
    Highest: "Nilai tertinggi", "Highest score";
    Lowest: "Nilai terendah", "Lowest score";
    Distribution: "Sebaran kualifikasi", "Distribution of classes";
    DistributionCaption: "Jumlah dan bagian yang dinilai dalam setiap kualifikasi", "Number and share of the scored in each class";
    Share: "Bagian", "Share";
    Count: "Jumlah", "Number";
    Bound: "Batas nilai", "Bound";
    ByGroup: "Nilai menurut kelompok", "Scores by group";
    ByGroupColumns: "Jumlah, rata-rata, dan sebaran nilai setiap kelompok; titik atau, jika banyak, tinggi kolom menunjukkan berapa {label}, garis tegak rata-rata kelompok", "Number, mean and spread of scores in each group; dots or, where there are many, the height of columns show how many {label} have a score, the upright line is the mean of the group";
    ByGroupCaption: "Jumlah, rata-rata, dan sebaran nilai setiap kelompok; satu titik satu {label}, garis tegak rata-rata kelompok", "Number, mean and spread of scores in each group; one dot per {label}, the upright line is the mean of the group";
    Ranking: "Pemeringkatan", "Ranking";
    RankingCaption: "Peringkat, nilai, dan kualifikasi", "Rank, score and class";
    RankingSortable: "Tekan judul kolom untuk mengurutkan.", "Press a heading to sort.";
    Search: "Cari", "Search";
    AllGroups: "Semua kelompok", "All groups";
    AllClasses: "Semua kualifikasi", "All classes";
    Reset: "Atur ulang", "Reset";
    ShownOf: "{shown} dari {all} ditampilkan", "{shown} of {all} shown";
    NoneFound: "Tidak ada yang cocok.", "Nothing matches.";
    SkipToContent: "Langsung ke isi", "Skip to content";
    Contents: "Daftar isi", "Contents";
    PlaceOf: "{rank} dari {n}", "{rank} of {n}";
    PlaceAmong: "Peringkat ({peers})", "Rank ({peers})";
    MeanOf: "Rata-rata ({peers})", "Mean ({peers})";
    MeanShort: "Rata-rata", "Mean";
    Distance: "Selisih", "Distance";
    ExactScore: "Sebelum dibulatkan", "Before rounding";
    Coverage: "Kelengkapan jawaban", "Completeness";
    Profile: "Profil nilai", "Profile of scores";
    ProfileCaption: "Nilai setiap kriteria; garis tegak: rata-rata dari {peers}", "Score of each criterion; the upright line is the mean of {peers}";
    Strengths: "Kekuatan", "Strengths";
    Weaknesses: "Yang perlu dibenahi", "To be improved";
    AheadInTotal: "{points} pada nilai akhir dibanding rata-rata", "{points} in the total beside the mean";
    AheadHere: "{points} pada kriteria ini dibanding rata-rata", "{points} on this criterion beside the mean";
    OpenInTotal: "masih dapat menambah {points} pada nilai akhir", "{points} still open in the total";
    OpenHere: "masih dapat menambah {points} pada kriteria ini", "{points} still open on this criterion";
    NoStrengths: "Tidak ada kriteria di atas rata-rata.", "No criterion above the mean.";
    NoWeaknesses: "Semua kriteria bernilai penuh.", "Full marks on every criterion.";
    Onward: "Menuju kualifikasi berikutnya", "Towards the next class";
    AgencyList: "daftar", "list";
    CorrectionsFile: "koreksi", "corrections";
    OtherInputs: "{n} berkas masukan lain tidak memuat jawaban badan publik ini.", "{n} other {n:input holds:inputs hold} no answers of this public body.";
    AnswersGiven: "Daftar jawaban", "Answers";
    AnswerWord: "Jawaban", "Answer";
    CountsAs: "Dihitung", "Counts";
    Evidence: "Bukti dukung", "Evidence";
    Declared: "jawaban badan publik sendiri: {text}", "the body's own answer: {text}";
    VerifiersAnswer: "jawaban verifikator", "the verifier's answer";
    LacksEvidence: "tidak disertai bukti dukung, karena itu bernilai 0", "without evidence, and therefore 0";
    NotVerified: "belum diverifikasi", "not verified";
    Blank: "kosong", "blank";
    HowComputed: "Cara penghitungan", "How it was computed";
    HeldDown: "Kualifikasi tertahan: {cap}", "Class held down: {cap}";
    HeldMark: "tertahan", "held down";
    ShowAllRows: "Tampilkan semua ({n} baris)", "Show all ({n} rows)";
    SectionsLeftOut: "Yang dinilai lebih dari {most}, maka halaman ini tidak memuat rapor satu per satu. Rapor tertentu: ikip report MASUKAN --rules ATURAN -o FOLDER --agency \"NAMA\". Halaman sebagian, dengan rapornya: ikip score MASUKAN --rules ATURAN --format html --group KELOMPOK, atau --top N.", "More than {most} are scored, so this page has no report cards. Single cards: ikip report INPUT --rules RULES -o FOLDER --agency \"NAME\". A page of some, with their cards: ikip score INPUT --rules RULES --format html --group GROUP, or --top N.";
    BackToRanking: "Kembali ke pemeringkatan", "Back to the ranking";
    FileHashes: "Sidik jari berkas", "Hashes of the files";
    FileHashesCaption: "SHA-256 setiap berkas: berkas yang sama selalu memberi sidik jari yang sama.", "SHA-256 of every file: the same file always gives the same hash.";
    MadeBy: "Dihitung dengan", "Computed as";
    Yes: "ya", "yes";
    No: "tidak", "no";

    // Movement since an earlier result.
    SinceTitle: "Sebelumnya ({label})", "Before ({label})";
    SinceWas: "nilai {score} ({change}) · peringkat {rank} ({places}){class}", "score {score} ({change}) · rank {rank} ({places}){class}";
    SinceNothing: "belum dinilai", "not scored then";
    SinceColumn: "Perubahan", "Change";
    SinceCaption: "Perubahan nilai dan peringkat sejak {label}.", "Change of score and rank since {label}.";
    SinceRegrouped: "Berganti kelompok sejak {label}: {list}.", "In another group than in {label}: {list}.";
    SinceBreak: "Aturan penilaian berubah sejak {label}: nilai dan peringkatnya tidak sebanding.", "The rules changed since {label}: scores and ranks are not of one measure.";

    // The folder of a report.
    Writing: "Menulis laporan", "Writing the report";
    Printing: "Mencetak PDF", "Printing PDF";
    WrittenTo: "Ditulis ke {folder}: {files}.", "Written to {folder}: {files}.";
    WrittenCards: "{n} rapor ({forms}) dalam {folder}", "{n} report cards ({forms}) in {folder}";

    // Why an agency has no score, and how a criterion took part.
    ReasonAbsent: "tidak ada jawaban", "no answers";
    ReasonGate: "syarat pada {criterion} tidak terpenuhi", "the condition on {criterion} is not met";
    ReasonCoverageOf: "pada {criterion} yang terjawab kurang dari {least} bobotnya", "less than {least} of the weight of {criterion} was answered";
    ReasonCoverage: "terjawab {share} dari bobot, kurang dari {least}", "{share} of the weight answered, less than {least}";
    ReasonNothing: "tidak ada yang dapat dihitung", "nothing that counts is left";
    ReasonErrors: "datanya bermasalah", "its data has errors";
    StateScored: "dinilai", "scored";
    StateUnscored: "tidak dinilai", "not scored";
    StateExcluded: "tidak dihitung", "excluded";
    StateGated: "syarat tidak terpenuhi", "gated";

    // Rules as a tree.
    Id: "Kode", "Id";
    Title: "Judul", "Title";
    Year: "Tahun", "Year";
    Name: "Nama", "Name";
    Authority: "Lembaga", "Authority";
    Basis: "Dasar", "Basis";
    Sources: "Sumber", "Sources";
    Weight: "Bobot", "Weight";
    Effective: "Bobot dalam total (%)", "Weight in the total (%)";
    EffectiveFor: "{group} (%)", "{group} (%)";
    Answered: "Skala / cara gabung", "Scale / combination";
    Conditions: "Aturan", "Rules";
    Total: "Nilai akhir", "Total";
    Range: "Rentang nilai", "Range of scores";
    Classes: "Kualifikasi", "Classes";
    Scales: "Skala", "Scales";
    Caps: "Penahan kualifikasi", "Caps on classes";
    Groups: "Kelompok", "Groups";
    AnswerRules: "Jawaban yang bukan nilai", "Answers that are not scores";
    SummaryWord: "Ringkasan", "Summary";
    Points: "{n} poin", "{n} points";
    OnePoint: "{n} poin", "{n} point";
    NumberFromTo: "angka {min} sampai {max}", "a number from {min} to {max}";
    InSteps: ", kelipatan {step}", ", in steps of {step}";
    OneOf: "salah satu: {choices}", "one of: {choices}";
    CountUpTo: "banyaknya, 0 sampai {max}; mulai {full} bernilai penuh", "how many, 0 to {max}; full marks from {full}";
    BandsOf: "angka {min} sampai {max}, dinilai menurut rentang: {bands}", "a number from {min} to {max}, scored by bands: {bands}";
    FullMarks: "; nilai penuh {out_of}", "; full marks {out_of}";
    FromBound: "mulai {value}", "from {value}";
    AboveBound: "di atas {value}", "above {value}";
    BelowAll: "selebihnya", "everything below";
    TopPlaces: "{n} teratas", "the first {n}";
    ForGroups: "untuk {groups}", "for {groups}";
    GateNotMet: "{criterion}: syarat belum terpenuhi ({on})", "{criterion}: condition not met ({on})";
    GateOn: "syarat: {criterion} {condition}; jika tidak, {otherwise}", "condition: {criterion} {condition}; else {otherwise}";
    CapOn: "paling tinggi {class}, kecuali jika {criterion} {condition}", "at best {class}, unless {criterion} {condition}";
    OtherwiseZero: "nilainya 0", "it counts 0";
    OtherwiseReweight: "bobotnya dipikul yang lain", "the rest carries its weight";
    OtherwiseUnscored: "tidak dinilai", "there is no score";
    CombineMean: "rata-rata tertimbang", "weighted mean";
    CombineSum: "jumlah", "sum";
    CombineMin: "nilai terendah", "the lowest";
    CombineGeometric: "rata-rata geometrik", "geometric mean";
    CombineHarmonic: "rata-rata harmonik", "harmonic mean";
    CombinePoints: "poin", "points";
    Shared: "dinilai sekali untuk semua", "assessed once for all";
    OnlyGroups: "hanya {groups}", "{groups} only";
    BlankCounts: "kosong: {what}", "blank: {what}";
    NotApplicableCounts: "tidak berlaku: {what}", "not applicable: {what}";
    NoCaseCounts: "tidak ada kasus: {what}", "no case: {what}";
    UnverifiedCounts: "belum diverifikasi: {what}", "not verified: {what}";
    AbsentCounts: "tanpa jawaban sama sekali: {what}", "no answer at all: {what}";
    SeveralAssessors: "beberapa penilai: {what}", "several assessors: {what}";
    EvidenceCounts: "tanpa bukti: {what}", "without evidence: {what}";
    EvidenceNone: "bukti tidak diminta", "no evidence asked for";
    EvidenceOptional: "dihitung, dan diberitahukan saat diperiksa", "counts, and is told by a check";
    MostNotApplicable: "\"tidak berlaku\" paling banyak {share} bobot", "\"tidak berlaku\" on at most {share} of the weight";
    EnteredInPoints: "diisi poin dari {n}", "entered in points out of {n}";
    OtherSpellings: "; ejaan lain: {names}", "; other spellings: {names}";
    Scheme: "Skema", "Scheme";
    NoSuchRules: "tidak ada aturan yang cocok dengan \"{search}\"", "no rules match \"{search}\"";
    VintageHolds: "{id} · {title} ({year})", "{id} · {title} ({year})";
    VintageOfYear: "berlaku untuk {asked}: tahun aturannya sendiri", "holds for {asked}: it is of that very year";
    VintageBefore: "untuk {asked} tidak ada berkas sendiri; ini yang terakhir sebelumnya", "there is no file of {asked}; this is the last one before it";
    VintageNext: "berikutnya: {id} ({year})", "next: {id} ({year})";
    LeastCoverage: "paling sedikit terjawab: {share}", "least share answered: {share}";
    CountsError: "kesalahan", "an error";
    CountsExclude: "tidak dihitung", "left out";
    CountsScore: "bernilai {score}", "counts {score}";
    CountsUse: "dihitung", "counts";
    AssessorsMean: "rata-rata", "mean";
    AssessorsMedian: "nilai tengah", "median";
    AssessorsMin: "terendah", "lowest";
    AssessorsMax: "tertinggi", "highest";
    AssessorsTrimmed: "rata-rata tanpa yang tertinggi dan terendah", "mean without the highest and the lowest";
    WeightsParent: "bobot: bagian dari induk, berjumlah 100", "weights: share of the parent, adding up to 100";
    WeightsRoot: "bobot: bagian dari nilai akhir", "weights: share of the total";
    WeightsRelative: "bobot: perbandingan", "weights: relative";
    WeightsEqual: "bobot: sama", "weights: equal";
    SummaryMean: "{name}: rata-rata yang dinilai", "{name}: mean of the scored";
    SummaryWeighted: "{name}: rata-rata yang dinilai, tertimbang menurut {column}", "{name}: mean of the scored, weighted by {column}";
    RulesFine: "{file}: tidak ada temuan ({criteria} kriteria, {leaves} di antaranya dijawab)", "{file}: no findings ({criteria} criteria, {leaves} of them answered)";

    // What was understood of the inputs, and what is missing.
    Understood: "Yang dipahami", "What was understood";
    LayoutLong: "satu jawaban per baris", "one answer per row";
    LayoutWide: "satu badan publik per baris", "one public body per row";
    LayoutPublished: "tabel terbit", "published table";
    Delimiter: "pemisah", "delimiter";
    Encoding: "enkode", "encoding";
    DecimalMark: "tanda desimal", "decimal mark";
    HeaderRow: "judul kolom pada baris {n}", "header in row {n}";
    WithMark: "{encoding} dengan tanda urutan byte (BOM)", "{encoding} with a byte-order mark";
    RowsPassedOver: "baris jumlah atau catatan, bukan data: {rows}", "rows of totals or notes, no data: {rows}";
    RowsOf: "{n} baris data", "{n} data {n:row:rows}";
    ColumnMeans: "kolom \"{heading}\" = {meaning}", "column \"{heading}\" = {meaning}";
    MergedDown: "sel gabungan {range} (\"{text}\", kolom {column}) berlaku untuk semua barisnya", "merged cell {range} (\"{text}\", column {column}) holds for all its rows";
    GroupHeading: "baris {line} adalah judul kelompok {group}, berlaku untuk baris di bawahnya", "row {line} is a heading: the rows below it are of the group {group}";
    CellsUsed: "sel: {counts}", "cells: {counts}";
    CellsNotRead: "tidak dibaca: kolom {column} ({cells} sel), misalnya {example}", "not read: the column {column} (cells: {cells}), such as {example}";
    ColumnsIgnored: "kolom yang diabaikan: {headings}", "ignored columns: {headings}";
    CriteriaColumns: "{n} kolom kriteria: {ids}", "{n} {n:column:columns} of criteria: {ids}";
    CountAgencies: "{n} badan publik", "{n} public {n:body:bodies}";
    CountCriteria: "{n} kriteria terjawab", "{n} {n:criterion:criteria} answered";
    CountAssessors: "{n} penilai", "{n} {n:assessor:assessors}";
    AnswersByState: "jawaban: {values} bernilai, {blank} kosong, {not_applicable} tidak berlaku, {no_case} tidak ada kasus, {unverified} belum diverifikasi", "answers: {values} with a value, {blank} blank, {not_applicable} not applicable, {no_case} no case, {unverified} not verified";
    MoreFindings: "{code}: {count} temuan sejenis lagi tidak ditampilkan", "{code}: {count} more of the same are not shown";
    CheckedCount: "{agencies} badan publik diperiksa[, {answered} dari {asked} pertanyaan terjawab]: {errors} kesalahan, {warnings} peringatan", "{agencies} public {agencies:body:bodies} checked[, {answered} of {asked} {asked:question:questions} answered]: {errors} {errors:error:errors}, {warnings} {warnings:warning:warnings}";
    NoFindings: "Tidak ada temuan.", "No findings.";
    FindingsCount: "{errors} kesalahan, {warnings} peringatan", "{errors} {errors:error:errors}, {warnings} {warnings:warning:warnings}";
    Completeness: "Kelengkapan", "Completeness";
    Owed: "Belum dijawab", "Not answered";
    OwedIds: "Kriteria yang belum dijawab", "Criteria not answered";
    OwedAll: "semua", "all";
    OwedUnknown: "Tidak dihitung: {n} badan publik yang jawabannya mungkin ada dalam bagian masukan yang tidak terbaca.", "Not counted: {n} public {n:body:bodies} whose answers may stand where an input could not be read.";
    ClassesByGroup: "Kualifikasi menurut kelompok", "Classes by group";
    AnsweredShare: "Terjawab", "Answered";
    ByAgency: "Menurut badan publik", "By public body";
    ByCriterion: "Menurut kriteria", "By criterion";
    AndMore: "... dan {n} lagi", "... and {n} more";
    Tab: "tab", "tab";

    // Does a published table follow?
    VerifyAgainst: "{published} terhadap {inputs}", "{published} against {inputs}";
    VerifyItself: "{published}, menurut isinya sendiri", "{published}, by what it prints itself";
    VerifyFollows: "Semua cocok: {figures} angka pada {rows} baris diperiksa.", "Everything follows: {figures} {figures:figure:figures} in {rows} {rows:row:rows} checked.";
    VerifyFollowsPart: "Yang diperiksa cocok: {figures} angka pada {rows} baris.", "What was checked follows: {figures} {figures:figure:figures} in {rows} {rows:row:rows}.";
    CheckedByInputs: "Dibandingkan dengan masukan: {list}.", "Compared with the inputs: {list}.";
    CheckedByTable: "Dihitung ulang dari tabel: {list}.", "Recomputed from the table: {list}.";
    NotCheckedList: "Tidak diperiksa: {list}.", "Not checked: {list}.";
    CheckedScores: "nilai {n}", "scores {n}";
    CheckedCriteria: "nilai kriteria {n}", "scores of criteria {n}";
    CheckedParts: "bagian nilai {n}", "parts of the score {n}";
    CheckedClasses: "kualifikasi {n}", "classes {n}";
    CheckedRanks: "peringkat {n}", "ranks {n}";
    CheckedCounts: "angka rekap {n}", "figures of summaries {n}";
    CheckedGroups: "kelompok {n}", "groups {n}";
    UnreadColumns: "kolom {list} (tidak dikenali)", "the columns {list} (not understood)";
    UnreadRows: "baris {list} (bukan badan publik)", "the rows {list} (no public body)";
    UnknownFigure: "{what} \"{text}\" (datanya tidak ada)", "{what} \"{text}\" (nothing is known of it)";
    UnknownGroup: "kelompok \"{text}\" (tidak ada dalam masukan)", "the group \"{text}\" (not in the inputs)";
    RowsOfOtherYears: "{rows} baris tahun lain", "{rows} {rows:row:rows} of other years";
    CountsNoClass: "jumlah \"{text}\" (bukan kualifikasi)", "the count \"{text}\" (no class)";
    AsPrinted: "{what} pada {rows} baris (diambil apa adanya)", "{what} in {rows} {rows:row:rows} (taken as printed)";
    AsPrintedLacking: "nilai pada {rows} baris (tabel tidak memuat {list}, sehingga tidak dapat dihitung ulang)", "scores in {rows} {rows:row:rows} (the table has no {list}, so they cannot be recomputed)";
    WithoutScores: "{what} pada {rows} baris tanpa nilai", "{what} in {rows} {rows:row:rows} without a score";
    PluralScore: "nilai", "scores";
    PluralClass: "kualifikasi", "classes";
    PluralRank: "peringkat", "ranks";
    PluralGroup: "kelompok", "groups";
    VerifyFails: "{wrong} tidak cocok; {figures} angka pada {rows} baris diperiksa.", "{wrong} {wrong:does:do} not follow; {figures} {figures:figure:figures} in {rows} {rows:row:rows} checked.";
    VerifyNothing: "Tidak ada angka yang dapat diperiksa pada {rows} baris.", "No figure could be checked in {rows} {rows:row:rows}.";
    ClassesAre: "\"{printed}\" bukan kualifikasi dalam aturan ini; yang dikenal: {classes}", "\"{printed}\" is no class of these rules; they know {classes}";
    VerifyLeftOpen: "{n} nilai tidak dapat dipastikan: yang tercetak tidak menentukannya (beri masukannya dengan --against).", "{n} {n:score:scores} cannot be decided by what is printed (give the inputs with --against).";
    VerifyUnexplained: "Sebabnya dicari untuk {n} angka salah yang pertama saja, tidak untuk {left} lainnya.", "Slips were sought for the first {n} wrong numbers only, not for the other {left}.";
    RowAbout: "Baris {line}: {agency}", "Row {line}: {agency}";
    CellAbout: "Sel {cell}: {agency}", "Cell {cell}: {agency}";
    FileCellAbout: "{file} sel {cell}: {agency}", "{file} cell {cell}: {agency}";
    VerifyExcerpt: "Peringkat yang tercetak dibaca sebagai bagian dari daftar yang lebih panjang: yang diperiksa hanya urutannya.", "The printed ranks are read as a part of a longer list: only their order is checked.";
    FileRowAbout: "{file} baris {line}: {agency}", "{file} row {line}: {agency}";
    TheScore: "nilai", "score";
    TheRank: "peringkat", "rank";
    TheClass: "kualifikasi", "class";
    ThePart: "bagian {id} dalam total", "part of {id} in the total";
    TheCount: "jumlah", "count";
    ThePercent: "persentase", "percentage";
    TheSum: "jumlah keseluruhan", "sum";
    PrintedShould: "{what}: tercetak {printed}, seharusnya {expected}", "{what}: {printed} is printed, should be {expected}";
    PrintedNone: "{what}: tercetak {printed}, seharusnya tidak ada", "{what}: {printed} is printed, should be none";
    FromTo: "{from} sampai {to}", "{from} to {to}";
    RowMissing: "tidak ada dalam tabel; nilainya {score}", "not in the table; its score is {score}";
    RowExtra: "tidak ada dalam masukan", "not in the inputs";
    RowRepeatedAt: "sudah ada pada baris {line}", "stands in row {line} already";
    RowRepeatedOther: "sudah ada pada baris {line}, di sana dengan {score}", "stands in row {line} already, there with {score}";
    OutsideRange: "{what}: tercetak {printed}, di luar rentang {range}", "{what}: {printed} is printed, outside the range of {range}";
    TheRow: "baris", "row";
    TheGroup: "kelompok", "group";
    FigureListed: "jumlah terdaftar", "number listed";
    FigureRated: "jumlah yang dinilai", "number scored";
    FigureUnrated: "jumlah yang tidak dinilai", "number without a score";
    FigureMean: "rata-rata", "mean";
    FigureHighest: "nilai tertinggi", "highest score";
    FigureLowest: "nilai terendah", "lowest score";
    FigureTotal: "jumlah nilai", "sum of the scores";
    FigureOfColumn: "{figure}, kolom {column}", "{figure}, column {column}";
    RowRepeated: "sudah ada pada baris lain", "stands in another row already";
    UnknownClass: "\"{printed}\" bukan kualifikasi dalam aturan", "\"{printed}\" is no class of the rules";
    FollowsPrinted: "mengikuti nilai yang tercetak", "follows the printed score";
    NearNames: "Nama yang hanya mirip", "Names that match only nearly";
    NearName: "\"{printed}\" dianggap \"{known}\"", "\"{printed}\" is taken for \"{known}\"";
    OncePutRight: "Jika nilainya dibetulkan (peringkat di antara baris tabel)", "Once the scores are put right (ranks among the rows of the table)";
    OwnScore: "nilainya dibetulkan", "its own score";
    OnlyPushed: "karena badan publik lain", "pushed";
    Why: "Sebab", "Why";

    // Slips that explain a number.
    SlipRoundedEverywhere: "dibulatkan pada setiap kriteria, bukan sekali di akhir", "rounded at every criterion instead of once";
    SlipRoundedOnce: "dibulatkan sekali di akhir, bukan pada setiap kriteria", "rounded once instead of at every criterion";
    SlipTruncated: "angka di belakangnya dipotong, bukan dibulatkan", "cut off instead of rounded";
    SlipNotTruncated: "dibulatkan, bukan dipotong", "rounded instead of cut off";
    SlipOtherWeights: "memakai bobot {rules}", "with the weights of {rules}";
    SlipEqualEverywhere: "semua bobot disamakan", "with equal weights everywhere";
    SlipEqualWithin: "bobot di bawah {id} disamakan", "with equal weights below {id}";
    SlipLeftOut: "{id} tertinggal", "{id} left out";
    SlipLeftOutCarried: "{id} tertinggal, bobotnya dipikul yang lain", "{id} left out, the rest carries its weight";
    SlipTwice: "{id} dihitung dua kali", "{id} counted twice";
    SlipTwiceCarried: "bobot {id} berganda", "with the weight of {id} doubled";
    SlipZero: "\"tidak berlaku\" dihitung 0", "0 instead of \"does not apply\"";
    SlipBlankLeftOut: "yang kosong tidak dihitung", "blanks left out";
    SlipUnverified: "jawaban yang belum diverifikasi ikut dihitung", "unverified answers counted";
    SlipSwappedWith: "tertukar dengan {agency}", "swapped with {agency}";
    SlipSwappedDigits: "dua angka bertukar tempat", "two digits swapped";
    SlipOneDigit: "satu angka berbeda", "one digit differs";
    SlipOtherClasses: "menurut kualifikasi {rules}", "by the classes of {rules}";
    SlipBasisExact: "menurut nilai sebelum dibulatkan", "by the score before rounding";
    SlipBasisRounded: "menurut nilai yang sudah dibulatkan", "by the rounded score";
    SlipTiesCompetition: "dihitung 1, 2, 2, 4, bukan 1, 2, 2, 3", "counted 1, 2, 2, 4 instead of 1, 2, 2, 3";
    SlipTiesDense: "dihitung 1, 2, 2, 3, bukan 1, 2, 2, 4", "counted 1, 2, 2, 3 instead of 1, 2, 2, 4";
    SlipPoolAll: "dihitung di antara semuanya, bukan di dalam kelompok", "counted among all instead of within groups";
    SlipPoolGroup: "dihitung di dalam kelompok, bukan di antara semuanya", "counted within groups instead of among all";
    SlipSwappedRows: "angka {one} dan {other} tertukar", "the figures of {one} and {other} are exchanged";
    SlipSwappedWithin: "angkanya tertukar dengan {id} pada baris yang sama", "exchanged with {id} in the same row";
    SlipColumnDown: "kolomnya bergeser satu baris ke bawah, baris {from} sampai {to}", "the column moved one row down, rows {from} to {to}";
    SlipColumnUp: "kolomnya bergeser satu baris ke atas, baris {from} sampai {to}", "the column moved one row up, rows {from} to {to}";
    SlipNamesDown: "namanya bergeser satu baris ke bawah, baris {from} sampai {to}", "the names moved one row down, rows {from} to {to}";
    SlipNamesUp: "namanya bergeser satu baris ke atas, baris {from} sampai {to}", "the names moved one row up, rows {from} to {to}";
    SlipRepeatedFrom: "angka {agency} tertulis lagi di sini", "the figure of {agency} stands here again";
    SlipSortedAlone: "kolomnya diurutkan tanpa kolom lain", "the column was sorted without the others";
    SlipRanksReversed: "peringkatnya terbalik: nilai terendah menjadi yang pertama", "the ranks are reversed: the lowest score is first";
    SlipRankSkipped: "peringkat {rank} terlewati, dan sesudahnya semua kelebihan satu", "rank {rank} was skipped, and all after it are one too high";
    SlipRankDoubled: "peringkat {rank} diberikan dua kali", "rank {rank} was given twice";
    SlipRanksOfOtherGroup: "di sana semua peringkat kedua kelompok itu sesuai", "there all ranks of both groups follow";
    SlipTiesByOrder: "nilai yang sama diberi peringkat berurutan, bukan peringkat yang sama", "equal scores were given one rank after the other, not the same rank";
    SlipRankExact: "peringkat menurut nilai sebelum dibulatkan", "ranked by the score before rounding";
    SlipRankRounded: "peringkat menurut nilai yang sudah dibulatkan", "ranked by the rounded score";
    SlipWeightsExchanged: "bobot {one} dan {other} tertukar", "the weights of {one} and {other} are exchanged";
    SlipBlankAsZero: "yang kosong dihitung 0, padahal tidak ikut dihitung", "what is blank counted 0 although it is left out";
    SlipEarlierYear: "angka tahun sebelumnya", "the figure of the year before";
    SlipDigitLost: "satu angka hilang", "a digit is missing";
    SlipDigitAdded: "kelebihan satu angka", "there is a digit too many";
    SlipPossibly: "mungkin: {slip}", "possibly: {slip}";
    CausesTold: "Sebab beberapa angka yang salah sekaligus", "Causes of several wrong figures at once";
    CauseOf: "{what}: {cause} ({n} dari {wrong} angka yang salah)", "{what}: {cause} ({n} of {wrong} wrong figures)";
    CauseOfAll: "{what}: {cause} ({n} angka)", "{what}: {cause} ({n} figures)";
    PlacesApart: "Peringkatnya tidak dapat dibandingkan: daftarnya memuat {before} lalu {after} badan publik, dan hanya {both} ada pada keduanya.", "The places cannot be compared: the lists hold {before}, then {after} public bodies, and only {both} are on both.";
    SlipDividedBy: "jumlahnya dibagi {base}", "the sum divided by {base}";
    SlipDecimalMark: "tanda desimalnya hilang atau bergeser: {value}", "the decimal mark is missing or moved: {value}";
    SlipOtherBase: "dihitung dari keseluruhan {base}", "taken of a whole of {base}";

    // Who moved between results.
    CompareNothing: "Tidak ada perbedaan: {n} badan publik dengan nilai, peringkat, dan kualifikasi yang sama.", "No difference: {n} public {n:body:bodies} with the same score, rank and class.";
    CompareCounts: "{moved} berubah nilainya, {pushed} hanya berubah peringkatnya karena badan publik lain, {entered} masuk, {left} keluar, {unchanged} tetap.", "{moved} moved, {pushed} only pushed, {entered} entered, {left} left, {unchanged} unchanged.";
    BreakTitle: "PUTUS: ukurannya berubah", "BREAK: the measure changed";
    BreakInstrument: "instrumen {before} → {after}", "instrument {before} → {after}";
    BreakCriterionAdded: "kriteria baru: {id} {name}", "new criterion: {id} {name}";
    BreakCriterionGone: "kriteria yang hilang: {id} {name}", "criterion gone: {id} {name}";
    BreakWeight: "bobot {id} {name}: {before}% → {after}%", "weight of {id} {name}: {before}% → {after}%";
    BreakClasses: "kualifikasi: {before} → {after}", "classes: {before} → {after}";
    BreakRange: "rentang nilai: {before} → {after}", "range of scores: {before} → {after}";
    BreakRule: "aturan {key} berbeda", "the rule {key} differs";
    BreakClassesApart: "Kualifikasi sebelum dan sesudahnya tidak dapat dibandingkan begitu saja: ukurannya lain.", "Classes before and after are not of one measure.";
    BreakMore: "{n} perbedaan lain (lihat --format json)", "{n} more {n:difference:differences} (see --format json)";
    MovedTitle: "Nilainya berubah", "Moved";
    RegroupedTitle: "Berganti kelompok", "In another group";
    RegroupedMoves: "Berganti kelompok (peringkat dihitung di dalam kelompok, jadi peringkat yang lain ikut berubah)", "In another group (ranks are counted within groups, so others move too)";
    PushedTitle: "Peringkatnya berubah karena badan publik lain", "Pushed without a change of score";
    EnteredTitle: "Masuk", "Entered";
    LeftTitle: "Keluar", "Left";
    Change: "Selisih", "Change";
    CausesTitle: "Penyebab (poin)", "Causes (points)";
    CauseTotal: "nilai akhir sebagaimana dimasukkan: {before} → {after}", "the total as it was entered: {before} → {after}";
    CauseAnswer: "{id} {name}: {before} → {after}", "{id} {name}: {before} → {after}";
    CauseWeights: "bobot di bawah {id} {name}", "weights below {id} {name}";
    CauseTopWeights: "bobot di tingkat teratas", "weights of the top level";
    CauseRules: "aturan yang berbeda", "other rules";
    CauseRounding: "pembulatan nilai akhir", "rounding of the totals";
    TrendRanks: "Peringkat dari waktu ke waktu", "Ranks over time";
    TrendClasses: "Kualifikasi yang berganti", "Classes that changed";
    TrendChangeMark: "Selisih bertanda * melewati sebuah PUTUS: bukan kenaikan atau penurunan menurut satu ukuran.", "A change marked * crosses a BREAK: it is no rise or fall by one measure.";
    CauseTogether: "pengaruh gabungan perubahan di atas", "these changes together";
    Matrix: "Perpindahan kualifikasi (baris: semula, kolom: menjadi)", "Changes of class (rows: before, columns: after)";
    NoScoreOrClass: "tanpa nilai", "no score";
    TrendTitle: "Nilai dari waktu ke waktu", "Scores over time";
    TrendBreak: "* PUTUS antara {before} dan {after}: ukurannya berubah", "* BREAK between {before} and {after}: the measure changed";

    // How one score came about.
    ExplainTree: "Dari jawaban ke nilai", "From answers to score";
    EffectiveShort: "Efektif %", "Effective %";
    WeightPercent: "Bobot %", "Weight %";
    PointsShort: "Poin", "Points";
    LostShort: "Belum diraih", "Lost";
    ScoreCapital: "Nilai {score}", "Score {score}";
    AboutExact: "sebelum dibulatkan {exact}", "{exact} before rounding";
    RankOf: "peringkat {rank} dari {n} ({pool})", "rank {rank} of {n} ({pool})";
    GivenPlain: "{text} → {score}", "{text} → {score}";
    GivenAs: "{text}: {what}", "{text}: {what}";
    GivenBy: "{assessor}: {given}", "{assessor}: {given}";
    PlaceLine: "{file} baris {line}", "{file} line {line}";
    PlaceCell: "{file} sel {cell}", "{file} cell {cell}";
    PlaceSet: "menurut --set", "as --set says";
    BlankAnswer: "(kosong)", "(blank)";
    OfAssessors: "{rule} dari {n} penilai: {score}", "{rule} of {n} assessors: {score}";
    WholeAnswered: "dijawab sebagai keseluruhan; di bawahnya tidak ada yang ditanyakan", "answered as a whole; nothing below it is asked";
    UnansweredCounts: "tidak ada jawaban: bernilai {score}", "no answer: counts {score}";
    UnansweredLeftOut: "tidak ada jawaban: tidak dihitung", "no answer: left out";
    AnswersLeaveOut: "jawabannya membuatnya tidak dihitung", "its answers leave it out";
    NothingBelow: "di bawahnya tidak ada yang dihitung", "nothing below it counts";
    GateMet: "{gate}. Terpenuhi{values}.", "{gate}. It is met{values}.";
    GateShut: "{gate}. Tidak terpenuhi{values}.", "{gate}. It is not met{values}.";
    GateNotForGroup: "{gate}. Tidak diminta dari kelompok ini.", "{gate}. It is not asked of this group.";
    JudgedValue: "nilainya {score}", "the score is {score}";
    JudgedNoValue: "tidak ada nilainya", "there is no score";
    JudgedLeast: "batas urutannya {score}", "the last place has {score}";
    CarriedWeight: "bobot menurut aturan {weight}%; yang tidak dihitung dipikul yang lain", "weight by the rules {weight}%; the others carry what is left out";
    MinCarries: "nilai terendah: {criterion} menentukan seluruhnya", "the lowest: {criterion} carries all of it";
    GeometricNone: "rata-rata geometrik: yang di bawahnya tidak punya bagian poin sendiri", "geometric mean: what is below has no points of its own";
    SumAdds: "jumlah dari nilai × bobot / 100", "sum of score × weight / 100";
    PointsAdd: "poin yang dicapai dari poin yang berlaku", "points reached of the points that apply";
    SharedNote: "dinilai sekali untuk semua", "assessed once for all";
    StepScale: "skala: {from} menjadi {to}{points}", "scale: {from} becomes {to}{points}";
    StepRounding: "dibulatkan: {from} menjadi {to}{points}", "rounded: {from} becomes {to}{points}";
    StepPoints: " ({points} poin)", " ({points} points)";
    NotAsked: "{n} kriteria tidak ditanyakan kepada kelompok ini.", "{n} {n:criterion is:criteria are} not asked of this group.";
    SumTitle: "Penjumlahan: nilai × bobot efektif = poin", "The sum: score × effective weight = points";
    ExactShort: "Persis", "Exact";
    Calculation: "Hitungan", "Calculation";
    AddendScale: "{id}, skala", "{id}, scale";
    AddendRounding: "{id}, pembulatan", "{id}, rounding";
    HarmonicNone: "rata-rata harmonik: yang di bawahnya tidak punya bagian poin sendiri", "harmonic mean: what is below has no points of its own";
    AddendHarmonic: "{id}, harmonik", "{id}, harmonic";
    AddendGeometric: "{id}, geometrik", "{id}, geometric";
    TotalRounding: "Pembulatan nilai akhir", "Rounding of the total";
    SumLine: "Jumlah", "Sum";
    SumEquals: "Jumlahnya sama persis dengan nilai akhir {score}.", "The sum is exactly the score, {score}.";
    SumEqualsAbout: "Jumlahnya nilai akhir {score}; rata-rata geometrik di dalamnya dihitung sampai 40 angka.", "The sum is the score, {score}; the geometric mean in it is computed to 40 digits.";
    SumDiffers: "Jumlahnya {sum}, bukan nilai akhir {score}.", "The sum is {sum}, not the score {score}.";
    SumZeros: "Kriteria dengan 0 poin tidak ditulis.", "Criteria with 0 points are not listed.";
    SumEmpty: "Tidak ada kriteria yang memberi poin.", "No criterion gives points.";
    ClassOf: "{class} ({bound})", "{class} ({bound})";
    CapHolds: "{cap}. Menahan kualifikasi{values}.", "{cap}. It holds the class down{values}.";
    CapIdle: "{cap}. Belum terpenuhi{values}, tetapi tidak menahan.", "{cap}. Not met{values}, but it holds nothing down.";
    CapMet: "{cap}. Terpenuhi{values}.", "{cap}. It is met{values}.";
    NextClass: "Berikutnya {class} ({bound}): kurang {distance} poin.", "Next is {class} ({bound}): {distance} points short.";
    NextClassAbove: "Berikutnya {class} ({bound}): harus naik lebih dari {distance} poin.", "Next is {class} ({bound}): it must rise by more than {distance} points.";
    NextHeld: "Berikutnya {class} ({bound}): nilainya sudah cukup, kualifikasinya tertahan.", "Next is {class} ({bound}): the score suffices, but the class is held down.";
    BestClass: "Ini kualifikasi tertinggi.", "This is the best class.";
    NoClasses: "Aturan ini tidak mengenal kualifikasi.", "These rules know no classes.";
    WayReached: "Perbaikan paling sedikit untuk mencapainya ({n} jawaban):", "The cheapest answers that reach it ({n}):";
    WayAnswer: "{criterion}: {from} → {entry}", "{criterion}: {from} → {entry}";
    WayEntry: "{entry} (bernilai {score})", "{entry} (counts {score})";
    WayThen: "Nilainya menjadi {score}, {class}.", "The score is then {score}, {class}.";
    WayNotFewest: "Hasil pencarian tidak lengkap; mungkin ada cara dengan jawaban yang lebih sedikit.", "The search is bounded: fewer answers may do.";
    WayNotCheapest: "Hasil pencarian tidak lengkap; mungkin ada kenaikan yang lebih kecil dengan jumlah jawaban yang sama.", "The search is bounded: as many answers with a smaller raise may do.";
    WayNone: "Tidak terjangkau: jawaban terbaik di semua kriterianya pun tidak mencapainya.", "Out of reach: not even the best answers to all its criteria reach it.";
    WayGaveUp: "Pencarian jawaban yang mencapainya dihentikan sebelum ada yang ditemukan.", "The search for answers that reach it was given up before any was found.";
    WhatIfTitle: "Jika dijawab lain", "What if";
    WhatIfTree: "Dari jawaban ke nilai, dengan perubahan itu", "From answers to score, with these changes";
    WhatIfChange: "{criterion}: {old} → {new}", "{criterion}: {old} → {new}";

    // Proof of a result.
    ManifestSame: "Sama: hasil dihitung ulang dari {inputs} masukan dan cocok (SHA-256 {hash}).", "Same: the result was computed again from {inputs} inputs and matches (SHA-256 {hash}).";
    ManifestDiffers: "Berbeda:", "It differs:";
    // Workbooks and forms.
    SheetRanking: "Peringkat", "Ranking";
    SheetClasses: "Kualifikasi", "Classes";
    SheetCriteria: "Kriteria", "Criteria";
    SheetCalculation: "Hitungan", "Calculation";
    SheetAnswers: "Jawaban", "Answers";
    SheetRules: "Aturan", "Rules";
    SheetFindings: "Temuan", "Findings";
    SheetProvenance: "Asal-usul", "Provenance";
    HeadNumber: "No.", "no";
    HeadAgencyId: "ID", "agency_id";
    HeadAgency: "Badan publik", "agency";
    HeadGroup: "Kelompok", "group";
    HeadCriterion: "Kode", "criterion";
    HeadDescription: "Uraian", "description";
    HeadAssessor: "Penilai", "assessor";
    HeadAnswer: "Jawaban", "answer";
    HeadVerified: "Terverifikasi", "verified";
    HeadCounted: "Dihitung sebagai", "counts as";
    HeadEvidence: "Bukti dukung", "evidence";
    HeadNote: "Catatan", "note";
    HeadDelimiter: "Pemisah", "Delimiter";
    HeadEncoding: "Enkode", "Encoding";
    HeadMark: "Tanda desimal", "Decimal mark";
    Code: "Kode", "Code";
    LowestScore: "Nilai terendah", "Lowest score";
    Parent: "Induk", "Parent";
    Place: "Tempat", "Place";
    Kind: "Jenis", "Kind";
    Cell: "Sel", "Cell";
    Found: "Yang ditemukan", "What was found";
    Remedy: "Saran", "Remedy";
    SeverityError: "kesalahan", "error";
    SeverityWarning: "peringatan", "warning";
    Hash: "SHA-256", "SHA-256";
    RulesHash: "SHA-256 aturan", "SHA-256 of the rules";
    Formulas: "Rumus", "Formulas";
    FormulasCount: "{n} sel berisi rumus", "{n} cells are formulas";
    FixedCount: "{n} berisi nilai tetap", "{n} hold fixed values";
    WhyTop: "bergantung pada urutan teratas di antara semua, yang tidak dapat ditulis sebagai rumus di sini", "follow from the best places among all, which no formula here expresses";
    WhyCoverage: "kelengkapan jawaban", "shares of what was answered";
    WhyTooLong: "rumusnya lebih panjang daripada yang diterima lembar sebar", "whose formula is longer than spreadsheets take";
    WhyDiffers: "hasil rumusnya akan berbeda dari nilai persis", "whose formula would differ from the exact value";
    WhyTooMany: "terlalu banyak baris untuk saling dibandingkan dengan rumus", "among too many rows to be compared by formula";
    BeforeScale: "{id} sebelum skala", "{id} before its scale";
    BeforeRounding: "Rata-rata sebelum dibulatkan", "Mean before rounding";
    Compared: "Pembanding peringkat: {id}", "Compared for ranks: {id}";
    AboutAnswers: "Lembar ini dapat dihitung kembali: ikip score BERKAS --sheet Jawaban --rules ATURAN", "This sheet can be scored again: ikip score FILE --sheet Answers --rules RULES";
    AboutCalculation: "Nilai sebelum dibulatkan. #N/A: jawaban yang diubah membuka syarat yang tadinya tidak terpenuhi; hitung ulang dengan ikip.", "Values before rounding. #N/A: an edited answer opens a gate that was shut; compute again with ikip.";
    AboutCriteria: "Nilai yang dicetak, dibulatkan dari lembar Hitungan.", "Values as printed, rounded from the sheet Calculation.";
ByValue: "Buku kerja ini berisi nilai, bukan rumus: datanya lebih banyak daripada yang dapat dihitung lembar sebar.", "This workbook holds values, not formulas: there is more data than a spreadsheet can recalculate.";
    AnswersLeftOut: "Jawaban satu per satu tidak dimuat, karena lebih banyak daripada yang tertampung dalam buku kerja ini.", "Single answers are left out: there are more than this workbook holds.";
    AboutCalculationByValue: "Nilai yang diteruskan ke tingkat di atasnya: tidak dibulatkan, kecuali aturan membulatkan setiap kriteria.", "Values as they go on upwards: not rounded, unless the rules round every criterion.";

    // Forms to fill in.
    CorrectedFrom: "dikoreksi dari {old}[: {reason}]", "corrected from {old}[: {reason}]";
    ObjectionSheet: "Formulir sanggah", "Objections";
    ObjectionFill: "Isi kolom Menjadi, Alasan, dan Bukti dukung hanya pada baris yang disanggah. Putusan diisi oleh tim penilai.", "Fill in the columns Is, Reason and Evidence only on rows to which you object. The decision is the assessors'.";
    ObjectionDecision: "Putusan", "Decision";
    ObjectionAccepted: "diterima", "accepted";
    ObjectionRejected: "ditolak", "rejected";
    ObjectionOpen: "belum diputus", "not decided";
    MinutesSheet: "Ikhtisar", "Overview";
    MinutesTitle: "Berita acara sanggah", "Minutes of the objection";
    MinutesCounts: "Sanggahan: {all}; diterima {accepted}, ditolak {rejected}, belum diputus {open}", "Objections: {all}; accepted {accepted}, rejected {rejected}, not decided {open}";
    MinutesBefore: "Nilai sebelum", "Score before";
    MinutesAfter: "Nilai sesudah", "Score after";
    MinutesRankBefore: "Peringkat sebelum", "Rank before";
    MinutesRankAfter: "Peringkat sesudah", "Rank after";
    MinutesClassBefore: "Kualifikasi sebelum", "Class before";
    MinutesClassAfter: "Kualifikasi sesudah", "Class after";
    MinutesSigned: "Tim penilai", "For the assessors";
    FormSheet: "Formulir", "Form";
    FormGuide: "Petunjuk", "Guide";
    FormLists: "Pilihan", "Choices";
    HeadAllowed: "Pilihan jawaban", "what may be answered";
    FormNotApplicable: "tidak berlaku", "N/A";
    FormNoCase: "tidak ada kasus", "no case";
    FormStep: ", kelipatan {step}", ", in steps of {step}";
    FormShare: ", atau bagian dari keseluruhan, misalnya 480/503", ", or a part of the whole, as in 480/503";
    FormOrStates: "; atau: {states}", "; or: {states}";
    FormOnlyFor: "(hanya untuk kelompok: {groups})", "(for these groups only: {groups})";
    FormForEverybody: "Untuk semua (*): dijawab sekali", "For all (*): answered once";
    FormFillYellow: "Isi sel berwarna kuning saja. Cara mengisi ada pada lembar Petunjuk.", "Fill in the yellow cells only. The sheet Guide says how.";
    FormRefusedTitle: "Isian belum sesuai", "This does not fit";
    FormRefused: "Yang diterima: {allowed}", "What may be answered: {allowed}";
    FormCounting: "Cara menghitung", "How it counts";
    FormStepYellow: "Isi hanya sel berwarna kuning pada lembar Formulir: jawaban, bukti dukung, dan catatan. Kolom lain, terutama Kode, jangan diubah, karena dari situlah jawaban dikenali.", "Fill in only the yellow cells of the sheet Form: answer, evidence and note. Leave the other columns as they are, above all the criterion: answers are known by it.";
    FormStepJury: "Isi hanya sel berwarna kuning: satu nilai untuk setiap badan publik dan setiap butir. Nama penilai sudah tertulis; kolom lain jangan diubah.", "Fill in only the yellow cells: a score for every public body and every item. The assessor's name is written already; leave the other columns as they are.";
    FormStepAnswer: "Pilih jawaban dari daftar di dalam sel, atau tulis angka dalam batas yang tertulis di sebelahnya. Angka desimal ditulis seperti biasa di komputer Anda; satuan dan tanda lain tidak perlu.", "Choose from the list in the cell, or write a number within the limits beside it. Write decimals as your computer does; units and other signs are not needed.";
    FormStepBlank: "Sel yang dikosongkan berarti belum dijawab. \"Tidak berlaku\" dan \"tidak ada kasus\" adalah jawaban, bukan kosong; gunakan hanya jika tercantum pada pilihan jawaban.", "A cell left empty means not answered. \"N/A\" and \"no case\" are answers, not blanks; use them only where they are among what may be answered.";
    FormStepAssessors: "Tulis nama penilai pada setiap baris yang dijawab. Jika penilainya lebih dari satu, setiap penilai memakai salinan formulir ini, atau barisnya disalin untuk tiap penilai.", "Write the assessor's name on every row that is answered. Where there are several, each uses a copy of this form, or the rows are copied for each.";
    FormStepEvidence: "Bukti dukung: tautan atau nama dokumen yang dapat diperiksa. Catatan: penjelasan singkat bagi penilai. Keduanya tidak mengubah nilai.", "Evidence: a link or the name of a document that can be checked. Note: a short explanation for the assessor. Neither changes the score.";
    FormStepEvidenceCounts: "Bukti dukung: tautan atau nama dokumen yang dapat diperiksa. Jawaban yang meminta bukti dukung tetapi tidak menyertakannya tidak diberi nilai. Catatan: penjelasan singkat bagi penilai; tidak mengubah nilai.", "Evidence: a link or the name of a document that can be checked. An answer that needs evidence and has none earns nothing. Note: a short explanation for the assessor; it does not change the score.";
    FormStepEverybody: "Baris bertanda * dijawab satu kali saja dan berlaku bagi semua badan publik.", "Rows marked * are answered once and count for every public body.";
    FormStepFile: "Simpan berkas ini dengan nama badan publik sebagai nama berkas (misalnya \"Dinas Kesehatan.xlsx\"), lalu kumpulkan semua berkas dalam satu folder. Nama berkas menjadi nama badan publik.", "Save this file under the name of the public body (as in \"Dinas Kesehatan.xlsx\") and put all files into one folder. The file's name becomes the body's name.";
    FormStepNamed: "Nama badan publik pada formulir ini diambil dari nama berkas; gantilah pada setiap baris jika perlu, atau mintalah formulir yang sudah memuat namanya.", "The name of the public body on this form is the file's name; replace it on every row where needed, or ask for a form that bears the name.";
    FormStepReturn: "Setelah diisi, simpan berkas ini tanpa mengubah bentuknya, lalu kirimkan kembali[ kepada {contact}][ paling lambat {deadline}].", "Once it is filled in, save this file in the form in which you got it and send it back[ to {contact}][ by {deadline} at the latest].";
    FormStepSign: "Lengkapi lembar Pengesahan, cetak, lalu mintakan tanda tangan {head}.", "Fill in the sheet Endorsement, print it, and have it signed by {head}.";
    FormChoices: "Pilihan jawaban: {allowed}", "What may be answered: {allowed}";
    FormDeadline: "Batas waktu: {deadline}", "Deadline: {deadline}";
    FormEndorsement: "Pengesahan", "Endorsement";
    FormFilledBy: "Nama pengisi", "Filled in by";
    FormOffice: "Jabatan", "Office";
    FormPhone: "Nomor telepon", "Telephone";
    FormMail: "Surel", "E-mail";
    FormDeclares: "Kami menyatakan bahwa jawaban dalam formulir ini benar dan dapat dipertanggungjawabkan.", "We declare that the answers in this form are true and that we answer for them.";
    FormPlaceDate: "Tempat dan tanggal", "Place and date";
    FormHead: "Pimpinan badan publik", "Head of the public body";
    FormSignature: "(nama lengkap, NIP, tanda tangan, cap)", "(full name, number, signature, stamp)";
    FormJury: "Lembar penilaian", "Jury sheet";
    FormJurySigned: "Penilai: {assessor}", "Assessor: {assessor}";
    ClassFirmness: "Kualifikasi ini tidak berubah pada {n} dari 100 percobaan dengan bobot dan penilai yang diundi ulang.", "This class stays in {n} of 100 draws of weights and assessors.";
    AhpNone: "Tidak ada bobot yang diturunkan dari perbandingan: aturan ini tidak punya [[ahp]].", "No weights come from judgements: these rules have no [[ahp]].";
    AhpEigenvector: "Vektor eigen, %", "Eigenvector, %";
    AhpGeometric: "Rata-rata geometrik, %", "Geometric mean, %";
    AhpRounded: "Bobot", "Weight";
    AhpRule: "Bobot dipotong pada {digits} angka di belakang koma; sisanya dibagikan satu per satu kepada yang kehilangan paling banyak, sampai jumlahnya tepat.", "Weights are cut off at {digits} digits; what is missing goes digit by digit to those that lost most, until the sum is exact.";
    AhpConsistency: "λ maks {lambda}, CI {ci}, CR {cr} (indeks acak Saaty 1980): {verdict}.", "λ max {lambda}, CI {ci}, CR {cr} (random index Saaty 1980): {verdict}.";
    AhpConsistent: "konsisten", "consistent";
    AhpInconsistent: "tidak konsisten, di atas 0.10", "inconsistent, above 0.10";
    AhpUntold: "tidak dapat dinilai", "cannot be told";
    AhpOtherTable: "Dengan indeks acak {name} CR menjadi {cr}, di sisi lain dari 0.10.", "With the random index {name} CR would be {cr}, on the other side of 0.10.";
    AhpWorst: "Perbandingan yang paling tidak cocok: {a}:{b} = {judgement}, {ratio} kali rasio bobotnya.", "The judgement that fits least: {a}:{b} = {judgement}, {ratio} times the ratio of the weights.";
    AhpNoWorst: "Tidak ada satu perbandingan yang menonjol.", "No single judgement stands out.";
    AhpJudge: "Ahli", "Judge";
    AhpTitle: "Bobot dari perbandingan", "Weights from judgements";
    AhpDerived: "Bobot di bawah {branch} diturunkan dengan AHP (CR {cr}), dipotong pada {digits} angka dengan sisa terbesar", "The weights below {branch} come from judgements by AHP (CR {cr}), cut at {digits} digits by largest remainder";
    ReportUnfinished: "Laporan ini belum selesai ditulis: sebagian berkas di bawah ini mungkin masih dari laporan sebelumnya. Jika catatan ini tetap ada, programnya terhenti; jalankan ikip report sekali lagi.", "This report is not yet complete: some of the files below may still be those of the report before it. Where this note stays, the program was stopped; run ikip report once more.";
    StageAnswers: "{answered} dari {asked} jawaban {stage}", "{answered} of {asked} answers to {stage}";
    MoreOwing: "dan {n} lainnya", "and {n} more";
    FormNameless: "(nama badan publik)", "(name of the public body)";
    FormShared: "untuk-semua", "for-all";
    // The status board of a collection, and reminders.
    StatusTitle: "Status pengumpulan", "Status of the collection";
    StatusHead: "Status", "Status";
    StatusNotSent: "Belum mengirim", "Not sent";
    StatusFaulty: "Perlu diperbaiki", "Faulty";
    StatusTwice: "Dikirim dua kali", "Sent twice";
    StatusIncomplete: "Belum lengkap", "Incomplete";
    StatusComplete: "Lengkap", "Complete";
    StatusAnswered: "Terjawab", "Answered";
    StatusCount: "{answered} dari {asked}", "{answered} of {asked}";
    StatusBranch: "{branch}: {answered} dari {asked}", "{branch}: {answered} of {asked}";
    StatusLacking: "Bagian yang belum lengkap", "Branches not complete";
    StatusProblems: "Yang perlu diperbaiki", "What is wrong";
    StatusDay: "Tanggal", "Date";
    StatusTimeliness: "Ketepatan waktu", "Timeliness";
    StatusDeadline: "Batas waktu: {day}", "Deadline: {day}";
    StatusInTime: "tepat waktu", "in time";
    StatusLate: "terlambat", "late";
    StatusOverdue: "belum terpenuhi", "not met yet";
    StatusNoDay: "tanggal tidak diketahui", "date not known";
    StatusNarrow: "Kelompok, berkas, tanggal, dan kolom daftar yang lain ada dalam -o status.xlsx.", "Groups, files, days and the other columns of the list are in -o status.xlsx.";
    StatusUnplaced: "Kesalahan yang tidak dapat dikaitkan dengan satu badan publik: {n}", "Errors that belong to no single body: {n}";
    RemindTitle: "Surat pengingat", "Reminders";
    RemindSentence: "Kalimat", "Sentence";
    RemindBy: " paling lambat tanggal {day}", " by {day} at the latest";
    RemindNotSent: "Jawaban {agency} untuk {title} belum kami terima. Kami mohon Bapak/Ibu menyampaikan jawaban atas seluruh pertanyaan ({asked} pertanyaan){by}.", "We have not yet received the answers of {agency} to {title}. Kindly send the answers to all questions ({asked} of them){by}.";
    RemindIncomplete: "Jawaban {agency} untuk {title} telah kami terima, terima kasih. Masih ada {owed} dari {asked} pertanyaan yang belum dijawab ({lacking}). Kami mohon Bapak/Ibu melengkapinya{by}.", "Thank you for the answers of {agency} to {title}. Of {asked} questions, {owed} have no answer yet ({lacking}). Kindly complete them{by}.";
    RemindFaulty: "Jawaban {agency} untuk {title} telah kami terima, terima kasih. Ada isian yang perlu diperbaiki: {problems}. Kami mohon Bapak/Ibu memperbaikinya{by}.", "Thank you for the answers of {agency} to {title}. Some of them need to be mended: {problems}. Kindly do so{by}.";
    RemindFaultyAll: "Jawaban {agency} untuk {title} telah kami terima, terima kasih. Ada isian yang perlu diperbaiki ({files}). Kami mohon Bapak/Ibu memperbaikinya{by}.", "Thank you for the answers of {agency} to {title}. Some of them need to be mended ({files}). Kindly do so{by}.";
    RemindTwice: "Kami menerima lebih dari satu jawaban dari {agency} untuk pertanyaan yang sama dalam {title} ({files}). Kami mohon Bapak/Ibu memberitahukan jawaban mana yang berlaku{by}.", "We received more than one answer of {agency} to the same questions of {title} ({files}). Kindly tell us which of them holds{by}.";
    // A rules file made from a table of criteria, and the workbook that is read back as one.
    DraftFrom: "Dibuat oleh ikip dari {file}.", "Made by ikip from {file}.";
    DraftCheck: "Bacalah setiap baris bertanda \"ditebak\", ubah jika perlu, lalu: ikip rules check BERKAS.toml", "Read every line marked \"guessed\", change it where needed, then: ikip rules check FILE.toml";
    DraftNoComments: "Komentar dalam berkas aturan asal tidak terbawa oleh buku kerja.", "Comments in the rules file of origin are not carried by the workbook.";
    DraftGuessed: "ditebak", "guessed";
    DraftFillIn: "tulislah tahunnya", "write the year";
    DraftStatus: "ditebak: official | partly-published | illustrative", "guessed: official | partly-published | illustrative";
    DraftWorth: "ditebak: nilai setiap pilihan tidak tertulis", "guessed: what each choice is worth is not written";
    DraftNoClasses: "Tidak ada tabel kualifikasi. Jika ada, tulis yang terbaik lebih dulu: [[class]] label = \"Informatif\" from = 90", "There is no table of classes. Where there is one, write the best first: [[class]] label = \"Informatif\" from = 90";
    DraftBranchWeight: "ditebak: jumlah bobot di bawahnya", "guessed: the sum of the weights below it";
    DraftParents: "ditebak: induk dibaca dari kode (1.2 di bawah 1)", "guessed: parents are read from codes (1.2 is below 1)";
    DraftJoinedCodes: "ditebak: kode yang berulang di bawah setiap judul dirangkai (A, 1 menjadi A.1)", "guessed: codes that begin anew under each heading are joined (A, 1 becomes A.1)";
    DraftIndentedNames: "ditebak: kode dibuat dari lekuk (indentasi) nama", "guessed: codes are made from the indentation of names";
    DraftLeadingCodes: "ditebak: kode diambil dari awal nama", "guessed: codes are taken from the beginning of names";
    DraftRootWeights: "ditebak: bobot adalah bagian dari nilai akhir (weights = root)", "guessed: weights are shares of the total (weights = root)";
    DraftUnitWeights: "ditebak: bobot berjumlah 1 (weights = relative)", "guessed: weights add up to 1 (weights = relative)";
    DraftEqualWeights: "ditebak: tidak ada bobot, jadi semua sama (weights = equal)", "guessed: there are no weights, so all weigh the same (weights = equal)";
    DraftPoints: "ditebak: poin dijumlahkan (combine = points)", "guessed: points are added up (combine = points)";
    BookTree: "Instrumen", "Instrument";
    BookScales: "Skala", "Scales";
    BookClasses: "Kualifikasi", "Classes";
    BookConditions: "Syarat", "Conditions";
    BookSettings: "Pengaturan", "Settings";
    BookCode: "Kode", "Code";
    BookQuestion: "Pertanyaan", "Question";
    BookParent: "Induk", "Parent";
    BookWeight: "Bobot", "Weight";
    BookPoints: "Poin", "Points";
    BookScale: "Skala", "Scale";
    BookGroups: "Kelompok", "Groups";
    BookOtherKeys: "Kunci lain (TOML)", "Other keys (TOML)";
    BookAnswers: "Jawaban", "Answers";
    BookMeaning: "Arti", "Meaning";
    BookClass: "Kualifikasi", "Class";
    BookRange: "Rentang", "Range";
    BookColor: "Warna", "Color";
    BookPart: "Bagian", "Part";
    BookKey: "Kunci", "Key";
    BookValue: "Isi (TOML)", "Value (TOML)";
    BookNotRead: "Lembar ini hanya keterangan; yang dibaca kembali ialah kolom \"Kunci lain (TOML)\" dan lembar {settings}.", "This sheet only explains; what is read back is the column \"Other keys (TOML)\" and the sheet {settings}.";
    FormTooLarge: "{n} pertanyaan tidak muat pada satu lembar; pakai csv, atau satu berkas per badan publik", "{n} questions do not fit one sheet; use csv, or one file per public body";
}

impl Word {
    /// The sentence with its `{names}` filled.
    #[must_use]
    pub(crate) fn with(self, lang: Lang, facts: &[(&'static str, String)]) -> String {
        fill(self.say(lang), facts)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::template::names;

    #[test]
    fn every_word_is_said_in_both_languages_with_the_same_facts() {
        for word in Word::ALL {
            let facts = |lang| names(word.say(lang)).map(str::to_owned).collect::<BTreeSet<_>>();
            for lang in Lang::ALL {
                assert!(!word.say(lang).trim().is_empty(), "{word:?} is not said in {}", lang.code());
            }
            assert_eq!(facts(Lang::Id), facts(Lang::En), "{word:?}");
        }
    }

    /// All sources below a folder in one text, this file apart.
    fn sources(folder: &std::path::Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, text);
            } else if !path.ends_with("report/words.rs") {
                text.push_str(&std::fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }

    #[test]
    fn every_word_is_said_somewhere() {
        let mut text = String::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
        let used: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let idle: Vec<&Word> = Word::ALL.iter().filter(|word| !used.contains(&*format!("{word:?}"))).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
