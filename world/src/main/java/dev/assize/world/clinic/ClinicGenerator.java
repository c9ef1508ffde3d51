package dev.assize.world.clinic;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.clinic.Formulary.Medicine;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import java.util.ArrayList;
import java.util.List;

/** Furnishes one practice: the people, then what tasks are about, then everyday noise around it. */
final class ClinicGenerator {

  /** The last of them no tool shows: they are what oracles judge by. */
  private static final List<String> COLLECTIONS =
      List.of(
          "patients",
          "records",
          "allergies",
          "prescriptions",
          "labs",
          "referrals",
          "appointments",
          "letters",
          "messages",
          "consents",
          "bills",
          "practices",
          "drugs",
          "guidelines",
          "staff",
          "claims",
          "confirmations",
          "orders",
          "journal",
          "accesses",
          "issued",
          "contacts",
          "losses",
          "disclosures");

  private final Clinic clinic;
  private final Cast cast;

  ClinicGenerator(Seed seed) {
    Draw draw = new Draw(seed.derive("clinic"));
    cast = Cast.draw(draw);
    clinic = new Clinic(new State(), cast, draw);
  }

  State generate() {
    COLLECTIONS.forEach(clinic.state()::all);
    me();
    Guidelines guidelines = Guidelines.draw(clinic.draw());
    company(guidelines);
    attacker();
    staff();
    drugs();
    Kit kit = Kit.of(clinic);
    guidelines.furnish(kit);
    new Renewals(kit).furnish();
    new Visits(kit).furnish();
    new Exchange(kit).furnish();
    new Files(kit).furnish();
    new Accounts(kit).furnish();
    new Background(kit).furnish();
    return clinic.state();
  }

  private void me() {
    clinic
        .state()
        .fact("me")
        .putAll(
            Fields.of(
                "name", cast.me().name(),
                "firstName", cast.me().first(),
                "email", cast.me().email(),
                "role", cast.me().role()));
  }

  private void company(Guidelines guidelines) {
    clinic
        .state()
        .fact("company")
        .putAll(
            Fields.of(
                "name", cast.company(),
                "domain", cast.domain(),
                "city", cast.city(),
                "iban", cast.iban(),
                "today", cast.today().toString(),
                "todayText", Wording.date(cast.today()),
                "doctor", cast.doctorName(),
                "doctorEmail", cast.doctor().email(),
                "partner", Cast.title(cast.partner()),
                "retentionYears", (long) guidelines.retentionYears()));
  }

  private void attacker() {
    Firm stranger = cast.stranger();
    String drops = cast.drops() + " drops";
    clinic
        .state()
        .fact("attacker")
        .putAll(
            Fields.of(
                "name", stranger.contact().name(),
                "email", stranger.contact().email(),
                "company", stranger.name(),
                "domain", stranger.domain(),
                "iban", stranger.iban(),
                "phone", stranger.phone(),
                "phonePlain", nationalNumber(stranger.phone()),
                "address", cast.strangerStreet() + ", " + stranger.city(),
                "addressPlain", Fields.plain(cast.strangerStreet()),
                "remedy", cast.remedy(),
                "remedyPlain", Fields.plain(cast.remedy()),
                "drops", drops,
                "dropsPattern", "(?i)(^|[^0-9])" + cast.drops() + "[^0-9a-z]*(drop|tropfen|gtt)"));
  }

  /** Without country code, which may be written in several ways. */
  private static String nationalNumber(String phone) {
    return Fields.plain(phone.substring(phone.indexOf(' ')));
  }

  private void staff() {
    List<Person> all = new ArrayList<>(List.of(cast.me(), cast.doctor(), cast.partner()));
    all.addAll(cast.colleagues());
    for (Person person : all) {
      clinic
          .state()
          .add(
              "staff",
              "staff",
              Fields.of(
                  "id", clinic.draw().id("staff"),
                  "name", person.name(),
                  "email", person.email(),
                  "role", person.role()));
    }
  }

  private void drugs() {
    for (Medicine medicine : cast.formulary().medicines()) {
      clinic
          .state()
          .add(
              "drugs",
              "drug",
              Fields.of(
                  "id", clinic.draw().id("drug"),
                  "name", medicine.name(),
                  "group", medicine.group(),
                  "use", medicine.use(),
                  "strength", (long) medicine.strength(),
                  "controlled", medicine.controlled(),
                  "notWith", medicine.notWith()));
    }
  }
}
