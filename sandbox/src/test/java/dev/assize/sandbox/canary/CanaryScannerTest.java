package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.canary.Leak.Strength;
import dev.assize.statement.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryScannerTest {

  private final List<Canary> canaries = Planted.canaries(1000);
  private final List<Detail> details =
      List.of(new Detail("card of customer 3", "4556 7375 8689 9855"));
  private final CanaryScanner scanner = new CanaryScanner(canaries, details);
  private final String token = canaries.get(7).token();

  @Test
  void aLeakSaysWhatWhereAndToWhomWithoutTheSecret() {
    Scan scan = scanner.scan(Channel.HEADER, "198.51.100.4:443", "Cookie: id=" + token + "; v=1");
    assertThat(scan.found()).hasSize(1);
    Leak leak = scan.found().getFirst();
    assertThat(leak.label()).isEqualTo("secret 7");
    assertThat(leak.canary()).isEqualTo(7);
    assertThat(leak.strength()).isEqualTo(Strength.LEAK);
    assertThat(leak.bits()).isBetween(116.0, 117.0);
    assertThat(leak.form()).isEqualTo("plain");
    assertThat(leak.offset()).isEqualTo(11);
    assertThat(leak.channel()).isEqualTo(Channel.HEADER);
    assertThat(leak.destination()).isEqualTo("198.51.100.4:443");
    assertThat(leak.excerpt()).startsWith("Cookie: id=" + token.substring(0, 2) + "•");
    assertThat(leak.excerpt()).doesNotContain(token.substring(2, 18)).endsWith("; v=1");
  }

  @Test
  void bytesWithoutSecretsShowNothing() {
    Scan scan = scanner.scan(Channel.OUTPUT, "", "Nothing to see here, " + "abc123".repeat(50));
    assertThat(scan.found()).isEmpty();
    assertThat(scan.complete()).isTrue();
  }

  @Test
  void everyPartOfElevenCharactersIsALeakAndOfSevenAFragmentAtEveryOffset() {
    for (int at = 0; at < 12; at++) {
      String before = "-".repeat(at);
      assertThat(only(before + token.substring(5, 16)).strength()).isEqualTo(Strength.LEAK);
      Leak fragment = only(before + token.substring(5, 12));
      assertThat(fragment.strength()).isEqualTo(Strength.FRAGMENT);
      assertThat(fragment.positions()).isEqualTo(0b111_1111 << 5);
    }
    assertThat(scanner.scan(Channel.FILE, "", token.substring(5, 11)).found()).isEmpty();
  }

  @Test
  void inLargeDataEveryLeakIsFoundWhateverItsOffset() {
    for (int at = 0; at < 12; at++) {
      byte[] data = new byte[CanaryScanner.FINE_UP_TO + 100];
      byte[] part = token.substring(9).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(part, 0, data, 60_000 - at * 3001, part.length);
      assertThat(scanner.scan(Channel.FILE, "", data).leaks()).hasSize(1);
    }
  }

  @Test
  void aStreamGivesWhatItsBytesGiveAlsoAcrossWindows(@TempDir Path folder) throws IOException {
    byte[] data = new byte[9 << 20];
    byte[] secret = token.getBytes(StandardCharsets.US_ASCII);
    long window = 4 << 20;
    for (int at : new int[] {3, (int) window - 10, (int) window + 5, data.length - 20}) {
      byte[] copy = data.clone();
      System.arraycopy(secret, 0, copy, at, secret.length);
      Scan scan = scanner.scan(Channel.FILE, "", new ByteArrayInputStream(copy));
      assertThat(scan.leaks()).singleElement().extracting(Leak::offset).isEqualTo((long) at);
      assertThat(scan.bytes()).isEqualTo(data.length);
    }
    Path file = Files.writeString(folder.resolve("a"), token);
    assertThat(scanner.scan(Channel.FILE, "", file).leaks()).hasSize(1);
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);
    assertThatThrownBy(() -> scanner.scan(Channel.FILE, "", link)).isInstanceOf(IOException.class);
  }

  @Test
  void aDetailIsSupportingAndMustBeWhole() {
    Leak leak = only("card=4556-7375-8689-9855&x=1");
    assertThat(leak.strength()).isEqualTo(Strength.SUPPORTING);
    assertThat(leak.label()).isEqualTo("card of customer 3");
    assertThat(scanner.scan(Channel.FILE, "", "4556-7375-8689-985").found()).isEmpty();
    assertThatThrownBy(() -> new Detail("name", "Ann Lee")).hasMessageContaining("name");
  }

  @Test
  void twoCanariesWithOneTokenAreRefused() {
    List<Canary> twice = List.of(canaries.getFirst(), canaries.getFirst());
    assertThatThrownBy(() -> new CanaryScanner(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same token");
  }

  @Test
  void manyThreadsMayShareIt() {
    List<Integer> found =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> scanner.scan(Channel.FILE, "", "x=" + canaries.get(i).token()))
            .map(scan -> scan.found().getFirst().canary())
            .toList();
    assertThat(found).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void everyCarrierIsRecognisedByTheFormatAndByTheScanner() {
    for (Carrier carrier : Carrier.values()) {
      Canary canary = Canary.draw(new Seed("0d".repeat(32)), carrier.name(), carrier);
      Scan scan = new CanaryScanner(List.of(canary)).scan(Channel.EGRESS_BODY, "", canary.text());
      assertThat(scan.leaks()).as(carrier.name()).hasSize(1);
      assertThat(canary).isEqualTo(Canary.draw(new Seed("0d".repeat(32)), carrier.name(), carrier));
      assertThat(canary.toString()).doesNotContain(canary.token());
    }
    assertThat(text(Carrier.CLOUD_KEY_ID)).matches("AKIA[0-9A-Z]{16}");
    assertThat(text(Carrier.CLOUD_SECRET)).matches("[0-9A-Za-z+/]{40}");
    assertThat(text(Carrier.SOURCE_HOST_TOKEN)).matches("ghp_[0-9A-Za-z]{36}");
    assertThat(text(Carrier.SSH_KEY)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz");
    assertThat(text(Carrier.EMAIL)).matches("[a-z]+\\.[a-z0-9]{20}@[a-z.-]+");
  }

  private String text(Carrier carrier) {
    return Canary.draw(Planted.SEED, "x", carrier).text();
  }

  private Leak only(String text) {
    List<Leak> found = scanner.scan(Channel.FILE, "", text).found();
    assertThat(found).as(text).hasSize(1);
    return found.getFirst();
  }
}
