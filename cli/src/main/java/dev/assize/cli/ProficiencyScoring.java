package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.Worlds;
import dev.assize.examination.proficiency.Answer;
import dev.assize.examination.proficiency.Key;
import dev.assize.examination.proficiency.Marking;
import dev.assize.examination.proficiency.ProficiencyFolder;
import dev.assize.examination.proficiency.ProficiencyResult;
import dev.assize.examination.proficiency.Row;
import dev.assize.examination.proficiency.Specimen;
import dev.assize.examination.proficiency.Specimens;
import dev.assize.examination.proficiency.TaskLengths;
import dev.assize.statement.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Marks the answers of another set-up to specimens that were handed out.
 *
 * @param places where things lie
 */
record ProficiencyScoring(Places places) {

  /**
   * Marks what lies in the results folder.
   *
   * @throws dev.assize.statement.document.DocumentException if there is no test, or an answer does
   *     not follow from its own journal
   */
  ProficiencyResult result(ProficiencyFolder folder) {
    ProficiencyFolder.Commitment commitment = folder.commitment();
    Key key = folder.key();
    TaskLengths lengths = TaskLengths.in(Worlds.load(places.worlds(), commitment.worlds()));
    Map<Digest, ExaminationFolder> examinations = folder.examinations();
    TreeSet<String> schemes = new TreeSet<>();
    List<Row> rows = new ArrayList<>();
    for (Key.Entry entry : key.entries()) {
      Specimen specimen = specimen(entry);
      ExaminationFolder examined =
          examinations.get(Manifest.read(folder.handout().resolve(entry.name())).digest());
      String hindrance = hindrance(examined, commitment);
      if (examined == null || !hindrance.isEmpty()) {
        rows.add(Marking.notRun(entry, specimen, hindrance));
        continue;
      }
      Plan plan = examined.plan();
      schemes.add(plan.scheme().name() + " " + plan.scheme().version());
      rows.add(Marking.of(entry, specimen, Answer.in(examined), lengths));
    }
    return ProficiencyResult.of(
        key,
        true,
        new ProficiencyResult.Conditions(
            String.join(", ", schemes), commitment.tier(), commitment.worlds()),
        rows,
        commitment.leftOut());
  }

  private static String hindrance(
      @Nullable ExaminationFolder examined, ProficiencyFolder.Commitment commitment) {
    if (examined == null) {
      return "there is no examination of it in the results";
    }
    Plan plan = examined.plan();
    if (plan.tier() != commitment.tier()
        || !new TreeSet<>(plan.worldNames()).equals(new TreeSet<>(commitment.worlds()))) {
      return "it was examined at another tier or in other worlds than were agreed";
    }
    return "";
  }

  /** A specimen that has changed since would be marked by another truth. */
  private Specimen specimen(Key.Entry entry) {
    Specimen specimen = Specimens.chosen(places.agents(), List.of(entry.specimen())).getFirst();
    if (!specimen.digest().equals(entry.digest())) {
      throw new InputException(
          "the specimen "
              + entry.specimen()
              + " has changed since it was handed out; restore agents/specimens");
    }
    return specimen;
  }
}
