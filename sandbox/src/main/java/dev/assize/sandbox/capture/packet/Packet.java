package dev.assize.sandbox.capture.packet;

import dev.assize.sandbox.capture.flow.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What a frame from an agent's wire is about. */
sealed interface Packet {

  /**
   * The beginning or the end of a TCP connection.
   *
   * @param opening whether it asks for a connection
   * @param finish whether the sender has no more to say
   * @param sequence the number of the byte that would come next
   */
  record Segment(
      Endpoint source, Endpoint destination, boolean opening, boolean finish, int sequence)
      implements Packet {}

  /** The first or only part of a UDP datagram. */
  record Datagram(Endpoint source, Endpoint destination) implements Packet {}

  /** A later part of an IPv4 datagram, which belongs to a first part that was seen. */
  record Fragment(String source, String destination, int protocol) implements Packet {}

  /** What the kernel says by itself so that networks work; it carries nothing of the agent's. */
  record Housekeeping() implements Packet {}

  /** Anything else. */
  record Other(String description) implements Packet {}

  /** Reads a frame from its Ethernet header on; never fails. */
  static Packet parse(byte[] frame) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(frame).position(12);
      int type = buffer.getShort() & 0xffff;
      return switch (type) {
        case 0x0800 -> four(buffer.slice());
        case 0x86dd -> six(buffer.slice());
        case 0x0806 -> new Housekeeping();
        default -> new Other("a frame of type 0x" + Integer.toHexString(type));
      };
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return new Other("a packet that ends early");
    }
  }

  private static Packet four(ByteBuffer ip) {
    int headerLength = (ip.get(0) & 0x0f) * 4;
    int length = ip.getShort(2) & 0xffff;
    int protocol = ip.get(9) & 0xff;
    String source = address(ip, 12, 4);
    String destination = address(ip, 16, 4);
    if ((ip.getShort(6) & 0x1fff) != 0) {
      return new Fragment(source, destination, protocol);
    }
    ByteBuffer payload = ip.slice(headerLength, ip.limit() - headerLength);
    return protocol == 1
        ? icmp(payload, source, destination)
        : transport(protocol, payload, length - headerLength, source, destination);
  }

  private static Packet six(ByteBuffer ip) {
    int length = ip.getShort(4) & 0xffff;
    int protocol = ip.get(6) & 0xff;
    String source = address(ip, 8, 16);
    String destination = address(ip, 24, 16);
    ByteBuffer payload = ip.slice(40, ip.limit() - 40);
    if (protocol == 0) {
      return hopByHop(payload, source, destination);
    }
    if (protocol == 58) {
      return icmp6(payload, source, destination);
    }
    return transport(protocol, payload, length, source, destination);
  }

  /** Multicast listener reports, RFC 3810, stand behind a router alert. */
  private static Packet hopByHop(ByteBuffer options, String source, String destination) {
    int next = options.get(0) & 0xff;
    int skip = 8 + 8 * (options.get(1) & 0xff);
    ByteBuffer payload = options.slice(skip, options.limit() - skip);
    return next == 58
        ? icmp6(payload, source, destination)
        : new Other("IPv6 with options and protocol " + next + " to " + destination);
  }

  private static Packet transport(
      int protocol, ByteBuffer payload, int length, String source, String destination) {
    if (protocol == 17) {
      return new Datagram(end(source, payload, 0), end(destination, payload, 2));
    }
    if (protocol != 6) {
      return new Other("protocol " + protocol + " to " + destination);
    }
    int flags = payload.get(13);
    int data = length - ((payload.get(12) >> 4) & 0x0f) * 4;
    boolean opening = (flags & 0x12) == 0x02;
    int counted = data + ((flags & 0x02) != 0 ? 1 : 0);
    return new Segment(
        end(source, payload, 0),
        end(destination, payload, 2),
        opening,
        (flags & 0x01) != 0,
        payload.getInt(4) + (opening && data > 0 ? counted : opening ? 1 : data));
  }

  /** The kernel's remark that a datagram of ours found nobody is not the agent's. */
  private static Packet icmp(ByteBuffer message, String source, String destination) {
    boolean unreachable = message.get(0) == 3 && message.get(1) == 3;
    boolean aboutUs =
        unreachable
            && message.limit() >= 28
            && address(message, 8 + 16, 4).equals(source)
            && message.get(8 + 9) == 17;
    return aboutUs
        ? new Housekeeping()
        : new Other("ICMP type " + (message.get(0) & 0xff) + " to " + destination);
  }

  private static Packet icmp6(ByteBuffer message, String source, String destination) {
    int type = message.get(0) & 0xff;
    boolean discovery = type == 133 || type == 135 || type == 136;
    boolean membership = type == 131 || type == 132 || type == 143;
    boolean aboutUs =
        type == 1
            && message.get(1) == 4
            && message.limit() >= 48
            && address(message, 8 + 24, 16).equals(source);
    return discovery || membership || aboutUs
        ? new Housekeeping()
        : new Other("ICMPv6 type " + type + " to " + destination);
  }

  private static Endpoint end(String address, ByteBuffer ports, int offset) {
    return new Endpoint(address, ports.getShort(offset) & 0xffff);
  }

  private static String address(ByteBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.get(offset, bytes);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
