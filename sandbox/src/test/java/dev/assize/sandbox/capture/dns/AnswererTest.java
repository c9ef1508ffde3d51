package dev.assize.sandbox.capture.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AnswererTest {

  /** A query for the address of {@code a.example}. */
  private static final byte[] QUERY =
      HexFormat.of().parseHex("0007010000010000000000000161076578616d706c650000010001");

  private final NameTable names = new NameTable(2);

  @Test
  void eachNameHasAnAddressOfItsOwnThatLeadsBack() {
    byte[] first = names.address("a.example").orElseThrow();
    byte[] second = names.address("b.example").orElseThrow();

    assertThat(first).isNotEqualTo(second).isEqualTo(names.address("A.example").orElseThrow());
    assertThat(names.name(second)).contains("b.example");
    assertThat(names.address("c.example")).isEmpty();
  }

  @Test
  void noAddressIsOneOfThoseThatNobodyHas() {
    NameTable many = new NameTable(5_000);
    for (int i = 0; i < 5_000; i++) {
      byte[] address = many.address("host" + i + ".example").orElseThrow();
      int first = address[0] & 0xff;
      assertThat(first).isBetween(13, 157).isNotIn(10, 100, 127);
      assertThat(address[3]).isNotIn((byte) 0, (byte) 255);
    }
  }

  @Test
  void aNameThatCannotExistDoesNot() {
    byte[] query = QUERY.clone();
    byte[] name = "invalid".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, query, query.length - 5 - name.length, name.length);

    var answer = Answerer.answer(query, names).orElseThrow();

    assertThat(answer.question().name()).isEqualTo("a.invalid");
    assertThat(answer.address()).isNull();
    assertThat(answer.message()[3] & 0xf).isEqualTo(3);
  }

  @Test
  void theAnswerHoldsTheAddress() {
    var answer = Answerer.answer(QUERY, names).orElseThrow();

    assertThat(answer.question().name()).isEqualTo("a.example");
    byte[] message = answer.message();
    assertThat(Arrays.copyOfRange(message, message.length - 4, message.length))
        .isEqualTo(names.address("a.example").orElseThrow());
  }

  @Test
  void otherTypesHaveNoRecord() {
    byte[] text = QUERY.clone();
    text[text.length - 3] = 16;

    var answer = Answerer.answer(text, names).orElseThrow();

    assertThat(answer.question().typeName()).isEqualTo("TXT");
    assertThat(answer.address()).isNull();
    assertThat(answer.message()).hasSize(text.length);
  }

  @Test
  void noBytesBreakTheParser() {
    Seed.Random random = new Seed("00".repeat(32)).derive("dns").random();
    int read = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = Arrays.copyOf(QUERY, random.nextInt(QUERY.length + 20));
      for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read += Answerer.answer(bytes, names).isPresent() ? 1 : 0;
    }
    assertThat(read).isBetween(1_000, 49_000);
  }
}
