//! What files and folders may do to a reader, and what it says to that.

use crate::internal_tests::intake::desk::{desk, long, places};

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    fn pipe(path: &std::path::Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    #[test]
    fn a_pipe_in_a_folder_is_passed_over_and_told() {
        let desk = desk().file("a.csv", long("A,saq.1,1"));
        pipe(&desk.folder.path().join("b.csv"));
        assert_eq!(places(&desk.all().read()), ["W216"]);
    }

    #[test]
    fn a_pipe_that_is_named_is_read_to_its_end() {
        let mut desk = desk();
        let path = desk.folder.path().join("Dinas A");
        pipe(&path);
        let to = path.clone();
        let writer = std::thread::spawn(move || std::fs::write(to, "criterion,score\nsaq.1,80\nsaq.1,81\n"));
        desk = desk.input(path);
        let intake = desk.read();
        writer.join().expect("a thread").expect("a write");
        assert_eq!(places(&intake), ["E307@3:7"]);
        assert!(intake.findings[0].facts.iter().any(|f| f.0 == "where" && f.1.ends_with("Dinas A:2")));
    }

    #[test]
    fn a_folder_that_contains_itself_is_read_once() {
        let desk = desk().file("a.csv", long("A,saq.1,1"));
        symlink(desk.folder.path(), desk.folder.path().join("lagi")).expect("a link");
        let desk = desk.all();
        let intake = desk.read();
        assert_eq!(places(&intake), ["E217"]);
        assert_eq!(desk.cell(&intake.assessments, "A", "saq.1"), "1 (1)");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_told_and_withholds_what_it_may_hold() {
        let desk = desk().file("a.csv", long("A,saq.1,1")).file("b.csv", long("B,saq.1,1"));
        let path = desk.folder.path().join("b.csv");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
        if std::fs::read(&path).is_ok() {
            // Whoever may read everything cannot be refused.
            return;
        }
        let intake = desk.read();
        assert_eq!(places(&intake), ["E901"]);
        assert_eq!(intake.assessments.withheld, [true]);
    }

    #[test]
    fn a_broken_link_in_a_folder_is_told() {
        let desk = desk().file("a.csv", long("A,saq.1,1"));
        symlink("tidak-ada.csv", desk.folder.path().join("b.csv")).expect("a link");
        assert_eq!(places(&desk.all().read()), ["E901"]);
    }

    #[test]
    fn a_file_that_shrinks_or_grows_while_it_is_read_is_told() {
        let rows: Vec<String> = (0..200_000).map(|n| format!("A{n},saq.1,1")).collect();
        let text = long(&rows.join("; "));
        for shrinks in [true, false] {
            let desk = desk().file("a.csv", &text);
            let path = desk.folder.path().join("a.csv");
            let changer = std::thread::spawn(move || {
                let file = std::fs::OpenOptions::new().write(true).open(path).expect("opens");
                for step in 0..2000 {
                    let len = if shrinks { 2_000_000 - step } else { 4_000_000 + step };
                    file.set_len(len).expect("a length");
                    std::thread::sleep(std::time::Duration::from_micros(200));
                }
            });
            let intake = desk.read();
            changer.join().expect("a thread");
            assert!(places(&intake).contains(&"E903".to_owned()), "{:?}", places(&intake));
            assert!(intake.assessments.withheld.iter().all(|withheld| *withheld));
        }
    }
}

#[test]
fn a_file_of_nothing_but_quotes_or_delimiters_ends_in_a_finding() {
    let quotes = "\"".repeat((1 << 20) + 1);
    assert_eq!(places(&desk().file("a.csv", quotes).read()), ["E202"]);
    assert_eq!(places(&desk().file("a.csv", ",".repeat(1 << 20)).read()), ["E202"]);
    assert_eq!(places(&desk().file("a.csv", "\0".repeat(1 << 20)).read()), ["E202"]);
}

#[test]
fn text_from_a_cell_reaches_a_message_without_its_commands() {
    let intake = desk().file("a.csv", long("A,\u{9b}31m,1")).read();
    let text = ikip::finding::render::text(&intake.findings[0], ikip::i18n::lang::Lang::Id, false);
    assert!(!text.contains('\u{9b}') && !text.contains('\u{1b}'), "{text}");
}
