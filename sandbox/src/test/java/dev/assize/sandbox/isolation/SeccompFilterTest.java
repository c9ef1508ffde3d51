package dev.assize.sandbox.isolation;

import static dev.assize.sandbox.isolation.FilterMachine.ALLOW;
import static dev.assize.sandbox.isolation.FilterMachine.ENOSYS;
import static dev.assize.sandbox.isolation.FilterMachine.EPERM;
import static dev.assize.sandbox.isolation.FilterMachine.KILL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SeccompFilterTest {

  private static final long NEW_USER = 0x10000000;
  private static final long THREAD = 0x3d0f00;

  private static FilterMachine filter(Machine machine, boolean nested) {
    return new FilterMachine(SeccompFilter.of(machine, nested), machine.audit());
  }

  private static int number(Machine machine, String call) {
    return new SystemCalls(machine).number(call).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryCallThatIsRefusedAlways(Machine machine) {
    for (boolean nested : new boolean[] {false, true}) {
      for (int number : new SystemCalls(machine).in(SystemCalls.Group.ALWAYS)) {
        assertThat(filter(machine, nested).decide(number)).isEqualTo(EPERM);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesNamespacesAndMountsUnlessNested(Machine machine) {
    for (int number : new SystemCalls(machine).in(SystemCalls.Group.NAMESPACES)) {
      assertThat(filter(machine, false).decide(number)).isEqualTo(EPERM);
      assertThat(filter(machine, true).decide(number)).isEqualTo(ALLOW);
    }
    for (String call : new String[] {"clone", "unshare"}) {
      int number = number(machine, call);
      assertThat(filter(machine, false).decide(number, NEW_USER)).isEqualTo(EPERM);
      assertThat(filter(machine, false).decide(number, THREAD)).isEqualTo(ALLOW);
      assertThat(filter(machine, true).decide(number, NEW_USER)).isEqualTo(ALLOW);
    }
    assertThat(filter(machine, false).decide(number(machine, "clone3"))).isEqualTo(ENOSYS);
    assertThat(filter(machine, true).decide(number(machine, "clone3"))).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @EnumSource
  void allowsTheFourSocketFamiliesOnly(Machine machine) {
    int socket = number(machine, "socket");
    for (int family = 0; family < 64; family++) {
      boolean usual = family == 1 || family == 2 || family == 10 || family == 16;
      assertThat(filter(machine, false).decide(socket, family) == ALLOW).isEqualTo(usual);
    }
  }

  @ParameterizedTest
  @EnumSource
  void decidesByArgumentsWhereOnlySomeUsesAreDangerous(Machine machine) {
    FilterMachine filter = filter(machine, true);
    int ioctl = number(machine, "ioctl");
    int mknodat = number(machine, "mknodat");
    int personality = number(machine, "personality");

    assertThat(filter.decide(ioctl, 0, 0x5412)).isEqualTo(EPERM);
    assertThat(filter.decide(ioctl, 0, 0x100005412L)).isEqualTo(EPERM);
    assertThat(filter.decide(ioctl, 0, 0x5401)).isEqualTo(ALLOW);
    assertThat(filter.decide(mknodat, 0, 0, 0060644)).isEqualTo(EPERM);
    assertThat(filter.decide(mknodat, 0, 0, 0020644)).isEqualTo(EPERM);
    assertThat(filter.decide(mknodat, 0, 0, 0010644)).isEqualTo(ALLOW);
    assertThat(filter.decide(personality, 0xffffffffL)).isEqualTo(ALLOW);
    assertThat(filter.decide(personality, 0x0400000)).isEqualTo(EPERM);
  }

  @Test
  void killsProgramsOfOtherMachinesAndRefusesTheX32Calls() {
    byte[] program = SeccompFilter.of(Machine.X86_64, false);

    assertThat(new FilterMachine(program, 0x40000003).decide(1)).isEqualTo(KILL);
    assertThat(filter(Machine.X86_64, false).decide(0x40000000 | 39)).isEqualTo(ENOSYS);
    assertThat(filter(Machine.X86_64, false).decide(39)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @EnumSource
  void isShorterThanTheKernelAllows(Machine machine) {
    assertThat(filter(machine, false).length()).isLessThan(4096);
  }
}
