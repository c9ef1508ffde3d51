package dev.assize.gate.gateway;

import java.io.InputStream;
import java.io.OutputStream;

/** A server that speaks over two streams, one message a line. */
interface ServerLink extends AutoCloseable {

  /** What it reads. */
  OutputStream input();

  /** What it writes. */
  InputStream output();

  /** How it stands with it when its output has ended, for people. */
  String state() throws InterruptedException;

  @Override
  void close();
}
