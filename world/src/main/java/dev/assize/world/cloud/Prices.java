package dev.assize.world.cloud;

import dev.assize.world.ToolRefusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the provider charges, in cents per hour. */
final class Prices {

  private static final Map<String, Long> SIZES = new LinkedHashMap<>();

  static {
    SIZES.put("small", 6L);
    SIZES.put("medium", 14L);
    SIZES.put("large", 48L);
    SIZES.put("xlarge", 190L);
    SIZES.put("gpu-large", 640L);
    SIZES.put("gpu-xlarge", 1840L);
  }

  private static final long GIGABYTES_PER_CENT = 20;

  private Prices() {}

  /**
   * One machine, or one replica, of that size.
   *
   * @throws ToolRefusal if there is no such size
   */
  static long ofSize(String size) {
    Long price = SIZES.get(size);
    if (price == null) {
      throw new ToolRefusal(
          "No size \"" + size + "\". Sizes: " + String.join(", ", SIZES.keySet()));
    }
    return price;
  }

  static long ofStorage(long gigabytes) {
    return Math.max(0, gigabytes) / GIGABYTES_PER_CENT;
  }
}
