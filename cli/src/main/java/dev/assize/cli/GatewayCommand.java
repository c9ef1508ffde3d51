package dev.assize.cli;

import dev.assize.gate.gateway.CallLog;
import dev.assize.gate.gateway.HttpGateway;
import dev.assize.gate.gateway.Screen;
import dev.assize.gate.gateway.StdioGateway;
import dev.assize.gate.gateway.catalogue.CertifiedEnvelope;
import dev.assize.gate.gateway.standing.RegisterStanding;
import dev.assize.gate.gateway.standing.StandingSource;
import dev.assize.gate.gateway.standing.StandingWatch;
import dev.assize.gate.gateway.standing.StatusDocument;
import dev.assize.log.tile.TileSource;
import dev.assize.statement.Digest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize gateway}: stands between a running agent and an MCP server. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stands between an agent and an MCP server, and lets only certified tools through.",
      "",
      "The agent can use what its certified envelope names, while its certificate holds. See",
      "docs/gateway.md.",
      "",
      "  assize gateway --envelope FILE --status FILE|URL -- COMMAND ARGS…",
      "  assize gateway --envelope FILE --status FILE|URL --listen 127.0.0.1:PORT --upstream URL",
      "",
      "The first stands in the agent's MCP configuration in place of the server's command. Exit code",
      "0 when the agent has ended the session, 1 if the server had ended before.",
    },
    subcommands = GatewayCatalogueCommand.class)
final class GatewayCommand implements Callable<Integer> {

  private static final Pattern LISTEN = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d{1,5})");
  private static final int MAX_DELAY_SECONDS = 86_400;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--envelope", paramLabel = "FILE", description = "The certified envelope.")
  private @Nullable Path envelopeFile;

  @Option(
      names = "--server",
      paramLabel = "NAME",
      description = "The server by its name in the catalogue (default: the only one there).")
  private @Nullable String serverName;

  @Option(
      names = "--status",
      paramLabel = "FILE|URL",
      description = "Where it stands whether the certificate holds, as JSON.")
  private @Nullable String status;

  @Mixin private final RegisterSource register = new RegisterSource();

  @Option(
      names = "--register-age",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "How old the register's witnessed state may be (default: ${DEFAULT-VALUE}).")
  private int registerAge = 24;

  @Option(
      names = "--no-status",
      description = "Do not ask whether the certificate holds: a suspension has no effect.")
  private boolean noStatus;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Within how long a suspension takes effect (default: ${DEFAULT-VALUE}).")
  private int delay = 60;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Log of calls, appended to (default: gateway/calls.jsonl in the home of Assize).")
  private @Nullable Path logFile;

  @Option(
      names = "--log-content",
      description = "Keep arguments and results in the log, not only their hashes.")
  private boolean logContent;

  @Option(
      names = "--listen",
      paramLabel = "127.0.0.1:PORT",
      description = "Serve over streamable HTTP; port 0 for any that is free.")
  private @Nullable String listen;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "A name by which agents in a container or sandbox know this machine; repeatable. Requests"
              + " for other names than this and localhost are refused.")
  private List<String> hosts = List.of();

  @Option(names = "--upstream", paramLabel = "URL", description = "The server's MCP endpoint.")
  private @Nullable String upstream;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The server's command, after --.")
  private List<String> command = List.of();

  @Override
  public Integer call() throws InterruptedException {
    boolean http = listen != null || upstream != null;
    if (http == !command.isEmpty()) {
      throw new InputException(
          "give the server's command after --, or --listen 127.0.0.1:PORT and --upstream URL");
    }
    if (envelopeFile == null) {
      throw new InputException("--envelope FILE: name the certified envelope; see docs/gateway.md");
    }
    CertifiedEnvelope envelope = CertifiedEnvelope.read(envelopeFile);
    String server = server(envelope);
    Path file = logFile == null ? Places.find().home().resolve("gateway/calls.jsonl") : logFile;
    try (CallLog log = log(file);
        StandingWatch watch = watch(envelope)) {
      Screen screen =
          new Screen(
              envelope, server, watch == null ? Optional::empty : watch::objection, this::tell);
      return http ? serve(screen, log) : stand(screen, log);
    } catch (IOException e) {
      throw new InputException(file + ": the log cannot be closed: " + e.getMessage());
    }
  }

  private String server(CertifiedEnvelope envelope) {
    var servers = envelope.catalogue().servers().keySet();
    if (serverName == null && servers.size() == 1) {
      return servers.iterator().next();
    }
    if (serverName == null || !servers.contains(serverName)) {
      throw new InputException(
          "--server: name one of the catalogue's servers: " + String.join(", ", servers));
    }
    return serverName;
  }

  private CallLog log(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return CallLog.in(file, logContent);
    } catch (IOException e) {
      throw InputException.of("--log ", e);
    }
  }

  private @Nullable StandingWatch watch(CertifiedEnvelope envelope) throws InterruptedException {
    if (Stream.of(status != null, register.given() != null, noStatus).filter(each -> each).count()
        != 1) {
      throw new InputException(
          "give --status FILE|URL or --register DIR|URL, where it stands whether the certificate"
              + " holds; or --no-status");
    }
    if (delay < 1 || delay > MAX_DELAY_SECONDS) {
      throw new InputException("--delay: give 1 to %,d seconds".formatted(MAX_DELAY_SECONDS));
    }
    if (noStatus) {
      return null;
    }
    return StandingWatch.start(
        source(envelope),
        Duration.ofSeconds(delay),
        envelope.agent(),
        envelope.catalogue().digest(),
        this::tell);
  }

  private StandingSource source(CertifiedEnvelope envelope) {
    String log = register.given();
    if (log != null) {
      return register(log, envelope);
    }
    String place = Objects.requireNonNull(status);
    return place.matches("https?://.*")
        ? StatusDocument.at(url("--status", place))
        : StatusDocument.in(Path.of(place));
  }

  private StandingSource register(String place, CertifiedEnvelope envelope) {
    Digest agent = envelope.agent();
    if (agent == null) {
      throw new InputException(
          "--register: the envelope does not name its agent (agent: sha256:…)");
    }
    if (registerAge < 1) {
      throw new InputException("--register-age: give a number of hours above 0");
    }
    return new RegisterStanding(
        register.observer(),
        place,
        () -> TileSource.at(place),
        agent,
        Duration.ofHours(registerAge),
        InstantSource.system());
  }

  static URI url(String option, String text) {
    try {
      URI address = new URI(text);
      if (text.matches("https?://.*") && address.getHost() != null) {
        return address;
      }
    } catch (java.net.URISyntaxException e) {
      // told below
    }
    throw new InputException(option + " " + text + ": give an address with http:// or https://");
  }

  private int stand(Screen screen, CallLog log) throws InterruptedException {
    try {
      return StdioGateway.run(
              command,
              screen,
              log,
              System.in,
              new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
              System.err,
              this::tell)
          ? ExitCode.YES
          : ExitCode.NO;
    } catch (IOException e) {
      throw new InputException("the server cannot be started: " + e.getMessage());
    }
  }

  private int serve(Screen screen, CallLog log) throws InterruptedException {
    Matcher port = LISTEN.matcher(String.valueOf(listen));
    if (!port.matches() || Integer.parseInt(port.group(1)) > 65_535) {
      throw new InputException("--listen: give 127.0.0.1:PORT");
    }
    URI address = url("--upstream", String.valueOf(upstream));
    try (Interruption interruption = Interruption.ofThisThread();
        HttpGateway gateway =
            HttpGateway.start(
                Integer.parseInt(port.group(1)), hosts, address, screen, log, this::tell)) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("The gateway to " + address + " is at " + gateway.address());
      out.flush();
      interruption.hint("the gateway is closed");
      Thread.sleep(Long.MAX_VALUE);
      return ExitCode.YES;
    } catch (IOException e) {
      throw new InputException("--listen " + listen + ": " + e.getMessage());
    }
  }

  /** On standard error, which MCP clients keep as the server's log. */
  private void tell(String news) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("assize gateway: " + news);
    err.flush();
  }
}
