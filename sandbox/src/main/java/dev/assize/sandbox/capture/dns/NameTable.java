package dev.assize.sandbox.capture.dns;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which address stands for which name, in one run. Addresses come from 198.18.0.0/15, which nobody
 * has (RFC 2544). Thread-safe.
 */
public final class NameTable {

  private static final int BASE = 0xc612_0000;
  private static final int FIRST = 256;

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
      known = BASE + FIRST + spread(addresses.size());
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

  /** Neighbours in time are no neighbours in number; a bijection of 17 bits less the first page. */
  private static int spread(int count) {
    return (int) ((count * 40_507L + 7_919) % (131_072 - 512));
  }
}
