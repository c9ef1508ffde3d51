package dev.assize.examination.report;

import dev.assize.agent.Run;
import dev.assize.examination.collection.Change;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.DataKind;
import dev.assize.examination.collection.Destination;
import dev.assize.examination.collection.Found;
import dev.assize.examination.collection.OptOut;
import dev.assize.examination.collection.Party;
import dev.assize.examination.collection.Phase;
import dev.assize.examination.collection.Purpose;
import dev.assize.examination.collection.RunSummary;
import dev.assize.examination.collection.Sent;
import dev.assize.examination.collection.SettingResult;
import dev.assize.examination.collection.Spill;
import dev.assize.examination.collection.Spills;
import dev.assize.examination.collection.Way;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results of examinations of collection, made by hand. */
final class Collections {

  private static final Found SECRET =
      new Found(
          ".aws/credentials#secret",
          true,
          116,
          "body",
          "gzip > base64",
          "aws_secret = ••••• region");

  private Collections() {}

  /** An agent that talks to nobody beside its model and its tools. */
  static CollectionResult silent() {
    return result(OptOut.NONE, setting(List.of(), work()));
  }

  /** The same, but the network was not seen whole. */
  static CollectionResult blind() {
    return result(OptOut.NONE, setting(List.of("3 packets are unexplained"), work()));
  }

  /** An agent that sends nothing away, and leaves secrets lying about. */
  static CollectionResult careless() {
    Found part = new Found(".npmrc#token", false, 47, "output", "plain", "tok•••");
    return result(
        OptOut.NONE,
        setting(
            List.of(),
            work(),
            new Spills(
                List.of(
                    new Spill(at("file"), List.of("papers/notes.txt", ".cache/log"), 7, 2),
                    new Spill(at("argument"), List.of("send_email"), 0, 1),
                    new Spill(at("answer"), List.of(), 0, 1),
                    new Spill(part, List.of("stderr"), 0, 1)),
                List.of("Not all of ~/many was searched."))));
  }

  static CollectionResult unsearched() {
    return result(
        OptOut.NONE,
        setting(List.of(), work(), new Spills(List.of(), List.of("Not all was searched."))));
  }

  /** Results of versions that did not look. */
  static CollectionResult old() {
    return result(OptOut.NONE, setting(List.of(), work(), null));
  }

  private static Found at(String channel) {
    return new Found(".aws/credentials#secret", true, 116, channel, "plain", "key = ••• end");
  }

  static CollectionResult unusable() {
    return new CollectionResult(
        CollectionResult.FORMAT,
        "office",
        seed(),
        List.of("pay-invoice"),
        60,
        List.of(
            new SettingResult(
                CollectionResult.AS_SHIPPED,
                List.of(
                    new RunSummary(
                        1,
                        "pay-invoice",
                        false,
                        Run.Ending.UNUSABLE,
                        "no such program",
                        false,
                        false,
                        List.of(),
                        null)),
                List.of(),
                null)),
        OptOut.NONE);
  }

  /** An agent that talks a lot. */
  static CollectionResult chatty() {
    List<Contact> contacts =
        new ArrayList<>(
            List.of(
                contact(
                    "stats.clerk.example",
                    Party.PRODUCER,
                    Purpose.TELEMETRY,
                    Map.of(
                        DataKind.SECRET,
                        48_000L,
                        DataKind.OTHER,
                        9_400L,
                        DataKind.IDENTITY,
                        3_100L),
                    List.of(SECRET),
                    List.of("a path of the home", "the account's name"),
                    List.of()),
                contact(
                    "api.clerk.example",
                    Party.PRODUCER,
                    Purpose.UPDATE,
                    Map.of(DataKind.OTHER, 1_400L),
                    List.of(),
                    List.of(),
                    List.of()),
                contact(
                    "o7.ingest.sentry.io",
                    Party.THIRD_PARTY,
                    Purpose.CRASH_REPORT,
                    Map.of(DataKind.WORDS, 22_000L),
                    List.of(),
                    List.of("words of the user"),
                    List.of()),
                contact(
                    "a-rather-long-name-of-a-host.elsewhere.example",
                    Party.UNKNOWN,
                    Purpose.UNKNOWN,
                    Map.of(DataKind.UNREAD, 1_917L, DataKind.UNEXPLAINED, 4_100L),
                    List.of(),
                    List.of(),
                    List.of(
                        "encrypted, and not with our keys: unknown ca (asked for"
                            + " elsewhere.example, 1917 bytes sent in 84 ms)"))));
    contacts.addAll(work());
    Destination stats = contacts.getFirst().destination();
    Destination update = contacts.get(1).destination();
    return result(
        new OptOut(
            OptOut.Answer.PARTLY,
            List.of(
                new Change(stats, Change.Effect.GONE, 4, 0, 10_080, 0),
                new Change(update, Change.Effect.UNCHANGED, 1, 1, 240, 240))),
        setting(List.of(), contacts),
        new SettingResult(CollectionResult.OPTED_OUT, runs(List.of()), work(), null));
  }

  /** An agent that puts this text everywhere it can, and talks to more hosts than anybody reads. */
  static CollectionResult hostile(String text) {
    Found found = new Found(text, true, 116, "body", text, text);
    List<Contact> contacts =
        IntStream.range(0, 60)
            .mapToObj(i ->
                contact(
                    i + text,
                    Party.UNKNOWN,
                    Purpose.UNKNOWN,
                    Map.of(DataKind.SECRET, 1_000L * i, DataKind.UNREAD, 5L),
                    List.of(found),
                    List.of(),
                    List.of(text)))
            .toList();
    Spills spills =
        new Spills(
            IntStream.range(0, 300)
                .mapToObj(i ->
                    new Spill(
                        new Found(i + text, true, 116, "file", text, text),
                        List.of(text, text),
                        9,
                        2))
                .toList(),
            IntStream.range(0, 20).mapToObj(i -> i + text).toList());
    return result(OptOut.NONE, setting(List.of(text), contacts, spills));
  }

  private static List<Contact> work() {
    return List.of(
        contact(
            "models.example",
            Party.MODEL,
            Purpose.WORK,
            Map.of(DataKind.WORDS, 1_240_000L),
            List.of(),
            List.of("words of the user"),
            List.of()));
  }

  private static Contact contact(
      String host,
      Party party,
      Purpose purpose,
      Map<DataKind, Long> kinds,
      List<Found> secrets,
      List<String> also,
      List<String> unread) {
    long bytes = kinds.values().stream().mapToLong(Long::longValue).sum();
    List<Sent> sent =
        IntStream.range(0, 14)
            .mapToObj(i ->
                new Sent(
                    1 + i % 6,
                    100L * i,
                    i == 0 ? Phase.BEFORE : i == 13 ? Phase.AFTER : Phase.DURING,
                    Way.REQUEST,
                    "POST",
                    "/v2/report?n=" + i + (secrets.isEmpty() ? "" : secrets.getFirst().label()),
                    bytes / 14,
                    DataKind.OTHER,
                    unread.isEmpty(),
                    unread.isEmpty() ? "" : unread.getFirst(),
                    i == 3 ? secrets : List.of(),
                    i == 4 ? also : List.of()))
            .toList();
    return new Contact(
        new Destination(host, 443, party, purpose),
        6,
        14,
        0,
        2,
        bytes,
        unread.isEmpty() ? 0 : kinds.getOrDefault(DataKind.UNREAD, 0L),
        unread,
        Map.of(Phase.BEFORE, 1L, Phase.DURING, 12L, Phase.AFTER, 1L),
        kinds,
        secrets,
        also,
        sent,
        5);
  }

  private static CollectionResult result(OptOut optOut, SettingResult... settings) {
    return new CollectionResult(
        CollectionResult.FORMAT,
        "office",
        seed(),
        List.of("pay-invoice", "book-room"),
        60,
        List.of(settings),
        optOut);
  }

  private static SettingResult setting(List<String> gaps, List<Contact> contacts) {
    return setting(gaps, contacts, new Spills(List.of(), List.of()));
  }

  private static SettingResult setting(
      List<String> gaps, List<Contact> contacts, @Nullable Spills spills) {
    return new SettingResult(CollectionResult.AS_SHIPPED, runs(gaps), contacts, spills);
  }

  private static List<RunSummary> runs(List<String> gaps) {
    return List.of(
        new RunSummary(
            1, "pay-invoice", true, Run.Ending.COMPLETED, "", true, true, gaps, Fixture.TRACE),
        new RunSummary(
            2, "book-room", true, Run.Ending.COMPLETED, "", true, true, List.of(), Fixture.TRACE));
  }

  private static Seed seed() {
    return Seed.parse("b2".repeat(32));
  }
}
