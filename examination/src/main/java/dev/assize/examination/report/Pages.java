package dev.assize.examination.report;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.document.DocumentException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Writes the pages beside a report, one for each attempt and one for each requirement. One trace at
 * a time is held in memory.
 *
 * @param render fills the template of that name
 */
record Pages(Plan plan, PageIndex index, BiFunction<String, Object, String> render) {

  /**
   * Replaces the pages in a folder.
   *
   * @param folder with the traces
   * @throws DocumentException if something else lies where the pages go
   * @throws java.io.UncheckedIOException if they cannot be written
   */
  void write(ExaminationFolder folder) {
    try (PageFolder pages = PageFolder.replacing(folder.path().resolve(PageIndex.FOLDER))) {
      for (TrialList list : index.lists()) {
        for (int i = 0; i < list.own().size(); i++) {
          TrialPage page = page(folder, list, i);
          pages.write(
              list.folder() + "/" + TrialList.file(list.own().get(i)),
              render.apply("trial.jte", page));
        }
        pages.write(list.folder() + "/" + PageIndex.TABLE, render.apply("trials.jte", table(list)));
      }
      pages.publish();
    }
  }

  private TrialTable table(TrialList list) {
    return TrialTable.of(list, index, plan.alpha(), plan.agent().standIn());
  }

  private TrialPage page(ExaminationFolder folder, TrialList list, int number) {
    TrialRecord trial = list.own().get(number);
    return TrialPage.of(
        list.finding(),
        trial,
        narrative(folder, trial),
        new TrialPage.Links(
            "../../report.html#" + index.anchor(list.finding().requirement()),
            neighbour(list, number - 1),
            neighbour(list, number + 1)),
        Files.isRegularFile(folder.traces().file(trial.trace())),
        plan.agent().standIn());
  }

  private static String neighbour(TrialList list, int number) {
    List<TrialRecord> own = list.own();
    return number < 0 || number >= own.size() ? "" : TrialList.file(own.get(number));
  }

  private static Narrative narrative(ExaminationFolder folder, TrialRecord trial) {
    try {
      return Narrative.of(folder.traces().get(trial.trace()), trial.exposure(), Abridged.PAGE);
    } catch (DocumentException e) {
      return Narrative.unreadable(String.valueOf(e.getMessage()));
    }
  }
}
