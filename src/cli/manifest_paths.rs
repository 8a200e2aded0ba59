//! Paths in manifests: written relative to the manifest's folder, so that a folder may be moved with all that is in it.

use std::path::{Component, Path, PathBuf};

/// A path as the manifest at `manifest` writes it: relative to its folder where both lie under one root, with `/`; that of
/// standard input as it is.
#[must_use]
pub(crate) fn recorded(manifest: &Path, path: &str) -> String {
    let (Some(home), Some(file)) = (folder(manifest), absolute(Path::new(path))) else { return path.to_owned() };
    if path == "-" {
        return path.to_owned();
    }
    let (home, file): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (home.components().collect(), file.components().collect());
    let shared = home.iter().zip(&file).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return path.to_owned();
    }
    let up = std::iter::repeat_n("..".to_owned(), home.len() - shared);
    let down = file[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The absolute path, without `.` and `..`.
fn absolute(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            Component::CurDir => {}
            other => whole.push(other),
        }
    }
    Some(whole)
}

fn folder(manifest: &Path) -> Option<PathBuf> {
    Some(absolute(manifest)?.parent()?.to_owned())
}

/// Where the files of a manifest are sought.
#[derive(Debug, Clone)]
pub(crate) struct PathBase {
    folder: PathBuf,
    /// The user named it: the end of a path is enough there.
    named: bool,
}

impl PathBase {
    /// The folder that the user names; else that of the manifest, or, for a manifest of paths relative to the folder of
    /// the run, the present one where all of them are found there and not beside the manifest.
    pub(crate) fn new<'a>(base: Option<&Path>, manifest: &Path, paths: impl Iterator<Item = &'a Path> + Clone) -> Self {
        if let Some(base) = base {
            return Self { folder: base.to_owned(), named: true };
        }
        let home = manifest.parent().map(Path::to_owned).unwrap_or_default();
        let all_in = |folder: &Path| paths.clone().all(|path| folder.join(path).exists());
        let here = PathBuf::new();
        let folder = if !all_in(&home) && all_in(&here) { here } else { home };
        Self { folder, named: false }
    }

    /// A path of the manifest as it can be opened.
    #[must_use]
    pub(crate) fn resolve(&self, path: &str) -> PathBuf {
        if path == "-" {
            return PathBuf::from(path);
        }
        let whole = self.folder.join(path);
        if !self.named || !Path::new(path).is_absolute() && whole.exists() {
            return whole;
        }
        let parts: Vec<Component<'_>> =
            Path::new(path).components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let tails = (0..parts.len()).map(|from| self.folder.join(parts[from..].iter().collect::<PathBuf>()));
        let mut tails = tails.peekable();
        let first = tails.peek().cloned().unwrap_or(whole);
        // The sheet of a workbook stands behind its path.
        let file = |path: &Path| {
            let text = path.to_string_lossy().into_owned();
            path.exists() || text.rsplit_once('#').is_some_and(|(file, _)| Path::new(file).exists())
        };
        tails.find(|tail| file(tail)).unwrap_or(first)
    }

    /// The folder as it is told.
    #[must_use]
    pub(crate) fn shown(&self) -> String {
        let text = self.folder.to_string_lossy().into_owned();
        if text.is_empty() { ".".to_owned() } else { text }
    }

    /// As [`Self::resolve`], as text.
    #[must_use]
    pub(crate) fn resolve_text(&self, path: &str) -> String {
        self.resolve(path).to_string_lossy().into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_manifest_on() {
        assert_eq!(recorded(Path::new("/a/b/bukti.json"), "/a/b/c/x.csv"), "c/x.csv");
        assert_eq!(recorded(Path::new("/a/b/bukti.json"), "/a/d/x.csv"), "../d/x.csv");
        assert_eq!(recorded(Path::new("bukti.json"), "x.xlsx#Sheet"), "x.xlsx#Sheet");
        assert_eq!(recorded(Path::new("out/bukti.json"), "-"), "-");
    }

    #[test]
    fn a_named_base_takes_the_end_of_a_path() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("x.csv"), "").expect("a file");
        let base = PathBase::new(Some(folder.path()), Path::new("m.json"), std::iter::empty());
        assert_eq!(base.resolve("/elsewhere/data/x.csv"), folder.path().join("x.csv"));
        assert_eq!(base.resolve("../data/x.csv"), folder.path().join("x.csv"));
    }
}
