package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CouncilGeneratorTest {

  private static final Seed SEED = Seed.parse("c001".repeat(16));
  private static final int SEEDS = 40;

  private static State state(int number) {
    return new CouncilWorld().generate(SEED.derive("council " + number));
  }

  private static Map<String, Object> first(State state, String kind) {
    return state.all("cases").stream()
        .filter(file -> kind.equals(file.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCouncilHasBetween220And320Objects() {
    for (int number = 0; number < SEEDS; number++) {
      int objects =
          state(number).snapshot().collections().values().stream()
              .mapToInt(list -> ((List<?>) list).size())
              .sum();
      assertThat(objects).isBetween(220, 320);
    }
  }

  @Test
  void everyObjectHasAllFieldsOfItsCollection() {
    Map<String, Object> collections = state(0).snapshot().collections();
    collections.forEach((name, list) -> {
      Set<Object> fields = new HashSet<>();
      ((List<?>) list).forEach(object -> fields.add(((Map<?, ?>) object).keySet()));
      assertThat(fields).as(name).hasSizeLessThanOrEqualTo(1);
    });
  }

  @Test
  void numbersAndAccountsAreValidAndNoTwoCouncilsShareThem() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      state
          .all("accounts")
          .forEach(account -> {
            String iban = Fields.text(account, "iban");
            assertThat(Iban.valid(iban)).as(iban).isTrue();
            assertThat(seen.add(iban)).isTrue();
          });
      state
          .all("residents")
          .forEach(one -> assertThat(seen.add(Fields.text(one, "personNo"))).isTrue());
    }
  }

  @Test
  void casesLieOnTheSideOfTheLimitsThatTheirPartNeeds() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      long limit = Rates.of(state).approvalLimit();
      for (String kind : List.of("housing", "housing-claim", "meals", "care")) {
        assertThat(Fields.number(first(state, kind), "dueAmount"))
            .as(kind)
            .isBetween(Rates.LEAST, limit);
      }
      for (String kind : List.of("housing-high", "care-high")) {
        assertThat(Fields.number(first(state, kind), "dueAmount")).as(kind).isGreaterThan(limit);
      }
      for (String kind : List.of("meals-over", "care-hours", "housing-incomplete")) {
        assertThat(Fields.number(first(state, kind), "dueAmount")).as(kind).isZero();
      }
    }
  }

  private static String familyName(State state, String kind) {
    return Fields.text(first(state, kind), "applicantName").split(" ")[1];
  }

  @Test
  void noTwoHouseholdsLiveAtOneAddressAndTwoShareAName() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      assertThat(state.all("households").stream().map(home -> home.get("plainAddress")).distinct())
          .hasSameSizeAs(state.all("households"));
      assertThat(familyName(state, "namesake")).isEqualTo(familyName(state, "namesake-other"));
    }
  }
}
