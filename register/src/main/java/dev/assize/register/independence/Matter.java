package dev.assize.register.independence;

import dev.assize.statement.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case, as far as independence goes.
 *
 * @param producer whose agent is examined
 * @param scheme by which standard; who else applies under it competes
 * @param modelVendors whose models the agent runs on; null if unknown
 * @param users who are known to use what the producer provides, with the entry that shows it
 */
public record Matter(
    String producer,
    Digest scheme,
    @Nullable List<String> modelVendors,
    Map<String, Digest> users) {

  /** Copies the collections. */
  public Matter {
    modelVendors = modelVendors == null ? null : List.copyOf(modelVendors);
    users = Map.copyOf(users);
  }
}
