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
import java.security.SecureRandom;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Files and variables by which the programs of an agent come to trust an {@link Authority}, beside
 * all that they trusted before but the one whose name it has.
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
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)assize|test|sandbox|canary|decoy|captur|examin|egress|proxy|intercept|inspect|mitm");
  private static final char[] CUSTOMARY = "changeit".toCharArray();

  /** Copies the maps. */
  public TrustStores {
    binds = Map.copyOf(binds);
    environment = Map.copyOf(environment);
  }

  /**
   * The name of one of the authorities that this machine trusts, drawn at random.
   *
   * @throws UncheckedIOException if the bundle of certificates cannot be read
   * @throws IllegalStateException if there is none on this machine
   */
  public static X500Principal anyName() {
    List<X500Principal> names = plainNames();
    return names.get(new SecureRandom().nextInt(names.size()));
  }

  /** A machine may itself trust an authority that inspects traffic, and whose name says so. */
  static List<X500Principal> plainNames() {
    try {
      List<X500Principal> known =
          certificates(systemBundle()).stream().map(TrustStores::subject).toList();
      List<X500Principal> plain =
          known.stream().filter(name -> !TELLING.matcher(name.getName()).find()).toList();
      return plain.isEmpty() ? known : plain;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate cannot be read: " + e.getMessage(), e);
    }
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
      Path system = systemBundle();
      Path merged = folder.resolve("ca-certificates.crt");
      writeBundle(merged, system, authority.certificate());
      for (Path bundle : BUNDLES.stream().filter(Files::isRegularFile).toList()) {
        binds.put(bundle.toRealPath(), merged);
      }
      int number = 0;
      for (Path store : javaStores(runtimes)) {
        Path copy = folder.resolve("cacerts" + number++);
        writeJavaStore(copy, store, system, authority.certificate());
        binds.put(store, copy);
      }
      return new TrustStores(binds, environment(system));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a trust store cannot be read: " + e.getMessage(), e);
    }
  }

  private static Path systemBundle() {
    return BUNDLES.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no certificates on this machine; install the package ca-certificates"));
  }

  private static Map<String, String> environment(Path bundle) {
    Map<String, String> variables = new LinkedHashMap<>();
    VARIABLES.forEach(name -> variables.put(name, bundle.toString()));
    return variables;
  }

  /** Ours stands in the place of the one whose name it has, or else among the others. */
  private static void writeBundle(Path to, Path system, X509Certificate ours)
      throws IOException, GeneralSecurityException {
    List<String> certificates = new ArrayList<>();
    int place = -1;
    for (Certificate each : certificates(system)) {
      if (subject(each).equals(ours.getSubjectX500Principal())) {
        place = certificates.size();
      } else {
        certificates.add(pem(each));
      }
    }
    certificates.add(place < 0 ? certificates.size() / 2 : place, pem(ours));
    Files.writeString(to, String.join("", certificates), StandardCharsets.US_ASCII);
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
      addUnlessOurs(merged, alias, present.getCertificate(alias), ours);
    }
    if (merged.size() == 0) {
      for (Certificate certificate : certificates(system)) {
        addUnlessOurs(merged, alias(certificate), certificate, ours);
      }
    }
    merged.setCertificateEntry(alias(ours), ours);
    try (OutputStream out = Files.newOutputStream(to)) {
      merged.store(out, CUSTOMARY);
    }
  }

  private static void addUnlessOurs(
      KeyStore store, String alias, Certificate certificate, X509Certificate ours)
      throws GeneralSecurityException {
    if (!subject(certificate).equals(ours.getSubjectX500Principal())) {
      store.setCertificateEntry(alias, certificate);
    }
  }

  private static X500Principal subject(Certificate certificate) {
    return ((X509Certificate) certificate).getSubjectX500Principal();
  }

  private static Collection<? extends Certificate> certificates(Path bundle)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(bundle)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  /** As Debian names them: words of the subject, lower case. */
  private static String alias(Certificate certificate) {
    String subject = subject(certificate).getName();
    return "debian:" + subject.replaceAll("^CN=|,.*$", "").replace(' ', '_') + ".pem";
  }

  private static String pem(Certificate certificate) throws IOException {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }
}
