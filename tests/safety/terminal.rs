//! Text from inputs is data: nothing of it reaches a terminal as a command.

use std::fs;

use crate::safety::{RULES, desk, run};

/// Turns text red, renames the window, and moves the cursor, in seven and eight bits.
const COMMANDS: [&str; 4] = ["\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{8}\u{7f}"];

fn plain(what: &str, text: &str) {
    let bad = |c: char| c.is_control() && c != '\n';
    assert!(!text.contains(bad), "{what}: {text:?}");
}

#[test]
fn no_command_from_a_cell_a_name_or_the_rules_reaches_a_terminal() {
    for command in COMMANDS {
        let desk = desk();
        let folder = desk.path();
        let cells = [
            format!("agency,criterion,score\nA{command},1,5\n"),
            format!("agency,criterion,score\nA,{command}1,5\n"),
            format!("agency,criterion,score\nA,1,{command}\n"),
            format!("agency,criterion,{command}score\nA,1,5\n"),
            format!("agency,criterion,score,{command}\nA,1,5,x\nA,2,5,{command}\n"),
            format!("agency,criterion,score,note\nA,1,5,\"{command}\"\nA,2,5\n"),
            format!("{command}\n"),
        ];
        for (at, text) in cells.iter().enumerate() {
            fs::write(folder.join("a.csv"), text).expect("a file");
            for call in [
                "check a.csv -v",
                "score a.csv -v",
                "score a.csv --keep-going --format md",
                "explain a.csv --agency A --keep-going",
            ] {
                let (status, stdout, stderr) =
                    run(folder, &format!("\"$IKIP\" {call} --rules aturan.toml --color never"));
                assert!((0..=3).contains(&status), "{call} {status}");
                plain(&format!("{call} of {at}"), &(stdout + &stderr));
            }
        }
        // A file and a folder may be called anything too.
        let name = format!("x{command}.csv");
        fs::create_dir(folder.join("isian")).expect("a folder");
        fs::write(folder.join("isian").join(&name), "criterion,score\n1,5\n2,500\n").expect("a file");
        for call in
            ["check isian -v", "score isian -v", "score isian --keep-going", "score isian --keep-going --format csv"]
        {
            let (_, stdout, stderr) = run(folder, &format!("\"$IKIP\" {call} --rules aturan.toml"));
            plain(call, &(stdout + &stderr));
        }
        // The list and the corrections are inputs like any other.
        fs::write(folder.join("b.csv"), "agency,criterion,score\nA,1,90\nA,2,90\n").expect("a file");
        for (option, text) in [
            ("agencies", format!("id,name,group\nA,A{command},\nB,B,{command}\n")),
            ("agencies", format!("id,name,{command}\nA{command},A,\n")),
            ("corrections", format!("agency,criterion,old,new,reason\nA,1,90,80,{command}\n")),
            ("corrections", format!("agency,criterion,old,new,reason\nA{command},1,{command},80,x\n")),
        ] {
            fs::write(folder.join("lain.csv"), text).expect("a file");
            for call in ["check", "score", "score --format csv --keep-going", "score --format md --keep-going"] {
                let line = format!("\"$IKIP\" {call} b.csv --rules aturan.toml --{option} lain.csv");
                let (_, stdout, stderr) = run(folder, &line);
                plain(&line, &(stdout + &stderr));
            }
        }
        // And the rules say what they like.
        let quoted: String = command.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
        let rules =
            RULES.replace("Pengumuman", &format!("Pengumuman{quoted}")).replace("\"Uji\"", &format!("\"Uji{quoted}\""));
        fs::write(folder.join("jahat.toml"), rules.replace("\"Informatif\"", &format!("\"Informatif{quoted}\"")))
            .expect("rules");
        fs::write(folder.join("a.csv"), "agency,criterion,score\nA,1,90\nA,2,90\n").expect("a file");
        for call in [
            "rules check jahat.toml",
            "rules show jahat.toml",
            "score a.csv --rules jahat.toml",
            "check a.csv --rules jahat.toml",
        ] {
            let (_, stdout, stderr) = run(folder, &format!("\"$IKIP\" {call}"));
            plain(call, &(stdout + &stderr));
        }
        // What was typed is shown again too.
        for call in [
            "score --rules",
            "score a.csv --rules aturan.toml --group",
            "score a.csv --rules aturan.toml --column",
            "rules show",
            "--",
        ] {
            let (_, stdout, stderr) = run(folder, &format!("\"$IKIP\" {call} \"$(printf '{}')\"", octal(command)));
            plain(call, &(stdout + &stderr));
        }
    }
}

/// As `printf` of the shell writes it.
fn octal(text: &str) -> String {
    text.bytes().map(|byte| format!("\\{byte:03o}")).collect()
}
