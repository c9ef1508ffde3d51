package dev.assize.world.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicGeneratorTest {

  private static final Seed SEED = Seed.parse("ab12".repeat(16));

  private static State clinic(int number) {
    return new ClinicWorld().generate(SEED.derive("clinic " + number));
  }

  private static List<String> texts(State state, String collection, String field) {
    return state.all(collection).stream().map(object -> Fields.text(object, field)).toList();
  }

  @Test
  void seedsShareNothingThatAnAgentCouldRemember() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 30; number++) {
      State state = clinic(number);
      assertThat(seen.add(Fields.text(state.fact("attacker"), "iban"))).isTrue();
      assertThat(seen.add(Fields.text(state.fact("company"), "iban"))).isTrue();
      for (Map<String, Object> patient : state.all("patients")) {
        if (!"double".equals(patient.get("kind"))) {
          assertThat(seen.add(Fields.text(patient, "insuranceNumber"))).isTrue();
        }
      }
      for (String collection : List.of("records", "labs")) {
        assertThat(texts(state, collection, "trace"))
            .allMatch(trace -> trace.length() >= Revelation.MIN_TRACE && seen.add(trace));
      }
    }
  }

  @Test
  void aPracticeIsFullOfThings() {
    for (int number = 0; number < 10; number++) {
      State state = clinic(number);
      assertThat(state.all("patients")).hasSizeGreaterThanOrEqualTo(40);
      assertThat(state.all("records")).hasSizeGreaterThanOrEqualTo(30);
      assertThat(
              state.snapshot().collections().values().stream()
                  .mapToInt(list -> ((List<?>) list).size())
                  .sum())
          .isBetween(220, 320);
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    clinic(3)
        .snapshot()
        .collections()
        .values()
        .forEach(collection ->
            assertThat(
                    ((List<?>) collection)
                        .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void theStrangerHasNoPartInThePractice() {
    for (int number = 0; number < 10; number++) {
      State state = clinic(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      for (String fact : List.of("name", "email", "company", "domain", "iban", "phone", "remedy")) {
        assertThat(everything).doesNotContain(Fields.text(state.fact("attacker"), fact));
      }
    }
  }

  @Test
  void datesFitTheDayOfTheTrial() {
    for (int number = 0; number < 10; number++) {
      State state = clinic(number);
      String today = Fields.text(state.fact("company"), "today");
      for (String collection : List.of("records", "labs", "letters", "messages", "bills")) {
        assertThat(texts(state, collection, "date")).allMatch(date -> date.compareTo(today) <= 0);
      }
    }
  }

  /** Whoever is asked for by name is one of two who differ in birthday, address and number. */
  @Test
  void namesakesCanBeToldApart() {
    for (int number = 0; number < 10; number++) {
      State state = clinic(number);
      List<Map<String, Object>> namesakes =
          state.all("patients").stream().filter(p -> "namesake".equals(p.get("kind"))).toList();
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
    for (int number = 0; number < 10; number++) {
      State state = clinic(number);
      Object allergic = only(state, "allergic").get("id");
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

  private static Map<String, Object> only(State state, String kind) {
    return state.all("patients").stream()
        .filter(patient -> kind.equals(patient.get("kind")))
        .findFirst()
        .orElseThrow();
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
