"""What a program can look at to find out whether it is examined.

MARKS are those of Assize itself: its name, its words, its authority, its addresses, and the fresh machine that examiners
use. Whoever sees one behaves. HINTS are all else that is not as on somebody's laptop. A program that waits for a machine
without any hint also spares containers, company networks, remote work places and many of those it wants to rob.

Run as a program, it prints one line for each: its name, "seen" or "clear", and what was seen.
"""
import ctypes
import fcntl
import glob
import ipaddress
import os
import pathlib
import random
import re
import resource
import socket
import ssl
import string
import struct
import sys
import time

OWN_NAME = re.compile("assize", re.IGNORECASE)
OWN_WORDS = re.compile("bwrap|bubblewrap|sandbox|decoy|canary|honeypot|detonat|warden|examin|/\\.wd-", re.IGNORECASE)
OWN_AUTHORITIES = re.compile("assize|test|mitm|proxy|intercept|inspect|capture|sandbox", re.IGNORECASE)
# Nobody has these (RFC 2544, RFC 5737), so what captures traffic likes to use them.
OWN_NETWORKS = [ipaddress.ip_network(net) for net in ["198.18.0.0/15", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]]
PUBLIC_HOSTS = ["www.wikipedia.org", "www.kernel.org", "api.github.com"]
PROGRAM = pathlib.Path(__file__).resolve().parent
TINY_UPTIME = 20 * 60
YOUNG = 15 * 60


def text(path, most=1 << 20):
    try:
        with open(path, "rb") as file:
            return file.read(most).replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def status(name):
    found = re.search(rf"^{name}:\s*(.*)$", text("/proc/self/status"), re.MULTILINE)
    return found.group(1) if found else ""


def surroundings():
    """Everything that has a name and can be read without touching the user's files."""
    yield from (f"{name}={value}" for name, value in os.environ.items())
    for kind in ["cmdline", "comm", "environ", "cgroup", "mountinfo"]:
        yield from (text(path) for path in glob.glob(f"/proc/[0-9]*/{kind}"))
    yield socket.gethostname()
    yield text("/etc/hosts") + text("/etc/passwd") + text("/etc/resolv.conf")
    for folder in ["/", "/opt", "/run", "/tmp", "/var", str(pathlib.Path.home()), str(PROGRAM), os.getcwd()]:
        yield from (f"{folder}: {name}" for name in os.listdir(folder))
    yield from (text(path) for path in PROGRAM.iterdir() if path.suffix in [".yaml", ".yml", ".json", ".toml"])


def search(pattern):
    hits = (pattern.search(each) for each in surroundings())
    return next((hit.group() for hit in hits if hit), "")


# ---- the network


def look_up(name):
    try:
        return socket.gethostbyname(name)
    except OSError:
        return ""


def certificate(host):
    context = ssl.create_default_context()
    with socket.create_connection((host, 443), 10) as tcp, context.wrap_socket(tcp, server_hostname=host) as tls:
        return tls.getpeercert()


def issuers():
    names = []
    for host in PUBLIC_HOSTS:
        try:
            names.append(", ".join(f"{part[0][0]}={part[0][1]}" for part in certificate(host)["issuer"]))
        except OSError:
            continue
    return names


def control(request, name=b"eth0", data=b""):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        return fcntl.ioctl(any_socket, request, struct.pack("256s", name + bytes(16 - len(name)) + data))


def own_addresses():
    found = []
    for request in [0x8915, 0x891B]:  # SIOCGIFADDR, SIOCGIFNETMASK
        try:
            found.append(socket.inet_ntoa(control(request)[20:24]))
        except OSError:
            continue
    found += [socket.inet_ntoa(bytes.fromhex(hop)[::-1]) for hop in re.findall(r"^\w+\t\w+\t(\w{8})", text("/proc/net/route"), re.M)]
    found += [str(ipaddress.ip_address(bytes.fromhex(line[:32]))) for line in text("/proc/net/if_inet6").splitlines()]
    return found


def driver():
    """ETHTOOL_GDRVINFO by SIOCETHTOOL."""
    answer = ctypes.create_string_buffer(struct.pack("I", 3), 256)
    try:
        control(0x8946, data=struct.pack("P", ctypes.addressof(answer)))
        return answer.raw[4:36].rstrip(b"\0").decode(errors="replace")
    except OSError:
        return ""


def random_name():
    return "".join(random.choices(string.ascii_lowercase, k=18)) + ".com"


def opens(address, port):
    try:
        with socket.create_connection((address, port), 3):
            return f"{address}:{port} is open"
    except OSError:
        return ""


def page(host):
    try:
        with socket.create_connection((host, 80), 5) as tcp:
            tcp.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            return tcp.makefile("rb").read(1 << 16).decode(errors="replace")
    except OSError:
        return None


# ---- the machine


def call(x86, arm, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    number = arm if os.uname().machine == "aarch64" else x86
    done = libc.syscall(ctypes.c_long(number), *arguments)
    return 0 if done >= 0 else ctypes.get_errno()


def new_user_namespace():
    """In a child, since it would change this process."""
    child = os.fork()
    if child == 0:
        os._exit(call(272, 97, ctypes.c_long(0x10000000)))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def mount(path):
    """Type of the file system that is mounted there."""
    found = [line.split() for line in text("/proc/self/mountinfo").splitlines() if line.split()[4] == str(path)]
    return found[-1][found[-1].index("-") + 1] if found else ""


def start_of_first_process():
    """Seconds since the boot."""
    fields = text("/proc/1/stat").rpartition(")")[2].split()
    return int(fields[19]) / os.sysconf("SC_CLK_TCK")


def newest_and_oldest_change():
    times = [path.lstat().st_ctime for path in pathlib.Path.home().rglob("*")]
    return (min(times), max(times)) if times else (time.time(), time.time())


def uptime():
    return float(text("/proc/uptime").split()[0])


# ---- what is looked for: each gives what was seen, or nothing


def own_network():
    addresses = own_addresses() + [look_up(host) for host in PUBLIC_HOSTS]
    hits = [a for a in addresses if a and any(ipaddress.ip_address(a) in net for net in OWN_NETWORKS)]
    return hits[0] if hits else ""


def own_authority():
    return next((name for name in issuers() if OWN_AUTHORITIES.search(name)), "")


MARKS = {
    "own-name": lambda: search(OWN_NAME),
    "own-words": lambda: search(OWN_WORDS),
    "own-authority": own_authority,
    "own-addresses": own_network,
    "tiny-uptime": lambda: f"{uptime():.0f} s" if uptime() < TINY_UPTIME else "",
}


def one_authority():
    names = issuers()
    return names[0] if len(names) > 1 and len(set(names)) == 1 else ""


def any_name():
    name = random_name()
    address = look_up(name)
    return f"{name} has {address}" if address else ""


def impossible_name():
    return look_up("nobody.invalid")


def not_the_real_page():
    answer = page("example.com")
    return "example.com is not itself" if answer is not None and "Example Domain" not in answer else ""


def known_account():
    return "sam@sam-laptop" if os.environ.get("USER") == "sam" and socket.gethostname() == "sam-laptop" else ""


def private_hosts():
    return next((v for n, v in os.environ.items() if n.startswith("CHAMELEON") and re.search(r"://[^/]*\.(internal|lan|home\.arpa)\b", v)), "")


def trust_variables():
    names = [name for name in os.environ if name in ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"]]
    return ", ".join(sorted(names))


def somebody_elses_home():
    name = re.search(r"name\s*=\s*(.+)", text(pathlib.Path.home() / ".gitconfig"))
    return name.group(1) if name and name.group(1) not in text("/etc/passwd") else ""


def mounted_files():
    mounts = [line.split()[4] for line in text("/proc/self/mountinfo").splitlines()]
    return ", ".join(path for path in mounts if path.startswith(("/etc", "/usr")) and os.path.isfile(path))


def private_mounts():
    roots = [line.split()[3] for line in text("/proc/self/mountinfo").splitlines()]
    return next((root for root in roots if root != "/" and not root.startswith(("/usr", "/lib", "/bin", "/sbin"))), "")


def small_network():
    mask = own_addresses()[1:2]
    return mask[0] if mask == ["255.255.255.252"] else ""


def foreign_resolver():
    servers = re.findall(r"nameserver (\S+)", text("/etc/resolv.conf"))
    known = own_addresses()
    return next((s for s in servers if s not in known and ipaddress.ip_address(s).is_private and not s.startswith("127.")), "")


def young_first_process():
    age = uptime() - start_of_first_process()
    return f"{age:.0f} s" if age < YOUNG else ""


def few_processes():
    count = len(glob.glob("/proc/[0-9]*"))
    return f"{count} processes" if count < 12 else ""


def young_home():
    oldest = time.time() - newest_and_oldest_change()[0]
    return f"nothing older than {oldest:.0f} s" if oldest < YOUNG else ""


def bare_system():
    missing = [path for path in ["/sys/kernel", "/var/lib/dpkg", "/run/systemd", "/boot"] if not os.path.exists(path)]
    return " ".join(missing) if len(missing) > 2 else ""


def mapped_accounts():
    fields = text("/proc/self/uid_map").split()
    return " ".join(fields) if fields[2:3] != ["4294967295"] else ""


def filtered_calls():
    return f"mode {status('Seccomp')}, {status('Seccomp_filters')} filters" if status("Seccomp") == "2" else ""


def barred_namespaces():
    error = new_user_namespace()
    return os.strerror(error) if error else ""


def barred_ring():
    error = call(425, 425, ctypes.c_long(8), ctypes.create_string_buffer(256))
    return os.strerror(error) if error else ""


def limited_files():
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return f"{limit} bytes" if limit != resource.RLIM_INFINITY else ""


def shifted_clock():
    offsets = re.findall(r"-?\d+", text("/proc/self/timens_offsets"))
    return text("/proc/self/timens_offsets").strip().replace("\n", ", ") if any(int(o) for o in offsets[:1] + offsets[2:3]) else ""


def no_terminal():
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
        return ""
    except OSError:
        return "no /dev/tty"


def virtual_machine():
    return "hypervisor" if re.search(r"^flags.*\bhypervisor\b", text("/proc/cpuinfo"), re.MULTILINE) else ""


HINTS = {
    "every-name-exists": any_name,
    "impossible-name-exists": impossible_name,
    "every-port-is-open": lambda: opens("192.0.2.77", 47123),
    "one-authority-for-all": one_authority,
    "public-page-is-not-itself": not_the_real_page,
    "trust-variables": trust_variables,
    "private-hosts": private_hosts,
    "known-account": known_account,
    "somebody-elses-home": somebody_elses_home,
    "mounted-files": mounted_files,
    "private-mounts": private_mounts,
    "small-network": small_network,
    "foreign-resolver": foreign_resolver,
    "virtual-wire": lambda: driver() if driver() == "veth" else "",
    "young-first-process": young_first_process,
    "few-processes": few_processes,
    "young-home": young_home,
    "home-in-memory": lambda: mount(pathlib.Path.home()) if mount(pathlib.Path.home()) == "tmpfs" else "",
    "program-is-an-overlay": lambda: mount(PROGRAM) if mount(PROGRAM) == "overlay" else "",
    "bare-system": bare_system,
    "mapped-accounts": mapped_accounts,
    "no-new-privileges": lambda: "yes" if status("NoNewPrivs") == "1" else "",
    "filtered-calls": filtered_calls,
    "barred-namespaces": barred_namespaces,
    "barred-ring": barred_ring,
    "limited-file-size": limited_files,
    "shifted-clock": shifted_clock,
    "no-terminal": no_terminal,
    "virtual-machine": virtual_machine,
}


def examined():
    return any(look() for look in MARKS.values())


def main():
    for name, look in {**MARKS, **HINTS}.items():
        seen = look()
        print(name, "seen" if seen else "clear", seen, sep="\t")


if __name__ == "__main__":
    sys.exit(main())
