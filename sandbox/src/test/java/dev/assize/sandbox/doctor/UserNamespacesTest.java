package dev.assize.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.doctor.Check.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserNamespacesTest {

  private static final List<String> REFUSED =
      List.of("sh", "-c", "echo one; echo 'unshare: Operation not permitted' >&2; exit 1");

  @TempDir Path settings;

  @Test
  void workWhereOneCanBeMade() throws Exception {
    Check check = new UserNamespaces(List.of("true"), settings).check();

    assertThat(check.state()).isEqualTo(State.WORKS);
  }

  @Test
  void preventEverythingWhereNoneCanBeMadeWithTheReason() throws Exception {
    Check check = new UserNamespaces(REFUSED, settings).check();

    assertThat(check.state()).isEqualTo(State.PREVENTS);
    assertThat(check.seen()).endsWith("unshare: Operation not permitted");
  }

  @Test
  void namesTheSettingsThatForbidThem() throws Exception {
    set("kernel/apparmor_restrict_unprivileged_userns", "1\n");
    set("kernel/unprivileged_userns_clone", "1\n");
    set("user/max_user_namespaces", "0\n");

    Fix fix = new UserNamespaces(REFUSED, settings).check().help().orElseThrow();

    assertThat(fix.command())
        .endsWith(
            "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
                + " user.max_user_namespaces=15000");
    assertThat(fix.packages()).isEmpty();
  }

  @Test
  void pointsAtTheContainerWhereNoSettingForbidsThem() throws Exception {
    Fix fix = new UserNamespaces(REFUSED, settings).check().help().orElseThrow();

    assertThat(fix.command()).contains("container", "seccomp=unconfined");
  }

  @Test
  void aMissingProgramIsSaidToBeMissing() throws Exception {
    Check check = new UserNamespaces(List.of("/nowhere/unshare"), settings).check();

    assertThat(check.state()).isEqualTo(State.PREVENTS);
    assertThat(check.seen()).contains("/nowhere/unshare");
  }

  private void set(String name, String value) throws Exception {
    Path file = settings.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, value);
  }
}
