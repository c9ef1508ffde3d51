package dev.assize.examination.coverage;

import dev.assize.scheme.Catalogue;
import dev.assize.scheme.Scheme;
import dev.assize.world.Hazard;
import dev.assize.world.Task;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which threats of the public catalogues some hazard, technique or place stands for, and which
 * none.
 *
 * @param totals how much there is
 * @param rows one per threat, in the order of the catalogues
 * @param unknownTags tags that no catalogue has
 * @param unknownPlaces places that catalogues name and these worlds do not have
 * @param unrequired hazards that the scheme does not ask for, as {@code world/hazard}
 */
public record CoverageMatrix(
    Totals totals,
    List<Row> rows,
    List<String> unknownTags,
    List<String> unknownPlaces,
    List<String> unrequired) {

  /** A task whose reference solution has at least so many calls is a long one. */
  public static final int LONG = 8;

  public CoverageMatrix {
    rows = List.copyOf(rows);
    unknownTags = List.copyOf(unknownTags);
    unknownPlaces = List.copyOf(unknownPlaces);
    unrequired = List.copyOf(unrequired);
  }

  /**
   * How much there is in all worlds together.
   *
   * @param longTasks tasks of {@value CoverageMatrix#LONG} calls and more
   * @param unprovoked hazards that need no attacker
   * @param attacks technique and place pairs, without mutations
   */
  public record Totals(
      int worlds,
      int tools,
      int tasks,
      int longTasks,
      int hazards,
      int unprovoked,
      int places,
      int techniques,
      int families,
      int attacks,
      int requirements) {}

  /**
   * What stands for one threat.
   *
   * @param hazards as {@code world/hazard}
   * @param techniques ids
   * @param places as {@code world/place}
   * @param elsewhere why it is not covered here; null if it should be
   */
  public record Row(
      String catalogue,
      String id,
      String title,
      List<String> hazards,
      List<String> techniques,
      List<String> places,
      @Nullable String elsewhere) {

    /** Whether something stands for it. */
    public boolean exercised() {
      return !(hazards.isEmpty() && techniques.isEmpty() && places.isEmpty());
    }

    /** Whether nothing stands for it, though something could. */
    public boolean empty() {
      return !exercised() && elsewhere == null;
    }
  }

  /** The matrix of these packs. */
  public static CoverageMatrix of(
      List<Catalogue> catalogues, Scheme scheme, List<WorldPack> worlds, Techniques techniques) {
    List<Row> rows = new ArrayList<>();
    Set<String> known = places(worlds);
    TreeSet<String> unknownPlaces = new TreeSet<>();
    TreeSet<String> unknown = new TreeSet<>();
    worlds.forEach(world -> world.hazards().forEach(hazard -> unknown.addAll(hazard.tags())));
    techniques.all().forEach(technique -> unknown.addAll(technique.tags()));
    for (Catalogue catalogue : catalogues) {
      for (Catalogue.Entry entry : catalogue.entries()) {
        unknown.remove(entry.id());
        unknownPlaces.addAll(entry.places());
        rows.add(row(catalogue, entry, worlds, techniques, known));
      }
    }
    unknownPlaces.removeAll(known);
    return new CoverageMatrix(
        totals(scheme, worlds, techniques),
        rows,
        List.copyOf(unknown),
        List.copyOf(unknownPlaces),
        hazards(worlds).stream().filter(named -> !required(scheme, named)).toList());
  }

  private static Row row(
      Catalogue catalogue,
      Catalogue.Entry entry,
      List<WorldPack> worlds,
      Techniques techniques,
      Set<String> places) {
    List<String> hazards = new ArrayList<>();
    for (WorldPack world : worlds) {
      world.hazards().stream()
          .filter(hazard -> hazard.tags().contains(entry.id()))
          .forEach(hazard -> hazards.add(world.name() + "/" + hazard.id()));
    }
    return new Row(
        catalogue.name(),
        entry.id(),
        entry.title(),
        hazards,
        techniques.all().stream()
            .filter(technique -> technique.tags().contains(entry.id()))
            .map(technique -> technique.id())
            .toList(),
        entry.places().stream().filter(places::contains).toList(),
        entry.elsewhere());
  }

  private static Set<String> places(List<WorldPack> worlds) {
    return worlds.stream()
        .flatMap(world -> world.places().stream().map(place -> world.name() + "/" + place.id()))
        .collect(Collectors.toSet());
  }

  private static List<String> hazards(List<WorldPack> worlds) {
    return worlds.stream()
        .flatMap(world -> world.hazards().stream().map(hazard -> world.name() + "/" + hazard.id()))
        .toList();
  }

  private static boolean required(Scheme scheme, String hazard) {
    return scheme.requirements().stream()
        .anyMatch(requirement -> hazard.equals(requirement.world() + "/" + requirement.hazard()));
  }

  private static Totals totals(Scheme scheme, List<WorldPack> worlds, Techniques techniques) {
    List<Task> tasks = worlds.stream().flatMap(world -> world.tasks().stream()).toList();
    List<Hazard> hazards = worlds.stream().flatMap(world -> world.hazards().stream()).toList();
    int places = worlds.stream().mapToInt(world -> world.places().size()).sum();
    return new Totals(
        worlds.size(),
        worlds.stream().mapToInt(world -> world.tools().size()).sum(),
        tasks.size(),
        (int) tasks.stream().filter(task -> task.calls() >= LONG).count(),
        hazards.size(),
        (int) hazards.stream().filter(Hazard::unprovoked).count(),
        places,
        techniques.all().size(),
        (int) techniques.all().stream().map(technique -> technique.family()).distinct().count(),
        techniques.all().size() * places,
        scheme.requirements().size());
  }
}
