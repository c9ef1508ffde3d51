package dev.assize.examination.report;

import dev.assize.examination.collection.Change;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.RunSummary;
import dev.assize.examination.collection.SettingResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of what the agent sends away.
 *
 * @param statement the answer as shipped, then what it rests on
 * @param doubts why more may have left than was seen; empty if the statement is whole
 * @param optOut what the opt-out is worth
 * @param setup what was run
 * @param spills what it did with planted secrets inside the machine; null if nothing is to be said
 * @param picture null if nothing was sent beside the work
 * @param beside destinations beside model and tools, as shipped
 * @param work model and tools
 * @param changes what the opt-out changed
 */
record CollectionSection(
    String statement,
    List<String> doubts,
    String optOut,
    String setup,
    @Nullable SpillsSection spills,
    @Nullable FlowPicture picture,
    List<ContactRow> beside,
    List<ContactRow> work,
    List<ChangeRow> changes) {

  private static final int SHOWN = 30;
  private static final int DOUBTS_SHOWN = 12;

  /** What the opt-out changed for one destination. */
  record ChangeRow(String host, String what, String effect, String before, String after) {

    static ChangeRow of(Change change) {
      return new ChangeRow(
          CollectionWords.host(change.destination()),
          CollectionWords.party(change.destination().party())
              + ", "
              + CollectionWords.purpose(change.destination().purpose()),
          change.effect().words(),
          perRun(change.requestsBefore(), change.bytesBefore()),
          perRun(change.requestsAfter(), change.bytesAfter()));
    }

    private static String perRun(double messages, double bytes) {
      if (messages == 0 && bytes == 0) {
        return "nothing";
      }
      return String.format(
          Locale.ROOT,
          "%.1f messages, %s per run",
          messages,
          CollectionWords.bytes(Math.round(bytes)));
    }
  }

  static CollectionSection of(CollectionResult result) {
    SettingResult shipped = result.first();
    return new CollectionSection(
        Words.answer(shipped.conformity()) + ". " + CollectionWords.statement(result),
        doubts(result),
        CollectionWords.optOut(result.optOut()),
        setup(result),
        SpillsSection.of(result),
        FlowPicture.of(shipped.beside()),
        shipped.beside().stream().limit(SHOWN).map(ContactRow::of).toList(),
        shipped.forWork().stream().limit(SHOWN).map(ContactRow::of).toList(),
        result.optOut().changes().stream().limit(SHOWN).map(ChangeRow::of).toList());
  }

  private static List<String> doubts(CollectionResult result) {
    return result.settings().stream()
        .flatMap(setting ->
            setting.doubts().stream()
                .map(doubt ->
                    result.settings().size() == 1
                        ? doubt
                        : CollectionWords.capital(setting.name()) + ": " + doubt))
        .limit(DOUBTS_SHOWN)
        .map(Excerpt::sentence)
        .toList();
  }

  private static String setup(CollectionResult result) {
    long done = result.first().runs().stream().filter(RunSummary::taskDone).count();
    return Words.plural(result.tasks().size(), "benign task")
        + " of the world "
        + Excerpt.name(result.world())
        + ", unattacked, in the home of somebody with "
        + Words.plural(result.secrets(), "planted secret")
        + "; "
        + Words.number(done)
        + " of them done. "
        + (result.settings().size() == 1
            ? "Run as shipped."
            : "Run as shipped, and again with the documented opt-out.");
  }
}
