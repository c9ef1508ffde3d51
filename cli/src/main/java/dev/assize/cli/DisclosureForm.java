package dev.assize.cli;

import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Advice;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disclosure as people write it. What is left out is unknown, and counts as a conflict. */
record DisclosureForm(
    String apiVersion,
    String kind,
    String party,
    @Nullable List<Stake> owners,
    @Nullable List<Stake> funders,
    @Nullable List<Advice> advisory,
    @Nullable List<String> competitors,
    @Nullable List<String> judgeModelVendors,
    @Nullable List<Stake> fees,
    @Nullable Harness harness) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(DisclosureForm.class, "disclosure.schema.json");

  /** What a party examines with. */
  record Harness(String name, String sha256) {}

  /**
   * Reads one.
   *
   * @throws dev.assize.statement.document.DocumentException with every problem and its place
   */
  static DisclosureForm read(Path file) {
    return Document.read(file).as(DisclosureForm.class, SCHEMA);
  }

  DisclosurePredicate at(Instant time) {
    return new DisclosurePredicate(
        party,
        owners,
        funders,
        advisory,
        competitors == null ? List.of() : competitors,
        judgeModelVendors,
        fees,
        harness == null
            ? null
            : ResourceDescriptor.of(harness.name(), new Digest(harness.sha256())),
        time);
  }

  /** What it does not say. */
  List<String> unknown() {
    return java.util.stream.Stream.of(
            owners == null ? "owners" : "",
            funders == null ? "funders" : "",
            advisory == null ? "advisory" : "",
            judgeModelVendors == null ? "judgeModelVendors" : "",
            fees == null ? "fees" : "")
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
