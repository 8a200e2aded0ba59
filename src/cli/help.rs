//! Help in Indonesian: the texts of [`INDONESIAN`] put in place of the English of [`super::args`].
//!
//! A text is looked up by the path of its command and the id of the argument (`rules show/format`), then by the id
//! alone (`/format`): an argument that several commands share is said once.

use std::ffi::OsString;

use clap::Command;

use crate::i18n::lang::Lang;

/// What each command does and each argument means.
const INDONESIAN: &[(&str, &str)] = &[
    ("", "Nilai transparansi informasi publik yang persis dan dapat dijelaskan"),
    ("score", "Memberi peringkat dan kualifikasi, mencetak atau mengekspor (juga: nilai)"),
    ("check", "Mencari setiap masalah pada masukan, tanpa mengubah apa pun (juga: periksa)"),
    ("check/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    (
        "/decree",
        "Isi lampiran keputusan (docx), misalnya number=\"7 Tahun 2026\"; juga: date, about, issuer, place, position, signatory (boleh berulang)",
    ),
    (
        "/status",
        "Sejauh mana jawaban setiap badan publik; selalu ada dalam XLSX, dan dalam HTML serta Markdown dengan --agencies",
    ),
    (
        "check/only",
        "Hanya pertanyaan cabang ini yang ditagih, misalnya selagi kuesioner masuk dan juri belum menilai (boleh berulang)",
    ),
    ("/deadline", "Batas waktu jawaban, misalnya 2026-12-15: status menyebut siapa yang menepatinya"),
    ("/remind", "Menulis daftar surat pengingat untuk mail merge (CSV atau XLSX) ke berkas ini"),
    ("explain", "Menjelaskan asal nilai satu per satu, dan andai jawabannya lain (juga: jelaskan)"),
    ("explain/agency", "Siapa yang dijelaskan: kode, nama atau sebagiannya, kelompok, atau all (boleh berulang)"),
    ("/set", "Andai kriteria ini dijawab begitu, misalnya saq.1.1=Ya (boleh berulang)"),
    ("explain/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    ("verify/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    ("compare/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    ("verify", "Menguji apakah peringkat yang diumumkan sesuai (juga: cocokkan)"),
    ("compare", "Menunjukkan perubahan nilai dan peringkat di antara beberapa hasil, dan sebabnya (juga: banding)"),
    (
        "verify/published",
        "Peringkat atau rekap yang diumumkan: CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF berteks, Markdown, atau JSON dari `ikip score`",
    ),
    ("/against", "Asal peringkat itu (boleh berulang); tanpa ini tabel diperiksa menurut isinya sendiri"),
    ("/also", "Aturan lain yang mungkin keliru dipakai, misalnya aturan tahun lalu (boleh berulang)"),
    ("verify/column", "Kolom mana dalam tabel yang berarti apa, misalnya rank=\"Urutan\" (boleh berulang)"),
    ("verify/top", "Tabel hanya memuat N peringkat pertama"),
    ("verify/group", "Tabel hanya memuat kelompok ini"),
    ("verify/manifest", "Menjalankan ulang manifes dari `ikip score --manifest`"),
    ("verify/base", "Letak berkas-berkas yang disebut manifes sekarang"),
    ("score/manifest", "Menulis bukti hasil (aturan, hash, pilihan) ke berkas ini"),
    ("compare/inputs", "Dua set data atau lebih menurut waktu; satu dengan --corrections atau beberapa --rules"),
    (
        "compare/rules",
        "Aturan penilaian, sekali atau sekali per masukan: berkas TOML, atau kode aturan yang disertakan",
    ),
    ("report", "Menulis rekapitulasi dan rapor ke sebuah folder (juga: laporan)"),
    ("report/output", "Folder tujuan; berkas yang bernama sama diganti, yang lain dibiarkan"),
    ("verify/since", "Hasil sebelumnya: angka salah yang ternyata angka badan publik itu dahulu disebut tertinggal"),
    ("/since", "Hasil sebelumnya: rekap dan rapor lalu menunjukkan perubahan sejak itu"),
    ("/since_rules", "Aturan hasil sebelumnya itu, jika berbeda"),
    (
        "report/robustness",
        "Rapor juga menyebut pada berapa dari seratus percobaan (bobot dan penilai diundi ulang) kualifikasinya tetap",
    ),
    ("/pdf", "Juga rekap dan rapor sebagai PDF, melalui Chromium atau LibreOffice yang terpasang (atau program ini)"),
    ("/docx", "Rapor juga sebagai berkas Word"),
    ("report/agency", "Rapor badan publik ini saja, menurut nama atau kode (boleh berulang)"),
    ("robustness", "Menunjukkan seberapa kokoh nilai, peringkat, dan kualifikasi (juga: ketahanan)"),
    (
        "/vary",
        "Apa yang diubah-ubah, dipisah koma: weights, assessors, answers, missing, rounding, combine (jika tidak disebut: dua yang pertama)",
    ),
    ("/noise", "Sejauh apa bobot boleh bergeser, sebagai bagian darinya: 10% atau 0.1"),
    ("robustness/weights", "Cara mengundi bobot: {formats}"),
    ("/concentration", "Untuk --weights dirichlet: seberapa dekat dengan bobot aturan, mulai 100 dekat"),
    ("/panel", "Cara mengundi penilai: {formats}"),
    ("/assessor_groups", "Kelompok penilai: CSV dengan kolom assessor dan group"),
    ("/draws", "Banyaknya percobaan"),
    ("/seed", "Benih: angka yang sama memberi undian yang sama"),
    ("/pairs", "Pasangan mana yang dibandingkan: {formats}"),
    ("report/short", "Rapor ringkas, paling banyak dua halaman, tanpa jawaban satu per satu"),
    ("report/no_hashes", "Tidak mencantumkan sidik jari berkas pada halaman dan rapor"),
    ("template/replace", "Menimpa juga formulir yang sudah berisi jawaban"),
    ("/draws_out", "Menulis setiap percobaan ke berkas CSV ini"),
    ("robustness/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    ("template", "Menulis formulir kosong untuk diisi (juga: formulir)"),
    ("template/assessor", "Menanyakan setiap pertanyaan juga kepada penilai ini (boleh berulang, atau \"Ani,Budi\")"),
    (
        "template/only",
        "Hanya isi cabang ini (boleh berulang); dengan penilai dan daftar: lembar penilaian, satu baris per badan publik",
    ),
    (
        "template/live",
        "Formulir menunjukkan kelengkapan, nilai, dan kualifikasi selama diisi (xlsx, satu formulir per badan publik)",
    ),
    (
        "template/objection",
        "Bukan formulir, melainkan formulir sanggah atas jawaban ini untuk setiap badan publik, ke dalam folder (boleh berulang)",
    ),
    (
        "template/format",
        "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran, di dalam folder xlsx)",
    ),
    (
        "template/output",
        "Satu formulir untuk semua dalam berkas ini, atau satu per badan publik dalam folder ini; utuh atau tidak sama sekali",
    ),
    (
        "/table",
        "Tabel mana dari halaman, dokumen, atau buku kerja yang dibaca, dihitung dari 1 seperti pada `ikip table`",
    ),
    ("table", "Menunjukkan tabel dari berkas apa pun sebagaimana terbaca (juga: tabel)"),
    (
        "table/files",
        "Berkas berisi tabel: CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF berteks; - adalah masukan standar",
    ),
    ("table/table", "Hanya tabel ini dari setiap berkas, dihitung dari 1, atau all"),
    (
        "table/format",
        "Format keluaran: md, csv (satu tabel), atau json (jika tidak disebut: menurut akhiran berkas keluaran)",
    ),
    ("rules", "Mendaftar, menampilkan, memeriksa, atau memulai aturan penilaian (juga: aturan)"),
    ("rules list", "Mendaftar aturan yang disertakan, menurut skema (juga: daftar)"),
    ("rules list/search", "Kata yang harus ada dalam kode, judul, lembaga, tahun, atau status"),
    ("rules which", "Menyebut aturan tahun mana dari sebuah skema yang berlaku untuk suatu tahun (juga: berlaku)"),
    ("rules which/scheme", "Awal kode sampai sebelum tahunnya: monev-ki-pusat"),
    ("rules which/year", "Tahun yang dinilai"),
    ("rules show", "Menampilkan aturan sebagai pohon beserta bobot tiap kriteria dalam nilai akhir (juga: tampilkan)"),
    ("rules check", "Melaporkan setiap kesalahan dalam berkas aturan (juga: periksa)"),
    ("rules ahp", "Menunjukkan asal bobot dari perbandingan berpasangan (AHP)"),
    ("rules ahp/rules", "Berkas TOML, atau kode aturan yang disertakan"),
    ("rules new", "Mencetak lembaran berketerangan untuk memulai, atau aturan dari tabel kriteria (juga: baru)"),
    ("rules new/from", "Tabel kriteria: kode, pertanyaan, induk, bobot atau poin, skala (XLSX, CSV, ODS, HTML ...)"),
    ("rules schema", "Mencetak JSON Schema berkas aturan atau keluaran program (juga: skema)"),
    ("completions", "Mencetak pelengkap perintah untuk sebuah shell (juga: pelengkap)"),
    ("man", "Mencetak halaman manual (juga: manual)"),
    ("/lang", "Bahasa hasil dan temuan: id atau en (jika tidak disebut: en jika LANG demikian, selain itu id)"),
    ("/color", "Warna: auto (hanya di terminal), always (selalu), atau never (tidak pernah)"),
    ("/findings", "Temuan sebagai baris JSON: json (di stderr, mengganti teks) atau sebuah berkas"),
    ("/verbose", "Menceritakan di stderr apa yang dipahami dari masukan"),
    ("/help", "Mencetak bantuan ini"),
    ("/version", "Mencetak versi"),
    (
        "/inputs",
        "Berkas (CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF berteks) atau folder berisi jawaban; - adalah masukan standar",
    ),
    ("/rules", "Aturan penilaian: berkas TOML, atau kode aturan yang disertakan"),
    ("/agencies", "Daftar badan publik: id, name, group, dan kolom lain apa pun"),
    ("/column", "Kolom mana yang berarti apa, misalnya agency=\"Nama OPD\" (boleh berulang)"),
    ("/ignore", "Kolom atau sel yang tidak dimaksud, menurut judul atau sebagai LEMBAR!A1:C3 (boleh berulang)"),
    ("/decimal", "Tanda desimal masukan: comma (koma) atau point (titik)"),
    ("/sheet", "Lembar (sheet) buku kerja yang dibaca"),
    (
        "/latest",
        "Jika jawaban satu badan publik datang dalam beberapa berkas, yang dihitung berkas terbaru menurut tanggalnya",
    ),
    (
        "/corrections",
        "Koreksi setelah sanggah (berkas atau folder): agency, criterion, assessor, old, new, reason, decision",
    ),
    ("/minutes", "Berita acara sanggah ke buku kerja ini (XLSX): ikhtisar, dan satu lembar untuk setiap badan publik"),
    ("/names", "Badan publik yang berganti nama: tabel dengan kolom old (lama) dan new (baru)"),
    (
        "/columns",
        "Kolom CSV dan TSV: rank, agency_id, agency, group, score, exact, coverage, class, capped_by, reason, reason_criterion, state, atau kode kriteria",
    ),
    ("/long", "CSV dan TSV dengan satu baris untuk setiap kriteria setiap badan publik"),
    ("/no_header", "CSV dan TSV tanpa judul kolom, JSON Lines tanpa baris tentang keseluruhan"),
    (
        "score/output",
        "Menulis ke berkas ini, utuh atau tidak sama sekali; beberapa berkas ditulis dari satu kali baca (boleh berulang)",
    ),
    ("score/format", "Format keluaran: {formats} (jika tidak disebut: menurut akhiran berkas keluaran)"),
    ("/format", "Format keluaran: {formats}"),
    ("/output", "Menulis ke berkas ini, utuh atau tidak sama sekali"),
    ("/depth", "Tingkat kriteria yang ditampilkan: 0, 1, 2, ... atau all (semua)"),
    ("/group", "Hanya menampilkan kelompok ini (boleh berulang)"),
    ("/top", "Hanya menampilkan N peringkat pertama, dan siapa pun yang berbagi peringkat terakhirnya"),
    ("/keep_going", "Mengesampingkan badan publik yang datanya bermasalah, dan mengatakannya"),
    ("/strict", "Peringatan pun berakhir dengan kode keluar 1"),
    ("rules show/rules", "Berkas TOML, atau kode aturan yang disertakan"),
    (
        "rules show/format",
        "Format keluaran: {formats} (toml: berkasnya sendiri; jika tidak disebut: menurut akhiran berkas keluaran)",
    ),
    ("rules check/rules", "Berkas TOML, atau kode aturan yang disertakan"),
    ("/of", "Mengenai apa: {formats} (jika tidak disebut: rules)"),
    ("/shell", "bash, elvish, fish, powershell, atau zsh"),
    ("man/command", "Hanya perintah ini, bukan seluruh program"),
];

/// Examples below the help of a command: Indonesian and English share the commands and differ in the words.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "ikip score jawaban.csv --rules monev-diy-2025",
            "ikip check formulir/ --rules aturan.toml --agencies badan-publik.csv",
            "ikip rules show spbe-2020",
        ],
    ),
    (
        "score",
        &[
            "ikip score jawaban.csv --rules aturan.toml",
            "ikip score formulir/ --rules aturan.toml --agencies badan-publik.csv -o hasil.csv",
            "ikip score jawaban.csv --rules aturan.toml -o hasil.csv -o hasil.json -o hasil.xlsx",
            "ikip score rekap.xlsx --sheet Rekap --rules aturan.toml --column agency=\"Nama OPD\" --top 10",
        ],
    ),
    (
        "report",
        &[
            "ikip report jawaban.csv --rules aturan.toml -o laporan",
            "ikip report jawaban.csv --rules aturan.toml -o laporan --pdf",
            "ikip report formulir/ --rules aturan.toml --agencies badan-publik.csv --corrections sanggah.csv -o laporan",
        ],
    ),
    (
        "explain",
        &[
            "ikip explain jawaban.csv --rules aturan.toml --agency \"Dinas Kesehatan\"",
            "ikip explain jawaban.csv --rules aturan.toml --agency kesehatan --set saq.1.1=Ya --set saq.2=85,5",
            "ikip explain jawaban.csv --rules aturan.toml --agency all -o penjelasan.md",
        ],
    ),
    (
        "check",
        &[
            "ikip check formulir/ --rules aturan.toml --agencies badan-publik.csv --strict",
            "ikip check formulir/ --rules aturan.toml -o temuan.sarif",
        ],
    ),
    (
        "template",
        &[
            "ikip template --rules ikip-2024 --agencies provinsi.csv --assessor Ani --assessor Budi -o formulir.xlsx",
            "ikip template --rules aturan.toml --agencies badan-publik.csv -o formulir/",
            "ikip template --rules aturan.toml --agencies badan-publik.csv --live -o formulir/",
        ],
    ),
    ("table", &["ikip table rekap.xls", "ikip table pengumuman.pdf --table 2 -o peringkat.csv"]),
    (
        "rules",
        &[
            "ikip rules list monev",
            "ikip rules which monev-ki-pusat 2024",
            "ikip rules show ikip-2024",
            "ikip rules new > aturan.toml",
        ],
    ),
];

/// What the exit codes mean, below the help of the program.
const EXIT_CODES: [&str; 2] = [
    "Kode keluar: 0 baik, 1 kesalahan pada data, 2 salah pakai atau aturan salah, 3 ditolak sistem",
    "Exit codes: 0 fine, 1 errors in the data, 2 wrong usage or wrong rules, 3 refused by the system",
];

/// What stands for the value of an argument.
const VALUE_NAMES: &[(&str, &str)] = &[
    ("COLUMNS", "KOLOM"),
    ("COMMAND", "PERINTAH"),
    ("DATE", "TANGGAL"),
    ("FILE", "BERKAS"),
    ("ID", "KODE"),
    ("FILE|DIR", "BERKAS|FOLDER"),
    ("FILE|ID", "BERKAS|KODE"),
    ("FOLDER", "FOLDER"),
    ("FORMAT", "FORMAT"),
    ("GROUP", "KELOMPOK"),
    ("ID=ANSWER", "KODE=JAWABAN"),
    ("INPUT", "MASUKAN"),
    ("HEADING|RANGE", "JUDUL|SEL"),
    ("KEY=TEXT", "KUNCI=TEKS"),
    ("MARK", "TANDA"),
    ("MEANING=HEADING", "ARTI=JUDUL"),
    ("N", "N"),
    ("N|all", "N|all"),
    ("NAME", "NAMA"),
    ("PROGRAM", "PROGRAM"),
    ("PUBLISHED", "TERBIT"),
    ("SHELL", "SHELL"),
    ("WHEN", "CARA"),
    ("HOW", "CARA"),
    ("NUMBER", "ANGKA"),
    ("SCHEME", "SKEMA"),
    ("SEARCH", "KATA"),
    ("SHARE", "BAGIAN"),
    ("WHAT", "HAL"),
    ("WHICH", "YANG-MANA"),
    ("YEAR", "TAHUN"),
    ("id|en", "id|en"),
    ("json|FILE", "json|BERKAS"),
];

/// The Indonesian text for a command (`rules show`) or an argument of it.
fn indonesian(path: &str, argument: Option<&str>) -> Option<&'static str> {
    let find = |key: &str| INDONESIAN.iter().find(|(known, _)| *known == key).map(|(_, text)| *text);
    match argument {
        None => find(path),
        Some(argument) => find(&format!("{path}/{argument}")).or_else(|| find(&format!("/{argument}"))),
    }
}

/// The command line with examples, and in the language asked for.
#[must_use]
pub(crate) fn dressed(command: Command, lang: Lang) -> Command {
    let common =
        |argument: clap::Arg| if is_common(&argument) { argument.help_heading("Common options") } else { argument };
    let command = with_indonesian_names(command, "");
    let command = with_formats(with_examples(command, "", lang).mut_args(common), "", lang);
    match lang {
        Lang::En => command,
        Lang::Id => {
            let mut command = with_names_in_help(with_formats(translated(command, ""), "", lang), "");
            command.build();
            with_usage(command)
        }
    }
}

/// The command with the arguments of those subcommands only that some word names: enough for the help of these.
#[must_use]
pub(crate) fn without_others(command: Command, path: &str, words: &[OsString]) -> Command {
    each_subcommand(command, path, |sub, path| {
        let is_named = |name: &str| words.iter().any(|word| word == name);
        if is_named(sub.get_name()) || sub.get_all_aliases().any(is_named) {
            return without_others(sub, path, words);
        }
        let known = INDONESIAN.iter().find(|(known, _)| *known == path);
        match known.and_then(|(known, _)| known.rsplit(' ').next()) {
            Some(name) => {
                let about = sub.get_about().cloned().unwrap_or_default();
                Command::new(name).about(about).display_order(sub.get_display_order())
            }
            None => sub,
        }
    })
}

/// `{formats}` in the text of an argument becomes the values it takes: a new format is named in the help by itself.
fn with_formats(command: Command, path: &str, lang: Lang) -> Command {
    let command = command.mut_args(|argument| {
        let Some(help) = argument.get_help().map(ToString::to_string).filter(|help| help.contains("{formats}")) else {
            return argument;
        };
        let values = argument.get_possible_values();
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        argument.help(help.replace("{formats}", &listed(&names, lang)))
    });
    each_subcommand(command, path, |command, path| with_formats(command, path, lang))
}

/// "a", "a or b", "a, b or c"; in Indonesian with "atau".
fn listed(names: &[&str], lang: Lang) -> String {
    match (names, lang) {
        ([rest @ .., second, last], Lang::Id) if !rest.is_empty() => {
            format!("{}, {second}, atau {last}", rest.join(", "))
        }
        ([rest @ .., last], Lang::Id) if !rest.is_empty() => format!("{} atau {last}", rest.join(", ")),
        ([rest @ .., last], Lang::En) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Whether an argument belongs to the program rather than to what the command does.
fn is_common(argument: &clap::Arg) -> bool {
    argument.is_global_set() || argument.get_id() == "version"
}

fn with_examples(command: Command, path: &str, lang: Lang) -> Command {
    let mut below = String::new();
    if let Some((_, lines)) = EXAMPLES.iter().find(|(known, _)| *known == path) {
        below.push_str(if lang == Lang::Id { "Contoh:\n" } else { "Examples:\n" });
        below.push_str(&lines.iter().map(|line| format!("  {line}\n")).collect::<String>());
    }
    if path.is_empty() {
        below.push_str(&format!("\n{}", EXIT_CODES[usize::from(lang == Lang::En)]));
    }
    let command = if below.is_empty() { command } else { command.after_help(below) };
    each_subcommand(command, path, |command, path| with_examples(command, path, lang))
}

fn translated(command: Command, path: &str) -> Command {
    let command = match indonesian(path, None) {
        Some(about) => command.about(about),
        None => command,
    };
    let command = command.subcommand_help_heading("Perintah").mut_args(|argument| {
        let heading = match (argument.is_positional(), is_common(&argument)) {
            (true, _) => "Argumen",
            (false, false) => "Opsi",
            (false, true) => "Opsi umum",
        };
        let argument = match indonesian(path, Some(argument.get_id().as_str())) {
            Some(help) => argument.help(help),
            None => argument,
        };
        match value_name(&argument) {
            Some(name) => argument.value_name(name).help_heading(heading),
            None => argument.help_heading(heading),
        }
    });
    each_subcommand(command, path, translated)
}

/// What stands for the value of an argument, in Indonesian.
fn value_name(argument: &clap::Arg) -> Option<&'static str> {
    let [name] = argument.get_value_names()? else { return None };
    VALUE_NAMES.iter().find(|(english, _)| *english == name.as_str()).map(|(_, indonesian)| *indonesian)
}

/// Usage lines in Indonesian; the command must have been built, for its usage is made of all its arguments.
fn with_usage(command: Command) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage =
        usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[OPSI]").replace("<COMMAND>", "<PERINTAH>");
    let command = command
        .override_usage(usage)
        .help_template("{about-with-newline}\nPemakaian: {usage}\n\n{all-args}{after-help}");
    each_subcommand(command, "", |command, _| with_usage(command))
}

/// Indonesian names of options, beside the English ones.
const OPTION_NAMES: &[(&str, &str)] = &[
    ("rules", "aturan"),
    ("agencies", "daftar"),
    ("agency", "badan"),
    ("corrections", "koreksi"),
    ("column", "kolom"),
    ("sheet", "lembar"),
    ("ignore", "abaikan"),
    ("decimal", "desimal"),
    ("latest", "terbaru"),
    ("group", "kelompok"),
    ("top", "teratas"),
    ("depth", "kedalaman"),
    ("since", "sejak"),
    ("names", "nama"),
    ("against", "jawaban"),
    ("assessor", "penilai"),
    ("only", "hanya"),
    ("live", "langsung"),
    ("objection", "sanggah"),
    ("replace", "timpa"),
    ("deadline", "batas-waktu"),
    ("remind", "pengingat"),
    ("minutes", "berita-acara"),
    ("decree", "keputusan"),
    ("short", "ringkas"),
    ("no_hashes", "tanpa-sidik-jari"),
    ("output", "keluaran"),
    ("format", "bentuk"),
    ("from", "dari"),
    ("lang", "bahasa"),
    ("findings", "temuan"),
    ("since_rules", "aturan-sebelumnya"),
    ("keep_going", "lanjutkan"),
    ("strict", "ketat"),
    ("verbose", "rinci"),
    ("color", "warna"),
    ("set", "andai"),
    ("table", "tabel"),
    ("columns", "kolom-hasil"),
    ("long", "memanjang"),
    ("no_header", "tanpa-judul"),
    ("manifest", "manifes"),
    ("base", "letak"),
    ("also", "juga"),
    ("robustness", "ketahanan"),
    ("vary", "ubah"),
    ("noise", "geseran"),
    ("weights", "bobot"),
    ("concentration", "kepekatan"),
    ("assessor_groups", "kelompok-penilai"),
    ("draws", "percobaan"),
    ("draws_out", "simpan-percobaan"),
    ("seed", "benih"),
    ("pairs", "pasangan"),
    ("help", "bantuan"),
    ("version", "versi"),
];

/// Names that are the same in both languages, and endings of files.
#[cfg(test)]
const SAME_NAMES: [&str; 4] = ["status", "panel", "pdf", "docx"];

/// Gives options their Indonesian names, where a command has none of that name already.
fn with_indonesian_names(command: Command, path: &str) -> Command {
    let taken: Vec<String> = command.get_arguments().filter_map(|a| a.get_long().map(str::to_owned)).collect();
    let command = command.mut_args(|argument| {
        let name = OPTION_NAMES.iter().find(|(id, name)| argument.get_id() == id && !taken.iter().any(|t| t == name));
        match name {
            Some((_, name)) if argument.get_long().is_some() => argument.alias(*name),
            _ => argument,
        }
    });
    each_subcommand(command, path, with_indonesian_names)
}

/// Says the Indonesian names of options in their help.
fn with_names_in_help(command: Command, path: &str) -> Command {
    let command = command.mut_args(|argument| {
        let name = OPTION_NAMES.iter().find(|(id, _)| argument.get_id() == id).map(|(_, name)| *name);
        let name = name.filter(|name| argument.get_all_aliases().is_some_and(|names| names.contains(name)));
        let (Some(name), Some(help)) = (name, argument.get_help().map(ToString::to_string)) else { return argument };
        // Two brackets at the end are made one.
        let last = help.rsplit('(').next().unwrap_or_default();
        let joins = ["boleh", "jika"].iter().any(|begin| last.starts_with(begin));
        let help = match help.strip_suffix(')').filter(|_| joins) {
            Some(begun) => format!("{begun}; juga: --{name})"),
            None => format!("{help} (juga: --{name})"),
        };
        argument.help(help)
    });
    each_subcommand(command, path, with_names_in_help)
}

fn each_subcommand(command: Command, path: &str, change: impl Fn(Command, &str) -> Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command.mut_subcommand(&name, |sub| change(sub, &path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Cli;
    use clap::CommandFactory;

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        if indonesian(path, None).is_none() {
            found.push(path.to_owned());
        }
        for argument in command.get_arguments() {
            if indonesian(path, Some(argument.get_id().as_str())).is_none() {
                found.push(format!("{path}/{}", argument.get_id()));
            }
            assert!(argument.get_help().is_some(), "{path}/{} has no English", argument.get_id());
        }
        for sub in command.get_subcommands() {
            let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path} {}", sub.get_name()) };
            missing(sub, &path, found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_indonesian_too() {
        let mut found = Vec::new();
        missing(&Cli::command(), "", &mut found);
        assert!(found.is_empty(), "without Indonesian: {found:?}");
    }

    #[test]
    fn every_value_has_a_name_in_indonesian() {
        fn check(command: &Command) {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                assert!(value_name(argument).is_some(), "{:?} has none", argument.get_value_names());
            }
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
    }

    #[test]
    fn every_option_has_an_indonesian_name_that_its_help_tells() {
        fn check(command: &Command) {
            for argument in command.get_arguments() {
                let Some(long) = argument.get_long().filter(|long| !SAME_NAMES.contains(long)) else { continue };
                let name = OPTION_NAMES.iter().find(|(id, _)| argument.get_id() == id);
                let (_, name) = name.unwrap_or_else(|| panic!("--{long} of {} has none", command.get_name()));
                let known = argument.get_all_aliases().unwrap_or_default();
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                // Where another option has the name already, it is not given twice.
                if known.contains(name) {
                    assert!(help.contains(&format!("juga: --{name}")), "--{long}: {help}");
                }
            }
            command.get_subcommands().for_each(check);
        }
        check(&dressed(Cli::command(), Lang::Id));
    }

    #[test]
    fn indonesian_help_has_no_english_headings() {
        let mut command = dressed(Cli::command(), Lang::Id);
        let mut helps = vec![command.render_long_help().to_string()];
        for sub in command.get_subcommands_mut() {
            helps.push(sub.render_long_help().to_string());
            helps.extend(sub.get_subcommands_mut().map(|sub| sub.render_long_help().to_string()));
        }
        for help in helps {
            for english in ["Usage", "Options", "Commands", "Arguments", "default:", "possible values", "aliases"] {
                assert!(!help.contains(english), "{english} stands in\n{help}");
            }
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
