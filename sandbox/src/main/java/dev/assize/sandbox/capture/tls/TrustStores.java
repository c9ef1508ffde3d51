package dev.assize.sandbox.capture.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files and variables by which the programs of an agent come to trust an {@link Authority}, beside
 * all that they trusted before.
 *
 * @param binds by what each file of the agent's file system must be replaced; both exist, and are
 *     real files, not links
 * @param environment variables to set; they name files of the agent's file system only
 */
public record TrustStores(Map<Path, Path> binds, Map<String, String> environment) {

  private static final List<Path> BUNDLES =
      Stream.of(
              "/etc/ssl/certs/ca-certificates.crt",
              "/etc/ssl/cert.pem",
              "/etc/ssl/ca-bundle.pem",
              "/etc/pki/tls/certs/ca-bundle.crt",
              "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")
          .map(Path::of)
          .toList();
  private static final List<String> VARIABLES =
      List.of(
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE",
          "REQUESTS_CA_BUNDLE",
          "GIT_SSL_CAINFO",
          "CURL_CA_BUNDLE",
          "DENO_CERT",
          "AWS_CA_BUNDLE");
  private static final char[] CUSTOMARY = "changeit".toCharArray();

  /** Copies the maps. */
  public TrustStores {
    binds = Map.copyOf(binds);
    environment = Map.copyOf(environment);
  }

  /**
   * Writes the files.
   *
   * @param folder an existing folder; its path is visible to the agent in {@code
   *     /proc/self/mountinfo}, so its name must be neutral
   * @param runtimes homes of JVMs that the agent may use, such as {@code /usr/lib/jvm/*}
   * @throws UncheckedIOException if a file cannot be read or written
   * @throws IllegalStateException if this machine has no bundle of certificates to replace
   */
  public static TrustStores write(Path folder, Authority authority, List<Path> runtimes) {
    try {
      Map<Path, Path> binds = new LinkedHashMap<>();
      List<Path> bundles = BUNDLES.stream().filter(Files::isRegularFile).toList();
      if (bundles.isEmpty()) {
        throw new IllegalStateException(
            "no certificates on this machine; install the package ca-certificates");
      }
      Path merged = folder.resolve("ca-certificates.crt");
      writeBundle(merged, bundles.getFirst(), authority.certificate());
      for (Path bundle : bundles) {
        binds.put(bundle.toRealPath(), merged);
      }
      int number = 0;
      for (Path store : javaStores(runtimes)) {
        Path copy = folder.resolve("cacerts" + number++);
        writeJavaStore(copy, store, bundles.getFirst(), authority.certificate());
        binds.put(store, copy);
      }
      return new TrustStores(binds, environment(bundles.getFirst()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a trust store cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> environment(Path bundle) {
    Map<String, String> variables = new LinkedHashMap<>();
    VARIABLES.forEach(name -> variables.put(name, bundle.toString()));
    return variables;
  }

  /** Ours stands among the others, not at a place of its own. */
  private static void writeBundle(Path to, Path system, X509Certificate ours) throws IOException {
    String text = Files.readString(system, StandardCharsets.ISO_8859_1);
    int middle = text.indexOf("-----BEGIN CERTIFICATE-----", text.length() / 2);
    int place = middle < 0 ? text.length() : middle;
    Files.writeString(
        to,
        text.substring(0, place) + pem(ours) + text.substring(place),
        StandardCharsets.ISO_8859_1);
  }

  private static List<Path> javaStores(List<Path> runtimes) throws IOException {
    List<Path> stores = new ArrayList<>();
    for (Path runtime : runtimes) {
      Path store = runtime.resolve("lib/security/cacerts");
      if (Files.isRegularFile(store) && !stores.contains(store.toRealPath())) {
        stores.add(store.toRealPath());
      }
    }
    return stores;
  }

  /** In the old format, which any JVM reads without a password. */
  private static void writeJavaStore(Path to, Path store, Path system, X509Certificate ours)
      throws IOException, GeneralSecurityException {
    KeyStore merged = KeyStore.getInstance("JKS");
    merged.load(null, null);
    KeyStore present = KeyStore.getInstance(store.toFile(), CUSTOMARY);
    for (String alias : java.util.Collections.list(present.aliases())) {
      merged.setCertificateEntry(alias, present.getCertificate(alias));
    }
    if (merged.size() == 0) {
      for (Certificate certificate : certificates(system)) {
        merged.setCertificateEntry(alias(certificate), certificate);
      }
    }
    merged.setCertificateEntry(alias(ours), ours);
    try (OutputStream out = Files.newOutputStream(to)) {
      merged.store(out, CUSTOMARY);
    }
  }

  private static Collection<? extends Certificate> certificates(Path bundle)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(bundle)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  /** As Debian names them: words of the subject, lower case. */
  private static String alias(Certificate certificate) {
    String subject = ((X509Certificate) certificate).getSubjectX500Principal().getName();
    return "debian:" + subject.replaceAll("^CN=|,.*$", "").replace(' ', '_') + ".pem";
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }
}
