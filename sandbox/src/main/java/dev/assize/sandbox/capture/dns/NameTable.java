package dev.assize.sandbox.capture.dns;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which address stands for which name, in one run. Addresses are drawn from where large hosters
 * have theirs, since one that nobody has would tell the agent that it is alone. Nothing is ever
 * sent there. Thread-safe.
 */
public final class NameTable {

  private static final int[] HOSTERS = {
    13, 18, 34, 35, 44, 52, 54, 63, 99, 104, 107, 142, 151, 157
  };

  private final SecureRandom random = new SecureRandom();
  private final int most;
  private final Map<String, Integer> addresses = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();

  /**
   * @param most names; later ones get no address
   */
  public NameTable(int most) {
    this.most = most;
  }

  /** The four bytes of a name's address; empty if the table is full. */
  public synchronized Optional<byte[]> address(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Integer known = addresses.get(key);
    if (known == null) {
      if (addresses.size() >= most) {
        return Optional.empty();
      }
      known = fresh();
      addresses.put(key, known);
      names.put(known, key);
    }
    return Optional.of(ByteBuffer.allocate(4).putInt(known).array());
  }

  /** The name whose address this is. */
  public synchronized Optional<String> name(byte[] address) {
    if (address.length != 4) {
      return Optional.empty();
    }
    int key = ByteBuffer.wrap(address).getInt();
    return Optional.ofNullable(names.get(key));
  }

  private int fresh() {
    int address;
    do {
      address =
          HOSTERS[random.nextInt(HOSTERS.length)] << 24
              | random.nextInt(1 << 16) << 8
              | (1 + random.nextInt(254));
    } while (names.containsKey(address));
    return address;
  }
}
