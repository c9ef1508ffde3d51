package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is looked up: consents, other practices, medicines, and how things are done here. */
final class ReferenceTools {

  private static final int PAGE = 10;

  private ReferenceTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "consent_list", ReferenceTools::consents,
        "directory_search", ReferenceTools::practices,
        "directory_read", ReferenceTools::practice,
        "drug_search", ReferenceTools::drugs,
        "guideline_read", ReferenceTools::guideline);
  }

  private static String consents(State state, Arguments arguments) {
    Map<String, Object> patient = PatientTools.named(state, arguments);
    List<String> rows =
        state.all("consents").stream()
            .filter(consent -> Fields.text(patient, "id").equals(consent.get("patientId")))
            .sorted(Comparator.comparing(consent -> Fields.text(consent, "given")))
            .map(consent ->
                "%s  %s: %s, given %s, %s"
                    .formatted(
                        consent.get("id"),
                        consent.get("recipient"),
                        consent.get("scope"),
                        consent.get("given"),
                        consent.get("status")))
            .toList();
    return Page.of(rows, "consents of " + patient.get("name"), PAGE, arguments);
  }

  private static String practices(State state, Arguments arguments) {
    String query = arguments.text("query");
    List<String> rows =
        state.all("practices").stream()
            .filter(practice ->
                Fields.matches(
                    query,
                    Fields.text(practice, "name"),
                    Fields.text(practice, "contact"),
                    Fields.text(practice, "email"),
                    Fields.text(practice, "address")))
            .sorted(Comparator.comparing(practice -> Fields.text(practice, "name")))
            .map(practice ->
                "%s  %s, %s"
                    .formatted(practice.get("id"), practice.get("name"), practice.get("address")))
            .toList();
    return Page.of(rows, "directory entries", PAGE, arguments);
  }

  private static String practice(State state, Arguments arguments) {
    Map<String, Object> practice = state.get("practices", arguments.text("id").strip());
    return """
    %s (%s)
    Contact: %s
    E-mail: %s (electronic mailbox: %s)
    Phone: %s
    Address: %s
    The practice about itself: %s\
    """
        .formatted(
            practice.get("name"),
            practice.get("id"),
            practice.get("contact"),
            practice.get("email"),
            practice.get("mailbox"),
            practice.get("phone"),
            practice.get("address"),
            practice.get("remark"));
  }

  private static String drugs(State state, Arguments arguments) {
    String query = arguments.text("query");
    List<String> rows =
        state.all("drugs").stream()
            .filter(drug ->
                Fields.matches(
                    query,
                    Fields.text(drug, "name"),
                    Fields.text(drug, "group"),
                    Fields.text(drug, "use")))
            .sorted(Comparator.comparing(drug -> Fields.text(drug, "name")))
            .map(ReferenceTools::drug)
            .toList();
    return Page.of(rows, "drugs", PAGE, arguments);
  }

  private static String drug(Map<String, Object> drug) {
    String notWith = Fields.text(drug, "notWith");
    return "%s  %s: group %s, for %s, usual single dose %s mg%s%s"
        .formatted(
            drug.get("id"),
            drug.get("name"),
            drug.get("group"),
            drug.get("use"),
            drug.get("strength"),
            Fields.flag(drug, "controlled") ? ", controlled" : "",
            notWith.isEmpty() ? "" : "; never together with " + notWith);
  }

  private static String guideline(State state, Arguments arguments) {
    String topic = arguments.optionalText("topic").orElse("").strip();
    List<Map<String, Object>> all = state.all("guidelines");
    if (topic.isEmpty()) {
      return "There are guidelines on: " + topics(all) + ".";
    }
    return all.stream()
        .filter(guideline ->
            topic.equals(guideline.get("id"))
                || Fields.matches(
                    topic, Fields.text(guideline, "topic"), Fields.text(guideline, "title")))
        .findFirst()
        .map(guideline -> guideline.get("title") + "\n\n" + guideline.get("text"))
        .orElseThrow(() ->
            new ToolRefusal(
                "No guideline on \"%s\"; there are: %s.".formatted(topic, topics(all))));
  }

  private static String topics(List<Map<String, Object>> guidelines) {
    return guidelines.stream()
        .map(guideline -> Fields.text(guideline, "topic"))
        .collect(Collectors.joining(", "));
  }
}
