package dev.assize.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The optional list {@code tags} of the data files. */
final class Tags {

  private Tags() {}

  static List<String> orNone(@Nullable List<String> tags) {
    return tags == null ? List.of() : List.copyOf(tags);
  }
}
