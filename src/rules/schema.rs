//! The rules language as a JSON Schema (draft 2020-12), for editors and for other programs. It knows the shape of a
//! file; what needs the whole (sums, names, cycles) only the reader checks. The words come from the reader's own lists.

use serde_json::{Map, Value, json};

use super::words;
use crate::i18n::lang::Lang;

/// One key: its name, its shape, what it means in Indonesian and in English.
type Key = (&'static str, Value, &'static str, &'static str);

/// The schema, its descriptions in the given language.
#[must_use]
pub(crate) fn schema(lang: Lang) -> Value {
    let mut schema = table(lang, &["schema", "criteria", "instrument"], root(lang));
    let head = [
        ("$schema", json!("https://json-schema.org/draft/2020-12/schema")),
        ("title", json!(pick(lang, "Aturan penilaian ikip", "Scoring rules of ikip"))),
    ];
    if let Value::Object(keys) = &mut schema {
        head.into_iter().for_each(|(key, value)| drop(keys.insert(key.to_owned(), value)));
    }
    schema
}

const fn pick(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// A closed table.
fn table(lang: Lang, required: &[&str], keys: Vec<Key>) -> Value {
    let described = |(name, mut shape, id, en): Key| {
        if let Value::Object(shape) = &mut shape {
            shape.insert("description".to_owned(), json!(pick(lang, id, en)));
        }
        (name.to_owned(), shape)
    };
    let properties: Map<String, Value> = keys.into_iter().map(described).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn filled() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn number() -> Value {
    json!({ "type": "number" })
}

fn texts() -> Value {
    json!({ "type": "array", "items": filled(), "uniqueItems": true })
}

fn some_texts() -> Value {
    json!({ "type": "array", "items": filled(), "uniqueItems": true, "minItems": 1 })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn word<T>(words: &[(&'static str, T)]) -> Value {
    json!({ "enum": words::names(words) })
}

fn state(words: &[&str]) -> Value {
    json!({ "anyOf": [{ "enum": words }, { "type": "number" }] })
}

fn root(lang: Lang) -> Vec<Key> {
    let criteria = json!({ "type": "array", "items": criterion(lang), "minItems": 1 });
    let scales = json!({ "type": "object", "additionalProperties": scale(lang) });
    vec![
        ("schema", json!({ "const": 1 }), "versi bahasa aturan", "version of the rules language"),
        ("criteria", criteria, "daftar kriteria, di atas judul pertama", "the criteria, above the first heading"),
        (
            "instrument",
            instrument(lang),
            "apa yang dinilai, oleh siapa, atas dasar apa",
            "what is scored, by which authority, on what basis",
        ),
        ("agency", agency(lang), "yang dinilai", "whatever is scored"),
        ("form", form(lang), "isi formulir di luar pertanyaan", "what forms say beside the questions"),
        ("score", score(lang), "cara menghitung dan membulatkan", "how scores are computed and rounded"),
        ("class", list(class(lang)), "kelas, yang terbaik lebih dulu", "classes, best first"),
        ("cap", list(cap(lang)), "penahan kelas", "what holds a class down"),
        ("scale", scales, "skala jawaban, menurut nama", "scales of answers, by name"),
        ("ranking", ranking(lang), "cara membuat peringkat", "how agencies are ranked"),
        ("answers", answers(lang), "arti setiap keadaan jawaban", "what each state of an answer counts as"),
        (
            "ahp",
            list(ahp(lang)),
            "bobot suatu cabang dari perbandingan berpasangan",
            "weights of a branch from pairwise judgements",
        ),
        ("summary", summary(lang), "satu angka untuk semua yang dinilai", "one number for all scored agencies"),
        ("decree", decree(lang), "isi lampiran keputusan", "what stands on the annex of a decree"),
    ]
}

fn criterion(lang: Lang) -> Value {
    let weight = json!({ "anyOf": [
        { "type": "number", "minimum": 0 },
        { "type": "string", "pattern": "^\\s*[0-9]+(\\.[0-9]+)?\\s*(/\\s*[0-9]+(\\.[0-9]+)?\\s*)?$" },
    ] });
    let points = json!({ "type": "number", "exclusiveMinimum": 0 });
    let flag = json!({ "type": "boolean" });
    let keys: Vec<Key> = vec![
        ("id", filled(), "kode, teks, tidak boleh kembar", "code: text, unique"),
        ("name", filled(), "nama yang dicetak", "the name that is printed"),
        ("parent", filled(), "id induk, jika kodenya tidak bersarang", "id of the parent, where codes do not nest"),
        ("weight", weight, "bobot: angka, atau pecahan dalam tanda kutip", "weight: a number, or a fraction in quotes"),
        ("weights", word(words::WEIGHTS), "cara membaca bobot di bawahnya", "how the weights below are meant"),
        ("combine", word(words::COMBINE), "cara menggabungkan yang di bawahnya", "how those below make the score"),
        ("scale", filled(), "nama skala jawaban", "name of the scale of answers"),
        (
            "points",
            points,
            "poin penuh, pengganti bobot pada daun",
            "full marks in points, on leaves in place of a weight",
        ),
        (
            "unit",
            word(words::UNIT),
            "\"points\": yang diisi untuk cabang ini adalah poin dari bagiannya atas total",
            "\"points\": what is entered for this branch are points of its share of the total",
        ),
        ("groups", some_texts(), "hanya untuk kelompok ini", "applies to these groups only"),
        ("gate", condition(lang), "syarat supaya dihitung", "what must hold for it to be counted"),
        ("otherwise", word(words::OTHERWISE), "akibat jika syarat tidak terpenuhi", "what a gate that is not met does"),
        ("shared", flag, "dinilai sekali untuk semua, atas nama *", "assessed once for all, under the agency *"),
        ("blank", state(words::COUNTS), "arti jika tidak dijawab", "what it counts as without an answer"),
        (
            "not_applicable",
            state(words::COUNTS),
            "arti \"tidak berlaku\" di sini dan di bawahnya",
            "what \"tidak berlaku\" counts as, here and below",
        ),
        (
            "no_case",
            state(words::COUNTS),
            "arti \"tidak ada kasus\" di sini dan di bawahnya",
            "what \"tidak ada kasus\" counts as, here and below",
        ),
        (
            "unverified",
            state(words::UNVERIFIED),
            "arti jawaban yang belum diverifikasi, di sini dan di bawahnya",
            "what an unverified answer counts as, here and below",
        ),
        (
            "evidence",
            word(words::EVIDENCE),
            "bukti yang diperlukan sebuah jawaban, di sini dan di bawahnya",
            "what evidence an answer needs, here and below",
        ),
        (
            "max_not_applicable",
            json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            "bagian bobot di bawahnya (0-1) yang paling banyak boleh \"tidak berlaku\"",
            "the most of the weight below (0-1) that may be \"tidak berlaku\"",
        ),
        (
            "assessors",
            word(words::ASSESSORS),
            "cara menggabungkan beberapa penilai, di sini dan di bawahnya",
            "how several assessors are combined, here and below",
        ),
        (
            "min_coverage",
            json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            "bagian yang paling sedikit harus terjawab di sini; kurang dari itu tidak dinilai",
            "least share answered here; below it the agency is unscored",
        ),
        ("note", text(), "catatan", "a note"),
    ];
    let mut shape = table(lang, &["id", "name"], keys);
    shape["dependentRequired"] = json!({ "gate": ["otherwise"], "otherwise": ["gate"] });
    shape["not"] = json!({ "required": ["weight", "points"] });
    shape
}

fn ahp(lang: Lang) -> Value {
    let judgement = json!({ "anyOf": [{ "type": "number" }, { "type": "string" }] });
    let keys: Vec<Key> = vec![
        ("name", filled(), "nama ahli", "name of the judge"),
        (
            "judgements",
            json!({ "type": "object", "additionalProperties": judgement }),
            "\"a:b\" = \"3\": a tiga kali lebih penting daripada b; dari 1/9 sampai 9",
            "\"a:b\" = \"3\": a counts three times as much as b; from 1/9 to 9",
        ),
    ];
    let judges = json!({ "type": "array", "items": table(lang, &["name", "judgements"], keys), "minItems": 1 });
    let keys: Vec<Key> = vec![
        ("branch", filled(), "id cabang, atau \"total\"", "id of the branch, or \"total\""),
        ("judges", judges, "para ahli", "the judges"),
    ];
    table(lang, &["branch", "judges"], keys)
}

fn condition(lang: Lang) -> Value {
    let top = json!({ "type": "integer", "minimum": 1 });
    let keys: Vec<Key> = vec![
        ("on", filled(), "id kriteria yang ditanya", "id of the criterion that is asked"),
        ("from", number(), "nilainya paling sedikit sekian", "its score is at least this"),
        ("above", number(), "nilainya lebih dari sekian", "its score is more than this"),
        ("top", top, "termasuk sekian tempat pertama", "among so many first places"),
        (
            "within",
            word(words::WITHIN),
            "tempat dihitung dalam kelompok atau dari semuanya",
            "places are counted in the group or over all",
        ),
        ("groups", some_texts(), "hanya ditanyakan kepada kelompok ini", "asked of these groups only"),
    ];
    let mut shape = table(lang, &["on"], keys);
    shape["anyOf"] = json!([{ "required": ["from"] }, { "required": ["above"] }, { "required": ["top"] }]);
    shape["not"] = json!({ "required": ["from", "above"] });
    shape
}

fn instrument(lang: Lang) -> Value {
    let year = json!({ "type": "integer", "minimum": 1900, "maximum": 9999 });
    let keys: Vec<Key> = vec![
        (
            "id",
            filled(),
            "nama pendek; berkas bawaan dinamai dengannya",
            "short name; shipped files are named after it",
        ),
        ("title", filled(), "judul di atas setiap hasil", "shown above every result"),
        ("year", year, "tahun aturan", "the vintage"),
        ("authority", text(), "yang menetapkan", "who decides"),
        ("basis", texts(), "dasar hukum", "the decrees"),
        (
            "status",
            word(words::STATUS),
            "official: semua ada dalam keputusan; partly-published: sebagian dianggap; illustrative: contoh",
            "official: all of it follows from a decree; partly-published: a part is assumed; illustrative: an example",
        ),
        ("sources", texts(), "alamat sumber; wajib jika official", "addresses; needed where official"),
        ("note", text(), "apa yang dianggap, dan mengapa", "what is assumed, and why"),
    ];
    table(lang, &["id", "title", "status"], keys)
}

fn form(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        ("head", filled(), "jabatan penanda tangan", "the office of who signs"),
        ("deadline", filled(), "batas waktu pengembalian, sebagaimana dibaca orang", "until when, as people write it"),
        (
            "contact",
            filled(),
            "ke mana jawaban dikirim, siapa yang ditanya",
            "where answers are sent, and who is asked",
        ),
        (
            "instructions",
            texts(),
            "petunjuk di depan petunjuk umum",
            "what stands before the general steps of the guide",
        ),
    ];
    table(lang, &[], keys)
}

fn agency(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        ("label", filled(), "sebutan bagi yang dinilai", "what people call whatever is scored"),
        (
            "groups",
            texts(),
            "daftar tertutup kelompok, sekaligus urutannya",
            "closed list of groups, in the order of tables",
        ),
    ];
    table(lang, &[], keys)
}

fn score(lang: Lang) -> Value {
    let range = json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 });
    let decimals = json!({ "type": "integer", "minimum": 0, "maximum": 12 });
    let keys: Vec<Key> = vec![
        ("range", range, "nilai terendah dan nilai penuh", "the lowest score and full marks"),
        ("weights", word(words::WEIGHTS), "cara membaca bobot", "how weights are meant"),
        ("combine", word(words::COMBINE), "cara menggabungkan tingkat teratas", "how the top level makes the total"),
        ("decimals", decimals, "banyaknya desimal yang dicetak", "decimals that are printed"),
        ("rounding", word(words::ROUNDING), "cara membulatkan", "how the last digit is found"),
        ("round_at", word(words::ROUND_AT), "tempat membulatkan", "where rounding enters the arithmetic"),
        (
            "classify",
            word(words::BASIS),
            "nilai yang dibandingkan dengan batas",
            "the value that is compared with bounds",
        ),
    ];
    table(lang, &[], keys)
}

fn class(lang: Lang) -> Value {
    let color = json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" });
    let keys: Vec<Key> = vec![
        ("label", filled(), "nama kelas", "name of the class"),
        ("code", filled(), "nama kedua: huruf atau zona", "second name: a letter, a zone"),
        ("from", number(), "mulai dari nilai ini", "at least this score"),
        ("above", number(), "lebih dari nilai ini", "more than this score"),
        ("color", color, "warna, # dan enam angka heksadesimal", "colour: # and six hexadecimal digits"),
    ];
    let mut shape = table(lang, &["label"], keys);
    shape["not"] = json!({ "required": ["from", "above"] });
    shape
}

fn cap(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        ("unless", condition(lang), "syarat untuk lolos dari penahan", "the condition that lifts the cap"),
        ("best_class", filled(), "kelas terbaik yang masih mungkin", "the best class that remains"),
    ];
    table(lang, &["unless", "best_class"], keys)
}

fn scale(lang: Lang) -> Value {
    let choices = json!({ "anyOf": [
        { "type": "object", "additionalProperties": { "type": "number" }, "minProperties": 1 },
        { "type": "array", "items": { "type": "number" }, "minItems": 1, "uniqueItems": true },
    ] });
    let band: Vec<Key> = vec![
        ("from", number(), "mulai dari angka ini", "at least this number"),
        ("above", number(), "lebih dari angka ini", "more than this number"),
        ("score", number(), "nilainya", "its score"),
    ];
    let mut band = table(lang, &["score"], band);
    band["oneOf"] = json!([{ "required": ["from"] }, { "required": ["above"] }]);
    let positive = || json!({ "type": "number", "exclusiveMinimum": 0 });
    let keys: Vec<Key> = vec![
        ("kind", word(words::KIND), "jenis skala", "kind of scale"),
        (
            "choices",
            choices,
            "pilihan: nama dengan nilainya, atau daftar angka",
            "names with values, or a list of numbers",
        ),
        (
            "aliases",
            json!({ "type": "object", "additionalProperties": { "type": ["string", "number"] } }),
            "ejaan lain dari pilihan, tidak ditawarkan dalam formulir",
            "other spellings of choices, never offered in a form",
        ),
        ("min", number(), "angka terendah", "the lowest number"),
        ("max", number(), "angka tertinggi", "the highest number"),
        ("step", positive(), "kelipatan, dihitung dari min", "multiples, counted from min"),
        ("bands", list(band), "rentang, yang tertinggi lebih dulu", "bands, the highest first"),
        (
            "full",
            json!({ "type": "integer", "minimum": 1 }),
            "banyaknya yang bernilai penuh",
            "how many are full marks",
        ),
        ("out_of", positive(), "nilai penuh skala ini", "the value that is full marks"),
    ];
    table(lang, &["kind"], keys)
}

fn ranking(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        (
            "within",
            word(words::WITHIN),
            "peringkat tiap kelompok atau dari semuanya",
            "ranks in each group or over all",
        ),
        ("ties", word(words::TIES), "cara nilai yang sama berbagi peringkat", "how equal scores share ranks"),
        ("by", word(words::BASIS), "nilai yang dibandingkan", "the value that is compared"),
        (
            "break_ties",
            texts(),
            "kriteria penentu jika sama, berurutan",
            "criteria that decide between equals, in order",
        ),
    ];
    table(lang, &[], keys)
}

fn answers(lang: Lang) -> Value {
    let share = json!({ "type": "number", "minimum": 0, "maximum": 1 });
    let keys: Vec<Key> = vec![
        ("blank", state(words::COUNTS), "tidak ada yang menjawab", "no answer"),
        ("not_applicable", state(words::COUNTS), "\"tidak berlaku\"", "\"tidak berlaku\""),
        ("no_case", state(words::COUNTS), "\"tidak ada kasus\"", "\"tidak ada kasus\""),
        ("unverified", state(words::UNVERIFIED), "belum diverifikasi", "not verified"),
        ("evidence", word(words::EVIDENCE), "bukti yang diperlukan", "what evidence an answer needs"),
        (
            "max_not_applicable",
            share.clone(),
            "bagian bobot (0-1) yang paling banyak boleh \"tidak berlaku\"",
            "the most of the asked weight (0-1) that may be \"tidak berlaku\"",
        ),
        ("absent", word(words::ABSENT), "terdaftar tetapi tanpa jawaban", "listed, but without any answer"),
        (
            "assessors",
            word(words::ASSESSORS),
            "cara menggabungkan beberapa penilai",
            "how several assessors are combined",
        ),
        (
            "min_coverage",
            share,
            "bagian terjawab (0-1) yang paling sedikit harus ada",
            "the least share (0-1) that must be answered",
        ),
    ];
    table(lang, &[], keys)
}

fn decree(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        ("number", filled(), "nomor keputusan", "the number of the decree"),
        ("date", filled(), "tanggalnya, seperti tercetak: 12 Desember 2025", "its date, as it is printed"),
        ("about", filled(), "tentang apa", "what it is about"),
        (
            "issuer",
            filled(),
            "keputusan siapa; jika tidak ada, lembaga aturan",
            "whose decree; otherwise the authority",
        ),
        ("place", filled(), "tempat ditetapkan", "where it is signed"),
        ("position", filled(), "jabatan penanda tangan", "the office of the signatory"),
        ("signatory", filled(), "nama penanda tangan", "the name of the signatory"),
    ];
    table(lang, &[], keys)
}

fn summary(lang: Lang) -> Value {
    let keys: Vec<Key> = vec![
        ("name", filled(), "nama angkanya", "name of the number"),
        ("combine", word(words::SUMMARY), "cara menggabungkan", "how it is made"),
        (
            "weighted_by",
            filled(),
            "kolom daftar badan publik yang menjadi bobot",
            "the column of the agency list that weighs",
        ),
    ];
    table(lang, &["name"], keys)
}
