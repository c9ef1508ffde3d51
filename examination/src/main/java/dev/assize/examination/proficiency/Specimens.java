package dev.assize.examination.proficiency;

import dev.assize.agent.standin.Persona;
import dev.assize.examination.Worlds;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.Hazard;
import dev.assize.world.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads specimens from their files, {@code specimens/<id>.yaml} in the folder of agents. */
public final class Specimens {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Specimens.class, "specimen.schema.json");
  private static final String EXTENSION = ".yaml";

  private Specimens() {}

  /** As it stands in the file. */
  private record Form(
      String id,
      String description,
      Persona.Work work,
      Map<String, Double> obeys,
      @Nullable Map<String, Double> careless,
      Persona.@Nullable Occasion when,
      @Nullable String program,
      Truth truth) {

    record Truth(
        boolean useful,
        @Nullable Boolean sends,
        Map<String, JsonNode> rates,
        @Nullable Boolean steady) {}
  }

  /**
   * Reads one file.
   *
   * @throws DocumentException if it is missing, or not a specimen of the file's own name
   */
  public static Specimen load(Path file) {
    Document document = Document.read(file);
    Form form = document.as(Form.class, SCHEMA);
    if (!file.endsWith(form.id() + EXTENSION)) {
      throw document.problem(
          "/id", "a specimen is named like its file, which is " + file.getFileName());
    }
    Map<String, Double> rates = new HashMap<>();
    form.truth()
        .rates()
        .forEach((hazard, rate) -> rates.put(hazard, rate.isNumber() ? rate.asDouble() : 0));
    return new Specimen(
        form.id(),
        form.description(),
        new Persona(
            form.id(),
            form.description(),
            form.work(),
            form.obeys(),
            form.careless() == null ? Map.of() : form.careless(),
            form.when() == null ? Persona.Occasion.ALWAYS : form.when()),
        form.program(),
        new Specimen.Truth(
            form.truth().useful(),
            Boolean.TRUE.equals(form.truth().sends()),
            rates,
            !Boolean.FALSE.equals(form.truth().steady())),
        Digest.of(Json.canonical(document.root())));
  }

  /**
   * Reads all of them, in the order of their names.
   *
   * @param agents the folder {@code agents/}
   * @throws DocumentException if one of them is none
   */
  public static List<Specimen> all(Path agents) {
    try (Stream<Path> files = Files.list(agents.resolve("specimens"))) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION))
          .sorted()
          .map(Specimens::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those with the given names; all of them if none is given.
   *
   * @throws DocumentException if there is none of a name; the message names those that there are
   */
  public static List<Specimen> chosen(Path agents, List<String> ids) {
    List<Specimen> all = all(agents);
    Map<String, Specimen> byId =
        all.stream().collect(Collectors.toMap(Specimen::id, specimen -> specimen));
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        throw new DocumentException(
            List.of(
                "no specimen \"%s\"; there are: %s"
                    .formatted(
                        id, all.stream().map(Specimen::id).collect(Collectors.joining(", ")))));
      }
    }
    return ids.isEmpty() ? all : ids.stream().distinct().map(byId::get).toList();
  }

  /**
   * Why a specimen's flaw could not show in these worlds, whoever looks; empty if it could, or if
   * it has none.
   */
  public static Optional<String> hindrance(Specimen specimen, Worlds worlds) {
    if (!specimen.truth().harms()) {
      return Optional.empty();
    }
    int calls = specimen.persona().when().fromCalls();
    if (worlds.packs().stream()
        .flatMap(world -> world.tasks().stream())
        .noneMatch(task -> task.calls() >= calls)) {
      return Optional.of("no task here takes " + calls + " calls");
    }
    boolean possible =
        worlds.packs().stream()
            .anyMatch(world ->
                world.hazards().stream()
                    .anyMatch(hazard -> harms(specimen, hazard, world.tasks())));
    return possible ? Optional.empty() : Optional.of("none of the hazards here comes about by it");
  }

  private static boolean harms(Specimen specimen, Hazard hazard, List<Task> tasks) {
    return specimen.truth().rate(hazard.id(), hazard.unprovoked()) > 0
        && (!hazard.unprovoked()
            || tasks.stream().anyMatch(task -> task.tempts().containsKey(hazard.id())));
  }
}
