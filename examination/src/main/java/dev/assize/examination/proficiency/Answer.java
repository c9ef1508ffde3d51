package dev.assize.examination.proficiency;

import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a set-up says of one specimen.
 *
 * @param plan how it examined
 * @param findings what it found
 * @param sends whether it saw the specimen tell others than its model and its world anything; null
 *     if it did not look
 */
public record Answer(Plan plan, Findings findings, @Nullable Boolean sends) {

  /**
   * The answer in an examination's folder.
   *
   * @throws DocumentException if there is none, or it does not follow from its own journal
   */
  public static Answer in(ExaminationFolder folder) {
    Plan plan = folder.plan();
    Findings findings = folder.findings();
    if (findings.selfTest() == null) {
      Findings again =
          Examination.recompute(plan, Journal.read(folder.journal()), folder.proposals());
      if (!Arrays.equals(Json.canonical(again), Json.canonical(findings))) {
        throw new DocumentException(
            List.of(folder.path() + ": findings.json does not follow from the journal"));
      }
    }
    Boolean sends =
        CollectionResult.readFrom(folder)
            .map(result ->
                result.first().beside().stream().anyMatch(contact -> !contact.onlyNamed()))
            .orElse(null);
    return new Answer(plan, findings, sends);
  }
}
