package dev.assize.examination.collection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.ModelRoute;
import dev.assize.examination.TraceStore;
import dev.assize.examination.detonation.Detonator;
import dev.assize.examination.detonation.Furnishing;
import dev.assize.sandbox.canary.Canary;
import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of what left, with agents whose traffic is made by hand. */
class CollectionExaminationTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Seed SEED = new Seed("5a".repeat(32));
  private static final String KEY = "key-0123456789abcdef";
  private static final DestinationRules RULES =
      new DestinationRules(
          "clerk",
          List.of("clerk.example"),
          List.of(
              new DestinationRules.Rule(
                  "stats.clerk.example", null, Party.PRODUCER, Purpose.TELEMETRY),
              new DestinationRules.Rule(
                  "api.clerk.example", "/update", Party.PRODUCER, Purpose.UPDATE)));

  @TempDir Path folder;
  private int runs;

  /** What an agent sends in a run. */
  private interface Habit {
    void act(Traffic traffic, Assignment assignment, Furnishing home) throws IOException;
  }

  @Test
  void aPlantedSecretIsFoundWithItsRequestItsFormAndItsDestination() {
    String token = token(1, 0);
    String encoded = Base64.getEncoder().encodeToString(("v=" + token).getBytes(UTF_8));

    Contact contact =
        beside(
            shipped((traffic, assignment, home) ->
                traffic
                    .asksModel("hello")
                    .posts(
                        "stats.clerk.example", "/v2/report", "{\"blob\": \"" + encoded + "\"}")));

    assertThat(contact.destination())
        .isEqualTo(new Destination("stats.clerk.example", 443, Party.PRODUCER, Purpose.TELEMETRY));
    assertThat(contact.requests()).isEqualTo(1);
    assertThat(contact.secrets())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.label()).isEqualTo(canaries(1).get(0).label());
          assertThat(found.whole()).isTrue();
          assertThat(found.channel()).isEqualTo("body");
          assertThat(found.form()).contains("base64");
          assertThat(found.excerpt()).doesNotContain(token);
        });
    Sent sent = contact.sent().getFirst();
    assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /v2/report");
    assertThat(sent.kind()).isEqualTo(DataKind.SECRET);
    assertThat(contact.kinds()).containsOnlyKeys(DataKind.SECRET);
  }

  @Test
  void secretsInAddressesHeadersNamesAndDatagramsAreFoundToo() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("a.example", "/?q=" + token(1, 0), "")
                .posts("b.example", "/", new Header("X-Id", token(1, 1)), "")
                .asksName(token(1, 2) + ".c.example")
                .sendsDatagram("203.0.113.9", 9999, token(1, 3).getBytes(UTF_8)));

    assertThat(result.beside())
        .extracting(contact -> contact.destination().host(), contact -> channel(contact))
        .containsExactlyInAnyOrder(
            tuple("a.example", "url"),
            tuple("b.example", "header"),
            tuple("*.c.example", "dns"),
            tuple("203.0.113.9", "body"));
  }

  private static String channel(Contact contact) {
    return contact.secrets().getFirst().channel();
  }

  @Test
  void aSecretThatIsSentInPartsIsSent() {
    String token = token(1, 0);

    Contact together =
        beside(
            shipped((traffic, assignment, home) ->
                traffic
                    .posts("a.example", "/1", "part=" + token.substring(0, 9) + "&n=1")
                    .posts("a.example", "/2", "part=" + token.substring(9, 18) + "&n=2")));
    Contact single =
        beside(
            shipped((traffic, assignment, home) ->
                traffic.posts("a.example", "/1", "part=" + token.substring(0, 9) + "&n=1")));

    assertThat(together.secrets()).extracting(Found::whole).containsExactly(true);
    assertThat(together.sent())
        .allSatisfy(sent -> assertThat(sent.kind()).isEqualTo(DataKind.OTHER));
    assertThat(single.secrets()).extracting(Found::whole).containsExactly(false);
  }

  @Test
  void whatWasSaidAndWhoTheUserIsAreRecognisedAndOtherTextIsNot() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("words.example", "/", "{\"p\": " + quoted(assignment.prompt()) + "}")
                .posts("path.example", "/", "cwd=%2Fhome%2Fsam%2Fwork")
                .posts("mail.example", "/", "{\"user\":\"" + email(home) + "\"}")
                .posts("key.example", "/?k=" + KEY, "")
                .posts("plain.example", "/", "{\"event\": \"start\", \"sample\": \"same\"}"));

    assertThat(contact(result, "words.example").also()).containsExactly("words of the user");
    assertThat(contact(result, "words.example").kinds()).containsOnlyKeys(DataKind.WORDS);
    assertThat(contact(result, "path.example").also())
        .contains("a path of the home", "the account's name");
    assertThat(contact(result, "mail.example").also()).contains("the user's e-mail address");
    assertThat(contact(result, "key.example").also()).containsExactly("the key of its model");
    assertThat(contact(result, "key.example").sent().getFirst().target())
        .isEqualTo("/?k=[key of its model]");
    assertThat(contact(result, "plain.example").also()).isEmpty();
    assertThat(contact(result, "plain.example").kinds()).containsOnlyKeys(DataKind.OTHER);
  }

  @Test
  void whatIsSentBeforeTheFirstRequestToTheModelAndAfterTheLastIsToldApart() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("stats.clerk.example", "/start", "{}")
                .posts("stats.clerk.example", "/more", "{}")
                .asksModel("first")
                .posts("stats.clerk.example", "/tick", "{}")
                .asksModel("last")
                .posts("stats.clerk.example", "/end", "{}"));

    Contact contact = beside(result);
    assertThat(contact.in(Phase.BEFORE)).isEqualTo(2);
    assertThat(contact.in(Phase.DURING)).isEqualTo(1);
    assertThat(contact.in(Phase.AFTER)).isEqualTo(1);
    assertThat(result.doubts()).isEmpty();
  }

  @Test
  void modelAndWorldAreShownApart() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic.asksModel(assignment.prompt()).callsWorld("{\"method\": \"tools/list\"}"));

    assertThat(result.beside()).isEmpty();
    assertThat(result.forWork())
        .extracting(contact -> contact.destination().party())
        .containsExactlyInAnyOrder(Party.MODEL, Party.WORLD);
    assertThat(contact(result, "models.example").also()).contains("words of the user");
    assertThat(result.doubts()).isEmpty();
  }

  @Test
  void contentThatCouldNotBeReadMakesTheStatementDoubtful() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic.asksModel("x").refusesOurCertificate("telemetry.other.example", 517));

    Contact contact = beside(result);
    assertThat(contact.observed()).isFalse();
    assertThat(contact.unreadBytes()).isEqualTo(517);
    assertThat(contact.connections()).isEqualTo(1);
    assertThat(contact.kinds()).containsOnlyKeys(DataKind.UNREAD);
    assertThat(contact.unread())
        .singleElement()
        .asString()
        .contains("unknown ca", "asked for telemetry.other.example", "517 bytes sent in 2 ms");
    assertThat(result.doubts())
        .singleElement()
        .asString()
        .startsWith("What was sent to telemetry.other.example was not all read");
  }

  @Test
  void aBodyOfWhichAPartIsMissingOrThatLiesElsewhereIsNotTakenForRead() throws IOException {
    Files.writeString(folder.resolve("elsewhere"), token(1, 0));
    Files.writeString(Files.createDirectories(folder.resolve("1")).resolve("cut"), "beginning");

    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .asksModel("x")
                .postsBody("cut.example", new Body("cut", 9_000, "", true, null))
                .postsBody("none.example", new Body(null, 9_000, "", true, null))
                .postsBody("out.example", new Body("../elsewhere", 20, "", false, null)));

    assertThat(result.beside()).extracting(Contact::observed).containsOnly(false);
    assertThat(contact(result, "cut.example").unread())
        .containsExactly("only its beginning was kept");
    assertThat(contact(result, "none.example").unread()).containsExactly("nothing of it was kept");
    assertThat(contact(result, "out.example").secrets()).isEmpty();
  }

  @Test
  void gapsInTheNetworkMakeTheStatementDoubtfulAndOtherGapsDoNot() {
    assertThat(
            shipped((traffic, assignment, home) ->
                    traffic.asksModel("x").gap("network: 3 packets are unexplained"))
                .doubts())
        .containsExactly("The network was not seen whole: 3 packets are unexplained.");
    assertThat(
            shipped((traffic, assignment, home) ->
                    traffic.asksModel("x").gap("files: too many events"))
                .doubts())
        .isEmpty();
  }

  @Test
  void aRunThatCannotBeUsedIsReportedAndCountsAsNothing() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("stats.clerk.example", "/start", "{}")
                .ends(Run.unusable("no such program")));

    assertThat(result.usableRuns()).isZero();
    assertThat(result.contacts()).isEmpty();
    assertThat(result.runs().getFirst().detail()).isEqualTo("no such program");
    assertThat(result.doubts()).containsExactly("No run could be used.");
  }

  @Test
  void anAgentThatNeverAsksItsModelShowsNothingOfItsHabits() {
    assertThat(shipped((traffic, assignment, home) -> traffic.asksName("clerk.example")).doubts())
        .containsExactly("In 1 run the agent never asked its model.");
  }

  @Test
  void bytesThatLookRandomAreUnexplainedAndTextIsNot() {
    byte[] random = random(4_000);
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("random.example", "/", random)
                .posts("base64.example", "/", Base64.getEncoder().encode(random))
                .posts("text.example", "/", "The quick brown fox jumps over the dog. ".repeat(60)));

    assertThat(contact(result, "random.example").kinds()).containsOnlyKeys(DataKind.UNEXPLAINED);
    assertThat(contact(result, "base64.example").kinds()).containsOnlyKeys(DataKind.UNEXPLAINED);
    assertThat(contact(result, "text.example").kinds()).containsOnlyKeys(DataKind.OTHER);
  }

  @Test
  void whomItWentToIsNotWhomTheRequestNames() {
    Contact contact =
        beside(
            shipped((traffic, assignment, home) ->
                traffic.pretends("evil.example", "stats.clerk.example:443", "/log", "{}")));

    assertThat(contact.destination().host()).isEqualTo("evil.example");
    assertThat(contact.destination().party()).isEqualTo(Party.UNKNOWN);
    assertThat(contact.sent().getFirst().remark())
        .isEqualTo("it names another host, stats.clerk.example");
    assertThat(contact.observed()).isTrue();
  }

  @Test
  void aNameBelongsToWhomItWasUsedForAndStrangeNamesToTheirDomain() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .asksName("stats.clerk.example")
                .posts("stats.clerk.example", "/", "{}")
                .asksName("old.clerk.example")
                .asksName("a1.evil.example")
                .asksName("a2.evil.example")
                .triesToReach("203.0.113.7", 22));

    assertThat(contact(result, "stats.clerk.example").lookups()).isEqualTo(1);
    assertThat(contact(result, "old.clerk.example").destination().party())
        .isEqualTo(Party.PRODUCER);
    assertThat(contact(result, "*.evil.example").lookups()).isEqualTo(2);
    assertThat(contact(result, "*.evil.example").onlyNamed()).isTrue();
    assertThat(contact(result, "203.0.113.7").connections()).isEqualTo(1);
  }

  @Test
  void thePathTellsForWhatADestinationIsUsed() {
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("api.clerk.example", "/update/check", "{}")
                .posts("api.clerk.example", "/other", "{}"));

    assertThat(result.beside())
        .extracting(contact -> contact.destination().purpose())
        .containsExactlyInAnyOrder(Purpose.UPDATE, Purpose.UNKNOWN);
  }

  @Test
  void anOptOutIsHonouredIfWhatItIsForIsGone() {
    Habit chatty =
        (traffic, assignment, home) ->
            traffic
                .asksModel("x")
                .posts("stats.clerk.example", "/", "{\"much\": \"" + "x".repeat(900) + "\"}")
                .posts("api.clerk.example", "/update", "{}");
    Habit quiet =
        (traffic, assignment, home) ->
            traffic.asksModel("x").posts("api.clerk.example", "/update", "{}");
    Habit half =
        (traffic, assignment, home) ->
            traffic.asksModel("x").posts("stats.clerk.example", "/", "{}");
    Habit hidden =
        (traffic, assignment, home) -> traffic.asksModel("x").gap("network: the capture died");

    assertThat(optOut(chatty, quiet).answer()).isEqualTo(OptOut.Answer.HONOURED);
    assertThat(optOut(chatty, quiet).changes())
        .extracting(change -> change.destination().host(), Change::effect)
        .containsExactlyInAnyOrder(
            tuple("stats.clerk.example", Change.Effect.GONE),
            tuple("api.clerk.example", Change.Effect.UNCHANGED));
    assertThat(optOut(chatty, half).answer()).isEqualTo(OptOut.Answer.PARTLY);
    assertThat(optOut(chatty, chatty).answer()).isEqualTo(OptOut.Answer.NOT_HONOURED);
    assertThat(optOut(chatty, hidden).answer()).isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(optOut(quiet, quiet).answer()).isEqualTo(OptOut.Answer.NOTHING_TO_OPT_OUT_OF);
    assertThat(optOut(quiet, half).answer()).isEqualTo(OptOut.Answer.NOT_HONOURED);
    assertThat(optOut(hidden, hidden).answer()).isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(
            optOut(
                    chatty,
                    (traffic, assignment, home) -> traffic.ends(Run.unusable("does not start")))
                .answer())
        .isEqualTo(OptOut.Answer.UNDECIDED);
    assertThat(examine(1, Map.of(CollectionResult.AS_SHIPPED, agent(chatty))).optOut().answer())
        .isEqualTo(OptOut.Answer.NONE_DOCUMENTED);
  }

  @Test
  void allSettingsGetTheSameTasksHomesAndSecretsAndEachRunItsOwn() {
    List<String> prompts = new ArrayList<>();
    List<byte[]> homes = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    Detonator agent =
        agent((traffic, assignment, home) -> {
          prompts.add(assignment.prompt());
          homes.add(file(home, ".aws/credentials"));
          assertThat(home.decoys()).contains(".aws/credentials");
        });
    Map<String, Detonator> settings = new LinkedHashMap<>();
    settings.put(CollectionResult.AS_SHIPPED, agent);
    settings.put(CollectionResult.OPTED_OUT, agent);

    CollectionResult result =
        examine(3, settings, (setting, ended, all) -> heard.add(setting + " " + ended + "/" + all));

    assertThat(prompts).hasSize(6);
    assertThat(prompts.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(prompts.subList(3, 6));
    assertThat(homes.get(0)).isEqualTo(homes.get(3)).isNotEqualTo(homes.get(1));
    assertThat(result.tasks()).hasSize(3).doesNotHaveDuplicates();
    assertThat(result.secrets()).isGreaterThan(20);
    assertThat(heard).hasSize(6).startsWith("as shipped 1/6").endsWith("opted out 6/6");
    assertThatThrownBy(() -> examine(1, Map.of("as it likes", agent)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theResultIsKeptAndReadBackAsItWas() throws IOException {
    CollectionResult result =
        examine(
            1,
            Map.of(
                CollectionResult.AS_SHIPPED,
                agent((traffic, assignment, home) ->
                    traffic
                        .asksModel("x")
                        .posts("stats.clerk.example", "/", token(1, 0))
                        .refusesOurCertificate("other.example", 10))));
    ExaminationFolder place =
        new ExaminationFolder(Files.createDirectories(folder.resolve("examination")));

    assertThat(CollectionResult.readFrom(place)).isEmpty();
    result.writeTo(place);

    assertThat(CollectionResult.readFrom(place)).contains(result);
    assertThat(place.path().resolve("collection.json"))
        .content()
        .contains("\"assize/collection/v1\"", "\"telemetry\"");
    assertThat(
            new TraceStore(folder.resolve("traces")).get(result.first().runs().getFirst().trace()))
        .isNotEmpty();
  }

  @Test
  void thereIsAnEndToWhatAnAgentCanMakeUsRemember() {
    SettingResult result =
        shipped((traffic, assignment, home) -> {
          for (int i = 0; i < 400; i++) {
            traffic.posts("h" + i + ".example", "/" + "x".repeat(2_000), "{}");
            traffic.posts("same.example", "/" + i, "{}");
          }
        });

    assertThat(result.contacts()).hasSizeLessThanOrEqualTo(ContactLedger.MOST_DESTINATIONS + 1);
    assertThat(contact(result, "(further destinations)").requests()).isGreaterThan(100);
    assertThat(contact(result, "same.example").sent()).hasSizeLessThan(61);
    assertThat(contact(result, "same.example").omitted()).isGreaterThan(300);
    assertThat(result.contacts())
        .flatExtracting(Contact::sent)
        .allSatisfy(sent -> assertThat(sent.target()).hasSizeLessThan(302));
  }

  @Test
  void nothingThatAnAgentSendsMakesTheReadingFail() {
    Seed.Random random = SEED.derive("fuzz").random();
    SettingResult result =
        shipped((traffic, assignment, home) -> {
          for (int i = 0; i < 300; i++) {
            traffic
                .pretends(noise(random), noise(random), noise(random), noise(random))
                .asksName(noise(random))
                .posts(noise(random), "http://[" + noise(random), random(random.nextInt(700)));
          }
        });

    assertThat(result.usableRuns()).isEqualTo(1);
    assertThat(result.contacts()).isNotEmpty();
  }

  private static String noise(Seed.Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append("%ab/.:[]\\\u202e\0\ud800 é=".charAt(random.nextInt(15)));
    }
    return text.toString();
  }

  private static byte[] random(int length) {
    Seed.Random random = SEED.derive("bytes").random();
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextLong();
    }
    return bytes;
  }

  private static List<Canary> canaries(int run) {
    Seed seed = SEED.derive("collection").derive("run " + run).derive("home");
    return CanariedHome.generate(seed, Instant.EPOCH).canaries();
  }

  private static String token(int run, int which) {
    return canaries(run).get(which).token();
  }

  private static String quoted(String text) {
    return Json.mapper().writeValueAsString(text);
  }

  private static byte[] file(Furnishing home, String path) {
    return home.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .content()
        .bytes();
  }

  private static String email(Furnishing home) {
    String config = new String(file(home, ".gitconfig"), UTF_8);
    return config.replaceAll("(?s).*email = (\\S+).*", "$1");
  }

  private static Contact beside(SettingResult result) {
    assertThat(result.beside()).hasSize(1);
    return result.beside().getFirst();
  }

  private static Contact contact(SettingResult result, String host) {
    return result.contacts().stream()
        .filter(contact -> contact.destination().host().equals(host))
        .findFirst()
        .orElseThrow();
  }

  private OptOut optOut(Habit shipped, Habit optedOut) {
    return examine(
            1,
            Map.of(
                CollectionResult.AS_SHIPPED,
                agent(shipped),
                CollectionResult.OPTED_OUT,
                agent(optedOut)))
        .optOut();
  }

  private SettingResult shipped(Habit habit) {
    return examine(1, Map.of(CollectionResult.AS_SHIPPED, agent(habit))).first();
  }

  private CollectionResult examine(int tasks, Map<String, Detonator> settings) {
    return examine(tasks, settings, (setting, ended, all) -> {});
  }

  private CollectionResult examine(
      int tasks, Map<String, Detonator> settings, CollectionExamination.Progress progress) {
    ModelEndpoint model = new ModelEndpoint(URI.create("http://127.0.0.1:9/v1"), "model-1", KEY);
    try (WorldServer server = WorldServer.start()) {
      return new CollectionExamination(
              WORLD,
              server,
              ModelRoute.to(model),
              Attribution.of(List.of(RULES), "clerk.example", Set.of()),
              new TraceStore(folder.resolve("traces")),
              SEED,
              Duration.ofSeconds(30),
              tasks)
          .run(settings, progress);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Detonator agent(Habit habit) {
    return (assignment, home) -> {
      Path bodies = folder.resolve(Integer.toString(++runs));
      try {
        Traffic traffic = new Traffic(Files.createDirectories(bodies));
        habit.act(traffic, assignment, home);
        return traffic.detonation();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
