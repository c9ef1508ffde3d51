"""Tries one forbidden thing and says how it went: "refused REASON" or "allowed"."""
import ctypes
import errno
import fcntl
import os
import signal
import socket
import sys

libc = ctypes.CDLL(None, use_errno=True)
ARM = os.uname().machine == "aarch64"


def call(x86, arm, *arguments):
    ctypes.set_errno(0)
    number = arm if ARM else x86
    if number is None:
        raise OSError(errno.ENOSYS, "no such call on this machine")
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")


def write(path, text):
    with open(path, "r+") as file:
        file.write(text)


def read(path):
    with open(path, "rb") as file:
        if file.read(1):
            return
    raise OSError(errno.ENODATA, "empty")


def abstract(name):
    socket.socket(socket.AF_UNIX).connect("\0" + name)


def terminal():
    controller, terminal = os.openpty()
    fcntl.ioctl(terminal, 0x5412, b"x")


def link_down():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as route:
        # RTM_SETLINK for interface 1 with the UP flag cleared, asking for an answer
        header = (32).to_bytes(4, "little") + (19).to_bytes(2, "little") + (5).to_bytes(2, "little") + bytes(8)
        route.send(header + bytes(4) + (1).to_bytes(4, "little") + bytes(4) + (1).to_bytes(4, "little"))
        answer = route.recv(1024)
        code = -int.from_bytes(answer[16:20], "little", signed=True)
        if code:
            raise OSError(code, "refused")


def connect(host, port):
    with socket.socket() as tcp:
        tcp.settimeout(2)
        tcp.connect((host, port))


def memory_of_first_process():
    with open("/proc/1/maps") as maps:
        start = int(maps.readline().split("-")[0], 16)
    descriptor = os.open("/proc/1/mem", os.O_RDWR)
    os.pwrite(descriptor, b"\0", start)


SETTERS = 0x10000000
TRIALS = {
    "vsock": lambda: socket.socket(40, socket.SOCK_STREAM),
    "packet": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    "raw-ip": lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
    "crypto-socket": lambda: socket.socket(38, socket.SOCK_SEQPACKET),
    "bluetooth": lambda: socket.socket(31, socket.SOCK_RAW, 1),
    "io-uring": lambda: call(425, 425, 8, ctypes.create_string_buffer(256)),
    "keyring": lambda: call(250, 219, 0, -3, 1),
    "add-key": lambda: call(248, 217, b"user", b"k", b"v", 1, -3),
    "user-namespace": lambda: call(272, 97, SETTERS),
    "mount-namespace": lambda: call(272, 97, 0x20000),
    "clone-user-namespace": lambda: call(56, 220, SETTERS | 17, 0, 0, 0, 0),
    "clone3": lambda: call(435, 435, ctypes.create_string_buffer(88), 88),
    "mount": lambda: call(165, 40, b"none", b"/tmp", b"tmpfs", 0, None),
    "new-mount": lambda: call(430, 430, b"tmpfs", 0),
    "open-tree": lambda: call(428, 428, -100, b"/", 1),
    "pivot-root": lambda: call(155, 41, b"/", b"/"),
    "chroot": lambda: call(161, 51, b"/tmp"),
    "set-namespace": lambda: call(308, 268, os.open("/proc/1/ns/mnt", os.O_RDONLY), 0),
    "trace-first-process": lambda: call(101, 117, 16, 1, 0, 0),
    "read-other-process": lambda: call(310, 270, 1, None, 0, None, 0, 0),
    "take-descriptor": lambda: call(438, 438, 0, 0, 0),
    "bpf": lambda: call(321, 280, 0, None, 0),
    "perf": lambda: call(298, 241, ctypes.create_string_buffer(128), 0, -1, -1, 0),
    "fault-handler": lambda: call(323, 282, 1),
    "personality": lambda: call(135, 92, 0x0400000),
    "device-node": lambda: os.mknod("/tmp/disk", 0o60600, os.makedev(254, 0)),
    "shared-memory": lambda: call(29, 194, 0, 4096, 0o1600),
    "message-queue": lambda: call(68, 186, 0, 0o1600),
    "handle": lambda: call(304, 265, -100, ctypes.create_string_buffer(64), 0),
    "host-name": lambda: call(170, 161, b"x", 1),
    "reboot": lambda: call(169, 142, 0xFEE1DEAD, 672274793, 0, None),
    "module": lambda: call(175, 105, b"", 0, b""),
    "swap": lambda: call(167, 224, b"/tmp/x", 0),
    "clock": lambda: call(227, 112, 0, ctypes.create_string_buffer(16)),
    "kernel-log": lambda: call(103, 116, 3, ctypes.create_string_buffer(16), 16),
    "other-abi": lambda: call(0x40000000 | 39, None),
    "terminal-input": terminal,
    "link-down": link_down,
    "connect": lambda: connect(sys.argv[2], int(sys.argv[3])),
    "first-process-memory": memory_of_first_process,
    "core-pattern": lambda: write("/proc/sys/kernel/core_pattern", "|/tmp/x"),
    "sysrq": lambda: write("/proc/sysrq-trigger", "s"),
    "overcommit": lambda: write("/proc/sys/vm/overcommit_memory", "1"),
    "first-process-score": lambda: write("/proc/1/oom_score_adj", "-900"),
    "kernel-memory": lambda: read("/proc/kcore"),
    "first-process-environment": lambda: read("/proc/1/environ"),
    "passwords": lambda: read("/etc/shadow"),
    "root-file": lambda: write("/usr/bin/env", "x"),
    "etc-file": lambda: write("/etc/passwd", "x"),
    "host-path": lambda: read(sys.argv[2]),
    "host-socket": lambda: abstract(sys.argv[2]),
    "host-loopback": lambda: connect("127.0.0.1", int(sys.argv[2])),
    "host-process": lambda: os.kill(int(sys.argv[2]), signal.SIGKILL),
    "harmless": lambda: os.getpid(),
}

try:
    TRIALS[sys.argv[1]]()
    print("allowed")
except OSError as e:
    print("refused", errno.errorcode.get(e.errno, str(e)))
