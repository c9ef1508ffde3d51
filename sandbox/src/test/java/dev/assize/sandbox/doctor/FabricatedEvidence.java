package dev.assize.sandbox.doctor;

import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import dev.assize.sandbox.job.Observations;
import dev.assize.statement.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an excursion could have brought back; at first everything that it is sent for. */
final class FabricatedEvidence {

  private final Map<String, JsonNode> findings = new HashMap<>();
  private final List<String> gaps = new ArrayList<>();
  private Ending ending = Ending.EXITED;
  private boolean gone = true;
  private boolean arrived = true;
  private String stdout = "filter 2\nnamespace refused\nclient curl\n";
  private String stderr = "";
  private Tls.@Nullable Outcome tls = Tls.Outcome.INTERCEPTED;

  private FabricatedEvidence() {}

  static FabricatedEvidence good() {
    return new FabricatedEvidence()
        .finding("network", "{\"packets\":40}")
        .finding(
            "files",
            "{\"byFolder\":false,\"decoys\":[{\"path\":\".pgpass\",\"actions\":{\"READ\":1}}]}")
        .finding("processes", "{\"starts\":[{\"executable\":\"/usr/bin/uname\"}]}");
  }

  FabricatedEvidence ending(Ending how) {
    ending = how;
    return this;
  }

  FabricatedEvidence gone(boolean proven) {
    gone = proven;
    return this;
  }

  FabricatedEvidence arrived(boolean readable) {
    arrived = readable;
    return this;
  }

  FabricatedEvidence said(String output) {
    stdout = output;
    return this;
  }

  FabricatedEvidence complained(String output) {
    stderr = output;
    return this;
  }

  /** How the connection went; null if it was not encrypted. */
  FabricatedEvidence tls(Tls.@Nullable Outcome outcome) {
    tls = outcome;
    return this;
  }

  FabricatedEvidence finding(String sensor, String json) {
    findings.put(sensor, Json.mapper().readTree(json));
    return this;
  }

  FabricatedEvidence gap(String gap) {
    gaps.add(gap);
    return this;
  }

  /** No sensor reports. */
  FabricatedEvidence silent() {
    findings.clear();
    return this;
  }

  Excursion.Evidence build() {
    JobResult result =
        new JobResult(
            ending,
            0,
            Duration.ofMillis(80),
            Content.of(stdout),
            Content.of(stderr),
            List.of(),
            Set.of(),
            new JobResult.Gone(gone, Duration.ofMillis(1), List.of()));
    return new Excursion.Evidence(
        result, new Observations(findings, gaps), List.of(connection()), arrived);
  }

  private Flow connection() {
    return new Flow.Connection(
        "1",
        1,
        0,
        1,
        new Endpoint("10.77.0.2", 40_000),
        new Endpoint("198.18.0.1", 443),
        1,
        Excursion.HOST,
        null,
        tls == null
            ? null
            : new Tls(tls, Excursion.HOST, List.of("h2"), "h2", "TLSv1.3", false, null),
        "h2",
        100,
        100,
        null,
        null,
        dev.assize.sandbox.capture.flow.Content.OBSERVED);
  }
}
