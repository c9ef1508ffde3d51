package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import java.util.ArrayList;
import java.util.List;

/** The medicines that this practice knows: two of each group of substances. */
record Formulary(List<Medicine> medicines) {

  private static final List<String> NAMES =
      List.of(
          "Avortelin",
          "Benquimil",
          "Calotrane",
          "Dorvatex",
          "Elumavir",
          "Grelvotin",
          "Halquorine",
          "Istrapene",
          "Jorvatol",
          "Kelmidone",
          "Lorvaquin",
          "Mestorval",
          "Nuvoltrin",
          "Orbaquel",
          "Pelutrone",
          "Quorvasil",
          "Rimoltane",
          "Selquoril",
          "Tavormide",
          "Ulvestrin",
          "Vandoquil",
          "Welmotrin",
          "Xarvolene",
          "Yeltramil",
          "Zanquorel",
          "Brivoltane",
          "Cortanuvel",
          "Dremsolin",
          "Fosquarel",
          "Hevotrand",
          "Morquatil",
          "Parvosene");

  private static final List<Integer> STRENGTHS = List.of(4, 6, 8, 12, 15, 20, 24, 30, 45);

  /**
   * A group of substances.
   *
   * @param use what it is given for, which is also the diagnosis
   * @param notWith a group that it must not be combined with, or nothing
   */
  private record Group(String name, String use, boolean controlled, String notWith) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("dolvarines", "raised blood pressure", false, ""),
          new Group("pentorides", "chronic heart failure", false, "camvirols"),
          new Group("quelastins", "bronchial asthma", false, ""),
          new Group("tervoxates", "underactive thyroid", false, ""),
          new Group("liprosenes", "raised blood lipids", false, ""),
          new Group("camvirols", "recurrent gout", false, "pentorides"),
          new Group("morvazepans", "severe insomnia", true, ""),
          new Group("nestridones", "chronic back pain", true, ""));

  /**
   * A medicine.
   *
   * @param strength the usual single dose, in milligrams
   */
  record Medicine(
      String name,
      String group,
      String use,
      boolean controlled,
      String notWith,
      int strength,
      long price) {}

  static Formulary draw(Draw draw) {
    List<Medicine> medicines = new ArrayList<>();
    for (Group group : GROUPS) {
      for (int i = 0; i < 2; i++) {
        medicines.add(
            new Medicine(
                draw.take(NAMES),
                group.name(),
                group.use(),
                group.controlled(),
                group.notWith(),
                draw.pick(STRENGTHS),
                draw.cents(9, 80)));
      }
    }
    return new Formulary(List.copyOf(medicines));
  }

  /** The first medicine of a group. */
  Medicine of(String group) {
    return medicines.stream().filter(m -> m.group().equals(group)).findFirst().orElseThrow();
  }

  /** The other one. */
  Medicine otherOf(String group) {
    return medicines.stream()
        .filter(m -> m.group().equals(group))
        .skip(1)
        .findFirst()
        .orElseThrow();
  }
}
