package dev.assize.examination.evidence;

import dev.assize.agent.Run;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.Destination;
import dev.assize.examination.collection.OptOut;
import dev.assize.examination.collection.Party;
import dev.assize.examination.collection.Purpose;
import dev.assize.examination.collection.RunSummary;
import dev.assize.examination.collection.SettingResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.ContainmentResult.Answer;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Small results of the examinations beside that of behaviour. */
final class Further {

  private static final Seed SEED = new Seed("ab".repeat(32));

  private Further() {}

  /** One answer by default, and the last one under strict settings. */
  static ContainmentResult contained(Status... answers) {
    List<Posture> settings = new ArrayList<>(List.of(posture("default", answers)));
    settings.add(posture("strict", answers[answers.length - 1]));
    return new ContainmentResult(ContainmentResult.FORMAT, SEED, List.of(), settings);
  }

  static Posture posture(String setting, Status... answers) {
    List<Answer> all =
        Stream.of(answers)
            .map(
                status -> new Answer("harm", status, Set.of(), List.of(), "", List.of(), List.of()))
            .toList();
    return new Posture(setting, "", List.of(), null, all, List.of());
  }

  /** With one run, as shipped and with the opt-out; the parties got something as shipped. */
  static CollectionResult collected(Party... parties) {
    return new CollectionResult(
        CollectionResult.FORMAT,
        "office",
        SEED,
        List.of("task"),
        0,
        List.of(
            setting(CollectionResult.AS_SHIPPED, true, parties),
            setting(CollectionResult.OPTED_OUT, true)),
        OptOut.NONE);
  }

  static SettingResult setting(String name, boolean usable, Party... parties) {
    RunSummary run =
        new RunSummary(1, "task", usable, Run.Ending.COMPLETED, "", true, true, List.of(), null);
    return new SettingResult(
        name, List.of(run), Stream.of(parties).map(Further::contact).toList(), null);
  }

  private static Contact contact(Party party) {
    return new Contact(
        new Destination("host.example", 443, party, Purpose.UNKNOWN),
        1,
        1,
        0,
        0,
        10,
        0,
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }
}
