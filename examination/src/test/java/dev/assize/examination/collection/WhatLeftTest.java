package dev.assize.examination.collection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What is made of what left in a run. */
class WhatLeftTest extends CollectionBench {
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
    String encoded = CollectionExamination.owner(SEED).home().replace("/", "%2F");
    SettingResult result =
        shipped((traffic, assignment, home) ->
            traffic
                .posts("words.example", "/", "{\"p\": " + quoted(assignment.prompt()) + "}")
                .posts("path.example", "/", "cwd=" + encoded + "%2Fwork")
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
    assertThat(Json.mapper().readValue(Json.line(result), SettingResult.class)).isEqualTo(result);
    assertThat(result.contacts()).isNotEmpty();
  }
}
