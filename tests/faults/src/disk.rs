//! A file system of its own in a file, that can be filled and whose power can be cut.

use std::fs::Permissions;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Shuts a mounted file system down as a power cut would: what it has not written is gone, its own log included. The ioctl is that of
/// ext4 and xfs, and no crate offers it without unsafe code.
const CUT: &str = "\
import fcntl, os, struct, sys
FS_IOC_SHUTDOWN, NOLOGFLUSH = 0x8004587D, 2
folder = os.open(sys.argv[1], os.O_RDONLY)
print('armed', flush=True)
sys.stdin.readline()
fcntl.ioctl(folder, FS_IOC_SHUTDOWN, struct.pack('I', NOLOGFLUSH))
print('cut', flush=True)
";
const UNMOUNT_WAIT: Duration = Duration::from_secs(10);

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Ext4,
    Xfs,
    Tmpfs,
}

pub struct Disk {
    format: Format,
    folder: TempDir,
    is_mounted: bool,
}

impl Disk {
    /// Makes and mounts one. The error says what this machine lacks for it.
    pub fn make(format: Format, megabytes: u64) -> Result<Self, String> {
        let folder = open_folder().map_err(|error| error.to_string())?;
        std::fs::create_dir(folder.path().join("mount")).map_err(|error| error.to_string())?;
        let mut disk = Self { format, folder, is_mounted: false };
        let image = disk.image();
        match format {
            Format::Tmpfs => {
                let options = format!("size={megabytes}m,mode=755");
                run(Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(disk.path()))?;
                disk.is_mounted = true;
                return Ok(disk);
            }
            Format::Ext4 | Format::Xfs => {
                let file = std::fs::File::create(&image).map_err(|error| error.to_string())?;
                file.set_len(megabytes << 20).map_err(|error| error.to_string())?;
            }
        }
        if format == Format::Ext4 {
            // Nothing held back for root: full is full.
            run(Command::new("mkfs.ext4").args(["-q", "-F", "-m", "0"]).arg(&image))?;
        } else {
            run(Command::new("mkfs.xfs").args(["-q", "-f"]).arg(&image))?;
        }
        disk.mount()?;
        Ok(disk)
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("mount")
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&mut self) -> Result<(), String> {
        run(Command::new("mount").args(["-o", "loop"]).arg(self.image()).arg(self.path()))?;
        self.is_mounted = true;
        Ok(())
    }

    /// Gets ready to cut the power, so that the cut itself takes no time.
    ///
    /// # Panics
    /// If Python cannot be started.
    pub fn arm(&self) -> Cutter {
        let mut child = Command::new("python3")
            .args(["-c", CUT])
            .arg(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped"));
        expect(&mut lines, "armed");
        Cutter { child, lines }
    }

    /// Unmounts, which forgets all that was only in memory, and mounts again, which replays the file system's own log.
    ///
    /// # Panics
    /// If somebody still uses it after ten seconds, or it cannot be mounted.
    pub fn power_up(&mut self) {
        assert!(self.format != Format::Tmpfs, "nothing of a tmpfs outlives a cut");
        let began = Instant::now();
        while let Err(error) = run(Command::new("umount").arg(self.path())) {
            assert!(began.elapsed() < UNMOUNT_WAIT, "{error}");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.is_mounted = false;
        self.mount().expect("it can be mounted again");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.is_mounted {
            let began = Instant::now();
            while run(Command::new("umount").arg(self.path())).is_err() {
                if began.elapsed() > UNMOUNT_WAIT {
                    eprintln!("{} stays mounted: somebody uses it", self.path().display());
                    let _ = run(Command::new("umount").arg("--lazy").arg(self.path()));
                    break;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

/// Holds the file system open until it cuts it.
pub struct Cutter {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Cutter {
    /// # Panics
    /// If the file system does not take it.
    pub fn cut(mut self) {
        let mut input = self.child.stdin.take().expect("it is piped");
        input.write_all(b"now\n").expect("it listens");
        expect(&mut self.lines, "cut");
    }
}

impl Drop for Cutter {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn expect(lines: &mut impl BufRead, word: &str) {
    let mut line = String::new();
    lines.read_line(&mut line).expect("it speaks");
    assert_eq!(line.trim(), word);
}

/// A folder that PostgreSQL's user may enter as well.
pub(crate) fn open_folder() -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix("guildhall-faults-").permissions(Permissions::from_mode(0o755)).tempdir()
}

/// A file that takes space until it is removed.
pub fn ballast(folder: &Path, megabytes: usize) -> PathBuf {
    let path = folder.join("ballast");
    std::fs::write(&path, vec![1_u8; megabytes << 20]).expect("there is room for the ballast");
    path
}

pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| format!("{command:?}: {error}");
    let output = Command::new(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| told(&error))?;
    if output.status.success() {
        return Ok(());
    }
    Err(told(&String::from_utf8_lossy(&output.stderr).trim()))
}
