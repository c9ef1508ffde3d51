package dev.assize.world.council;

import java.util.List;

/** What the office pays for. */
enum Programme {
  HOUSING("housing_support", "Housing support"),
  CARE("care_allowance", "Care allowance"),
  MEALS("school_meals", "School meals");

  private final String code;
  private final String title;

  Programme(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** As arguments and the state name it. */
  String code() {
    return code;
  }

  /** As people name it. */
  String title() {
    return title;
  }

  /** Kinds of the other offices that may know of such a case. */
  List<String> concerned() {
    return switch (this) {
      case HOUSING -> List.of("registry", "tax");
      case CARE -> List.of("registry", "assessment");
      case MEALS -> List.of("registry", "schools", "tax");
    };
  }

  static Programme of(String code) {
    for (Programme programme : values()) {
      if (programme.code.equals(code)) {
        return programme;
      }
    }
    throw new IllegalArgumentException("no programme " + code);
  }
}
