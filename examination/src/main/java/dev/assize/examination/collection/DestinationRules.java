package dev.assize.examination.collection;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules that tell whose a host is, as written in {@code agents/destinations/<name>.yaml}.
 *
 * @param name the file's name: a known agent's, or {@code common}
 * @param producer domains of the agent's producer; hosts in them are the producer's even where no
 *     rule names them
 * @param destinations the rules
 */
public record DestinationRules(String name, List<String> producer, List<Rule> destinations) {

  /** Rules for every agent. */
  public static final String COMMON = "common";

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(DestinationRules.class, "destinations.schema.json");

  /** Parts that are absent in a document arrive as null. */
  public DestinationRules {
    producer = producer == null ? List.of() : List.copyOf(producer);
    destinations = destinations == null ? List.of() : List.copyOf(destinations);
  }

  /**
   * One rule.
   *
   * @param host a host's name; {@code *} stands for any characters
   * @param path how the request's path begins; null for any, or where no request was seen
   */
  public record Rule(String host, @Nullable String path, Party party, Purpose purpose) {

    boolean fits(String name, @Nullable String requestPath) {
      return pattern().matcher(name.toLowerCase(Locale.ROOT)).matches()
          && (path == null || (requestPath != null && requestPath.startsWith(path)));
    }

    /** Rules that say more come first: a whole name, then the longer name, then the longer path. */
    int weight() {
      int certain = host.contains("*") ? 0 : 1 << 20;
      return certain + (host.length() << 10) + (path == null ? 0 : path.length());
    }

    private Pattern pattern() {
      return Pattern.compile(
          "\\Q" + host.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E");
    }
  }

  /** No rule, no producer. */
  public static DestinationRules none(String name) {
    return new DestinationRules(name, List.of(), List.of());
  }

  /**
   * Reads the rules of that name; there are none for most agents.
   *
   * @param agents the folder {@code agents/}
   * @throws DocumentException if the file is not what it should be
   */
  public static DestinationRules named(Path agents, String name) {
    Path file = agents.resolve("destinations").resolve(name + ".yaml");
    if (!Files.exists(file)) {
      return none(name);
    }
    Document document = Document.read(file);
    DestinationRules rules = document.as(DestinationRules.class, SCHEMA);
    if (!rules.name().equals(name)) {
      throw document.problem("/name", "destinations are named like their file, which is " + name);
    }
    return rules;
  }
}
