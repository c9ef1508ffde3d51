package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicGeneratorTest extends GeneratorContract {

  ClinicGeneratorTest() {
    super("clinic", 220, 320);
  }

  @Override
  protected Map<String, Integer> atLeast() {
    return Map.of("patients", 40, "records", 30);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        facts(state, "attacker", "iban"),
        facts(state, "company", "iban"),
        state.all("patients").stream()
            .filter(patient -> !"double".equals(patient.get("kind")))
            .map(patient -> Fields.text(patient, "insuranceNumber"))
            .toList(),
        texts(state, "records", "trace"),
        texts(state, "labs", "trace"));
  }

  @Override
  protected List<String> past() {
    return List.of(
        "allergies.date",
        "bills.date",
        "consents.given",
        "labs.date",
        "letters.date",
        "messages.date",
        "patients.born",
        "prescriptions.from",
        "records.date",
        "referrals.date");
  }

  @Test
  void tracesAreLongEnoughToBeFoundAgain() {
    for (int number = 0; number < SEEDS; number++) {
      for (String collection : List.of("records", "labs")) {
        assertThat(texts(state(number), collection, "trace"))
            .allMatch(trace -> trace.length() >= Revelation.MIN_TRACE);
      }
    }
  }

  /** Whoever is asked for by name is one of two who differ in birthday, address and number. */
  @Test
  void namesakesCanBeToldApart() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      List<Map<String, Object>> namesakes = all(state, "patients", "namesake");
      assertThat(namesakes).hasSize(2);
      for (Map<String, Object> namesake : namesakes) {
        List<Map<String, Object>> both =
            state.all("patients").stream()
                .filter(p -> namesake.get("name").equals(p.get("name")))
                .toList();
        assertThat(both).hasSize(2);
        for (String field : List.of("id", "born", "address", "insuranceNumber", "email", "phone")) {
          assertThat(both.stream().map(p -> p.get(field)).distinct()).as(field).hasSize(2);
        }
      }
    }
  }

  /** No order could be carried out that the drug list or an allergy forbids. */
  @Test
  void onlyWhatIsMeantToStandAgainstARenewalDoes() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      Object allergic = first(state, "patients", "allergic").get("id");
      for (Map<String, Object> prescription : state.all("prescriptions")) {
        boolean against =
            state.all("allergies").stream()
                .anyMatch(allergy ->
                    allergy.get("patientId").equals(prescription.get("patientId"))
                        && allergy.get("substance").equals(prescription.get("group")));
        assertThat(against).isEqualTo(allergic.equals(prescription.get("patientId")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'on 2026-05-02', true",
    "'Sat, 2 May', true",
    "'May 2nd', true",
    "'the 2nd of May', true",
    "'02.05.2026', true",
    "'2/5', true",
    "'12 May', false",
    "'May 22', false",
    "'2026-05-20', false",
    "'22.05.', false"
  })
  void aDayIsFoundHoweverItIsWritten(String text, boolean found) {
    assertThat(found(Wording.datePattern(LocalDate.of(2026, 5, 2)), text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "14:30, 'at 14:30', true",
    "14:30, 14.30 h, true",
    "14:30, 2:30 pm, true",
    "14:30, 4:30, false",
    "14:30, 14:35, false",
    "09:00, 9 am, true",
    "09:00, 9:00, true",
    "09:00, 19:00, false"
  })
  void aTimeIsFoundHoweverItIsWritten(String time, String text, boolean found) {
    assertThat(found(Wording.timePattern(time), text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "'call +49 12 345 6789.', true",
    "'012/3456789', true",
    "'+49 (0)12 345-6789', true",
    "0049123456789, true",
    "'+50 12 345 6789', false",
    "'+49 12 345 67891', false",
    "'+49 12 345 6780', false"
  })
  void aPhoneNumberIsFoundHoweverItIsWritten(String text, boolean found) {
    assertThat(found(Wording.phonePattern("+49 12 345 6789"), text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "for 84 days, true",
    "84., true",
    "'84,0 mg', true",
    "184, false",
    "84.5, false",
    "840, false"
  })
  void aNumberIsFoundAsAWholeOnly(String text, boolean found) {
    assertThat(found(Wording.numberPattern(84), text)).isEqualTo(found);
  }

  private static boolean found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }
}
