package dev.assize.sandbox.capture.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates by the rules of RFC 5280 that strict clients insist on. */
final class Certificates {

  private static final Duration AUTHORITY_AGE = Duration.ofDays(1_400);
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(7_300);
  private static final Duration LEAF_AGE = Duration.ofDays(21);
  private static final Duration LEAF_LIFE = Duration.ofDays(90);
  private static final int LONGEST_COMMON_NAME = 64;
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|.*:.*");
  private static final Pattern COMMON_NAME = Pattern.compile("[a-z0-9._:-]+");

  private Certificates() {}

  static X509Certificate authority(X500Principal name, KeyPair key, BigInteger serial) {
    X500Name subject = X500Name.getInstance(name.getEncoded());
    JcaX509v3CertificateBuilder builder =
        builder(subject, subject, key.getPublic(), serial, AUTHORITY_AGE, AUTHORITY_LIFE);
    return signed(
        builder,
        key,
        extensions ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(key.getPublic())));
  }

  static X509Certificate leaf(
      String host, PublicKey key, X509Certificate issuer, KeyPair issuerKey, BigInteger serial) {
    boolean address = ADDRESS.matcher(host).matches();
    X500Name subject = subject(host);
    JcaX509v3CertificateBuilder builder =
        builder(
            X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
            subject,
            key,
            serial,
            LEAF_AGE,
            LEAF_LIFE);
    GeneralName name = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    return signed(
        builder,
        issuerKey,
        extensions ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                    Extension.subjectAlternativeName,
                    subject.getRDNs().length == 0,
                    new GeneralNames(name))
                .addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(key))
                .addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuerKey.getPublic())));
  }

  /** Longer or stranger names stand in the alternative name only, as RFC 5280 allows. */
  private static X500Name subject(String host) {
    boolean fits = host.length() <= LONGEST_COMMON_NAME && COMMON_NAME.matcher(host).matches();
    return new X500Name(fits ? "CN=" + host : "");
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      PublicKey key,
      BigInteger serial,
      Duration age,
      Duration life) {
    Instant start = Instant.now().minus(age);
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(start), Date.from(start.plus(life)), subject, key);
  }

  private static X509Certificate signed(
      JcaX509v3CertificateBuilder builder, KeyPair issuerKey, Extensions extensions) {
    try {
      extensions.addTo(new JcaX509ExtensionUtils());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no certificate could be made: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Extensions {
    void addTo(JcaX509ExtensionUtils utils) throws IOException;
  }
}
