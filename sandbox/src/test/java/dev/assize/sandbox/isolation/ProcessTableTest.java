package dev.assize.sandbox.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProcessTableTest {

  private static final String REST = " 7 7 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 9 0 100 5000";

  @Test
  void readsNamesThatHoldSpacesAndParentheses() {
    ProcessTable.Entry entry = ProcessTable.parse("12 (a) R 1 (b) S 7" + REST);

    assertThat(entry).isEqualTo(new ProcessTable.Entry(12, "a) R 1 (b", 'S', 7, 9));
  }

  @Test
  void knowsAProcessAndItsDescendantsAndNobodyElse() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 30 & echo; wait").start();
    try {
      assertThat(shell.getInputStream().read()).isEqualTo('\n');

      assertThat(ProcessTable.read().tree(shell.pid()))
          .extracting(ProcessTable.Entry::name)
          .containsExactly("sh", "sleep");
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void seesWhetherANamespaceIsEmpty() throws Exception {
    String own = ProcessTable.namespaceOf(ProcessHandle.current().pid()).orElseThrow();

    assertThat(ProcessTable.read().anyIn(own)).isTrue();
    assertThat(ProcessTable.read().anyIn("pid:[1]")).isFalse();
  }
}
