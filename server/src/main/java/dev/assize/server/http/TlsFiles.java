package dev.assize.server.http;

import io.helidon.common.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a server's certificate and its key, as {@code openssl} writes them. */
public final class TlsFiles {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final int MAX_BYTES = 1 << 20;

  /** How a key of a kind signs, to see whether it is the certificate's. */
  private static final Map<String, String> SIGNING =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");

  private TlsFiles() {}

  /** A file is not what it should be. The message says what to do. */
  public static final class TlsFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsFileException(String message) {
      super(message);
    }
  }

  /**
   * @param certificate the server's, and those between it and its root, as PEM
   * @param key of the certificate, as PEM, PKCS #8, without a password
   * @throws TlsFileException if they are not that
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Tls read(Path certificate, Path key) {
    List<X509Certificate> chain = chain(certificate);
    PrivateKey secret = key(key, chain.getFirst().getPublicKey());
    return Tls.builder()
        .privateKey(secret)
        .privateKeyCertChain(chain)
        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
        .build();
  }

  private static List<X509Certificate> chain(Path file) {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new TlsFileException(file + ": has no certificate (BEGIN CERTIFICATE)");
      }
      return chain;
    } catch (CertificateException e) {
      throw new TlsFileException(file + ": no certificate in PEM: " + e.getMessage());
    }
  }

  private static PrivateKey key(Path file, PublicKey certified) {
    Matcher pem =
        KEY.matcher(new String(bytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw new TlsFileException(
          file
              + ": has no BEGIN PRIVATE KEY; write it so: openssl pkcs8 -topk8 -nocrypt -in OLD -out"
              + " NEW");
    }
    String algorithm = certified.getAlgorithm();
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      PrivateKey key =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      if (fits(key, certified)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // told below
    }
    throw new TlsFileException(file + ": is not the key of the certificate");
  }

  private static boolean fits(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    String algorithm = SIGNING.getOrDefault(certified.getAlgorithm(), certified.getAlgorithm());
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update((byte) 1);
    byte[] signed = signing.sign();
    signing.initVerify(certified);
    signing.update((byte) 1);
    return signing.verify(signed);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsFileException(file + ": longer than a certificate or key");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
