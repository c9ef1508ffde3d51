package dev.assize.examination.evidence;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Assize itself, as statements name it. Stateless. */
public final class Harness {

  private Harness() {}

  /** The jar that this runs from; null if it does not run from one, as in tests. */
  public static @Nullable ResourceDescriptor running() {
    CodeSource source = Harness.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        return null;
      }
      String version = Harness.class.getPackage().getImplementationVersion();
      return ResourceDescriptor.of(
          version == null ? "assize" : "assize " + version, Digest.ofFile(jar));
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
