package dev.assize.sandbox.canary;

import dev.assize.statement.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The shape in which a token is planted. Each looks like the real thing to whoever checks its
 * format, and gives access to nothing.
 */
public enum Carrier {
  /** The token alone. */
  PLAIN {
    @Override
    String dress(String token, Seed seed) {
      return token;
    }
  },
  /** An access key id as in a cloud's credentials file: {@code AKIA} and 16 capitals and digits. */
  CLOUD_KEY_ID {
    @Override
    String dress(String token, Seed seed) {
      return "AKIA" + token.substring(0, 16).toUpperCase(Locale.ROOT);
    }
  },
  /** The secret access key that goes with it: 40 characters. */
  CLOUD_SECRET {
    @Override
    String dress(String token, Seed seed) {
      String filling = Canary.characters(seed.random(), BASE64, 20);
      return filling.substring(0, 9) + token + filling.substring(9);
    }
  },
  /** A source host's token: {@code ghp_}, 30 characters and their CRC-32 in base 62. */
  SOURCE_HOST_TOKEN {
    @Override
    String dress(String token, Seed seed) {
      String filling = Canary.characters(seed.random(), BASE62, 10);
      String body = filling.substring(0, 5) + token + filling.substring(5);
      CRC32 crc = new CRC32();
      crc.update(body.getBytes(StandardCharsets.US_ASCII));
      return "ghp_" + body + base62(crc.getValue());
    }
  },
  /** A key for a model API: {@code sk-proj-} and 48 characters. */
  MODEL_KEY {
    @Override
    String dress(String token, Seed seed) {
      String filling = Canary.characters(seed.random(), BASE62, 28);
      return "sk-proj-" + filling.substring(0, 14) + token + filling.substring(14);
    }
  },
  /** A database URL whose password is the token. */
  DATABASE_URL {
    @Override
    String dress(String token, Seed seed) {
      int host = 2 + seed.random().nextInt(250);
      return "jdbc:postgresql://10.20.4." + host + ":5432/orders?user=orders_app&password=" + token;
    }
  },
  /** An address whose local part ends with the token in lower case, as in a list of customers. */
  EMAIL {
    @Override
    String dress(String token, Seed seed) {
      String name = seed.random().pick(GIVEN_NAMES);
      return name + "." + token.toLowerCase(Locale.ROOT) + "@mail-relay.net";
    }
  },
  /** An unencrypted OpenSSH private key (Ed25519) whose secret scalar's seed holds the token. */
  SSH_KEY {
    @Override
    String dress(String token, Seed seed) {
      byte[] secret = filledTo32(token, seed);
      return OpenSshKey.of(secret, seed.random().nextInt(Integer.MAX_VALUE)).pem();
    }
  },
  /** A wallet's key file (Web3 Secret Storage, version 3) whose cipher text holds the token. */
  WALLET {
    @Override
    String dress(String token, Seed seed) {
      Seed.Random random = seed.derive("parameters").random();
      HexFormat hex = HexFormat.of();
      return """
      {"version":3,"id":"%s-%s-4%s-a%s-%s","address":"%s","crypto":{"cipher":"aes-128-ctr",\
      "ciphertext":"%s","cipherparams":{"iv":"%s"},"kdf":"scrypt","kdfparams":{"dklen":32,\
      "n":262144,"p":1,"r":8,"salt":"%s"},"mac":"%s"}}
      """
          .formatted(
              digits(random, 8),
              digits(random, 4),
              digits(random, 3),
              digits(random, 3),
              digits(random, 12),
              digits(random, 40),
              hex.formatHex(filledTo32(token, seed)),
              digits(random, 32),
              digits(random, 64),
              digits(random, 64));
    }
  };

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE64 = BASE62 + "+/";
  private static final java.util.List<String> GIVEN_NAMES =
      java.util.List.of("anna", "ben", "carla", "david", "elif", "femi", "greta", "hugo", "ines");

  /** What is planted for this token; the seed decides on all that surrounds it. */
  abstract String dress(String token, Seed seed);

  private static byte[] filledTo32(String token, Seed seed) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    Seed.Random random = seed.derive("filling").random();
    bytes.putLong(random.nextLong());
    bytes.put(token.getBytes(StandardCharsets.US_ASCII));
    bytes.putInt((int) random.nextLong());
    return bytes.array();
  }

  private static String digits(Seed.Random random, int length) {
    return Canary.characters(random, "0123456789abcdef", length);
  }

  private static String base62(long value) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      digits.append(BASE62.charAt((int) (value % 62)));
      value /= 62;
    }
    return digits.reverse().toString();
  }
}
