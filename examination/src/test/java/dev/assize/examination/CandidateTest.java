package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.Candidate.Score;
import dev.assize.world.Attack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {

  private final Map<String, Score> features = new HashMap<>();

  private Candidate candidate(String... mutations) {
    Attack.Id id = new Attack.Id("authority", List.of(mutations), "mail-body");
    return new Candidate(
        id.toString(),
        id,
        new Score(),
        Candidate.features(id).stream()
            .map(name -> features.computeIfAbsent(name, key -> new Score()))
            .toList());
  }

  private Score score(String mutation) {
    return features.computeIfAbsent(Candidate.feature(mutation), key -> new Score());
  }

  private static void play(Candidate candidate, int trials, int harms) {
    for (int trial = 0; trial < trials; trial++) {
      boolean harm = trial < harms;
      candidate.own().add(harm);
      candidate.shared().forEach(score -> score.add(harm));
    }
  }

  @Test
  void anAttackPromisesAsMuchBeforeItIsNamedAsAfterwards() {
    Candidate plain = candidate();
    play(plain, 9, 2);
    play(candidate("base64"), 5, 4);
    features.get("place mail-body").add(true);
    features.get("place mail-body").add(true);

    assertThat(plain.promiseIfMutated(List.of(score("homoglyphs"))))
        .isEqualTo(candidate("homoglyphs").promise())
        .isNotEqualTo(plain.promise());
    assertThat(plain.promiseIfMutated(List.of(score("base64"), score("homoglyphs"))))
        .isEqualTo(candidate("base64", "homoglyphs").promise());
  }
}
