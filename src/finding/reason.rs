//! Reasons that come from below (the system, a parser), in both languages: the common ones in words of ours, the rest
//! as they were given.

use std::io::{Error, ErrorKind};

use super::BilingualFact;

/// Why the system refused, without its error number.
#[must_use]
pub(crate) fn of_system(error: &Error) -> BilingualFact {
    let text = error.to_string();
    let given = text.split(" (os error").next().unwrap_or(&text);
    let id = match error.kind() {
        ErrorKind::NotFound => "berkas atau foldernya tidak ada",
        ErrorKind::PermissionDenied => "aksesnya ditolak",
        ErrorKind::AlreadyExists => "sudah ada",
        ErrorKind::IsADirectory => "ini folder, bukan berkas",
        ErrorKind::NotADirectory => "bagian dari jalurnya bukan folder",
        ErrorKind::StorageFull => "penyimpanannya penuh",
        ErrorKind::QuotaExceeded => "kuota penyimpanannya habis",
        ErrorKind::FileTooLarge => "berkasnya menjadi terlalu besar",
        ErrorKind::ReadOnlyFilesystem => "penyimpanannya hanya boleh dibaca",
        ErrorKind::InvalidFilename => "namanya tidak sah atau terlalu panjang",
        ErrorKind::Interrupted => "terputus di tengah jalan",
        ErrorKind::TimedOut => "tidak ada jawaban sampai batas waktu",
        ErrorKind::UnexpectedEof => "isinya terputus sebelum selesai",
        ErrorKind::OutOfMemory => "memorinya tidak cukup",
        _ => given,
    };
    BilingualFact::words(id, given)
}

/// Words with which a reason of a parser begins, and what it says in Indonesian; `{}` stands for the rest.
type Known = (&'static str, &'static str);

/// What the TOML parser says, where no code of the catalogue says it better.
const TOML: &[Known] = &[
    ("unquoted keys cannot be empty", "kunci tidak boleh kosong"),
    ("invalid unquoted key", "kunci tanpa tanda kutip hanya boleh berisi huruf, angka, - dan _"),
    ("invalid key", "kunci ini tidak sah"),
    ("invalid value", "nilai ini tidak sah"),
    ("string values must be quoted", "teks harus diapit tanda kutip"),
    ("missing opening quote", "kurang tanda kutip pembuka"),
    ("missing table open", "kurang kurung siku pembuka"),
    ("extra comma", "ada koma yang berlebih"),
    ("extra comma in inline table", "ada koma yang berlebih dalam tabel sebaris"),
    ("trailing commas are not supported", "koma di akhir tabel sebaris tidak diperbolehkan"),
    ("newlines are unsupported in inline tables", "tabel sebaris harus utuh dalam satu baris"),
    ("comments are unsupported in inline tables", "keterangan tidak boleh berada di dalam tabel sebaris"),
    ("carriage return must be followed by newline", "ada akhir baris yang rusak (CR tanpa LF)"),
    ("invalid comment character", "ada karakter yang tidak boleh berada dalam keterangan"),
    ("expected newline", "satu baris hanya memuat satu pasangan kunci dan nilai"),
    ("empty table name", "judul tabel ini kosong"),
    ("cannot recurse further", "isinya bertingkat terlalu dalam"),
];

/// What the JSON parser says.
const JSON: &[Known] = &[
    ("missing field", "kurang isian {}"),
    ("unknown field", "ada isian yang tidak dikenal: {}"),
    ("duplicate field", "isian tertulis dua kali: {}"),
    ("expected value", "bukan JSON: {}"),
    ("EOF while parsing", "isinya terputus: {}"),
    ("trailing characters", "ada sisa tulisan setelah JSON: {}"),
    ("invalid type", "jenis isian tidak cocok: {}"),
    ("expected", "bukan JSON yang sah: {}"),
];

/// What the readers of ZIP archives and of XML say.
const WORKBOOK: &[Known] = &[
    ("invalid Zip archive", "ini bukan arsip ZIP yang utuh"),
    ("unsupported Zip archive", "jenis arsip ZIP-nya tidak didukung"),
    ("specified file not found", "ada bagian yang hilang"),
    ("The provided password is incorrect", "buku kerjanya diberi sandi"),
    ("Password required", "buku kerjanya diberi sandi"),
    ("corrupt deflate stream", "isinya rusak"),
    ("Invalid checksum", "isinya rusak"),
    ("syntax error", "XML di dalamnya rusak"),
    ("ill-formed document", "XML di dalamnya rusak"),
    ("I/O error", "isinya rusak atau terputus"),
    ("error while parsing attribute", "XML di dalamnya rusak"),
];

/// Why a rules file is no TOML.
#[must_use]
pub(crate) fn of_toml(given: &str) -> BilingualFact {
    worded(given, TOML)
}

/// Why a manifest is no JSON of its kind.
#[must_use]
pub(crate) fn of_json(given: &str) -> BilingualFact {
    let (what, place) = given.rsplit_once(" at line ").map_or((given, None), |(what, place)| (what, Some(place)));
    let said = worded(what, JSON);
    let numbers = place.and_then(|place| place.split_once(" column "));
    let Some((line, column)) = numbers else { return said };
    BilingualFact::words(
        format!("{} (baris {line}, kolom {column})", said.id),
        format!("{} (line {line}, column {column})", said.en),
    )
}

/// Why a workbook cannot be read.
#[must_use]
pub(crate) fn of_workbook(given: &str) -> BilingualFact {
    worded(given, WORKBOOK)
}

/// The longest known beginning wins; what is not known is told as it was given.
fn worded(given: &str, known: &[Known]) -> BilingualFact {
    let found = known.iter().filter(|(start, _)| given.starts_with(start)).max_by_key(|(start, _)| start.len());
    let Some((start, id)) = found else { return BilingualFact::words(given, given) };
    let rest = given[start.len()..].trim_start_matches([':', ' ']).trim();
    let id = id.replace("{}", rest);
    BilingualFact::words(id.trim_end_matches([':', ' ']), given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_quoted_without_its_numbers() {
        let said = of_system(&std::fs::read("/no/such/file").expect_err("no such file"));
        assert_eq!(
            (said.id.as_str(), said.en.as_str()),
            ("berkas atau foldernya tidak ada", "No such file or directory")
        );
        assert_eq!(of_system(&Error::other("strange")), BilingualFact::words("strange", "strange"));
    }

    #[test]
    fn what_parsers_say_is_told_in_both_languages() {
        let of = |text: &str| of_json(&serde_json::from_str::<u8>(text).expect_err("no number").to_string());
        assert_eq!(of("x").id, "bukan JSON (baris 1, kolom 1)");
        assert_eq!(of("").id, "isinya terputus: a value (baris 1, kolom 0)");
        assert_eq!(
            of_json("missing field `program` at line 1 column 29").id,
            "kurang isian `program` (baris 1, kolom 29)"
        );
        assert_eq!(
            of_json("missing field `program` at line 1 column 29").en,
            "missing field `program` (line 1, column 29)"
        );
        assert_eq!(of_json("ikip.scores/1"), BilingualFact::words("ikip.scores/1", "ikip.scores/1"));
    }

    #[test]
    fn every_error_of_the_toml_parser_that_has_no_code_of_its_own_is_worded() {
        for text in ["= 2", "a\u{1} = 2", "a = \u{1}", "[]", "a = 1\rb = 2", "# \u{1}"] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            assert!(!errors.is_empty(), "{text:?}");
            for error in errors {
                let said = of_toml(error.message());
                assert_ne!(said.id, said.en, "{text:?}: {}", error.message());
            }
        }
    }
}
