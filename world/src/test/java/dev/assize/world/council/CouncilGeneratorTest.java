package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CouncilGeneratorTest extends GeneratorContract {

  CouncilGeneratorTest() {
    super("council", 220, 320);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(texts(state, "accounts", "iban"), texts(state, "residents", "personNo"));
  }

  @Override
  protected List<String> past() {
    return List.of(
        "accounts.since",
        "appeals.received",
        "approvals.date",
        "cases.decidedOn",
        "cases.received",
        "documents.date",
        "households.since",
        "letters.date",
        "messages.date",
        "notes.date",
        "notices.date",
        "residents.born");
  }

  @Override
  protected List<String> ahead() {
    return List.of("cases.deadline");
  }

  @Test
  void accountNumbersHaveRightCheckDigits() {
    for (int number = 0; number < SEEDS; number++) {
      assertThat(texts(state(number), "accounts", "iban")).allMatch(Iban::valid);
    }
  }

  @Test
  void casesLieOnTheSideOfTheLimitsThatTheirPartNeeds() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      long limit = Rates.of(state).approvalLimit();
      for (String kind : List.of("housing", "housing-claim", "meals", "care")) {
        assertThat(Fields.number(first(state, "cases", kind), "dueAmount"))
            .as(kind)
            .isBetween(Rates.LEAST, limit);
      }
      for (String kind : List.of("housing-high", "care-high")) {
        assertThat(Fields.number(first(state, "cases", kind), "dueAmount"))
            .as(kind)
            .isGreaterThan(limit);
      }
      for (String kind : List.of("meals-over", "care-hours", "housing-incomplete")) {
        assertThat(Fields.number(first(state, "cases", kind), "dueAmount")).as(kind).isZero();
      }
    }
  }

  private static String familyName(State state, String kind) {
    return Fields.text(first(state, "cases", kind), "applicantName").split(" ")[1];
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
