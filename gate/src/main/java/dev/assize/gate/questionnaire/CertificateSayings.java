package dev.assize.gate.questionnaire;

import dev.assize.gate.account.Account;
import dev.assize.gate.account.CertificateAccount;
import dev.assize.gate.fact.Provenance;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the register says of the agent's certificate, and what the producer has said in it. */
final class CertificateSayings {

  private CertificateSayings() {}

  static Map<String, Function<Account, Optional<Said>>> all() {
    Map<String, Function<Account, Optional<Said>>> all = Sayings.map();
    attested(all, "certificate.status", CertificateSayings::status);
    attested(all, "certificate.scheme", CertificateSayings::scheme);
    attested(all, "certificate.decision", CertificateSayings::decision);
    attested(all, "certificate.validity", CertificateSayings::validity);
    attested(all, "certificate.surveillance", CertificateSayings::surveillance);
    attested(all, "certificate.conditions", CertificateSayings::conditions);
    attested(all, "certificate.sanctions", CertificateSayings::sanctions);
    attested(all, "certificate.incidents", CertificateSayings::incidents);
    attested(all, "certificate.changes", CertificateSayings::changes);
    attested(all, "certificate.name", CertificateAccount::name);
    declared(all, "application.producer", each -> each.application().producer());
    declared(all, "application.purpose", each -> each.application().purpose());
    declared(all, "application.tools", CertificateSayings::tools);
    declared(all, "application.modelVendors", CertificateSayings::vendors);
    declared(all, "application.owners", CertificateSayings::owners);
    return all;
  }

  private static void attested(
      Map<String, Function<Account, Optional<Said>>> all,
      String name,
      Function<CertificateAccount, String> says) {
    all.put(name, account -> said(account, Basis.ATTESTED, each -> by(each), says));
  }

  private static String by(CertificateAccount certificate) {
    return "the register of " + certificate.scheme().owner();
  }

  private static void declared(
      Map<String, Function<Account, Optional<Said>>> all,
      String name,
      Function<CertificateAccount, String> says) {
    all.put(
        name,
        account ->
            said(
                account,
                Basis.DECLARED,
                each -> each.application().producer() + ", in the register",
                says));
  }

  private static Optional<Said> said(
      Account account,
      Basis basis,
      Function<CertificateAccount, String> by,
      Function<CertificateAccount, String> says) {
    CertificateAccount certificate = account.certificate();
    if (certificate == null || account.register() == null) {
      return Optional.empty();
    }
    String text = says.apply(certificate);
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Said(
                basis,
                by.apply(certificate),
                text,
                List.of(
                    new Provenance(
                        "certificate",
                        certificate.id(),
                        certificate.place(),
                        account.register().signed()))));
  }

  private static String status(CertificateAccount certificate) {
    return "The certificate is %s since %s, at the tier %s."
        .formatted(
            words(certificate.status().name()),
            certificate.since(),
            words(certificate.tier().name()));
  }

  private static String scheme(CertificateAccount certificate) {
    return "%s %s, \"%s\", by %s"
        .formatted(
            certificate.scheme().name(),
            certificate.scheme().version(),
            certificate.scheme().title(),
            certificate.scheme().owner());
  }

  private static String decision(CertificateAccount certificate) {
    return "%s granted it on %s: %s"
        .formatted(
            certificate.decision().decider(),
            certificate.decision().at(),
            certificate.decision().reasons());
  }

  private static String validity(CertificateAccount certificate) {
    return "Valid until " + certificate.validUntil();
  }

  private static String surveillance(CertificateAccount certificate) {
    return "The scheme demands an examination at least every %d days, by %d evaluators drawn by lot, of whom %d have to agree.%s"
        .formatted(
            certificate.terms().surveillance().toDays(),
            certificate.terms().evaluators(),
            certificate.terms().agree(),
            certificate.surveillanceDue() == null
                ? ""
                : " The next is due by " + certificate.surveillanceDue() + ".");
  }

  private static String conditions(CertificateAccount certificate) {
    List<Condition> conditions = certificate.decision().conditions();
    return conditions.isEmpty()
        ? "The certificate has no conditions."
        : conditions.stream()
            .map(each -> each.text() + ", by " + each.due())
            .collect(Collectors.joining("; "));
  }

  private static String sanctions(CertificateAccount certificate) {
    return certificate.sanctions().isEmpty()
        ? "No sanction is in effect on the certificate."
        : "In effect: " + String.join("; ", certificate.sanctions());
  }

  private static String incidents(CertificateAccount certificate) {
    return certificate.incidents().isEmpty()
        ? "No incident on this certificate is in the register."
        : String.join("; ", certificate.incidents());
  }

  private static String changes(CertificateAccount certificate) {
    return "The certificate is for one configuration, by digest. Whatever is changed makes another"
        + " agent, to which it does not apply ("
        + certificate.scheme().name()
        + ").";
  }

  private static String tools(CertificateAccount certificate) {
    return certificate.application().toolCatalogue() == null
        ? "The producer applied without tools of the agent's own."
        : "The definitions of its tools have the digest "
            + certificate.application().toolCatalogue();
  }

  private static String vendors(CertificateAccount certificate) {
    List<String> vendors = certificate.application().modelVendors();
    if (vendors == null) {
      return "";
    }
    return vendors.isEmpty() ? "It runs on nobody's model." : String.join(", ", vendors);
  }

  private static String owners(CertificateAccount certificate) {
    return certificate.holderOwners() == null
        ? ""
        : "Belongs in the end to " + String.join(", ", certificate.holderOwners());
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
