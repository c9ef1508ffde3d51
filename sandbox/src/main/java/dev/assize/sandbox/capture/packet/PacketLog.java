package dev.assize.sandbox.capture.packet;

import dev.assize.sandbox.network.NetworkException;
import dev.assize.sandbox.network.PacketSocket;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads one wire from its opening to its closing into a ledger, on a thread of its own. */
public final class PacketLog implements AutoCloseable {

  private final PacketSocket socket;
  private final Ledger ledger;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Thread thread;

  private PacketLog(PacketSocket socket, Ledger ledger) {
    this.socket = socket;
    this.ledger = ledger;
    thread = Thread.ofPlatform().daemon().name("wire").start(this::read);
  }

  /**
   * Begins to read.
   *
   * @throws NetworkException if there is no such wire
   */
  public static PacketLog open(String wireName, Ledger ledger) {
    return new PacketLog(PacketSocket.open(wireName), ledger);
  }

  /** Reads until the wire is silent, and stops. */
  @Override
  public void close() {
    if (ending.compareAndSet(false, true)) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      socket.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read() {
    try {
      while (true) {
        byte[] frame = socket.receive();
        if (frame != null) {
          ledger.packet(frame);
        } else if (ending.get()) {
          break;
        }
      }
      ledger.lost(socket.lost());
    } catch (NetworkException gone) {
      ledger.lost(1);
    }
  }
}
