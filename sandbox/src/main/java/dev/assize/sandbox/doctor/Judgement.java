package dev.assize.sandbox.doctor;

import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.doctor.Excursion.Evidence;
import dev.assize.sandbox.job.JobResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an excursion says about the facilities that it used. */
final class Judgement {

  private Judgement() {}

  static Check isolation(Evidence evidence) {
    JobResult result = evidence.result();
    String name = "isolation";
    if (result.ending() != JobResult.Ending.EXITED || !result.gone().proven()) {
      return Check.prevents(
          name, "a program was run, but did not end properly: " + result.ending(), null);
    }
    return Check.works(
        name, "ran a program in %d ms; nothing of it was left".formatted(result.took().toMillis()));
  }

  static Check systemCalls(Evidence evidence) {
    String name = "system calls";
    if (says(evidence, "filter 2") && says(evidence, "namespace refused")) {
      return Check.works(name, "a program was refused a namespace of its own");
    }
    return Check.prevents(
        name, "a program was not refused a namespace of its own, so no filter is in force", null);
  }

  static Check network(Evidence evidence) {
    String name = "network";
    if (!evidence.arrived()) {
      List<String> said = evidence.result().stderr().text().lines().toList();
      return Check.reduces(
          name,
          "what a program sent was not found" + (said.isEmpty() ? "" : ": " + said.getLast()),
          "what programs send is blocked, but not seen",
          null);
    }
    if (says(evidence, "client none")) {
      return Check.reduces(
          name,
          "captured a request in clear; there was no client to try an encrypted one",
          "whether encrypted requests can be read is not known",
          Fix.install(List.of("curl")));
    }
    boolean decrypted =
        evidence.flows().stream()
            .filter(Flow.Connection.class::isInstance)
            .map(flow -> ((Flow.Connection) flow).tls())
            .filter(Objects::nonNull)
            .anyMatch(tls -> tls.outcome() == Tls.Outcome.INTERCEPTED);
    return decrypted
        ? Check.works(
            name, "captured a program's HTTPS request to " + Excursion.HOST + " and read it")
        : Check.reduces(
            name, "captured a request, but in clear only", "encrypted requests are not read", null);
  }

  static Check packets(Evidence evidence) {
    String name = "packets";
    long packets = finding(evidence, "network").path("packets").asLong();
    List<String> gaps = gaps(evidence, "network");
    return packets > 0 && gaps.isEmpty()
        ? Check.works(name, "each of " + packets + " packets is explained by a record")
        : Check.reduces(
            name,
            gaps.isEmpty() ? "no packet was seen" : gaps.getFirst(),
            "whether all traffic is on record cannot be proven",
            null);
  }

  static Check files(Evidence evidence) {
    String name = "files";
    List<String> gaps =
        Stream.concat(gaps(evidence, "decoys").stream(), gaps(evidence, "files").stream()).toList();
    boolean noticed =
        finding(evidence, "files")
            .path("decoys")
            .valueStream()
            .anyMatch(decoy ->
                decoy.path("path").asString().equals(Excursion.SECRET_FILE)
                    && decoy.path("actions").has("READ"));
    if (!noticed || !gaps.isEmpty()) {
      return Check.reduces(
          name,
          gaps.isEmpty() ? "a program's look into a planted file was not noticed" : gaps.getFirst(),
          "what programs do to files is not seen",
          null);
    }
    String seen = "noticed a program's look into a planted file; watches ";
    return finding(evidence, "files").path("byFolder").asBoolean()
        ? Check.reduces(
            name,
            seen + "each folder for itself",
            "what happens in a new folder at once may be missed",
            Fix.byHand("run Linux 6.16 or newer"))
        : Check.works(name, seen + "the whole home");
  }

  static Check programsStarted(Evidence evidence) {
    String name = "programs started";
    List<String> gaps = gaps(evidence, "processes");
    boolean recorded =
        finding(evidence, "processes")
            .path("starts")
            .valueStream()
            .anyMatch(start -> start.path("executable").asString().endsWith("/uname"));
    return recorded && gaps.isEmpty()
        ? Check.works(name, "recorded a program that a program started")
        : Check.reduces(
            name,
            gaps.isEmpty() ? "a program that a program started was not recorded" : gaps.getFirst(),
            "which programs are started is not seen",
            null);
  }

  private static boolean says(Evidence evidence, String line) {
    return evidence.result().stdout().text().lines().anyMatch(line::equals);
  }

  private static JsonNode finding(Evidence evidence, String sensor) {
    JsonNode none = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    return evidence.seen().findings().getOrDefault(sensor, none);
  }

  /** Of one sensor, without its name. */
  private static List<String> gaps(Evidence evidence, String sensor) {
    String prefix = sensor + ": ";
    return evidence.seen().gaps().stream()
        .filter(gap -> gap.startsWith(prefix))
        .map(gap -> gap.substring(prefix.length()))
        .toList();
  }
}
