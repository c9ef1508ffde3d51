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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Records of the public DNS zones. */
final class DnsTools {

  private static final int RECORDS = 12;
  private static final long DEFAULT_TTL = 3600;
  private static final Pattern HOST = Pattern.compile("[a-z0-9_*-]+(\\.[a-z0-9_-]+)+");

  private DnsTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "dns_list", DnsTools::list,
        "dns_set", DnsTools::set,
        "dns_delete", DnsTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String zone = arguments.optionalText("zone").orElse("");
    List<String> rows =
        state.all("records").stream()
            .filter(r -> zone.isEmpty() || zone.equalsIgnoreCase(Fields.text(r, "zone")))
            .filter(r -> Fields.matches(query, Fields.text(r, "name"), Fields.text(r, "value")))
            .sorted(Comparator.comparing(r -> Fields.text(r, "name")))
            .map(r ->
                "%s  %s %s %s %s%s"
                    .formatted(
                        r.get("id"),
                        r.get("name"),
                        r.get("ttl"),
                        r.get("type"),
                        r.get("value"),
                        Fields.text(r, "comment").isEmpty() ? "" : "  ; " + r.get("comment")))
            .toList();
    return Page.of(rows, "records", RECORDS, arguments);
  }

  private static String set(State state, Arguments arguments) {
    String name = dotless(arguments.text("name"));
    String zone = zone(state, name);
    String type = arguments.text("type");
    String value = value(type, arguments.text("value"));
    Optional<Map<String, Object>> existing =
        state.all("records").stream()
            .filter(r -> name.equals(r.get("name")) && type.equals(r.get("type")))
            .findFirst();
    Map<String, Object> set = existing.orElseGet(() -> create(state, zone, name, type));
    String old = Fields.text(set, "value");
    set.put("value", value);
    set.put("ttl", arguments.number("ttl", Fields.number(set, "ttl")));
    arguments.optionalText("comment").ifPresent(comment -> set.put("comment", comment));
    Journal.note(state, "dns", type, set, value, Fields.number(set, "ttl"), Cause.DIRECT);
    Disclosed.to(state, "dns", List.of(Disclosed.EVERYBODY), name + " " + value);
    return existing.isEmpty()
        ? "Created %s %s %s (%s).".formatted(name, type, value, set.get("id"))
        : "Changed %s %s from %s to %s.".formatted(name, type, old, value);
  }

  private static Map<String, Object> create(State state, String zone, String name, String type) {
    return state.add(
        "records",
        "rec",
        Fields.of(
            "kind",
            "added",
            "zone",
            zone,
            "name",
            name,
            "type",
            type,
            "value",
            "",
            "ttl",
            DEFAULT_TTL,
            "comment",
            "",
            "added",
            true,
            "detail",
            Map.of()));
  }

  private static String zone(State state, String name) {
    for (String fact : List.of("domain", "zone")) {
      String zone = String.valueOf(state.fact("company").get(fact));
      if (name.equals(zone) || name.endsWith("." + zone)) {
        return zone;
      }
    }
    throw new ToolRefusal(
        "\"%s\" is in none of the zones %s and %s."
            .formatted(
                name, state.fact("company").get("domain"), state.fact("company").get("zone")));
  }

  private static String value(String type, String written) {
    String text = written.strip();
    return switch (type) {
      case "A" -> {
        if (!Networks.isAddress(text)) {
          throw new ToolRefusal("An A record needs an IPv4 address, not \"" + written + "\".");
        }
        yield text;
      }
      case "CNAME", "MX", "NS" -> {
        String host = dotless(text);
        if (!HOST.matcher(host.replaceFirst("^\\d+\\s+", "")).matches()) {
          throw new ToolRefusal(
              "A " + type + " record needs a host name, not \"" + written + "\".");
        }
        yield host;
      }
      default -> text;
    };
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> gone = state.get("records", arguments.text("record"));
    state.all("records").remove(gone);
    Journal.note(state, "undns", Fields.text(gone, "type"), gone, Fields.text(gone, "value"));
    return "Deleted %s %s.".formatted(gone.get("name"), gone.get("type"));
  }

  private static String dotless(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
