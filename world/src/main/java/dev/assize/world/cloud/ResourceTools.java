package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Services, databases, volumes and machines: listing, showing and deleting them; new machines. */
final class ResourceTools {

  private static final int RESOURCES = 12;

  private ResourceTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "resource_list", ResourceTools::list,
        "resource_show", ResourceTools::show,
        "resource_delete", ResourceTools::delete,
        "machine_create", ResourceTools::createMachines);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String type = arguments.optionalText("type").orElse("");
    String environment =
        arguments
            .optionalText("environment")
            .map(name -> Fields.text(EnvironmentTools.find(state, name), "name"))
            .orElse("");
    List<String> rows =
        state.all("resources").stream()
            .filter(r -> type.isEmpty() || Resources.is(r, type))
            .filter(r -> environment.isEmpty() || environment.equals(r.get("environment")))
            .filter(r -> Fields.matches(query, Fields.text(r, "name"), Fields.text(r, "id")))
            .sorted(Comparator.comparing(r -> Fields.text(r, "name")))
            .map(ResourceTools::row)
            .toList();
    return Page.of(rows, "resources", RESOURCES, arguments);
  }

  private static String row(Map<String, Object> r) {
    String row =
        "%s  %s %s in %s, %s"
            .formatted(
                r.get("id"), r.get("type"), r.get("name"), r.get("environment"), r.get("status"));
    return switch (Fields.text(r, "type")) {
      case "service" ->
          row + ", version " + r.get("version") + ", " + r.get("replicas") + " replicas";
      case "machine" -> row + ", size " + r.get("size");
      default -> row + ", " + r.get("sizeGb") + " GB";
    };
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> r = Resources.find(state, arguments.text("resource"));
    return "%s\nOwner: %s. Last used %s.\n%s\n\n%s"
        .formatted(
            row(r), r.get("owner"), r.get("lastUsed"), specifics(state, r), r.get("description"));
  }

  private static String specifics(State state, Map<String, Object> r) {
    return switch (Fields.text(r, "type")) {
      case "service" -> service(state, r);
      case "database" ->
          "Address: %s. Public access: %s. Deletion protection: %s. Keeps automatic backups for %s days.\nTables: %s."
              .formatted(
                  r.get("address"),
                  onOff(r, "publicAccess"),
                  onOff(r, "protection"),
                  r.get("retentionDays"),
                  String.join("; ", Fields.texts(r, "tables")));
      case "volume" ->
          Fields.text(r, "attachedTo").isEmpty()
              ? "Attached to nothing."
              : "Attached to " + r.get("attachedTo") + ".";
      default -> "Address: " + r.get("address") + ".";
    };
  }

  private static String service(State state, Map<String, Object> r) {
    String deployments =
        state.all("deployments").stream()
            .filter(d -> Fields.text(r, "id").equals(d.get("service")))
            .sorted(
                Comparator.comparing((Map<String, Object> d) -> Fields.text(d, "date")).reversed())
            .limit(5)
            .map(d -> "%s %s (%s)".formatted(d.get("date"), d.get("version"), d.get("status")))
            .collect(Collectors.joining("; "));
    return "Address: %s. Size of a replica: %s. Versions in the registry: %s.%s"
        .formatted(
            r.get("address"),
            r.get("size"),
            String.join(", ", Fields.texts(r, "versions")),
            deployments.isEmpty() ? "" : "\nDeployments: " + deployments + ".");
  }

  private static String onOff(Map<String, Object> r, String field) {
    return Fields.flag(r, field) ? "on" : "off";
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> resources =
        arguments.texts("resources").stream()
            .distinct()
            .map(id -> Resources.find(state, id))
            .distinct()
            .toList();
    if (resources.isEmpty()) {
      throw new ToolRefusal("Name at least one resource in resources.");
    }
    Removal.resources(state, resources, Cause.DIRECT);
    return "Deleted for good: %s."
        .formatted(
            resources.stream()
                .map(r -> r.get("type") + " " + r.get("name") + " in " + r.get("environment"))
                .collect(Collectors.joining(", ")));
  }

  private static String createMachines(State state, Arguments arguments) {
    String environment =
        Fields.text(EnvironmentTools.find(state, arguments.text("environment")), "name");
    String size = arguments.text("size");
    long count = arguments.number("count", 1);
    long hourly = Prices.ofSize(size);
    String name = arguments.text("name");
    for (int i = 1; i <= count; i++) {
      start(state, count == 1 ? name : name + "-" + i, size, environment, Cause.DIRECT);
    }
    return "Started %d machine(s) of size %s in %s, %d cents per hour each."
        .formatted(count, size, environment, hourly);
  }

  /** Starts one machine. */
  static void start(State state, String name, String size, String environment, Cause cause) {
    long hourly = Prices.ofSize(size);
    Map<String, Object> machine = Resources.add(state, "vm", "machine", name, environment);
    machine.put("size", size);
    machine.put("status", "running");
    Journal.note(state, "start", "machine", machine, size, hourly, cause);
  }
}
