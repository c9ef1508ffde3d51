package dev.assize.gate.record;

import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.gate.account.Account;
import dev.assize.gate.account.CertificateAccount;
import dev.assize.gate.record.RecordPage.Row;
import dev.assize.register.independence.PartyKind;
import dev.assize.statement.intoto.DecisionPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a record says of the agent and its certificate. Stateless. */
final class RecordSections {

  private RecordSections() {}

  static String name(Account account) {
    Manifest manifest = account.manifest();
    if (manifest != null) {
      return Plain.text(
          manifest.metadata().name()
              + " "
              + manifest.metadata().version()
              + " by "
              + manifest.metadata().producer());
    }
    CertificateAccount certificate = account.certificate();
    return certificate == null || certificate.name().isEmpty()
        ? "the agent " + account.agent().abbreviated() + "…"
        : Plain.text(certificate.name() + " by " + certificate.application().producer());
  }

  static List<Row> agent(Account account) {
    List<Row> rows = new ArrayList<>();
    Manifest manifest = account.manifest();
    if (manifest != null) {
      add(rows, "Name", manifest.metadata().name() + " " + manifest.metadata().version());
      add(rows, "Producer", manifest.metadata().producer() + ", as its manifest says");
    }
    add(rows, "Digest", account.agent().toString());
    if (manifest == null) {
      add(rows, "Looked at", "nobody looked at what is going to run");
      return rows;
    }
    add(rows, "Purpose", manifest.context().purpose());
    add(rows, "Kind", kind(manifest.agentInterface()));
    add(rows, "Model", model(manifest.agentInterface().model()));
    add(rows, "Looked at", String.valueOf(account.place()));
    return rows;
  }

  static String kind(Interface use) {
    return switch (use) {
      case Interface.Chat chat ->
          "a model behind a chat endpoint, at most " + chat.maxTurns() + " requests per run";
      case Interface.Command command ->
          "a program, at the level of approvals \""
              + command.approvals().name().toLowerCase(Locale.ROOT)
              + "\"";
    };
  }

  static String model(ModelSource model) {
    return switch (model) {
      case ModelSource.Endpoint endpoint -> endpoint.name() + " at " + endpoint.baseUrl();
      case ModelSource.StandIn standIn -> "the stand-in, persona " + standIn.persona();
    };
  }

  static List<Row> certificate(@Nullable CertificateAccount certificate) {
    if (certificate == null) {
      return List.of();
    }
    DecisionPredicate decision = certificate.decision();
    List<Row> rows = new ArrayList<>();
    add(rows, "Status", words(certificate.status().name()) + " since " + certificate.since());
    certificate.why().forEach(line -> add(rows, "Because", line));
    add(rows, "Tier", certificate.tier().name().toLowerCase(Locale.ROOT));
    add(
        rows,
        "Scheme",
        "%s %s by %s (%s), %s"
            .formatted(
                certificate.scheme().name(),
                certificate.scheme().version(),
                certificate.scheme().owner(),
                certificate.schemeDigest(),
                certificate.accepted() ? "which you accept" : "which you do not accept"));
    add(rows, "Producer", certificate.application().producer());
    add(
        rows,
        "Belongs to",
        certificate.holderOwners() == null
            ? "it does not say"
            : String.join(", ", certificate.holderOwners()));
    add(rows, "Certified for", certificate.application().purpose());
    add(rows, "Decided by", decision.decider() + " on " + decision.at());
    add(rows, "Reasons", decision.reasons());
    add(rows, "Valid until", certificate.validUntil().toString());
    add(
        rows,
        "Examined again by",
        certificate.surveillanceDue() == null
            ? "no time is set"
            : certificate.surveillanceDue().toString());
    decision
        .conditions()
        .forEach(each -> add(rows, "Condition", each.text() + ", by " + each.due()));
    certificate.sanctions().forEach(each -> add(rows, "Sanction in effect", each));
    certificate.incidents().forEach(each -> add(rows, "Incident", each));
    add(rows, "Entry", certificate.place() + ", " + certificate.id());
    return rows;
  }

  static String party(PartyKind kind, List<String> conflicts) {
    String words =
        switch (kind) {
          case FIRST -> "first party: belongs together with the producer";
          case SECOND -> "second party: has a user's interest";
          case THIRD -> "third party";
        };
    return conflicts.isEmpty()
        ? words + (kind == PartyKind.THIRD ? ", independent of the producer" : "")
        : words + "; not independent: " + String.join("; ", conflicts);
  }

  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static void add(List<Row> rows, String name, String value) {
    if (!value.isEmpty()) {
      rows.add(new Row(name, Plain.text(value)));
    }
  }
}
