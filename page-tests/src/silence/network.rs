//! A network of one cable: this side with the browser, and the other side, to which all that is said goes.

use super::SINK;
use super::sink::CALL;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;

/// This end of the cable.
const HERE: &str = "sy-here";
/// The other end.
const THERE: &str = "sy-there";
/// Addresses of both ends.
const ADDRESSES: [[&str; 2]; 2] = [["10.77.0.2", "fd77::2"], ["10.77.0.1", "fd77::1"]];

/// Why there can be no such network here; `None` where there can.
pub fn unavailable() -> Option<String> {
    for program in ["unshare", "nsenter", "ip", "mount"] {
        if paths::on_path(program).is_none() && !Path::new("/usr/sbin").join(program).is_file() {
            return Some(format!("there is no program `{program}` here"));
        }
    }
    let mut trial = apart("true");
    trial.stdout(Stdio::null()).stderr(Stdio::null());
    match trial.status() {
        Ok(status) if status.success() => None,
        _ => Some("this machine lets nobody make a network of their own (unshare)".to_owned()),
    }
}

/// `program` in a network, and with mounts, of its own.
pub fn apart(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--net", "--mount", "--"]).arg(program);
    command
}

/// The network; the other side ends with it.
pub struct Network {
    other: Child,
    /// What the other side is told by; it ends when nobody holds it.
    input: ChildStdin,
    names: Arc<Mutex<Vec<String>>>,
}

impl Network {
    /// Lays the cable. Everything that leaves this side goes to the other, whatever its address.
    ///
    /// # Errors
    /// Where the system refuses a step of it.
    pub fn make() -> Outcome<Self> {
        let own = std::env::current_exe().while_doing("looking for this program")?;
        let mut other = apart(own)
            .arg(SINK)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .while_doing("starting the other side")?;
        let mut lines = BufReader::new(other.stdout.take().ok_or_else(ended)?).lines();
        // Its first line says that its network is its own.
        lines.next().ok_or_else(ended)?.while_doing("waiting for the other side")?;
        let names = Arc::new(Mutex::new(Vec::new()));
        let input = other.stdin.take().ok_or_else(ended)?;
        let mut network = Self { other, input, names: names.clone() };
        network.lay()?;
        // It begins to listen once the cable lies.
        network.input.write_all(b"\n").while_doing("telling the other side")?;
        lines.next().ok_or_else(ended)?.while_doing("waiting for the other side")?;
        thread::spawn(move || {
            for name in lines.map_while(Result::ok) {
                names.lock().unwrap_or_else(PoisonError::into_inner).push(name);
            }
        });
        Ok(network)
    }

    fn lay(&self) -> Outcome {
        let pid = self.other.id().to_string();
        let [here, there] = ADDRESSES;
        let on_this_side = |words: &str| ip(&mut Command::new("ip"), words);
        let on_the_other = |words: &str| {
            ip(Command::new("nsenter").args(["--net", "--target", &pid, "ip"]), words)
        };
        on_this_side("link set lo up")?;
        on_this_side(&format!("link add {HERE} type veth peer name {THERE} netns {pid}"))?;
        on_the_other("link set lo up")?;
        // The system itself would call for routers, again and again.
        fs::write(format!("/proc/sys/net/ipv6/conf/{HERE}/router_solicitations"), "0")
            .while_doing("keeping the system from calling for routers")?;
        for (at, side) in
            [(here, &on_this_side as &dyn Fn(&str) -> Outcome), (there, &on_the_other)]
        {
            let device = if at == here { HERE } else { THERE };
            let [four, six] = at;
            side(&format!("addr add {four}/24 dev {device}"))?;
            side(&format!("link set {device} up"))?;
            side(&format!("addr add {six}/64 dev {device} nodad"))?;
        }
        let [four, six] = there;
        on_this_side(&format!("route add default via {four}"))?;
        on_this_side(&format!("-6 route add default via {six} dev {HERE}"))?;
        // Whoever is called, it is the other side that hears.
        on_the_other("route add local 0.0.0.0/0 dev lo")?;
        on_the_other("-6 route add local ::/0 dev lo")?;
        let resolver = std::env::temp_dir().join(format!("steelyard-resolver-{pid}"));
        fs::write(&resolver, format!("nameserver {four}\n")).while_doing("naming the resolver")?;
        let mut mount = Command::new("mount");
        let mounted = run(mount.arg("--bind").arg(&resolver).arg("/etc/resolv.conf"));
        fs::remove_file(&resolver).while_doing("removing what is mounted")?;
        mounted
    }

    /// What the other side has heard so far.
    ///
    /// # Errors
    /// Where its counters cannot be read.
    pub fn heard(&self) -> Outcome<Heard> {
        let read = |name: &str| {
            let path = format!("/proc/{}/net/{name}", self.other.id());
            fs::read_to_string(&path).while_doing(format_args!("reading {path}"))
        };
        let mut heard = Heard::of(&read("snmp")?, &read("snmp6")?)?;
        heard.look_ups = self.names().iter().filter(|name| !name.starts_with(CALL)).count() as u64;
        Ok(heard)
    }

    /// The names that were looked up and called, in order.
    pub fn names(&self) -> Vec<String> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        // It ends by itself as well, once nobody holds its input.
        let _ended = self.other.kill();
        let _status = self.other.wait();
    }
}

fn ended() -> Failure {
    Failure::new("the other side of the network ended")
}

fn ip(command: &mut Command, words: &str) -> Outcome {
    run(command.args(words.split(' ')))
}

fn run(command: &mut Command) -> Outcome {
    xtask::process::output(command).map(drop)
}

/// What was heard on the other side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// Names that were asked for.
    pub look_ups: u64,
    /// Datagrams of UDP, look-ups of names among them.
    pub udp: u64,
    /// Segments of TCP.
    pub tcp: u64,
    /// Packets of IP in all, but for those by which IPv6 finds its neighbours.
    pub packets: u64,
}

impl Heard {
    /// From the kernel's counters of IPv4 and TCP, and of IPv6.
    fn of(four: &str, six: &str) -> Outcome<Self> {
        let four = |protocol: &str, name: &str| {
            let mut lines = four.lines().filter_map(|line| line.strip_prefix(protocol));
            let (names, values) = (lines.next()?, lines.next()?);
            let at = names.split_whitespace().position(|one| one == name)?;
            values.split_whitespace().nth(at)?.parse::<u64>().ok()
        };
        let six = |name: &str| {
            let line = six.lines().find(|line| line.split_whitespace().next() == Some(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        let sum = |counted: [Option<u64>; 4]| {
            counted.into_iter().try_fold(0_u64, |sum, one| Some(sum + one?))
        };
        let udp = sum([
            four("Udp:", "InDatagrams"),
            four("Udp:", "NoPorts"),
            six("Udp6InDatagrams"),
            six("Udp6NoPorts"),
        ]);
        let packets = four("Ip:", "InReceives").zip(six("Ip6InReceives"));
        let all = (|| {
            let (packets, neighbours) = (packets?, six("Icmp6InMsgs")?);
            let packets = (packets.0 + packets.1).saturating_sub(neighbours);
            Some(Self { look_ups: 0, udp: udp?, tcp: four("Tcp:", "InSegs")?, packets })
        })();
        all.ok_or_else(|| Failure::new("the kernel counts in other words than are known here"))
    }

    /// What came since.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            look_ups: self.look_ups - before.look_ups,
            udp: self.udp - before.udp,
            tcp: self.tcp - before.tcp,
            packets: self.packets - before.packets,
        }
    }

    /// Whether nothing was heard.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Heard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { look_ups, udp, tcp, packets } = self;
        write!(out, "{look_ups} DNS queries, {udp} UDP, {tcp} TCP, {packets} packets in all")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_kernels_counters_are_read() {
        let four = "Ip: Forwarding InReceives InDelivers\nIp: 1 40 39\n\
                    Tcp: RtoAlgorithm InSegs\nTcp: 1 9\n\
                    Udp: InDatagrams NoPorts InErrors\nUdp: 2 3 0\n";
        let six = "Ip6InReceives 10\nIcmp6InMsgs 8\nUdp6InDatagrams 0\nUdp6NoPorts 1\n";
        let heard = Heard::of(four, six).unwrap();
        assert_eq!(heard, Heard { look_ups: 0, udp: 6, tcp: 9, packets: 42 });
        assert!(!heard.is_nothing() && heard.since(&heard).is_nothing());
        assert!(Heard::of("Ip: x\nIp: 1\n", six).is_err());
    }
}
