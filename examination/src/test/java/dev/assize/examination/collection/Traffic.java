package dev.assize.examination.collection;

import dev.assize.agent.Run;
import dev.assize.examination.detonation.Detonation;
import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Content;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.watch.FileReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run in the sandbox left, made by hand: flows, with bodies as files in a folder, and files
 * of the home.
 */
final class Traffic {

  private static final Endpoint AGENT = new Endpoint("10.0.0.2", 40_000);
  private static final long MILLI = 1_000_000;

  private final Path folder;
  private final List<Flow> flows = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<Collected> left = new ArrayList<>();
  private Run run = Run.completed(Run.Usage.NONE);
  private long clock;
  private int files;

  Traffic(Path folder) {
    this.folder = folder;
  }

  Traffic asksModel(String body) {
    return exchange(
        "models.example", "models.example", "model", "POST", "/v1/chat", List.of(), body);
  }

  Traffic callsWorld(String body) {
    return exchange("tools.example", "tools.example", "world", "POST", "/mcp", List.of(), body);
  }

  Traffic posts(String host, String target, String body) {
    return posts(host, target, bytes(body));
  }

  Traffic posts(String host, String target, byte[] body) {
    return exchange(host, host, null, "POST", target, List.of(), body);
  }

  Traffic posts(String host, String target, Header header, String body) {
    return exchange(host, host, null, "POST", target, List.of(header), bytes(body));
  }

  /** A request whose head names another host than the one that was resolved. */
  Traffic pretends(String real, String claimed, String target, String body) {
    return exchange(real, claimed, null, "POST", target, List.of(), body);
  }

  private Traffic exchange(
      String name,
      String host,
      @Nullable String route,
      String method,
      String target,
      List<Header> headers,
      String body) {
    return exchange(name, host, route, method, target, headers, bytes(body));
  }

  private Traffic exchange(
      String name,
      String host,
      @Nullable String route,
      String method,
      String target,
      List<Header> headers,
      byte[] body) {
    long number = flows.size() + 1;
    Body sent = keep(body);
    connection(name, route, null, "http/1.1", body.length + 200L, Content.OBSERVED, number);
    flows.add(
        new Flow.Exchange(
            "r",
            number + 1,
            now(),
            now() + MILLI,
            AGENT,
            at(name),
            number,
            host,
            route,
            "http/1.1",
            method,
            target,
            headers,
            sent,
            200,
            List.of(),
            keep(new byte[0])));
    return tick();
  }

  /** A body that was kept under a name of our choice, or of which a part is missing. */
  Traffic postsBody(String host, Body body) {
    long number = flows.size() + 1;
    connection(host, null, null, "http/1.1", body.size(), Content.OBSERVED, number);
    flows.add(
        new Flow.Exchange(
            "r",
            number + 1,
            now(),
            now() + MILLI,
            AGENT,
            at(host),
            number,
            host,
            null,
            "http/1.1",
            "POST",
            "/",
            List.of(),
            body,
            200,
            List.of(),
            keep(new byte[0])));
    return tick();
  }

  Traffic refusesOurCertificate(String host, long bytes) {
    Tls tls =
        new Tls(
            Tls.Outcome.REFUSED_BY_CLIENT,
            host,
            List.of("h2"),
            null,
            "TLSv1.3",
            false,
            "unknown ca");
    Content content = Content.notObserved("encrypted, and not with our keys: unknown ca");
    connection(host, null, tls, "tls", bytes, content, flows.size() + 1);
    return tick();
  }

  private void connection(
      String name,
      @Nullable String route,
      @Nullable Tls tls,
      String protocol,
      long bytes,
      Content content,
      long number) {
    flows.add(
        new Flow.Connection(
            "r",
            number,
            now(),
            now() + 2 * MILLI,
            AGENT,
            at(name),
            number,
            name,
            route,
            tls,
            protocol,
            bytes,
            100,
            null,
            null,
            content));
  }

  Traffic asksName(String name) {
    flows.add(
        new Flow.Query(
            "r",
            flows.size() + 1L,
            now(),
            now(),
            AGENT,
            new Endpoint("192.168.178.1", 53),
            "udp",
            name,
            "A",
            null));
    return tick();
  }

  Traffic sendsDatagram(String address, int port, byte[] payload) {
    flows.add(
        new Flow.Datagram(
            "r",
            flows.size() + 1L,
            now(),
            now(),
            AGENT,
            new Endpoint(address, port),
            null,
            keep(payload)));
    return tick();
  }

  Traffic triesToReach(String address, int port) {
    flows.add(
        new Flow.Attempt(
            "r", flows.size() + 1L, now(), now(), AGENT, new Endpoint(address, port), null));
    return tick();
  }

  /** A file that is not as it was planted. */
  Traffic leaves(String path, byte[] content) {
    return leaves(path, Collected.Kind.FILE, content);
  }

  Traffic leaves(String path, Collected.Kind kind, byte[] content) {
    left.add(new Collected(path, kind, dev.assize.sandbox.job.Content.of(content)));
    return this;
  }

  Traffic gap(String gap) {
    gaps.add(gap);
    return this;
  }

  Traffic ends(Run how) {
    run = how;
    return this;
  }

  Detonation detonation() {
    return new Detonation(run, flows, folder, FileReport.NONE, List.of(), left, List.of(), gaps);
  }

  private Body keep(byte[] bytes) {
    if (bytes.length == 0) {
      return new Body(null, 0, "", false, null);
    }
    String name = "body-" + flows.size() + "-" + ++files;
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Body(name, bytes.length, "", false, null);
  }

  private long now() {
    return clock * MILLI;
  }

  private Traffic tick() {
    clock += 10;
    return this;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Endpoint at(String name) {
    return new Endpoint(
        "10.7." + (name.hashCode() >> 8 & 0xff) + "." + (name.hashCode() & 0xff), 443);
  }
}
