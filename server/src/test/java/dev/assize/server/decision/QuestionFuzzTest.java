package dev.assize.server.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.server.FrozenGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent ends in an answer or in one clear line, and nobody is let in by mistake. */
class QuestionFuzzTest {

  private static final int ROUNDS = 20_000;
  private static final List<String> SEEDS =
      List.of(
          "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\"},\"context\":{\"tier\":\"general\",\"publicBody\":false}}",
          "{\"policy\":\"baseline\",\"agent\":{\"digest\":\"sha256:"
              + "a1".repeat(32)
              + "\"},\"tools\":{\"definitions\":[{\"name\":\"x\"}]},\"relyingParty\":\"buyer.test\",\"use\":\"mail\",\"signed\":true}",
          "{\"policy\":\"ci\",\"agent\":{\"manifest\":{\"apiVersion\":\"assize/v1\",\"kind\":\"Agent\",\"metadata\":{\"name\":\"c\",\"version\":\"1\",\"producer\":\"p\"},"
              + "\"interface\":{\"command\":{\"run\":[\"a\",\"${prompt}\"],\"model\":{\"standIn\":\"gullible\"}}},\"artifacts\":[{\"path\":\"l\"},"
              + "{\"image\":\"r.example/a@sha256:"
              + "b2".repeat(32)
              + "\",\"args\":[\"-x\"]}]},"
              + "\"artifacts\":[{\"path\":\"l\",\"digest\":\"sha256:"
              + "c3".repeat(32)
              + "\",\"size\":12}],\"observedAt\":\"2030-01-01T00:00:00Z\"},"
              + "\"waivers\":[{\"payload\":\"e30=\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"AA==\"}]}],"
              + "\"bundles\":[{\"statement\":{\"payload\":\"e30=\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"AA==\"}]},\"files\":{\"containment.json\":\"{}\"}}]}");
  private static final List<String> PIECES =
      List.of(
          "null",
          "{}",
          "[]",
          "\"\"",
          "1e999",
          "-1",
          "true",
          "\\u0000",
          "\\ud800",
          "{\"policy\":\"ci\"}",
          ",",
          "\"agent\"",
          ":",
          "\ufeff",
          "99999999999999999999");

  @TempDir private Path temp;

  @Test
  void changedQuestionsAreAnsweredOrRefusedInOneLine() throws IOException {
    FrozenGate frozen = new FrozenGate(temp);
    Random random = new Random(20_300_101);
    int answered = 0;
    for (String seed : SEEDS) {
      QuestionReader.read(Inputs.read(seed.getBytes(StandardCharsets.UTF_8)), frozen.now);
    }
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = changed(SEEDS.get(i % SEEDS.size()), random);
      try {
        AskedQuestion asked = QuestionReader.read(Inputs.read(bytes), frozen.now);
        Told told = frozen.gate.decide(asked, frozen.now);
        boolean isClerk = told.agent().equals(frozen.clerk());
        assertThat(told.decision().answer().letsIn() && !isClerk)
            .as(new String(bytes, StandardCharsets.UTF_8))
            .isFalse();
        answered++;
      } catch (QuestionException e) {
        assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(600);
      }
    }
    assertThat(answered).isBetween(ROUNDS / 100, ROUNDS); // else it only tests the reader of JSON
  }

  private static byte[] changed(String seed, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : seed.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(each);
    }
    for (int changes = random.nextInt(3) + 1; changes > 0; changes--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(4)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(12))).clear();
        case 2 -> insert(bytes, at, PIECES.get(random.nextInt(PIECES.size())));
        default ->
            insert(
                bytes,
                at,
                seed.substring(
                    at % seed.length(),
                    Math.min(seed.length(), at % seed.length() + random.nextInt(40))));
      }
      if (bytes.isEmpty()) {
        bytes.add((byte) '{');
      }
    }
    byte[] all = new byte[bytes.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = bytes.get(i);
    }
    return all;
  }

  private static void insert(List<Byte> bytes, int at, String piece) {
    byte[] inserted = piece.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < inserted.length; i++) {
      bytes.add(at + i, inserted[i]);
    }
  }
}
