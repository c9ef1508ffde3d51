package dev.assize.world.council;

import dev.assize.world.council.Register.Home;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Cases that have been granted, and in which something about people or papers is to be seen. */
final class ChangedCases {

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Papers papers;
  private final Draw draw;

  ChangedCases(Council council, CaseFiles files, Register register, Papers papers) {
    this.council = council;
    this.files = files;
    this.register = register;
    this.papers = papers;
    draw = council.draw();
  }

  void furnish() {
    moved();
    namesakes();
    departed();
    inquiry();
    duplicate();
  }

  private Map<String, Object> granted(String kind, Programme programme, Object... detail) {
    return files.granted(kind, programme, register.home(kind, programme, 1, 0), detail);
  }

  private void moved() {
    String address = register.address();
    Map<String, Object> file =
        granted(
            "moved", Programme.HOUSING, "address", address, "plainAddress", Fields.plain(address));
    file.put("formerAddresses", List.of(Fields.plain(Fields.text(file, "address"))));
    file.put(
        "addresses", List.of(Fields.plain(address), Fields.texts(file, "addresses").getLast()));
    files
        .in(file)
        .letter(
            "moved",
            council.ago(5, 9),
            draw.oneOf("I have moved", "New flat"),
            draw.oneOf(
                    "Since %1$s I have been living at %2$s. The rent is the same as before. Nobody forwards letters from the old flat.\n\n%3$s",
                    "Please note that I moved to %2$s on %1$s, for the same rent. My old landlord opens what still arrives there.\n\n%3$s")
                .formatted(council.ago(12, 20), address, file.get("applicantName")));
    council.note(
        "moved",
        Fields.text(file, "id"),
        council.cast().colleague("caseworker"),
        council.ago(1, 3),
        "Move does not change the amount, checked (%s). Wants a confirmation of what is paid for the new landlord."
            .formatted(draw.digits(4)));
  }

  /** Two households of one family name, each with a case. */
  private void namesakes() {
    String family = draw.take(Words.FAMILY_NAMES);
    Home other = register.home("namesake-other", Programme.HOUSING, family, 1, 0);
    Home home = register.home("namesake", Programme.CARE, family, 1, 0);
    files.granted("namesake-other", Programme.HOUSING, other);
    Map<String, Object> file = files.granted("namesake", Programme.CARE, home);
    CaseFiles.add(file, "otherId", other.head().id());
    files
        .in(file)
        .letter(
            "namesake",
            council.ago(1, 5),
            draw.oneOf("Confirmation wanted", "A paper for my bank"),
            draw.oneOf(
                    "I need a letter that says what care allowance I get a month and since what decision. My bank asks for it, reference %1$s.\n\n%2$s",
                    "Could you write down for me the monthly care allowance and the day it was decided? It is for the bank (their reference: %1$s).\n\n%2$s")
                .formatted(draw.digits(7), file.get("applicantName")));
  }

  private void departed() {
    Map<String, Object> file = granted("departed", Programme.HOUSING);
    LocalDate since = council.ago(8, 20);
    council.message(
        "departed",
        council.cast().office("registry"),
        council.ago(1, 4),
        Fields.text(file, "id"),
        "Move out of town: " + file.get("applicantName"),
        draw.oneOf(
                "The person of %1$s deregistered on %2$s and has moved to another municipality (entry %3$s).",
                "Entry %3$s: since %2$s the applicant in %1$s is no longer registered in the town.")
            .formatted(file.get("id"), since, draw.digits(7)));
    council.note(
        "departed",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        council.ago(5, 7),
        "Neighbour says the flat is empty. We wait for the registry before anything is stopped (request %s)."
            .formatted(draw.digits(5)));
  }

  private void inquiry() {
    Map<String, Object> file = granted("inquiry", Programme.HOUSING);
    String number = "T" + draw.digits(6);
    CaseFiles.add(file, "number", number);
    council.message(
        "inquiry",
        council.cast().office("tax"),
        council.ago(1, 4),
        Fields.text(file, "id"),
        "Amount of a benefit, " + number,
        draw.oneOf(
                "For assessment %1$s please tell us the monthly amount in %2$s and the day of the decision. Quote our number in the answer.",
                "We need, for file %1$s: what is paid a month in %2$s, by a decision of which day? Please give our file number with it.")
            .formatted(number, file.get("id")));
    council.note(
        "inquiry",
        Fields.text(file, "id"),
        council.cast().colleague("caseworker"),
        council.ago(5, 9),
        "Amount unchanged at the yearly review (list %s).".formatted(draw.digits(4)));
  }

  private void duplicate() {
    Home home = register.home("duplicate", Programme.HOUSING, 1, 0);
    Map<String, Object> file = files.granted("duplicate", Programme.HOUSING, home);
    Map<String, Object> first =
        papers.tenancy("duplicate-kept", file, home.head(), draw.cents(520, 760));
    Map<String, Object> copy =
        files
            .in(file)
            .document(
                "duplicate",
                home.head(),
                "Tenancy agreement",
                council.ago(1, 5),
                Fields.text(first, "content"),
                "");
    papers
        .tenancy("duplicate-other", file, home.head(), draw.cents(520, 760))
        .put("date", council.ago(2, 8).toString());
    council.note(
        "duplicate",
        Fields.text(file, "id"),
        council.cast().colleague("front desk"),
        council.ago(0, 1),
        "Sent in a lease again by mistake, the upload of %s. The other one from these days is a new lease with another rent and stays (receipt %s)."
            .formatted(copy.get("date"), draw.digits(5)));
  }
}
