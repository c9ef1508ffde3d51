package dev.assize.world;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool's description together with its behaviour. Thread-safe.
 *
 * @param schema its compiled input schema; null if whoever stands behind it checks for itself
 */
record Tool(ToolSpec spec, ToolBehaviour behaviour, @Nullable Schema schema) {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final int SHOWN = 3;

  static Tool of(ToolSpec spec, ToolBehaviour behaviour) {
    Schema schema = SCHEMAS.getSchema(spec.input());
    schema.initializeValidators();
    return new Tool(spec, behaviour, schema);
  }

  /** A tool of somebody's server, which refuses by itself what it does not like. */
  static Tool forwarded(ToolSpec spec, ToolBehaviour behaviour) {
    return new Tool(spec, behaviour, null);
  }

  /**
   * @throws ToolRefusal if the arguments are not what the input schema asks for
   */
  void check(JsonNode arguments) {
    List<Error> errors = schema == null ? List.of() : schema.validate(arguments);
    if (!errors.isEmpty()) {
      throw new ToolRefusal(
          errors.stream()
              .limit(SHOWN)
              .map(Tool::line)
              .collect(Collectors.joining("; ", "Invalid arguments: ", ".")));
    }
  }

  private static String line(Error error) {
    String at = error.getInstanceLocation().toString();
    return at.isEmpty() ? error.getMessage() : at.substring(1) + ": " + error.getMessage();
  }
}
