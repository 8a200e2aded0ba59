//! No input takes memory or time out of proportion: each ends in a finding, within a limit that the system holds.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::safety::{desk, run, shell};

/// Kibibytes that the program may take of the address space, in all tests of this file.
const LIMIT: u32 = 600 << 10;

fn limited(call: &str) -> String {
    format!("ulimit -v {LIMIT}; exec \"$IKIP\" {call}")
}

/// Feeds the program a stream that is made while it is read.
fn fed(call: &str, head: &[u8], piece: &[u8], bytes: usize) -> (Option<i32>, String, String) {
    let desk = desk();
    let mut child = shell(desk.path(), &limited(call)).stdin(Stdio::piped()).spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let (head, piece) = (head.to_vec(), piece.repeat((1 << 16) / piece.len() + 1));
    let writer = std::thread::spawn(move || {
        let mut left = bytes;
        // Whoever has seen enough may close the pipe.
        let mut whole = pipe.write_all(&head);
        while left > 0 && whole.is_ok() {
            whole = pipe.write_all(&piece);
            left = left.saturating_sub(piece.len());
        }
    });
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("written");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A gigabyte, unless the environment asks for another number of mebibytes.
fn much() -> usize {
    std::env::var("IKIP_MIB").map_or(1 << 30, |mib| mib.parse::<usize>().expect("a number") << 20)
}

#[test]
fn a_line_of_a_gigabyte_is_given_up_in_little_memory() {
    for (head, piece) in [("agency,criterion,score\nA,1,5\nB,1,", "x"), ("agency,criterion,score\nA,1,\"", "x\n")] {
        let (code, stdout, stderr) =
            fed("check - --rules aturan.toml --lang en", head.as_bytes(), piece.as_bytes(), much());
        assert_eq!((code, stderr.as_str()), (Some(1), ""), "{stdout}");
        assert!(stdout.contains("E219") || stdout.contains("E209"), "{stdout}");
        assert!(stdout.len() < 4000, "{} bytes are shown", stdout.len());
    }
}

#[test]
fn columns_without_end_end_in_a_finding() {
    let desk = desk();
    let (million, headings) = (",x".repeat(1_000_000), ",x".repeat(100_000));
    for (text, code) in [
        (format!("agency,criterion,score\nA,1,5{million}\n"), "E207"),
        (format!("agency{headings}\nA{headings}\n"), "E206"),
        (format!("agency,criterion,score{headings}\nA,1,500{headings}\n"), "E302"),
    ] {
        fs::write(desk.path().join("a.csv"), text).expect("a file");
        let (status, stdout, stderr) = run(desk.path(), &limited("check a.csv --rules aturan.toml"));
        assert_eq!((status, stderr.as_str()), (1, ""), "{code}");
        assert!(stdout.contains(code), "{code}: {}", &stdout[..stdout.len().min(500)]);
        assert!(stdout.len() < 4000, "{code}: {} bytes are shown", stdout.len());
    }
}

/// A workbook whose sheet is this text; every string of it is shared.
fn workbook(rows: &str, string: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let small = zip::write::SimpleFileOptions::default().compression_level(Some(6));
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
    let within = relation("a", "worksheet", "sheet.xml") + &relation("b", "sharedStrings", "strings.xml");
    for (name, content) in [
        (
            "_rels/.rels",
            format!("<Relationships>{}</Relationships>", relation("a", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{within}</Relationships>")),
        ("xl/strings.xml", format!("<sst><si><t>{string}</t></si><si><t>agency</t></si><si><t>1</t></si></sst>")),
        ("xl/sheet.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ] {
        archive.start_file(name, small).expect("in memory");
        archive.write_all(content.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

#[test]
fn a_workbook_that_swells_beyond_measure_is_given_up_in_little_memory() {
    let desk = desk();
    let head = "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>";
    let again = format!("{head}{}", "<row><c t=\"s\"><v>0</v></c><c><v>5</v></c></row>".repeat(30_000));
    for (rows, string) in [
        // Much text that says nothing, and one long text that stands in many cells.
        (format!("{head}{}", " ".repeat(80 << 20)), String::new()),
        (again, "x".repeat(30_000)),
    ] {
        let bytes = workbook(&rows, &string);
        assert!(bytes.len() < 2 << 20, "{}", bytes.len());
        fs::write(desk.path().join("a.xlsx"), bytes).expect("a file");
        let (status, stdout, stderr) = run(desk.path(), &limited("check a.xlsx --rules aturan.toml"));
        assert_eq!((status, stderr.as_str()), (1, ""), "{stdout}");
        assert!(stdout.contains("E224"), "{stdout}");
    }
}

#[test]
fn rules_of_any_depth_end_in_a_finding() {
    let desk = desk();
    let many = 200_000;
    for text in [
        format!("schema = 1\ncriteria = {}{}\n", "[".repeat(many), "]".repeat(many)),
        format!("schema = 1\nx = {}1{}\n", "{a=".repeat(many), "}".repeat(many)),
        format!("schema = 1\n[{}]\n", vec!["a"; many].join(".")),
        format!("schema = 1\n{} = 1\n", vec!["a"; many].join(".")),
        format!("schema = {}1\n", "-".repeat(many)),
    ] {
        fs::write(desk.path().join("dalam.toml"), &text).expect("a file");
        for call in ["rules check dalam.toml", "score a.csv --rules dalam.toml"] {
            let (status, stdout, stderr) = run(desk.path(), &limited(call));
            assert_eq!(status, 2, "{call} {}: {stdout}{stderr}", &text[..40]);
            assert!((stdout.clone() + &stderr).contains("[E1"), "{}: {stdout}{stderr}", &text[..40]);
            assert!(stdout.len() + stderr.len() < 6000, "{} bytes are shown", stdout.len() + stderr.len());
        }
    }
}

#[test]
fn numbers_of_a_million_digits_take_no_time() {
    let desk = desk();
    let digits = "7".repeat(1_000_000);
    for cell in
        [format!("0.{digits}"), digits.clone(), format!("1/{digits}"), format!("{digits}%"), format!("-{digits}")]
    {
        fs::write(desk.path().join("a.csv"), format!("agency,criterion,score\nA,1,{cell}\nA,2,5.5\n")).expect("a file");
        let start = Instant::now();
        let (status, stdout, stderr) = run(desk.path(), &limited("check a.csv --rules aturan.toml"));
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
        assert_eq!((status, stderr.as_str()), (1, ""));
        assert!(stdout.contains("E323") && stdout.len() < 4000, "{} bytes: {}", stdout.len(), &stdout[..300]);
    }
    // In the rules too.
    let rules = crate::safety::RULES.replace("weight = 60", &format!("weight = 60.{}", "0".repeat(1_000_000)));
    fs::write(desk.path().join("panjang.toml"), rules).expect("a file");
    let start = Instant::now();
    let (status, stdout, _) = run(desk.path(), &limited("rules check panjang.toml"));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(status == 2 && stdout.contains("[E1") && stdout.len() < 6000, "{status} {} bytes", stdout.len());
}

#[test]
fn shares_of_many_denominators_take_little_time() {
    let desk = desk();
    let mut text = String::from("agency,criterion,assessor,score\n");
    for n in 0..3000 {
        text.push_str(&format!("A,1,P{n},{n}/{}\nA,2,P{n},50\n", 10_007 + 2 * n));
    }
    fs::write(desk.path().join("a.csv"), text).expect("a file");
    let start = Instant::now();
    let (status, stdout, stderr) = run(desk.path(), "exec \"$IKIP\" score a.csv --rules aturan.toml --format csv");
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    assert_eq!((status, stderr.as_str(), stdout.lines().count()), (0, "", 2));
}

#[test]
fn what_is_no_file_ends_in_a_finding_or_is_read_like_one() {
    let desk = desk();
    let folder = desk.path();
    fs::create_dir(folder.join("isian")).expect("a folder");
    fs::write(folder.join("isian/a.csv"), "agency,criterion,score\nA,1,5\nA,2,6\n").expect("a file");
    assert!(run(folder, "mkfifo pipa isian/pipa.csv").0 == 0);
    let (status, stdout, _) = run(folder, &limited("check isian --rules aturan.toml"));
    assert!(status == 0 && stdout.contains("W216") && stdout.contains("pipa.csv"), "{status} {stdout}");
    let (status, stdout, _) =
        run(folder, "(cat isian/a.csv > pipa) & \"$IKIP\" score pipa --rules aturan.toml --format csv");
    assert!(status == 0 && stdout.contains("1,A,A,,5.00,6.00,5.40"), "{status} {stdout}");
    symlink(folder.join("isian"), folder.join("isian/lagi")).expect("a link");
    let (status, stdout, _) = run(folder, &limited("check isian --rules aturan.toml"));
    assert!(status == 1 && stdout.contains("E217"), "{status} {stdout}");
}

#[test]
fn a_device_without_end_is_given_up() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("a.csv"), "agency,criterion,score\nA,1,5\nA,2,6\n").expect("a file");
    let endless = "(cat a.csv; tr '\\0' x < /dev/zero)";
    let (status, stdout, _) = run(folder, &format!("{endless} | \"$IKIP\" check - --rules aturan.toml"));
    assert!(status == 1 && stdout.contains("E219"), "{status} {stdout}");
}

#[test]
fn what_the_system_refuses_ends_in_3() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("a.csv"), "agency,criterion,score\nA,1,5\n").expect("a file");
    // Whoever may read everything may not read this.
    for input in ["/proc/self/mem", "tidak-ada.csv"] {
        for call in [
            "score X --rules aturan.toml",
            "check X --rules aturan.toml",
            "check a.csv --agencies X --rules aturan.toml",
        ] {
            let call = call.replace('X', input);
            let (status, stdout, stderr) = run(folder, &limited(&call));
            assert!(status == 3 && (stdout.clone() + &stderr).contains("E901"), "{call}: {status} {stdout}{stderr}");
        }
    }
}

#[test]
fn a_file_that_grows_while_it_is_read_ends_in_3() {
    let desk = desk();
    let rows: String = (0..100_000).map(|n| format!("A{n},1,5\n")).collect();
    fs::write(desk.path().join("a.csv"), format!("agency,criterion,score\n{rows}")).expect("a file");
    // The writer stops when the rules are gone: the file that it writes to would be made anew by its last line.
    let line = "(while [ -e aturan.toml ]; do printf 'B,1,5\\n' >> a.csv; done) & \
                \"$IKIP\" check a.csv --rules aturan.toml; code=$?; rm aturan.toml; wait; exit $code";
    let (status, stdout, stderr) = run(desk.path(), line);
    let shown: String = stdout.chars().take(500).collect();
    assert!(stdout.contains("E903") && status == 3, "{status} {shown}{stderr}");
}
