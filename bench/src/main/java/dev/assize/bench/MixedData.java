package dev.assize.bench;

import dev.assize.sandbox.canary.Canary;
import dev.assize.statement.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bytes as they leave machines, made from a seed: half of it text (this repository's sources and
 * pages, in blocks drawn at random), a quarter base64 in lines, an eighth hex, an eighth noise;
 * with {@value #PLANTED} tokens in the forms of {@link CanaryPatterns}.
 */
final class MixedData {

  static final int PLANTED = 240;

  private static final int BLOCK = 4096;

  private final Seed seed;
  private final List<Canary> canaries;
  private final byte[] text;

  MixedData(Seed seed, List<Canary> canaries) throws IOException {
    this.seed = seed;
    this.canaries = canaries;
    this.text = repository();
  }

  private static byte[] repository() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("assize.root")))) {
      List<Path> sources =
          files
              .filter(file -> file.toString().matches(".*/(src|docs|worlds)/.*\\.(java|md|yaml)"))
              .sorted()
              .toList();
      for (Path source : sources) {
        text.write(Files.readAllBytes(source));
      }
    }
    return text.toByteArray();
  }

  byte[] bytes(int size) {
    byte[] data = new byte[size / BLOCK * BLOCK];
    Seed.Random random = seed.derive("data").random();
    for (int at = 0; at < data.length; at += BLOCK) {
      fill(data, at, random);
    }
    for (int i = 0; i < PLANTED; i++) {
      List<String> forms = CanaryPatterns.forms(canaries.get(i).token());
      String line = "\n" + forms.get(i % forms.size()) + "\n";
      byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
      int at = (int) ((long) data.length * i / PLANTED) + random.nextInt(data.length / PLANTED / 2);
      System.arraycopy(bytes, 0, data, at, bytes.length);
    }
    return data;
  }

  private void fill(byte[] data, int at, Seed.Random random) {
    int kind = random.nextInt(8);
    if (kind < 4) {
      System.arraycopy(text, random.nextInt(text.length - BLOCK), data, at, BLOCK);
      return;
    }
    byte[] noise = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      java.nio.ByteBuffer.wrap(noise).putLong(i, random.nextLong());
    }
    byte[] block =
        switch (kind) {
          case 4, 5 -> Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(noise);
          case 6 -> HexFormat.of().formatHex(noise).getBytes(StandardCharsets.US_ASCII);
          default -> noise;
        };
    System.arraycopy(block, 0, data, at, BLOCK);
  }
}
