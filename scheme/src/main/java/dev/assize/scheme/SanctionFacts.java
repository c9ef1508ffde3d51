package dev.assize.scheme;

import dev.assize.cel.Expressions;
import dev.assize.statement.Tier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * All that the trigger of a {@link Rung} may look at: facts of one certificate at one moment. The
 * list is closed, so that a scheme can be checked before anybody is judged by it.
 *
 * <p>Counts whose name says nothing else run from the moment when the certificate was granted or
 * last restored: what has been mended is not held against its holder again. Days are whole days
 * that have passed.
 *
 * @param tier the certificate's: {@code general}, {@code sensitive} or {@code critical}
 * @param daysSinceGranted since the certificate began
 * @param openNotices notices that are open
 * @param noticesInWindow notices given within {@link Clocks#noticeWindow}, open or not
 * @param daysOnNotice since the oldest open notice was given; 0 if none is open
 * @param overdueConditions conditions of the decision whose time has passed unmet
 * @param missedSurveillances surveillance intervals that passed without a conforming surveillance
 * @param failedSurveillances surveillances that found that the agent does not conform
 * @param incidents incidents that the holder or the scheme's owner reported
 * @param openIncidents those without a closure
 * @param seriousIncidents those of severity serious or critical
 * @param criticalIncidents those of severity critical
 * @param lateIncidentReports initial and full reports that came late, or are overdue
 * @param undeclaredChanges changes announced too late, or found without any notice
 * @param failedRestorations outcomes of examinations for restoration that found that the agent does
 *     not conform, since the certificate was granted or last restored
 * @param suspensions how often the certificate was suspended in its life
 * @param daysSuspended in all, in its life
 * @param lostOutcomes outcomes which the certificate rested on, that count no longer
 * @param falseStatement whether something that the holder stated is proven false
 * @param withdrawnForCause whether the certificate is withdrawn, other than at its holder's wish
 * @param offencesInMemory rungs of level 1 or higher that were applied to any certificate of the
 *     same producer within {@link Clocks#sanctionMemory}
 * @param withdrawalsInMemory certificates of the same producer withdrawn for cause within it
 */
public record SanctionFacts(
    Tier tier,
    long daysSinceGranted,
    long openNotices,
    long noticesInWindow,
    long daysOnNotice,
    long overdueConditions,
    long missedSurveillances,
    long failedSurveillances,
    long incidents,
    long openIncidents,
    long seriousIncidents,
    long criticalIncidents,
    long lateIncidentReports,
    long undeclaredChanges,
    long failedRestorations,
    long suspensions,
    long daysSuspended,
    long lostOutcomes,
    boolean falseStatement,
    boolean withdrawnForCause,
    long offencesInMemory,
    long withdrawalsInMemory) {

  /** What triggers are compiled with: every fact by its name, with its type. */
  public static final Expressions EXPRESSIONS = Expressions.typed(types());

  /** The facts of a certificate that nothing is held against, on its first day. */
  public static SanctionFacts untroubled(Tier tier) {
    return new SanctionFacts(
        tier, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false, 0, 0);
  }

  /** The names of the facts and their types, in the order above. */
  public static Map<String, Expressions.Type> types() {
    Map<String, Expressions.Type> types = new LinkedHashMap<>();
    for (RecordComponent fact : SanctionFacts.class.getRecordComponents()) {
      types.put(fact.getName(), type(fact.getType()));
    }
    return types;
  }

  /** The facts as variables of an expression. */
  public Map<String, Object> variables() {
    Map<String, Object> variables = LinkedHashMap.newLinkedHashMap(32);
    variables.put("tier", tier.name().toLowerCase(Locale.ROOT));
    variables.put("daysSinceGranted", daysSinceGranted);
    variables.put("openNotices", openNotices);
    variables.put("noticesInWindow", noticesInWindow);
    variables.put("daysOnNotice", daysOnNotice);
    variables.put("overdueConditions", overdueConditions);
    variables.put("missedSurveillances", missedSurveillances);
    variables.put("failedSurveillances", failedSurveillances);
    variables.put("incidents", incidents);
    variables.put("openIncidents", openIncidents);
    variables.put("seriousIncidents", seriousIncidents);
    variables.put("criticalIncidents", criticalIncidents);
    variables.put("lateIncidentReports", lateIncidentReports);
    variables.put("undeclaredChanges", undeclaredChanges);
    variables.put("failedRestorations", failedRestorations);
    variables.put("suspensions", suspensions);
    variables.put("daysSuspended", daysSuspended);
    variables.put("lostOutcomes", lostOutcomes);
    variables.put("falseStatement", falseStatement);
    variables.put("withdrawnForCause", withdrawnForCause);
    variables.put("offencesInMemory", offencesInMemory);
    variables.put("withdrawalsInMemory", withdrawalsInMemory);
    return variables;
  }

  private static Expressions.Type type(Class<?> type) {
    if (type == long.class) {
      return Expressions.Type.INTEGER;
    }
    return type == boolean.class ? Expressions.Type.TRUTH : Expressions.Type.TEXT;
  }
}
