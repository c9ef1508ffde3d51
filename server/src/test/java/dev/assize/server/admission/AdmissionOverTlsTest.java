package dev.assize.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.server.http.Served;
import dev.assize.server.http.TlsFiles;
import dev.assize.server.http.TlsFiles.TlsFileException;
import dev.assize.statement.Json;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** As an API server does it. */
class AdmissionOverTlsTest {

  @TempDir private Path temp;

  private Path certificate;
  private Path key;

  @BeforeEach
  void aCertificate() throws Exception {
    certificate = temp.resolve("tls.crt");
    key = temp.resolve("tls.key");
    KeyPair pair = pair("EC");
    X500Name name = new X500Name("CN=gate.assize.svc");
    var builder =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.now().minusSeconds(60)),
                Date.from(Instant.now().plusSeconds(3600)),
                name,
                pair.getPublic())
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
            .getEncoded();
    write(certificate, "CERTIFICATE", der);
    write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static KeyPair pair(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  private static void write(Path file, String what, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  private HttpClient client(boolean trusts) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    Certificate authority =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
    store.setCertificateEntry("gate", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusts ? store : null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpRequest request(URI server, JsonNode review) {
    return HttpRequest.newBuilder(URI.create(server + "/v1/admission/required/general?timeout=5s"))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, */*")
        .header("User-Agent", "kube-apiserver-admission")
        .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(review)))
        .build();
  }

  @Test
  void anApiServerIsAnsweredOverTls() throws Exception {
    try (Served served = new Served(temp, TlsFiles.read(certificate, key), Served.SMALL)) {
      assertThat(served.address.getScheme()).isEqualTo("https");
      HttpResponse<String> response =
          client(true)
              .send(request(served.address, Reviews.sample("pod-create")), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      JsonNode answer = Json.mapper().readTree(response.body());
      assertThat(answer.at("/response/allowed").booleanValue()).as(response.body()).isTrue();
      assertThat(answer.at("/response/uid").asString())
          .isEqualTo("705ab4f5-6393-11e8-b7cc-42010a800002");

      HttpResponse<String> nonsense =
          client(true)
              .send(
                  request(
                      served.address,
                      Json.mapper()
                          .readTree(
                              "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1beta1\"}")),
                  BodyHandlers.ofString());
      assertThat(nonsense.statusCode()).isEqualTo(400);
      assertThat(nonsense.body()).contains("is to be an AdmissionReview of admission.k8s.io/v1");

      assertThatThrownBy(() ->
              client(false)
                  .send(
                      request(served.address, Reviews.sample("pod-create")),
                      BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void filesThatAreNoCertificateOrItsKeyAreRefusedInOneLine() throws Exception {
    Path other = temp.resolve("other.key");
    write(other, "PRIVATE KEY", pair("EC").getPrivate().getEncoded());
    assertThatThrownBy(() -> TlsFiles.read(certificate, other))
        .isInstanceOf(TlsFileException.class)
        .hasMessageContaining("is not the key of the certificate");
    write(other, "PRIVATE KEY", pair("RSA").getPrivate().getEncoded());
    assertThatThrownBy(() -> TlsFiles.read(certificate, other))
        .hasMessageContaining("is not the key");
    write(other, "RSA PRIVATE KEY", new byte[] {1});
    assertThatThrownBy(() -> TlsFiles.read(certificate, other))
        .hasMessageContaining("openssl pkcs8 -topk8");
    assertThatThrownBy(() -> TlsFiles.read(key, key))
        .isInstanceOf(TlsFileException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
