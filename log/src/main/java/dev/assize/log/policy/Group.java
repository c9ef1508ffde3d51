package dev.assize.log.policy;

import dev.assize.statement.key.VerifierKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group that has witnessed what enough of its members have.
 *
 * @param name within the policy
 * @param threshold how many are enough, from 1 to all
 */
public record Group(String name, int threshold, List<Member> members) implements Member {

  /**
   * @throws IllegalArgumentException if there is no such number of members
   */
  public Group {
    members = List.copyOf(members);
    if (threshold < 1 || threshold > members.size()) {
      throw new IllegalArgumentException(
          "the group %s has %d members, of which %d can never be enough"
              .formatted(name, members.size(), threshold));
    }
  }

  @Override
  public boolean hasWitnessed(Set<VerifierKey> cosigners) {
    return members.stream().filter(member -> member.hasWitnessed(cosigners)).count() >= threshold;
  }

  @Override
  public String toString() {
    return members.stream()
        .map(Member::name)
        .collect(Collectors.joining(" ", "group " + name + " " + threshold + " ", ""));
  }
}
