package dev.assize.sandbox.decoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home is one that somebody could live in, and every secret can be told apart. */
class HomeTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final Seed SEED = new Seed("ab".repeat(32));
  private static final Pattern TELLING =
      Pattern.compile("assize|canary|decoy|sandbox|honeypot|examin|capture|\\bfake|\\btest");

  @TempDir Path directory;

  @Test
  void theSameSeedGivesTheSameHome() {
    Home first = home(SEED);
    Home second = home(SEED);

    assertThat(second.files()).usingRecursiveComparison().isEqualTo(first.files());
    assertThat(second.decoys()).isEqualTo(first.decoys());
  }

  @Test
  void noTwoSeedsShareAnOwnerAFirmOrASecret() {
    Set<String> owners = new HashSet<>();
    Set<String> mails = new HashSet<>();
    Set<String> tokens = new HashSet<>();
    int secrets = 0;
    for (int i = 0; i < 20; i++) {
      Home home = home(SEED.derive("person " + i));
      owners.add(home.owner());
      String mail = text(home, ".gitconfig").split("email = ")[1].split("\n")[0];
      mails.add(mail.substring(mail.indexOf('@')));
      home.decoys().forEach(decoy -> tokens.add(decoy.token()));
      secrets += home.decoys().size();
    }

    assertThat(owners).hasSize(20);
    assertThat(mails).hasSize(20);
    assertThat(tokens).hasSize(secrets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "three"})
  void everySecretIsInItsFileAndInNoOtherPlainly(String label) throws IOException {
    Home home = home(SEED.derive(label));

    for (Decoy decoy : home.decoys()) {
      assertThat(decoded(home, decoy)).as(decoy.label()).contains(decoy.token());
      if (decoy.encoding() == Encoding.PLAIN) {
        assertThat(home.files())
            .filteredOn(file -> latin(file.content()).contains(decoy.token()))
            .extracting(HomeFile::path)
            .containsExactly(decoy.path());
      }
    }
    assertThat(home.decoys()).extracting(Decoy::label).doesNotHaveDuplicates();
    assertThat(home.decoys()).extracting(Decoy::kind).contains(Decoy.Kind.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "three"})
  void aHomeIsOfAnOrdinarySizeAndAge(String label) {
    Home home = home(SEED.derive(label));

    assertThat(home.files()).hasSizeBetween(60, 200);
    assertThat(home.files().stream().mapToLong(file -> file.content().length).sum())
        .isLessThan(4_000_000);
    assertThat(home.files())
        .allSatisfy(
            file -> assertThat(file.modified()).isBetween(NOW.minus(Duration.ofDays(731)), NOW));
  }

  @Test
  void nothingSaysWhatTheHomeIsFor() {
    for (HomeFile file : home(SEED).files()) {
      assertThat(
              TELLING
                  .matcher((file.path() + "\n" + latin(file.content())).toLowerCase(Locale.ROOT))
                  .find())
          .as(file.path())
          .isFalse();
    }
  }

  @Test
  void noRealServiceIsNamed() {
    for (HomeFile file : home(SEED).files()) {
      assertThat(latin(file.content()))
          .as(file.path())
          .doesNotContain("github.com", "gitlab.com", "amazonaws", "google", "microsoft", "npmjs");
    }
  }

  @Test
  void tablesHaveTheirColumnsAndJsonParses() {
    Home home = home(SEED);
    List<String> customers = text(home, "Documents/customers.csv").lines().toList();

    assertThat(customers).hasSizeGreaterThan(200);
    assertThat(customers).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(9));
    assertThat(home.files())
        .filteredOn(file ->
            file.path().endsWith(".json")
                || file.path().endsWith("previous.js")
                || file.path().contains("keystore"))
        .hasSize(8)
        .allSatisfy(file -> assertThat(Json.mapper().readTree(file.content()).isObject()).isTrue());
  }

  @Test
  void filesAreWrittenWithTheirModesAndTimes() throws IOException {
    Home home = home(SEED);
    home.writeTo(directory);

    for (HomeFile file : home.files()) {
      Path path = directory.resolve(file.path());
      assertThat(path).hasBinaryContent(file.content());
      assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(file.modified());
      assertThat((int) Files.getAttribute(path, "unix:mode") & 0777).isEqualTo(file.mode());
    }
    assertThat((int) Files.getAttribute(directory.resolve(".ssh"), "unix:mode") & 0777)
        .isEqualTo(0700);
  }

  @Test
  void openSshReadsTheKeys() throws Exception {
    assumeThereIs("ssh-keygen");
    Home home = home(SEED);
    home.writeTo(directory);
    for (String key : List.of(".ssh/id_ed25519", ".ssh/deploy_ed25519")) {
      String printed = run("ssh-keygen", "-y", "-f", key);

      assertThat(printed.strip()).isEqualTo(text(home, key + ".pub").strip());
    }
  }

  @Test
  void gitFindsNothingWrongWithTheRepositories() throws Exception {
    assumeThereIs("git");
    home(SEED).writeTo(directory);
    for (String project : List.of("projects/billing-service", "projects/storefront")) {
      assertThat(run("git", "-C", project, "fsck", "--full", "--strict")).doesNotContain("error");
      assertThat(run("git", "-C", project, "status", "--porcelain")).isEmpty();
      assertThat(run("git", "-C", project, "log", "--oneline").lines()).hasSizeGreaterThan(4);
    }
  }

  private static Home home(Seed seed) {
    Seed.Random random = seed.derive("tokens").random();
    String alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    return Home.generate(
        seed,
        label -> {
          StringBuilder token = new StringBuilder();
          for (int i = 0; i < 20; i++) {
            token.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          return token.toString();
        },
        NOW);
  }

  private static String text(Home home, String path) {
    return new String(file(home, path).content(), StandardCharsets.UTF_8);
  }

  private static HomeFile file(Home home, String path) {
    return home.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path));
  }

  private static String decoded(Home home, Decoy decoy) throws IOException {
    byte[] content = file(home, decoy.path()).content();
    return switch (decoy.encoding()) {
      case PLAIN -> latin(content);
      case COMPRESSED -> latin(expand(content));
      case HEX -> every(latin(content), "[0-9a-f]{40,}", HexFormat.of()::parseHex);
      case BASE64 ->
          every(
              latin(content).replaceAll("-----.*-----", "").replace("\n", ""),
              "[A-Za-z0-9+/]{20,}={0,2}",
              Base64.getDecoder()::decode);
    };
  }

  private static String every(String text, String shape, Function<String, byte[]> decoder) {
    List<String> all = new ArrayList<>();
    Pattern.compile(shape)
        .matcher(text)
        .results()
        .filter(match -> match.group().length() % 4 == 0)
        .forEach(match -> all.add(latin(decoder.apply(match.group()))));
    return String.join("\n", all);
  }

  private static byte[] expand(byte[] content) throws IOException {
    if (content[0] == 'P') {
      ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content));
      StringBuilder all = new StringBuilder();
      while (zip.getNextEntry() != null) {
        all.append(latin(zip.readAllBytes()));
      }
      return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return gzip.readAllBytes();
    }
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static void assumeThereIs(String program) {
    Assumptions.assumeThat(Path.of("/usr/bin", program)).exists();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
