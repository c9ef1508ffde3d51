package dev.assize.cli;

import dev.assize.gate.evidence.ContextFacts;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.server.admission.Admission;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.evidence.AgentShelf;
import dev.assize.server.evidence.RegisterWatch;
import dev.assize.server.evidence.Rounds;
import dev.assize.server.http.GateServer;
import dev.assize.server.http.Limits;
import dev.assize.server.http.TlsFiles;
import dev.assize.server.http.TlsFiles.TlsFileException;
import dev.assize.statement.Json;
import dev.assize.statement.key.KeyFile;
import io.helidon.common.tls.Tls;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize serve}: the gate over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves the gate over HTTP, also as a Kubernetes admission webhook.",
      "",
      "POST /v1/decisions answers questions, POST /v1/admission/… is the webhook. Everything else is in",
      "GET /v1/openapi.json and docs/server.md.",
      "",
      "The register is read once, and then kept fresh. Ends when it is interrupted.",
    })
final class ServeCommand implements Callable<Integer> {

  private static final Duration LEAST_REFRESH = Duration.ofSeconds(1);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8470",
      description = "Port; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Interface to listen on (default: ${DEFAULT-VALUE}). Nobody has to log in.")
  private String host = "";

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate, for HTTPS.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Its key (PKCS #8).")
  private @Nullable Path certificateKey;

  @Option(
      names = "--policy",
      paramLabel = "P",
      description =
          "A policy to decide by, by name or path; repeatable (default: baseline, ci, personal, "
              + "public-procurement). Admission goes by the first (default: ci).")
  private List<String> policies = List.of();

  @Mixin private final RegisterSource register = new RegisterSource();

  @Option(
      names = "--refresh",
      paramLabel = "TIME",
      defaultValue = "PT30S",
      description = "How often to look at the register and at agents (default: ${DEFAULT-VALUE}).")
  private String refresh = "";

  @Option(
      names = "--agents",
      paramLabel = "DIR",
      description =
          "Agents to know by name: DIR/NAME/agent.yaml, and DIR/NAME/tools.json with the definitions "
              + "of the tools that it is offered ([] for none).")
  private @Nullable Path agents;

  @Option(
      names = "--context",
      paramLabel = "K=V",
      description =
          "What holds for all that admission decides, like purpose=deployment; repeatable.")
  private List<String> context = List.of();

  @Option(
      names = "--as",
      paramLabel = "PARTY",
      description =
          "On whose behalf admission asks, by the name in the register; its waivers count.")
  private @Nullable String relyingParty;

  @Option(
      names = "--use",
      paramLabel = "WORDS",
      description = "What admission lets agents in for, exactly as waivers name it.")
  private String use = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Sign decisions with this private key, for those who ask for it.")
  private @Nullable Path key;

  @Option(names = "--json", description = "Print where the server is as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    LogCommand.requirePort(port);
    Duration period = period();
    InstantSource clock = InstantSource.system();
    RegisterWatch watch =
        new RegisterWatch(
            register.observer(),
            register.place().orElse("no register was given"),
            register::source,
            period,
            clock);
    AgentShelf shelf = shelf(clock);
    List<CompiledPolicy> known = policies();
    Gatehouse gate =
        new Gatehouse(
            known, register.accepted(), watch, shelf, key == null ? null : KeyFile.read(key));
    Admission admission =
        agents == null
            ? null
            : new Admission(gate, admissionPolicy(known), stated(), relyingParty, use);
    Tls tls = tls();
    try (Interruption interruption = Interruption.ofThisThread();
        Rounds _ = Rounds.start(period, watch::look, shelf::look);
        GateServer server =
            GateServer.start(host, port, tls, gate, admission, Limits.USUAL, clock)) {
      tell(server, gate.problems(clock.instant()));
      interruption.hint("the gate is closed");
      Thread.sleep(Long.MAX_VALUE);
      return ExitCode.YES;
    }
  }

  private Duration period() {
    try {
      Duration period = Duration.parse(refresh);
      if (period.compareTo(LEAST_REFRESH) >= 0 && period.compareTo(Duration.ofDays(1)) <= 0) {
        return period;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new InputException("--refresh: give a time from PT1S to P1D, such as PT30S");
  }

  private AgentShelf shelf(InstantSource clock) {
    if (agents != null && !Files.isDirectory(agents)) {
      throw new InputException("--agents " + agents + ": there is no such folder");
    }
    return new AgentShelf(agents, clock);
  }

  private List<CompiledPolicy> policies() {
    List<String> named =
        policies.isEmpty() ? List.of("ci", "baseline", "personal", "public-procurement") : policies;
    List<CompiledPolicy> loaded = named.stream().map(PolicyArguments::load).toList();
    long names = loaded.stream().map(ServeCommand::name).distinct().count();
    if (names < loaded.size()) {
      throw new InputException("--policy: two policies have one name");
    }
    return loaded;
  }

  private static String name(CompiledPolicy policy) {
    return policy.policy().metadata().name();
  }

  private static String admissionPolicy(List<CompiledPolicy> known) {
    return name(known.getFirst());
  }

  private Map<String, Object> stated() {
    try {
      return ContextFacts.parse(context);
    } catch (IllegalArgumentException e) {
      throw new InputException("--context: " + e.getMessage() + "; see: assize policy facts");
    }
  }

  private @Nullable Tls tls() {
    if ((certificate == null) != (certificateKey == null)) {
      throw new InputException("--tls-cert and --tls-key go together");
    }
    try {
      return certificate == null || certificateKey == null
          ? null
          : TlsFiles.read(certificate, certificateKey);
    } catch (TlsFileException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private void tell(GateServer server, List<String> problems) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(
        json
            ? Json.mapper().writeValueAsString(Map.of("address", server.address().toString()))
            : "The gate is at " + server.address());
    out.flush();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    problems.forEach(each -> err.println("assize serve: " + each));
    err.flush();
  }
}
