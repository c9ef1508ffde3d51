package dev.assize.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assize.sandbox.warden.Orders;
import dev.assize.sandbox.warden.Warden;
import dev.assize.statement.Json;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolver;
import io.netty.util.AsciiString;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.brotli.dec.BrotliInputStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command line that starts the warden: as root first a mount namespace in which everything it
 * needs is within reach, then an unprivileged user; then its own user, network, mount and process
 * namespaces; then the JVM, as the only child of their first process.
 */
final class Launch {

  /** Nobody's id on any usual system, so nothing on the host belongs to it. */
  private static final String UNPRIVILEGED = "61234";

  /** One class of each library that the warden needs. Who adds a library adds a class of it. */
  private static final List<Class<?>> NEEDED =
      List.of(
          Warden.class,
          Json.class,
          JsonMapper.class,
          JsonFactory.class,
          JsonInclude.class,
          JsonCanonicalizer.class,
          NullMarked.class,
          X509v3CertificateBuilder.class,
          X500Name.class,
          CMSAttributes.class,
          Http2FrameCodec.class,
          HttpHeaders.class,
          Headers.class,
          ChannelHandler.class,
          ByteBuf.class,
          AsciiString.class,
          AddressResolver.class,
          SslHandler.class,
          BrotliInputStream.class,
          ZstdInputStream.class);

  /** Gives a directory away, mounts pairs of source and place up to "--", then becomes the rest. */
  private static final String STAGE =
      """
      set -e
      stage=$1; shift
      chown "$2" "$1"; shift 2
      mount -t tmpfs -o mode=755,size=1m none "$stage"
      while [ "$1" != -- ]; do
        if [ -d "$1" ]; then mkdir "$2"; else : >"$2"; fi
        mount --rbind "$1" "$2"
        shift 2
      done
      shift
      exec "$@"
      """;

  /** The first process: it reaps whatever ends, and all ends with it. */
  private static final String FIRST = "ip link set lo up || exit 1; \"$@\"; exit $?";

  private Launch() {}

  /** The command for this directory, which fills {@code staging} with what it needs. */
  static List<String> command(
      WardenDirectory directory, Staging staging, boolean root, Orders orders) {
    Path java = staging.place(Path.of(System.getProperty("java.home"))).resolve("bin/java");
    String classPath =
        libraries().stream()
            .map(staging::place)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(
          List.of("unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", STAGE, "sh"));
      command.add(directory.stage().toString());
      command.addAll(List.of(directory.captures().toString(), UNPRIVILEGED));
      command.addAll(staging.pairs());
      command.add("--");
    }
    command.addAll(List.of("setpriv", "--no-new-privs", "--pdeathsig", "KILL"));
    if (root) {
      command.addAll(List.of("--reuid", UNPRIVILEGED, "--regid", UNPRIVILEGED, "--clear-groups"));
      command.addAll(List.of("--bounding-set=-all", "--inh-caps=-all"));
    }
    command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "--pid"));
    command.addAll(Uptime.options());
    command.addAll(List.of("--fork", "--mount-proc", "--kill-child"));
    command.addAll(List.of("/bin/sh", "-c", FIRST, "sh", java.toString()));
    command.addAll(List.of("-Xmx1g", "-Xss512k", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    // The optimising compiler costs 2.5 s of CPU, and is ahead only after some 30 MB of traffic.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-Xlog:disable", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--add-opens", "java.base/sun.nio.ch=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, Warden.class.getName()));
    command.add(new String(Json.line(orders), StandardCharsets.UTF_8).strip());
    return command;
  }

  /** The jars and folders of classes that the warden needs, ours among them. */
  static List<Path> libraries() {
    return NEEDED.stream().map(Launch::source).distinct().toList();
  }

  private static Path source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new SandboxException("cannot find out where " + type.getName() + " was loaded from");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new SandboxException("no path: " + source.getLocation(), e);
    }
  }
}
