//! Every finding about rules files: a small file that provokes it, alone, at the place marked by `«`.

use std::collections::BTreeSet;

use ikip::finding::{Finding, catalogue, render};
use ikip::i18n::lang::Lang;
use ikip::i18n::template;

/// Which part of the small file a case writes; the rest is sound.
enum Part {
    /// The items of `criteria`.
    Criteria,
    /// What follows `[instrument]`.
    Rest,
    /// Both, parted by a line `---`.
    Both,
    /// Everything.
    Whole,
}
use Part::{Both, Criteria, Rest, Whole};

const ONE: &str = "  { id = \"1\", name = \"Satu\", weight = 100 },";

fn file(part: &Part, text: &str) -> String {
    let (criteria, rest) = match part {
        Criteria => (text, ""),
        Rest => (ONE, text),
        Both => text.split_once("---\n").expect("both parts"),
        Whole => return text.to_owned(),
    };
    format!(
        "schema = 1\ncriteria = [\n{criteria}\n]\n\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n\n{rest}\n"
    )
}

/// Code, part, text with a `«` before the place.
const CASES: &[(&str, Part, &str)] = &[
    // Spellings, limits, units.
    (
        "E190",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"ya\" },---\n[scale.ya]\nkind = \"choice\"\nchoices = { \"Ya\" = 100, \"Tidak\" = 0 }\naliases = { \"Ada\" = «\"Ia\" }\n",
    ),
    (
        "E191",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"ya\" },---\n[scale.ya]\nkind = \"choice\"\nchoices = { \"Ya\" = 100, \"Tidak\" = 0 }\naliases = { «\"ya\" = \"Ya\" }\n",
    ),
    ("E195", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, unit = «\"points\" },"),
    (
        "E196",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\", unit = «\"points\" },\n  { id = \"1.1\", name = \"Dalam\", weight = 100 },---\n[scale.s]\nkind = \"number\"\nmin = 0\nmax = 100\n",
    ),
    (
        "E197",
        Both,
        "  { id = \"1\", name = \"Satu\", unit = «\"points\" },\n  { id = \"1.1\", name = \"Dalam\", weight = 100 },---\n[score]\ncombine = \"min\"\n",
    ),
    // Syntax.
    ("E101", Rest, "[score]\n«= 2\n"),
    ("E102", Criteria, "  { id = \"1«, name = \"Satu\", weight = 100 },"),
    ("E102", Rest, "[agency]\nlabel = \"Provins«i\n"),
    ("E103", Rest, "[score]\nrounding = «half-up\n"),
    ("E104", Rest, "[score]\nrounding« \"half-up\"\n"),
    ("E105", Criteria, "  { id = \"1\"« name = \"Satu\", weight = 100 },"),
    (
        "E105",
        Criteria,
        "  { id = \"1\", name = \"Satu\", weight = 50 }\n  «{ id = \"2\", name = \"Dua\", weight = 50 }",
    ),
    ("E106", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100«  ,"),
    ("E106", Rest, "[scor«e\ndecimals = 1\n"),
    (
        "E106",
        Whole,
        "schema = 1\ncriteria = «[\n  { id = \"1\", name = \"Satu\", weight = 100 },\n\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    ("E106", Rest, "[ranking]\nbreak_ties = «[\n  \"1\"\n"),
    ("E106", Rest, "[ranking]\nbreak_ties = [\"1\"«,"),
    ("E107", Rest, "[score]\ndecimals = 2\n«decimals = 3\n"),
    ("E107", Rest, "[score]\ndecimals = 2\n[«score]\nweights = \"parent\"\n"),
    ("E108", Criteria, "  «{ id = \"1\",\n    name = \"Satu\", weight = 100 },"),
    ("E108", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100«, },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «1e2 },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «0x64 },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «1_00 },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «inf },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «nan },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «+100 },"),
    ("E109", Criteria, "  { id = \"1\", name = \"Satu\", weight = «0100 },"),
    ("E110", Criteria, "  { id = \"1\", name = \"Satu\", weight = «\"100,0\" },"),
    ("E110", Criteria, "  { id = \"1\", name = \"Satu\", weight = «100,0 },"),
    ("E110", Rest, "[[class]]\nlabel = \"Baik\"\nfrom = «12,5\n\n[[class]]\nlabel = \"Kurang\"\n"),
    ("E111", Rest, "[agency]\nlabel = \"a«\\x41\"\n"),
    ("E111", Rest, "[agency]\nlabel = \"a\\«q\"\n"),
    ("E103", Rest, "[score]\ndecimals = «2 dua angka\n"),
    ("E112", Rest, "[score]\nrounding = \"half-up\" «\"x\"\n"),
    ("E112", Rest, "[score«]]\ndecimals = 2\n"),
    // The document.
    (
        "E113",
        Whole,
        "schema = «2\ncriteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    (
        "E114",
        Whole,
        "«criteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    (
        "E114",
        Whole,
        "schema = 1\ncriteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n«[instrument]\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    (
        "E114",
        Whole,
        "«schema = 1\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    ("E114", Whole, "«schema = 1\ncriteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n"),
    ("E114", Criteria, "  «{ id = \"1\", weight = 100 },"),
    ("E114", Criteria, "  «{ name = \"Satu\", weight = 100 },"),
    ("E114", Rest, "[summary]\nname = \"Nasional\"\n«[[class]]\nfrom = 0\n"),
    ("E115", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, «catatn = \"x\" },"),
    ("E115", Rest, "[score]\n«desimals = 2\n"),
    ("E115", Rest, "[«skor]\ndecimals = 2\n"),
    ("E116", Criteria, "  { id = \"1\", name = «1, weight = 100 },"),
    ("E117", Rest, "[score]\ndecimals = «\"dua\"\n"),
    ("E118", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, shared = «\"ya\" },"),
    ("E119", Rest, "[agency]\ngroups = «\"OPD\"\n"),
    ("E119", Rest, "«[class]\nlabel = \"Baik\"\n"),
    ("E120", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, gate = «\"saq\", otherwise = \"zero\" },"),
    ("E121", Rest, "[score]\nrounding = «\"half-upp\"\n"),
    ("E121", Rest, "[answers]\nblank = «\"nol\"\n"),
    ("E122", Criteria, "  { id = \"1\", name = «\" \", weight = 100 },"),
    ("E123", Rest, "[score]\ndecimals = «13\n"),
    ("E123", Rest, "[answers]\nmin_coverage = «50\n"),
    ("E123", Rest, "[answers]\nno_case = «101\n"),
    ("E124", Rest, "[score]\ndecimals = «1.5\n"),
    (
        "E125",
        Whole,
        "schema = 1\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[score]\n«criteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n",
    ),
    ("E126", Rest, "[[class]]\nlabel = \"Baik\"\ncolor = «\"hijau\"\n"),
    ("E127", Criteria, "  { id = \"1\", name = \"Satu\", points = «0 },"),
    ("E128", Rest, "[agency]\ngroups = [\"OPD\", «\"OPD\"]\n"),
    ("E129", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, groups = «[] },"),
    // Criteria.
    ("E130", Criteria, "  { id = «1.10, name = \"Satu\", weight = 100 },"),
    (
        "E131",
        Criteria,
        "  { id = \"1\", name = \"Satu\", weight = 50 },\n  { id = «\"1\", name = \"Dua\", weight = 50 },",
    ),
    ("E132", Criteria, "  { id = «\"Nilai\", name = \"Satu\", weight = 100 },"),
    ("E132", Criteria, "  { id = «\"*\", name = \"Satu\", weight = 100 },"),
    ("E132", Criteria, "  { id = «\"TOTAL\", name = \"Satu\", weight = 100 },"),
    ("E133", Criteria, "  { id = «\"1 \", name = \"Satu\", weight = 100 },"),
    (
        "E134",
        Criteria,
        "  { id = \"saq\", name = \"Satu\", weight = 100 },\n  { id = \"x\", name = \"Dua\", weight = 100, parent = «\"sak\" },",
    ),
    (
        "E135",
        Criteria,
        "  { id = \"a\", name = \"Satu\", weight = 100, parent = «\"b\" },\n  { id = \"b\", name = \"Dua\", weight = 100, parent = \"a\" },",
    ),
    ("E135", Criteria, "  { id = \"a\", name = \"Satu\", weight = 100, parent = «\"a\" },"),
    (
        "E136",
        Whole,
        "schema = 1\n«criteria = []\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    ("E137", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, combine = «\"min\" },"),
    (
        "E139",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, groups = [«\"OPT\"] },\n---\n[agency]\ngroups = [\"OPD\"]\n",
    ),
    // Weights and points.
    (
        "E140",
        Criteria,
        "  { id = «\"1\", name = \"Satu\", weight = 100 },\n  { id = \"1.1\", name = \"a\", weight = 60 },\n  { id = \"1.2\", name = \"b\", weight = 39.5 },",
    ),
    (
        "E140",
        Both,
        "  { id = «\"1\", name = \"Satu\", weight = 100 },\n  { id = \"1.1\", name = \"a\", weight = 60 },\n  { id = \"1.2\", name = \"b\", weight = 40, groups = [\"OPD\"] },\n  { id = \"1.3\", name = \"c\", weight = 30, groups = [\"Desa\"] },\n---\n[agency]\ngroups = [\"OPD\", \"Desa\"]\n",
    ),
    (
        "E141",
        Whole,
        "schema = 1\n«criteria = [\n  { id = \"1\", name = \"Satu\", weight = 60 },\n  { id = \"2\", name = \"Dua\", weight = 40.01 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n",
    ),
    (
        "E141",
        Criteria,
        "  { id = «\"1\", name = \"Satu\", weight = 15, weights = \"root\" },\n  { id = \"1.1\", name = \"a\", weight = 10 },\n  { id = \"1.2\", name = \"b\", weight = 6 },\n  { id = \"2\", name = \"Dua\", weight = 85 },",
    ),
    ("E142", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100 },\n  { id = «\"2\", name = \"Dua\" },"),
    ("E142", Criteria, "  { id = «\"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },"),
    (
        "E142",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 50 },\n  { id = «\"2\", name = \"Dua\" },\n---\n[score]\ncombine = \"min\"\n",
    ),
    ("E143", Both, "  { id = \"1\", name = \"Satu\", weight = «100 },\n---\n[score]\nweights = \"equal\"\n"),
    (
        "E144",
        Criteria,
        "  { id = \"1\", name = \"Satu\", weight = 100 },\n  { id = \"2\", name = \"Dua\", weight = «-1 },",
    ),
    (
        "E145",
        Criteria,
        "  { id = «\"1\", name = \"Satu\", weight = 100, weights = \"relative\" },\n  { id = \"1.1\", name = \"a\", weight = 0 },",
    ),
    ("E146", Criteria, "  { id = \"1\", name = \"Satu\", weight = «\"100/0\" },"),
    (
        "E147",
        Criteria,
        "  { id = \"1\", name = \"Satu\", points = «10, weights = \"equal\" },\n  { id = \"1.1\", name = \"a\" },",
    ),
    ("E148", Criteria, "  { id = \"1\", name = \"Satu\", weight = 100, «points = 10 },"),
    (
        "E149",
        Criteria,
        "  { id = \"1\", name = \"Satu\", points = 10 },\n  { id = «\"2\", name = \"Dua\", weight = 90 },",
    ),
    (
        "E150",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = «100 },\n  { id = \"1.1\", name = \"a\", points = 5 },\n---\n[score]\ncombine = \"points\"\n",
    ),
    (
        "E151",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = «\"1.1\", name = \"a\" },\n  { id = \"1.2\", name = \"b\", points = 5 },\n---\n[score]\ncombine = \"points\"\n",
    ),
    (
        "E152",
        Both,
        "  { id = \"1\", name = \"Satu\", combine = «\"min\" },\n  { id = \"1.1\", name = \"a\", points = 5 },\n---\n[score]\ncombine = \"points\"\n",
    ),
    (
        "E153",
        Both,
        "  { id = «\"1\", name = \"Satu\", weights = \"root\" },\n  { id = \"1.1\", name = \"a\", weight = 5 },\n---\n[score]\nweights = \"equal\"\n",
    ),
    ("W186", Both, "  { id = \"1\", name = \"Satu\" },\n---\n[score]\nweights = \"equal\"\ncombine = «\"sum\"\n"),
    // Weights from judgements.
    (
        "E186",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = «\"1\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = \"3\" } }]\n[[ahp]]\nbranch = \"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = \"3\", \"1:3\" = \"5\", \"2:3\" = \"2\" } }]\n",
    ),
    (
        "E187",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = \"total\"\njudges = [{ name = «\"A\", judgements = { \"1:2\" = \"3\", \"1:3\" = \"5\" } }]\n",
    ),
    (
        "E188",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = \"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = «\"10\", \"1:3\" = \"5\", \"2:3\" = \"2\" } }]\n",
    ),
    (
        "E189",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = «40 },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = \"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = \"3\", \"1:3\" = \"5\", \"2:3\" = \"2\" } }]\n",
    ),
    (
        "W187",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = «\"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = \"3\", \"1:3\" = \"1/5\", \"2:3\" = \"2\" } }]\n",
    ),
    (
        "W188",
        Both,
        "  { id = \"1\", name = \"Satu\" },\n  { id = \"2\", name = \"Dua\" },\n  { id = \"3\", name = \"Tiga\" },\n---\n[[ahp]]\nbranch = \"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = \"2\", \"1:3\" = \"4\", \"2:3\" = \"2\" } }, { name = «\"B\", judgements = { \"1:2\" = \"2\", \"1:3\" = \"1/2\", \"2:3\" = \"3\" } }, { name = \"C\", judgements = { \"1:2\" = \"2\", \"1:3\" = \"4\", \"2:3\" = \"2\" } }]\n",
    ),
    (
        "W189",
        Both,
        "  { id = \"1\", name = \"K1\" },\n  { id = \"2\", name = \"K2\" },\n  { id = \"3\", name = \"K3\" },\n  { id = \"4\", name = \"K4\" },\n  { id = \"5\", name = \"K5\" },\n  { id = \"6\", name = \"K6\" },\n  { id = \"7\", name = \"K7\" },\n  { id = \"8\", name = \"K8\" },\n  { id = \"9\", name = \"K9\" },\n  { id = \"10\", name = \"K10\" },\n  { id = \"11\", name = \"K11\" },\n  { id = \"12\", name = \"K12\" },\n  { id = \"13\", name = \"K13\" },\n  { id = \"14\", name = \"K14\" },\n  { id = \"15\", name = \"K15\" },\n  { id = \"16\", name = \"K16\" },\n---\n[[ahp]]\nbranch = «\"total\"\njudges = [{ name = \"A\", judgements = { \"1:2\" = 1, \"1:3\" = 1, \"1:4\" = 1, \"1:5\" = 1, \"1:6\" = 1, \"1:7\" = 1, \"1:8\" = 1, \"1:9\" = 1, \"1:10\" = 1, \"1:11\" = 1, \"1:12\" = 1, \"1:13\" = 1, \"1:14\" = 1, \"1:15\" = 1, \"1:16\" = 1, \"2:3\" = 1, \"2:4\" = 1, \"2:5\" = 1, \"2:6\" = 1, \"2:7\" = 1, \"2:8\" = 1, \"2:9\" = 1, \"2:10\" = 1, \"2:11\" = 1, \"2:12\" = 1, \"2:13\" = 1, \"2:14\" = 1, \"2:15\" = 1, \"2:16\" = 1, \"3:4\" = 1, \"3:5\" = 1, \"3:6\" = 1, \"3:7\" = 1, \"3:8\" = 1, \"3:9\" = 1, \"3:10\" = 1, \"3:11\" = 1, \"3:12\" = 1, \"3:13\" = 1, \"3:14\" = 1, \"3:15\" = 1, \"3:16\" = 1, \"4:5\" = 1, \"4:6\" = 1, \"4:7\" = 1, \"4:8\" = 1, \"4:9\" = 1, \"4:10\" = 1, \"4:11\" = 1, \"4:12\" = 1, \"4:13\" = 1, \"4:14\" = 1, \"4:15\" = 1, \"4:16\" = 1, \"5:6\" = 1, \"5:7\" = 1, \"5:8\" = 1, \"5:9\" = 1, \"5:10\" = 1, \"5:11\" = 1, \"5:12\" = 1, \"5:13\" = 1, \"5:14\" = 1, \"5:15\" = 1, \"5:16\" = 1, \"6:7\" = 1, \"6:8\" = 1, \"6:9\" = 1, \"6:10\" = 1, \"6:11\" = 1, \"6:12\" = 1, \"6:13\" = 1, \"6:14\" = 1, \"6:15\" = 1, \"6:16\" = 1, \"7:8\" = 1, \"7:9\" = 1, \"7:10\" = 1, \"7:11\" = 1, \"7:12\" = 1, \"7:13\" = 1, \"7:14\" = 1, \"7:15\" = 1, \"7:16\" = 1, \"8:9\" = 1, \"8:10\" = 1, \"8:11\" = 1, \"8:12\" = 1, \"8:13\" = 1, \"8:14\" = 1, \"8:15\" = 1, \"8:16\" = 1, \"9:10\" = 1, \"9:11\" = 1, \"9:12\" = 1, \"9:13\" = 1, \"9:14\" = 1, \"9:15\" = 1, \"9:16\" = 1, \"10:11\" = 1, \"10:12\" = 1, \"10:13\" = 1, \"10:14\" = 1, \"10:15\" = 1, \"10:16\" = 1, \"11:12\" = 1, \"11:13\" = 1, \"11:14\" = 1, \"11:15\" = 1, \"11:16\" = 1, \"12:13\" = 1, \"12:14\" = 1, \"12:15\" = 1, \"12:16\" = 1, \"13:14\" = 1, \"13:15\" = 1, \"13:16\" = 1, \"14:15\" = 1, \"14:16\" = 1, \"15:16\" = 1 } }]\n",
    ),
    // Scales.
    (
        "E154",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 50, scale = «\"ya-tdak\" },\n  { id = \"2\", name = \"Dua\", weight = 50, scale = \"ya-tidak\" },\n---\n[scale.ya-tidak]\nkind = \"choice\"\nchoices = [0, 100]\n",
    ),
    (
        "E155",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"level\" },\n---\n[scale.«level]\nkind = \"choice\"\nchoices = [1, 5]\n",
    ),
    (
        "E156",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"level\" },\n---\n[scale.level]\nkind = \"choice\"\nchoices = [1, 5]\nout_of = «4\n",
    ),
    (
        "E157",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = «\"s\", weights = \"equal\" },\n  { id = \"1.1\", name = \"a\" },\n---\n[scale.s]\nkind = \"choice\"\nchoices = [0, 100]\n",
    ),
    (
        "E158",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"number\"\nmin = 0\nmax = 100\n«choices = [1]\n",
    ),
    (
        "E159",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"choice\"\nchoices = { \"Ya\" = 100, «\"ya\" = 0 }\n",
    ),
    (
        "E160",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"number\"\nmin = 100\nmax = «0\n",
    ),
    (
        "E161",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"number\"\nmin = 0\nmax = 100\nstep = «3\n",
    ),
    (
        "E162",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { from = 50, score = 50 }, { from = «80, score = 100 }, { from = 0, score = 0 } ]\n",
    ),
    (
        "E163",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { above = «100, score = 100 }, { from = 0, score = 0 } ]\n",
    ),
    (
        "E163",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { from = 0, score = 100 }, { from = «-1, score = 0 } ]\n",
    ),
    (
        "E164",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { from = 50, score = 100 }, { above = «0, score = 0 } ]\n",
    ),
    (
        "E165",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = «\"s\", weights = \"equal\" },\n  { id = \"1.1\", name = \"a\" },\n---\n[scale.s]\nkind = \"number\"\nmin = 0\nmax = 10\nout_of = 10\n",
    ),
    (
        "E165",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = «\"s\", weights = \"equal\" },\n  { id = \"1.1\", name = \"a\", scale = \"k\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { above = 50, score = 100 }, { from = 0, score = 50 } ]\n\n[scale.k]\nkind = \"number\"\nmin = -20\nmax = 100\n",
    ),
    ("E166", Rest, "[[class]]\nlabel = \"Baik\"\nfrom = 10\n«above = 10\n\n[[class]]\nlabel = \"Kurang\"\n"),
    (
        "E167",
        Both,
        "  { id = \"1\", name = \"Satu\", weight = 100, scale = \"s\" },\n---\n[scale.s]\nkind = \"bands\"\nmin = 0\nmax = 100\nbands = [ { from = 50, score = 100 }, «{ score = 0 } ]\n",
    ),
    // Classes.
    (
        "E168",
        Rest,
        "[[class]]\nlabel = \"A\"\nfrom = 60\n[[class]]\nlabel = \"B\"\nfrom = «80\n[[class]]\nlabel = \"C\"\n",
    ),
    (
        "E168",
        Rest,
        "[[class]]\nlabel = \"A\"\nfrom = 60\n[[class]]\nlabel = \"B\"\nabove = «60\n[[class]]\nlabel = \"C\"\n",
    ),
    ("E169", Rest, "[[class]]\nlabel = \"A\"\nabove = «100\n[[class]]\nlabel = \"B\"\n"),
    ("E170", Rest, "[[class]]\nlabel = \"A\"\nfrom = 0\n«[[class]]\nlabel = \"B\"\n"),
    ("E171", Rest, "«[[class]]\nlabel = \"A\"\n[[class]]\nlabel = \"B\"\n"),
    ("E172", Rest, "[[class]]\nlabel = \"A\"\nfrom = 60\n[[class]]\nlabel = \"B\"\nfrom = «40\n"),
    ("E172", Rest, "[[class]]\nlabel = \"A\"\nfrom = 60\n[[class]]\nlabel = \"B\"\nabove = «0\n"),
    ("E173", Rest, "[[class]]\nlabel = \"A\"\nfrom = 60\n[[class]]\nlabel = \"B\"\ncode = «\"a\"\n"),
    // Conditions.
    (
        "E174",
        Criteria,
        "  { id = \"saq\", name = \"Satu\", weight = 50 },\n  { id = \"uji\", name = \"Dua\", weight = 50, gate = { on = «\"saqq\", from = 10 }, otherwise = \"zero\" },",
    ),
    ("E174", Rest, "[ranking]\nbreak_ties = [«\"saq\"]\n"),
    ("E174", Rest, "[[class]]\nlabel = \"A\"\n[[cap]]\nunless = { on = «\"saq\", from = 10 }\nbest_class = \"A\"\n"),
    (
        "E175",
        Criteria,
        "  { id = \"saq\", name = \"Satu\", weight = 50 },\n  { id = \"uji\", name = \"Dua\", weight = 50, gate = «{ on = \"saq\" }, otherwise = \"zero\" },",
    ),
    (
        "E176",
        Criteria,
        "  { id = \"saq\", name = \"Satu\", weight = 50 },\n  { id = \"uji\", name = \"Dua\", weight = 50, «gate = { on = \"saq\", from = 1 } },",
    ),
    ("E177", Criteria, "  { id = \"saq\", name = \"Satu\", weight = 100, «otherwise = \"zero\" },"),
    (
        "E178",
        Criteria,
        "  { id = \"a\", name = \"Satu\", weight = 50, gate = { on = «\"b\", from = 1 }, otherwise = \"zero\" },\n  { id = \"b\", name = \"Dua\", weight = 50, gate = { on = \"a\", top = 3 }, otherwise = \"zero\" },",
    ),
    (
        "E178",
        Criteria,
        "  { id = \"a\", name = \"Satu\", weight = 50, gate = { on = «\"total\", from = 1 }, otherwise = \"zero\" },\n  { id = \"b\", name = \"Dua\", weight = 50 },",
    ),
    (
        "E179",
        Criteria,
        "  { id = \"a\", name = \"Satu\", weight = 50 },\n  { id = \"b\", name = \"Dua\", weight = 50, gate = { on = \"a\", from = «101 }, otherwise = \"zero\" },",
    ),
    (
        "E180",
        Rest,
        "[[class]]\nlabel = \"Baik\"\n[[cap]]\nunless = { on = \"1\", from = 10 }\nbest_class = «\"Baek\"\n",
    ),
    // Shared criteria, range, and what cannot be computed.
    (
        "E182",
        Criteria,
        "  { id = \"a\", name = \"Satu\", weight = 100, shared = true },\n  { id = \"a.1\", name = \"Dua\", weight = 100, shared = «false },",
    ),
    ("W183", Criteria, "  { id = \"a\", name = \"Satu\", weight = 100, shared = true, blank = «\"zero\" },"),
    ("E184", Rest, "[score]\nrange = [-100, 100]\ncombine = «\"geometric\"\n"),
    ("E185", Rest, "[score]\nrange = «[100, 0]\n"),
    ("E185", Rest, "[score]\nrange = «[0, 5, 100]\n"),
    // Warnings.
    (
        "W101",
        Criteria,
        "  { id = \"1.1\", name = \"Satu\", weight = 50 },\n  { id = «\"1.10\", name = \"Dua\", weight = 50 },",
    ),
    ("W102", Rest, "[scale.«s]\nkind = \"number\"\nmin = 0\nmax = 100\n"),
    (
        "W103",
        Whole,
        "schema = 1\ncriteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = «\"official\"\n",
    ),
    (
        "W104",
        Whole,
        "schema = 1\ncriteria = [\n  { id = \"1\", name = \"Satu\", weight = 100 },\n]\n«[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nstatus = \"illustrative\"\n",
    ),
];

/// The text without its mark, with line and column of the mark.
fn unmarked(text: &str) -> (String, u64, u64) {
    let at = text.find('«').expect("a mark");
    let line = text[..at].matches('\n').count() as u64 + 1;
    let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() as u64 + 1;
    (text.replace('«', ""), line, column)
}

/// A text of the catalogue without the parts that may fall away.
fn without_options(text: &str) -> String {
    text.split('[')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once(']').map_or("", |p| p.1) })
        .collect()
}

fn shown(findings: &[Finding]) -> String {
    findings.iter().map(|finding| render::text(finding, Lang::Id, false)).collect()
}

#[test]
fn every_mistake_is_told_alone_and_at_its_place() {
    let mut wrong = String::new();
    for (code, part, text) in CASES {
        let (text, line, column) = unmarked(&file(part, text));
        let read = ikip::rules::read(&text, "uji.toml");
        let told: Vec<_> =
            read.findings.iter().map(|f| (f.code(), f.place.line.unwrap_or(0), f.place.column.unwrap_or(0))).collect();
        if told != [(*code, line, column)] || read.instrument.is_some() == code.starts_with('E') {
            let found = shown(&read.findings);
            wrong.push_str(&format!("expected {code} at {line}:{column}, told {told:?}\n{found}in\n{text}\n\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_about_rules_has_a_case_and_its_words_are_filled() {
    let mut cases: BTreeSet<_> = CASES.iter().map(|(code, ..)| *code).collect();
    for own in ["E138", "E192", "E193", "E194", "E198", "E199"] {
        assert!(cases.insert(own), "{own} has a test of its own");
    }
    let codes: BTreeSet<_> = catalogue::all().filter(|entry| entry.area() == 1).map(|entry| entry.code).collect();
    assert_eq!(cases, codes);
    for (_, part, text) in CASES {
        for finding in ikip::rules::read(&unmarked(&file(part, text)).0, "uji.toml").findings {
            for lang in Lang::ALL {
                let words = finding.entry.words(lang);
                for name in template::names(&without_options(words.message))
                    .chain(template::names(&without_options(words.help)))
                {
                    let known = finding.facts.iter().map(|fact| fact.0).chain(finding.said.iter().map(|fact| fact.0));
                    assert!(known.into_iter().any(|known| known == name), "{} lacks {name}", finding.code());
                }
            }
            let excerpt = finding.excerpt.as_ref().expect("every finding about rules shows its line");
            assert!(excerpt.mark.end <= excerpt.text.len());
        }
    }
}

#[test]
fn a_table_of_answers_given_as_rules_is_told_without_a_flood() {
    let told: Vec<_> = ikip::rules::read(&"Dinas A;1;85,5\n".repeat(5000), "jawaban.csv")
        .findings
        .iter()
        .map(|finding| (finding.code(), finding.place.line, finding.place.column))
        .collect();
    assert_eq!(told.len(), 61);
    assert_eq!(told[60], ("E138", Some(60), Some(7)));
}

#[test]
fn six_mistakes_one_of_them_of_syntax_are_all_told() {
    let text = "schema = 1\n\
        criteria = [\n\
        \x20 { id = \"saq\", name = \"Kuesioner\", weight = 70 },\n\
        \x20 { id = \"uji\", name = \"Uji publik\", weight = 20, gate = { on = \"sak\", from = 80 }, otherwise = \"zero\" },\n\
        \x20 { id = \"visit\" name = \"Kunjungan\", weight = 5, scale = \"ya\" },\n\
        ]\n\
        [instrument]\n\
        id = \"enam\"\n\
        title = \"Enam kesalahan\"\n\
        yeer = 2025\n\
        status = \"resmi\"\n\
        [score]\n\
        decimals = \"2,5\"\n";
    let read = ikip::rules::read(text, "enam.toml");
    let told: Vec<_> = read.findings.iter().map(|f| (f.code(), f.place.line, f.place.column)).collect();
    let expected = [
        ("E140", Some(2), Some(1)),
        ("E174", Some(4), Some(65)),
        ("E105", Some(5), Some(17)),
        ("E115", Some(10), Some(1)),
        ("E121", Some(11), Some(10)),
        ("E110", Some(13), Some(12)),
    ];
    assert_eq!(told, expected, "{}", shown(&read.findings));
    assert!(read.instrument.is_none());
    assert!(read.findings.iter().all(|finding| finding.excerpt.is_some()));
}

#[test]
fn whatever_letter_is_missing_the_file_is_read_to_its_end() {
    for (id, text) in ikip::rules::builtin::ALL {
        for at in (0..text.len()).step_by(97).filter(|at| text.is_char_boundary(*at) && text.is_char_boundary(at + 1)) {
            let broken = format!("{}{}", &text[..at], &text[at + 1..]);
            let read = ikip::rules::read(&broken, id);
            let errors = read.findings.iter().filter(|f| f.code().starts_with('E')).count();
            assert_eq!(errors == 0, read.instrument.is_some(), "{id} without byte {at}");
        }
    }
}

#[test]
fn a_sum_that_misses_says_by_how_much_and_a_slip_finds_its_name() {
    let message = |part: Part, text: &str| {
        let read = ikip::rules::read(&unmarked(&file(&part, text)).0, "uji.toml");
        (read.findings[0].message(Lang::Id), read.findings[0].help(Lang::Id))
    };
    let (sum, _) = message(Criteria, "«  { id = \"1\", name = \"Satu\", weight = 99.5 },");
    assert_eq!(sum, "bobot di bawah total berjumlah 99.5, seharusnya 100: kurang 0.5");
    let (sum, _) = message(
        Criteria,
        "«  { id = \"1\", name = \"a\", weight = \"100/3\" }, { id = \"2\", name = \"b\", weight = 70 },",
    );
    assert_eq!(sum, "bobot di bawah total berjumlah 310/3, seharusnya 100: lebih 10/3");
    let (_, help) = message(Criteria, "«  { id = \"1\", name = \"Satu\", wieght = 100, weight = 100 },");
    assert!(help.starts_with("mungkin maksudnya weight; "), "{help}");
}
