package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusalTest {

  @Test
  void saysHowToAllowUserNamespaces() {
    assertThat(Refusal.explain("unshare: unshare failed: Operation not permitted\n"))
        .contains("user namespaces", "Operation not permitted", "sysctl")
        .doesNotContain("\n");
  }

  @Test
  void repeatsTheLastLineOfAnythingElse() {
    assertThat(Refusal.explain("one\ntwo\n")).endsWith(": two");
    assertThat(Refusal.explain("")).endsWith("no reason given");
  }
}
