package dev.assize.register.independence;

import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Step.How;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Advice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom a party has advised, by all that it has ever disclosed: leaving work out of a later
 * disclosure does not undo it, and counts as its end.
 */
final class AdviceHistory {

  private AdviceHistory() {}

  private record Work(String client, Instant from) {}

  private record End(@Nullable Instant until, Digest entry) {

    End later(End other) {
      return until == null || (other.until != null && !other.until.isAfter(until)) ? this : other;
    }
  }

  /**
   * Work that goes on, or has ended after a moment.
   *
   * @param said disclosures of one party, the latest last
   */
  static List<Step> lasting(List<Valid<DisclosurePredicate>> said, Instant after) {
    Map<Work, End> ends = new LinkedHashMap<>();
    for (Valid<DisclosurePredicate> entry : said) {
      List<Advice> advisory = entry.says().advisory();
      if (advisory == null) {
        continue;
      }
      Map<Work, End> now = new LinkedHashMap<>();
      advisory.forEach(advice ->
          now.merge(
              new Work(advice.client(), advice.from()),
              new End(advice.until(), entry.id()),
              End::later));
      ends.entrySet()
          .removeIf(end -> end.getValue().until() == null && now.containsKey(end.getKey()));
      ends.replaceAll(
          (work, end) -> end.until() == null ? new End(entry.since(), end.entry()) : end);
      now.forEach((work, end) -> ends.merge(work, end, End::later));
    }
    Map<String, Step> steps = new TreeMap<>();
    ends.forEach((work, end) -> {
      if (end.until() == null || end.until().isAfter(after)) {
        String party = said.getLast().says().party();
        steps.putIfAbsent(
            work.client(), new Step(party, work.client(), How.ADVISED, null, end.entry()));
      }
    });
    return List.copyOf(steps.values());
  }
}
