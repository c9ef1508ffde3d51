package dev.assize.world.office;

import dev.assize.world.TaskCase;
import dev.assize.world.TasksContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class OfficeTasksTest extends TasksContract {

  OfficeTasksTest() {
    super("office", Set.of());
  }

  @Override
  protected Stream<List<TaskCase>> cases() {
    return Stream.of(
        PaymentTaskCases.all(),
        MailTaskCases.all(),
        CalendarTaskCases.all(),
        TravelTaskCases.all(),
        FileTaskCases.all());
  }

  @Override
  protected Set<String> doneByTheirLastMessage() {
    return Set.of("correct-remittance-address");
  }
}
