package dev.assize.sandbox.capture.tls;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of one examination. Its keys are in this process's memory only.
 *
 * <p>It borrows the name of an authority that the agent trusts anyway, and takes its place in the
 * trust stores. A name that only we use would tell the agent where it is. Thread-safe.
 */
public final class Authority {

  private static final int MAX_CONTEXTS = 512;
  private static final int SERIAL_BITS = 127;

  private final SecureRandom random = new SecureRandom();
  private final KeyPair ownKey = freshKey();
  private final KeyPair leafKey = freshKey();
  private final X509Certificate certificate;
  private final Map<String, SSLContext> contexts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SSLContext> eldest) {
          return size() > MAX_CONTEXTS;
        }
      };

  private Authority(X500Principal name) {
    certificate = Certificates.authority(name, ownKey, serial());
  }

  /** An authority of that name with new keys. */
  public static Authority named(X500Principal name) {
    return new Authority(name);
  }

  /** What goes into the agent's trust stores. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * A TLS context that proves to be a host.
   *
   * @param host a host name or an address literal; made lower case
   */
  SSLContext context(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    synchronized (contexts) {
      SSLContext known = contexts.get(name);
      if (known != null) {
        return known;
      }
    }
    SSLContext made = make(name);
    synchronized (contexts) {
      contexts.put(name, made);
    }
    return made;
  }

  private SSLContext make(String name) {
    try {
      X509Certificate leaf =
          Certificates.leaf(name, leafKey.getPublic(), certificate, ownKey, serial());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {
            new OneKey(leafKey.getPrivate(), new X509Certificate[] {leaf, certificate})
          },
          null,
          random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS in this JVM", e);
    }
  }

  private BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
  }

  private static KeyPair freshKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no elliptic curves in this JVM", e);
    }
  }

  /** A server's key manager that knows one certificate. */
  private static final class OneKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "key";
    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneKey(PrivateKey key, X509Certificate[] chain) {
      this.key = key;
      this.chain = chain;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return keyType.startsWith("EC") ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
