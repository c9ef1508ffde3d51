package dev.assize.scheme;

import java.time.Duration;
import java.util.List;

/**
 * What a certificate takes and lasts at a tier.
 *
 * @param examinations which of {@code behaviour}, {@code containment}, {@code collection}
 * @param observation the least observation level of examinations of programs: {@code full} or
 *     {@code reduced}
 * @param evaluators how many examine
 * @param agree how many of them must find that the agent conforms
 * @param validity the longest that a certificate lasts
 * @param surveillance the longest time between examinations while it lasts
 * @param examinationTime how long evaluators have for an examination
 */
public record Terms(
    List<String> examinations,
    String observation,
    int evaluators,
    int agree,
    Duration validity,
    Duration surveillance,
    Duration examinationTime) {

  /**
   * @throws IllegalArgumentException if more must agree than there are
   */
  public Terms {
    examinations = List.copyOf(examinations);
    if (agree > evaluators || agree < 1) {
      throw new IllegalArgumentException(
          "%d of %d evaluators cannot agree".formatted(agree, evaluators));
    }
  }
}
