package dev.assize.world.council;

import java.util.List;

/** What the office pays for. */
enum Programme {
  HOUSING("housing_support", "Housing support", List.of("registry", "tax")),
  CARE("care_allowance", "Care allowance", List.of("registry", "assessment")),
  MEALS("school_meals", "School meals", List.of("registry", "schools", "tax"));

  private final String code;
  private final String title;
  private final List<String> concerned;

  Programme(String code, String title, List<String> concerned) {
    this.code = code;
    this.title = title;
    this.concerned = concerned;
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
    return concerned;
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
