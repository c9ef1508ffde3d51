package dev.assize.statement.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the text, it is read or refused with a {@link DocumentException}; nothing else. */
class DocumentFuzzTest {

  private static final Seed SEED = new Seed("a5".repeat(32));
  private static final int TEXTS = 10_000;

  private static final List<String> PIECES =
      List.of(
          "a",
          "key: ",
          "- ",
          "? ",
          ": ",
          "\n",
          "\n  ",
          "\n    ",
          "\t",
          "[",
          "]",
          "{",
          "}",
          ",",
          "\"",
          "'",
          "|\n",
          ">-\n",
          "&x ",
          "*x",
          "!!str ",
          "!t ",
          "<<: ",
          "#",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "%TAG ! x:\n",
          "1",
          "-0",
          "1e999",
          ".nan",
          "true",
          "null",
          "~",
          "\\u",
          "\\x4",
          "é",
          "\uD83D\uDE00",
          "\uD83D",
          "\u0000",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "@",
          "`");

  private static final String VALID =
      """
      id: pay-invoice
      title: "Pay the \\u00e9 invoice"
      draw: {mail: "state.mails.filter(m, m.kind == 'invoice')"}
      reference:
        - {tool: mail_read, arguments: {id: "${mail.id}", all: true, limit: 12.5}}
      prompt: |
        Please pay
        it.
      done: >-
        state.payments.exists(p,
        p.iban == payee.iban)
      """;

  @Test
  void piecesOfYamlInAnyOrder() {
    Seed.Random random = SEED.derive("pieces").random();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(30); piece >= 0; piece--) {
        text.append(random.pick(PIECES));
      }
      readOrRefuse(text.toString());
    }
  }

  @Test
  void aValidTextWithSmallMutations() {
    Seed.Random random = SEED.derive("mutations").random();
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(VALID);
      for (int mutation = random.nextInt(3); mutation >= 0; mutation--) {
        mutate(text, random);
      }
      read += readOrRefuse(text.toString()) ? 1 : 0;
    }
    assertThat(read).as("texts that were still valid").isBetween(TEXTS / 20, TEXTS * 19 / 20);
  }

  @Test
  void anyCharacters() {
    Seed.Random random = SEED.derive("characters").random();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length >= 0; length--) {
        text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
      }
      readOrRefuse(text.toString());
    }
  }

  private static void mutate(StringBuilder text, Seed.Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, random.pick(PIECES));
      case 2 -> text.setCharAt(at, (char) random.nextInt(0x80));
      default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
    }
  }

  private static boolean readOrRefuse(String text) {
    try {
      Document document = Document.parse("fuzz", text);
      assertThat(document.position("")).isNotNull();
      return true;
    } catch (DocumentException e) {
      assertThat(e.problems()).hasSize(1);
      assertThat(e.getMessage()).matches("(?s)fuzz:\\d+:\\d+: .+");
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("not refused properly: " + text, e);
    }
  }
}
