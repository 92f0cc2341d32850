//! Builds style sheets and fonts with npm and Sass, and writes them as a static table for `include!`.
//!
//! Stage one fills the folder `finished` with files under plain names; packagers without Node give such a folder in
//! `GUILDHALL_ASSETS_PREBUILT` instead. Stage two gives each file a name with its hash, so that browsers may keep it
//! for ever, and resolves `asset:` and `embed:` addresses inside the style sheets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const PREBUILT: &str = "GUILDHALL_ASSETS_PREBUILT";
/// Source in `scss`, and the sheet made from it.
const STYLE_SHEETS: [(&str, &str); 2] = [("app.scss", "app.css"), ("standalone.scss", "paper.css")];

/// Finished name, and where npm puts the file.
const FROM_NPM: &[(&str, &str)] = &[
    (
        "next.woff2",
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    ),
    (
        "next-ext.woff2",
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    ),
    (
        "next-italic.woff2",
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2",
    ),
    (
        "mono.woff2",
        "@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
    ),
    ("next-licence.txt", "@fontsource-variable/atkinson-hyperlegible-next/LICENSE"),
    ("mono-licence.txt", "@fontsource-variable/atkinson-hyperlegible-mono/LICENSE"),
    (
        "next-regular.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    ),
    (
        "next-italic.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    ),
    (
        "next-semibold.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf",
    ),
    ("next-bold.ttf", "@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"),
    (
        "next-bold-italic.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-next/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf",
    ),
    (
        "mono-regular.ttf",
        "@expo-google-fonts/atkinson-hyperlegible-mono/400Regular/AtkinsonHyperlegibleMono_400Regular.ttf",
    ),
    ("mono-bold.ttf", "@expo-google-fonts/atkinson-hyperlegible-mono/700Bold/AtkinsonHyperlegibleMono_700Bold.ttf"),
];

fn main() {
    for input in ["build.rs", "package.json", "package-lock.json", ".npmrc", "scss", "static"] {
        println!("cargo::rerun-if-changed={input}");
    }
    println!("cargo::rerun-if-env-changed={PREBUILT}");
    if let Err(sentence) = build() {
        println!("cargo::error={sentence}");
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this through cargo.")?);
    let finished = match env::var_os(PREBUILT) {
        Some(folder) => {
            println!("cargo::rerun-if-changed={}", Path::new(&folder).display());
            PathBuf::from(folder)
        }
        None => with_npm(&out)?,
    };
    write_table(&finished, &out)
}

/// Stage one: npm packages and Sass into `OUT_DIR/finished`.
fn with_npm(out: &Path) -> Result<PathBuf, String> {
    let npm = out.join("npm");
    let finished = out.join("finished");
    remove(&finished)?;
    make(&npm)?;
    make(&finished)?;
    install(&npm)?;
    for (name, source) in FROM_NPM {
        copy(&npm.join("node_modules").join(source), &finished.join(name))?;
    }
    for entry in files_of(Path::new("static"))? {
        copy(&entry, &finished.join(name_of(&entry)))?;
    }
    compile(&npm, &finished)?;
    Ok(finished)
}

/// `npm ci`, unless the packages there were installed from this very lock file.
fn install(npm: &Path) -> Result<(), String> {
    let lock = read("package-lock.json".as_ref())?;
    let stamp = npm.join("installed-from");
    if fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        copy(name.as_ref(), &npm.join(name))?;
    }
    run(Command::new("npm").args(["ci", "--no-progress", "--loglevel=error"]).current_dir(npm), "npm")?;
    fs::write(&stamp, lock).map_err(|error| trouble("write", &stamp, &error))
}

fn compile(npm: &Path, finished: &Path) -> Result<(), String> {
    let mut sass = Command::new("node");
    sass.arg(npm.join("node_modules/sass/sass.js")).args(["--style=compressed", "--no-source-map", "--no-charset"]);
    for (source, sheet) in STYLE_SHEETS {
        sass.arg(format!("scss/{source}:{}", finished.join(sheet).display()));
    }
    run(&mut sass, "node")
}

fn run(command: &mut Command, tool: &str) -> Result<(), String> {
    let output = command.output().map_err(|error| {
        format!(
            "Guildhall's style sheets and fonts are built with Node (20 or later) and npm, but `{tool}` could not be \
             started: {error}. Install Node, or name a folder of finished assets in {PREBUILT}."
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    for line in said.lines().filter(|line| !line.trim().is_empty()) {
        println!("cargo::warning={line}");
    }
    Err(format!("`{tool}` stopped with {} while building the assets; what it said stands above.", output.status))
}

/// Stage two: `OUT_DIR/table.rs`, one `Asset` for each finished file.
fn write_table(finished: &Path, out: &Path) -> Result<(), String> {
    let served = out.join("served");
    remove(&served)?;
    make(&served)?;
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for path in files_of(finished)? {
        files.insert(name_of(&path), read(&path)?);
    }
    if let Some((_, missing)) = STYLE_SHEETS.iter().find(|(_, sheet)| !files.contains_key(*sheet)) {
        return Err(format!("{} holds no {missing}.", finished.display()));
    }
    let (sheets, leaves): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name.ends_with(".css"));
    let leaves: BTreeMap<String, Vec<u8>> = leaves.into_iter().collect();
    let mut table = String::from("&[\n");
    for (name, bytes) in &leaves {
        add_row(&mut table, &served, name, bytes)?;
    }
    for (name, bytes) in sheets {
        add_row(&mut table, &served, &name, &resolve(&name, bytes, &leaves)?)?;
    }
    table.push_str("]\n");
    let path = out.join("table.rs");
    fs::write(&path, table).map_err(|error| trouble("write", &path, &error))
}

fn add_row(table: &mut String, served: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = served.join(name);
    fs::write(&path, bytes).map_err(|error| trouble("write", &path, &error))?;
    let href = href(name, bytes);
    writeln!(
        table,
        "    Asset {{ name: {name:?}, href: {href:?}, mime: {:?}, bytes: include_bytes!({:?}) }},",
        mime(name)?,
        path.display().to_string()
    )
    .map_err(|error| error.to_string())
}

/// Turns `asset:next.woff2` into its served address and `embed:next.woff2` into a data address, for pages that must
/// stand alone.
fn resolve(sheet: &str, bytes: Vec<u8>, leaves: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, String> {
    let mut text = String::from_utf8(bytes).map_err(|_| format!("{sheet} is not UTF-8."))?;
    for (name, content) in leaves {
        text = text.replace(&format!("asset:{name}"), &href(name, content));
        let marker = format!("embed:{name}");
        if text.contains(&marker) {
            text = text.replace(&marker, &format!("data:{};base64,{}", mime(name)?, base64(content)));
        }
    }
    for marker in ["asset:", "embed:"] {
        if let Some((_, rest)) = text.split_once(marker) {
            let name: String = rest.chars().take_while(|c| !"\"')".contains(*c)).take(60).collect();
            return Err(format!("{sheet} names {marker}{name}, but there is no such asset."));
        }
    }
    Ok(text.into_bytes())
}

fn href(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("/assets/{stem}.{:016x}.{extension}", fnv1a(bytes))
}

fn mime(name: &str) -> Result<&'static str, String> {
    Ok(match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => return Err(format!("The asset {name} is of a kind that is not served.")),
    })
}

/// FNV-1a, 64 bits: names a version of a file for caches; nothing rests on it being hard to forge.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = (group >> (18 - 6 * place)) & 63;
            text.push(if place <= chunk.len() { char::from(DIGITS[digit as usize]) } else { '=' });
        }
    }
    text
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| trouble("list", folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| trouble("read", path, &error))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(|error| trouble("copy", from, &error))
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| trouble("make", folder, &error))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(trouble("empty", folder, &error)),
        _ => Ok(()),
    }
}

fn trouble(verb: &str, path: &Path, error: &std::io::Error) -> String {
    format!("Could not {verb} {}: {error}.", path.display())
}
