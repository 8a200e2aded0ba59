//! The rules files that come with the program, compiled in and named by their instrument's id.

/// The files, by id: one line each.
macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!("../../scoring-rules/", $id, ".toml")))),*]
    };
}

/// Id and text of every shipped file, in alphabetical order.
pub(crate) const ALL: &[(&str, &str)] = shipped![
    "contoh",
    "epss-2022",
    "idm-2016",
    "iid-2023",
    "iid-2025",
    "ikip-2021",
    "ikip-2023-kelas-40",
    "ikip-2024",
    "ikip-2025",
    "ikm-2004",
    "ikp-pers",
    "ipasn-2018",
    "ipp-2018",
    "ipp-2022",
    "irh-2025",
    "kearsipan-2015",
    "kearsipan-2023",
    "kearsipan-aski-2022",
    "kearsipan-aski-2025",
    "monev-bali-2018",
    "monev-bali-2025",
    "monev-bawaslu-2025",
    "monev-diy-2022",
    "monev-diy-2025",
    "monev-dki-2024",
    "monev-dki-2025",
    "monev-jateng-2019",
    "monev-kalbar-2022",
    "monev-kalsel-2025",
    "monev-kaltim-2025",
    "monev-kepri-2022",
    "monev-ki-pusat-2016",
    "monev-ki-pusat-2018",
    "monev-ki-pusat-2021",
    "monev-ki-pusat-2023",
    "monev-ki-pusat-2025",
    "monev-ntb-2021",
    "monev-papua-2021",
    "monev-semarang-2025",
    "monev-sumbar-2024",
    "monev-sumbar-2025",
    "ombudsman-2021",
    "ombudsman-2022",
    "pemdi-2026",
    "rb-2020",
    "rb-2023",
    "sakip-2021",
    "skm-2014",
    "skm-2017-0111",
    "skm-2017",
    "spbe-2020-eksak",
    "spbe-2020",
    "spi-kpk",
    "srikandi-2025",
    "srikandi-apresiasi-kalsel-2023",
    "top-digital-2021",
    "zi-wbk-2021",
];

/// The text of a shipped file.
#[must_use]
pub(crate) fn text(id: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// All ids, in alphabetical order.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(id, _)| *id)
}

/// The shipped id that a name was probably meant to be.
#[must_use]
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    crate::names::nearest::nearest(name, ids())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::render;
    use crate::i18n::lang::Lang;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_shipped_file_is_listed_and_reads_without_a_finding() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scoring-rules");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the folder of rules")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        assert_eq!(files, ids().map(str::to_owned).collect());
        let mut told = String::new();
        for (id, text) in ALL {
            let read = crate::rules::read(text, id);
            read.findings.iter().for_each(|finding| told.push_str(&render::text(finding, Lang::En, false)));
            assert!(
                read.instrument.as_ref().is_none_or(|instrument| instrument.id == *id),
                "{id} is not named after its id"
            );
        }
        assert!(told.is_empty(), "{told}");
    }

    /// Whether an address can be opened as written: a host with a dot, something behind it, nothing cut and no remark.
    fn is_whole(address: &str) -> bool {
        let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else {
            return false;
        };
        let cut = ["...", "\u{2026}", " ", "alamat"].iter().any(|mark| rest.contains(mark));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        !cut && host.contains('.') && !path.is_empty()
    }

    #[test]
    fn every_shipped_file_has_a_whole_source_address_and_no_cut_one() {
        for (id, text) in ALL.iter().filter(|(id, _)| *id != "contoh") {
            let instrument = crate::rules::read(text, id).instrument.expect("a valid file");
            assert!(!instrument.sources.is_empty(), "{id} has no source");
            for address in &instrument.sources {
                assert!(is_whole(address), "{id}: {address} is no whole address");
            }
        }
    }

    #[test]
    fn addresses_that_lead_nowhere_are_told_from_whole_ones() {
        assert!(is_whole("https://ki.baliprov.go.id/?p=3345"));
        for cut in [
            "https://bedanews.com",
            "https://wahananews.co/read/...",
            "bps.go.id/x",
            "https://a.id/b (alamat tidak lengkap)",
        ] {
            assert!(!is_whole(cut), "{cut}");
        }
    }

    #[test]
    fn a_slip_in_an_id_finds_the_file() {
        assert_eq!(nearest("ikip2024"), Some("ikip-2024"));
        assert_eq!(nearest("sesuatu-yang-lain"), None);
    }
}
