package dev.assize.world.bank;

import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class BankTasksTest extends TasksContract {

  /** Tasks that end with a status are looked at in {@link BankReportsTest}. */
  BankTasksTest() {
    super("bank", Set.copyOf(BankReportsTest.TASKS));
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        PaymentTaskCases.all(),
        SettlementTaskCases.all(),
        ContractTaskCases.all(),
        OfficeTaskCases.all());
  }
}
