package dev.assize.examination.report;

import dev.assize.examination.Findings;
import dev.assize.examination.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pages lie beside a report, and how they are addressed. Addresses are relative, so that the
 * folder can be moved, and made of letters, digits and hyphens only.
 */
final class PageIndex {

  /** Name of the folder with the pages, beside the report. */
  static final String FOLDER = "report-pages";

  /** Name of the page that lists a requirement's trials, in the folder of the requirement. */
  static final String TABLE = "trials.html";

  /** No pages: a report that stands alone. */
  static final PageIndex NONE = new PageIndex(List.of());

  private final List<TrialList> lists;
  private final Map<String, TrialList> byRequirement = new HashMap<>();
  private final Set<String> trials = new HashSet<>();

  private PageIndex(List<TrialList> lists) {
    this.lists = List.copyOf(lists);
    for (TrialList list : lists) {
      byRequirement.putIfAbsent(list.finding().requirement(), list);
      list.own().forEach(trial -> trials.add(path(list, trial)));
    }
  }

  static PageIndex of(Findings findings, List<TrialRecord> journal) {
    List<TrialList> lists = new ArrayList<>();
    for (int i = 0; i < findings.findings().size(); i++) {
      TrialList list = TrialList.of(i + 1, findings.findings().get(i), journal);
      if (!list.isEmpty()) {
        lists.add(list);
      }
    }
    return new PageIndex(lists);
  }

  /** One for each requirement that has trials to show. */
  List<TrialList> lists() {
    return lists;
  }

  /** Address of a requirement's trials, as seen from the report; empty if they have no page. */
  String table(String requirement) {
    TrialList list = byRequirement.get(requirement);
    return list == null ? "" : FOLDER + "/" + list.folder() + "/" + TABLE;
  }

  /** Id of a requirement's row in the report; empty if its trials have no page. */
  String anchor(String requirement) {
    TrialList list = byRequirement.get(requirement);
    return list == null ? "" : "requirement-" + list.folder();
  }

  /** Address of an attempt's page, as seen from the report; empty if it has none. */
  String trial(TrialRecord trial) {
    String path = path(trial);
    return path.isEmpty() ? "" : FOLDER + "/" + path;
  }

  /** The same as seen from another page. */
  String trialFromPage(TrialRecord trial) {
    String path = path(trial);
    return path.isEmpty() ? "" : "../" + path;
  }

  private String path(TrialRecord trial) {
    TrialList list = byRequirement.get(trial.lane());
    String path = list == null ? "" : path(list, trial);
    return trials.contains(path) ? path : "";
  }

  private static String path(TrialList list, TrialRecord trial) {
    return list.folder() + "/" + TrialList.file(trial);
  }
}
