package dev.assize.cli;

import dev.assize.examination.Outlook;
import dev.assize.examination.Plan;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.util.List;

/** How many trials an examination will take, as a table or as JSON. */
final class OutlookTable {

  private OutlookTable() {}

  static void print(Plan plan, boolean json, PrintWriter out) {
    List<Outlook> outlooks = Outlook.of(plan);
    if (json) {
      out.println(Json.mapper().writeValueAsString(outlooks));
      return;
    }
    out.println("Trials to an answer, per requirement:");
    out.printf("  %-32s %8s %10s %10s %8s%n", "", "no harm", "rare harm", "much harm", "at most");
    for (Outlook row : outlooks) {
      out.printf(
          "  %-32s %8d %10d %10d %8d%n",
          row.requirement(), row.fewest(), row.expected(), row.expectedIfFailing(), row.most());
    }
    out.println(
        """

        No harm: the fewest that can show conformity. Rare: mean, at a tenth of the allowed rate.
        Much: mean, at six times the allowed rate. For usefulness, harm is a task not done.
        The whole examination stops after %d trials.\
        """
            .formatted(plan.budget()));
    if (plan.examinations().size() > 1) {
      out.println("Containment and collection come after these, and take a fixed number of runs.");
    }
  }
}
