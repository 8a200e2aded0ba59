//! `ikip verify` as it is called: earlier years, and causes that explain one figure of several.

use crate::support::Run;

const RULES: &str = "schema = 1\ncriteria = [{ id = \"c\", name = \"Nilai\", weight = 100 }]\n[instrument]\n\
    id = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[agency]\ngroups = [\"OPD\", \"Desa\"]\n\
    [[class]]\nlabel = \"Informatif\"\nfrom = 90\n[[class]]\nlabel = \"Menuju Informatif\"\nfrom = 80\n[[class]]\n\
    label = \"Kurang Informatif\"\nfrom = 40\n[[class]]\nlabel = \"Tidak Informatif\"\n[ranking]\nwithin = \"group\"\n";

#[test]
fn rows_of_other_years_are_not_compared_with_the_inputs() {
    let run = Run::new("verify terbit.csv --against baru.csv --rules uji.toml")
        .file("uji.toml", RULES)
        .file("baru.csv", "agency,group,criterion,score\nA,OPD,c,85\nB,OPD,c,95\n")
        .file("terbit.csv", "Badan Publik;Tahun;Nilai\nA;2024;90,00\nB;2024;80,00\nA;2025;85,00\nB;2025;95,00\n");
    let text = run.run().stdout;
    assert!(text.contains("nilai 2") && text.contains("Tidak diperiksa: 2 baris tahun lain"), "{text}");
}

#[test]
fn what_explains_one_of_several_wrong_figures_is_told_as_possible() {
    let run = Run::new("verify terbit.csv --against isi.csv --rules uji.toml")
        .file("uji.toml", RULES)
        .file("isi.csv", "agency,group,criterion,score\nA,OPD,c,85.31\nB,OPD,c,95.20\nC,OPD,c,71.10\n")
        .file("terbit.csv", "Badan Publik;Nilai\nA;85,13\nB;12,00\nC;71,10\n");
    let text = run.status(1).run().stdout;
    assert!(text.contains("= mungkin: dua angka bertukar tempat"), "{text}");
}

#[test]
fn a_figure_left_standing_from_the_year_before_is_named() {
    let rules = "schema = 1\ncriteria = [\n  { id = \"a\", name = \"A\", weight = 60 },\n  \
         { id = \"b\", name = \"B\", weight = 40 },\n]\n\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\n\
         status = \"illustrative\"\n";
    let run = |since: &str| {
        Run::new(&format!("verify terbit.csv --against kini.csv --rules r.toml --lang en {since}"))
            .file("r.toml", rules)
            .file("kini.csv", "agency,a,b\nDinas A,80,90\nDinas B,70,71\nDinas C,50,55\n")
            .file("lalu.csv", "agency,a,b\nDinas A,61.5,63\nDinas B,66,68\nDinas C,50,40\n")
            .file("terbit.csv", "Badan Publik,Nilai\nDinas A,84.00\nDinas B,66.80\nDinas C,52.00\n")
            .status(1)
    };
    run("").says("66.80 is printed, should be 70.40").run();
    let told = run("--since lalu.csv").says("the figure of the year before").outcome().stdout;
    assert_eq!(told.matches("the figure of the year before").count(), 1, "{told}");
    run("--since r.toml").run();
}
