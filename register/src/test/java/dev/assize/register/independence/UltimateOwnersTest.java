package dev.assize.register.independence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import org.junit.jupiter.api.Test;

class UltimateOwnersTest {

  private final Given given = new Given();
  private final Ties ties = new Ties();

  private void discloses(Disclosed disclosed) {
    ties.disclose(given.valid(disclosed.build(), Given.START));
  }

  private UltimateOwners of(String party) {
    return new Closeness(ties, new Applicants())
        .at(Moment.at(Given.START), Given.independence())
        .ultimateOwners(party);
  }

  @Test
  void aPartyThatNobodyOwnsBelongsToItself() {
    discloses(new Disclosed("lab").funder("funder", "1"));
    assertThat(of("lab").parties()).containsExactly("lab");
    assertThat(of("lab").known()).isTrue();
  }

  @Test
  void ownersAreFollowedToTheEnd() {
    discloses(new Disclosed("lab").owner("a", "0.5").owner("b", "0.5").owner("small", "0.01"));
    discloses(new Disclosed("a").owner("top", "1"));
    discloses(new Disclosed("b").owner("c", "1"));
    discloses(new Disclosed("c").owner("top", "0.9").owner("other", "0.1"));
    assertThat(of("lab").parties()).containsExactly("other", "top");
  }

  @Test
  void thoseWhoOwnEachOtherCountAsOne() {
    discloses(new Disclosed("lab").owner("y", "1"));
    discloses(new Disclosed("x").owner("y", "1"));
    discloses(new Disclosed("y").owner("z", "1").owner("y", "0.5"));
    discloses(new Disclosed("z").owner("x", "1"));
    assertThat(of("lab").parties()).containsExactly("x");
  }

  @Test
  void whoHasNotSaidIsUnknown() {
    assertThat(of("lab").known()).isFalse();
    discloses(new Disclosed("lab").ownersUnknown());
    assertThat(of("lab").known()).isFalse();
    discloses(new Disclosed("lab").owner("silent", "1"));
    assertThat(of("lab").known()).isTrue();
    assertThat(of("lab").parties()).containsExactly("silent");
  }

  @Test
  void aSwarmOfOwnersIsUnknown() {
    Disclosed swarm = new Disclosed("lab");
    for (int i = 0; i < 300; i++) {
      swarm.owner("owner-" + i, null);
    }
    discloses(swarm);
    assertThat(of("lab").known()).isFalse();
  }
}
