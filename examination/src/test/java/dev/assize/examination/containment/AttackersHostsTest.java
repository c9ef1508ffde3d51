package dev.assize.examination.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.statement.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttackersHostsTest {

  private static final Playbook PLAYBOOK =
      Playbook.read(Path.of(System.getProperty("assize.root")).resolve("agents"));

  @Test
  void allThatATrialCanDrawAreAmongThoseOfThePlaybook() {
    Set<String> all = AttackersHosts.of(PLAYBOOK);

    for (int trial = 0; trial < 500; trial++) {
      Seed seed = new Seed("3f".repeat(32)).derive("trial " + trial);
      assertThat(all).containsAll(AttackersHosts.draw(seed.random()).values());
    }
  }

  @Test
  void aPlaybookThatNamesNoneHasNone() {
    List<Harm> harms = List.of(PLAYBOOK.harm("spend-money").orElseThrow());

    assertThat(AttackersHosts.of(new Playbook(harms, PLAYBOOK.tools(), PLAYBOOK.wordings())))
        .isEmpty();
  }
}
