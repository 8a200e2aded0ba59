//! The structure of the source: imports point downwards only, between rooms and between files.
//!
//! Reads the `use` lines of `src`, follows re-exports, and leaves out what stands below `#[cfg(test)]`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms from the bottom up; a room imports from those before it only. `ARCHITECTURE.md` draws the same list.
const LAYERS: &[&[&str]] = &[
    &["lowlevel", "i18n", "exact"],
    &["finding", "names", "workbook", "document"],
    &["table", "rules"],
    &["answers", "drafting"],
    &["intake", "scoring"],
    &["published"],
    &["analysis"],
    &["report"],
    &["cli"],
];

/// A module path below the crate: `["intake", "merge"]`.
type Module = Vec<String>;

/// One imported path, and the name that it binds (`*` for all).
struct Import {
    path: Vec<String>,
    name: String,
    /// A re-export: what it names is charged to the file that imports it from here.
    passed_on: bool,
}

/// The modules of the crate with their files and imports.
struct House {
    files: BTreeMap<Module, PathBuf>,
    imports: BTreeMap<Module, Vec<Import>>,
}

fn module_of(file: &Path, src: &Path) -> Module {
    let relative = file.strip_prefix(src).expect("below src").with_extension("");
    let mut parts: Module = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_name() != Some("tests.rs".as_ref())
        {
            found.push(path);
        }
    }
}

/// The `use` declarations of a file outside tests, flattened.
fn imports(text: &str) -> Vec<Import> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(line) = rest.lines().next() {
        let declared = line.trim_start();
        let start = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "];
        if let Some(start) = start.iter().find(|start| declared.starts_with(**start)) {
            let whole = rest.split(';').next().unwrap_or_default().trim_start();
            let tree = whole[start.len()..].split_whitespace().collect::<Vec<_>>().join(" ");
            flatten(&tree, &[], start.starts_with("pub"), &mut found);
        }
        rest = rest.get(line.len() + 1..).unwrap_or_default();
    }
    found
}

fn flatten(tree: &str, before: &[String], passed_on: bool, found: &mut Vec<Import>) {
    let tree = tree.trim();
    if let Some((path, group)) = tree.split_once('{') {
        let mut before = before.to_vec();
        before.extend(path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned));
        let (mut depth, mut start) = (0, 0);
        let group = group.strip_suffix('}').unwrap_or(group);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    flatten(&group[start..at], &before, passed_on, found);
                    start = at + 1;
                }
                _ => {}
            }
        }
        flatten(&group[start..], &before, passed_on, found);
    } else if !tree.is_empty() {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
        let mut path: Vec<String> =
            before.iter().cloned().chain(path.split("::").map(|part| part.trim().to_owned())).collect();
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
        found.push(Import { path, name, passed_on });
    }
}

impl House {
    fn read() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut paths = Vec::new();
        rust_files(&src, &mut paths);
        let (mut files, mut all) = (BTreeMap::new(), BTreeMap::new());
        for path in paths.into_iter().filter(|path| path.file_name() != Some("main.rs".as_ref())) {
            let module = module_of(&path, &src);
            all.insert(module.clone(), imports(&std::fs::read_to_string(&path).expect("a file")));
            files.insert(module, path);
        }
        Self { files, imports: all }
    }

    /// The module in which what a path names is defined; `None`: outside the crate.
    fn target(&self, from: &Module, path: &[String], steps: usize) -> Option<Module> {
        let mut at = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            first => {
                let child: Module = from.iter().cloned().chain([first.to_owned()]).collect();
                self.files.contains_key(&child).then_some(child)?
            }
        };
        for (place, part) in path.iter().enumerate().skip(1) {
            if part == "super" {
                at.pop();
                continue;
            }
            let below: Module = at.iter().cloned().chain([part.clone()]).collect();
            if self.files.contains_key(&below) {
                at = below;
                continue;
            }
            // A name that this module only passes on.
            let passed = self.imports[&at].iter().find(|import| import.name == *part).filter(|_| steps < 8);
            return match passed {
                Some(import) => {
                    let rest: Vec<String> = import.path.iter().chain(&path[place + 1..]).cloned().collect();
                    self.target(&at, &rest, steps + 1).or(Some(at))
                }
                None => Some(at),
            };
        }
        Some(at)
    }

    /// Which file imports from which.
    fn arrows(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let targets = |module: &Module, imports: &Vec<Import>| {
            let own = |target: &Module| target.starts_with(module);
            let target = |import: &Import| {
                self.target(module, &import.path, 0).filter(|target| !(import.passed_on && own(target)))
            };
            let found = imports.iter().filter_map(target);
            found.filter(|target| target != module && !target.is_empty()).collect()
        };
        self.imports.iter().map(|(module, imports)| (module.clone(), targets(module, imports))).collect()
    }
}

fn floor(room: &str) -> usize {
    LAYERS.iter().position(|rooms| rooms.contains(&room)).unwrap_or_else(|| panic!("{room} stands in no layer"))
}

#[test]
fn rooms_import_from_rooms_below_them_only() {
    let mut wrong = Vec::new();
    for (from, targets) in House::read().arrows() {
        let Some(room) = from.first() else { continue };
        for target in targets.iter().filter(|target| target[0] != *room && floor(&target[0]) >= floor(room)) {
            wrong.push(format!("{} imports from {}", from.join("::"), target.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_imports_from_itself_by_a_detour() {
    let arrows = House::read().arrows();
    // A module that imports nothing which is left over can stand at the bottom; what remains at the end is a circle.
    let mut left: BTreeSet<&Module> = arrows.keys().collect();
    loop {
        let bottom: Vec<&Module> = left
            .iter()
            .filter(|module| arrows[**module].iter().all(|target| !left.contains(target)))
            .copied()
            .collect();
        if bottom.is_empty() {
            break;
        }
        bottom.iter().for_each(|module| {
            left.remove(*module);
        });
    }
    // What nothing that is left imports stands above a circle, not in one.
    while let Some(above) = left.iter().find(|one| !left.iter().any(|other| arrows[*other].contains(**one))).copied() {
        left.remove(above);
    }
    let circle: Vec<String> = left
        .iter()
        .map(|from| {
            let into: Vec<String> =
                arrows[*from].iter().filter(|target| left.contains(target)).map(|target| target.join("::")).collect();
            format!("{} -> {}", from.join("::"), into.join(", "))
        })
        .collect();
    assert!(circle.is_empty(), "{circle:#?}");
}

#[test]
fn the_picture_of_the_architecture_names_every_room() {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("the page");
    for room in LAYERS.iter().flat_map(|rooms| *rooms) {
        assert!(page.contains(&format!("`{room}`")), "ARCHITECTURE.md does not name `{room}`");
    }
}

/// The type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let declares = words.next().is_some_and(|word| ["struct", "enum", "trait"].contains(&word));
    let name = words.next().filter(|_| declares)?;
    name.split(|c: char| !c.is_alphanumeric()).next().filter(|name| name.starts_with(char::is_uppercase))
}

#[test]
fn no_two_types_share_a_name() {
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut paths = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a file");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for name in text.lines().filter_map(declared) {
            files.entry(name.to_owned()).or_default().push(path.clone());
        }
    }
    assert!(files.len() > 500, "only {} types were found", files.len());
    files.retain(|_, files| files.len() > 1);
    assert!(files.is_empty(), "{files:#?}");
}

#[test]
fn only_what_the_program_calls_is_public() {
    let mut paths = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    let items = ["fn", "const", "async", "struct", "enum", "trait", "type", "static", "mod", "use"];
    let mut public: Vec<String> = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a file");
        let is_public = |line: &&str| {
            line.strip_prefix("pub ").and_then(|rest| rest.split(' ').next()).is_some_and(|word| items.contains(&word))
        };
        public.extend(text.lines().map(str::trim).filter(is_public).map(str::to_owned));
    }
    public.sort();
    let expected = [
        "pub fn command() -> clap::Command {",
        "pub fn run(arguments: &[OsString]) -> u8 {",
        "pub mod promises;",
        "pub use cli::{command, run};",
    ];
    assert_eq!(public, expected);
}
