package dev.assize.statement.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema (draft 2020-12) that is shipped as a class-path resource. Thread-safe. */
public final class DocumentSchema {

  private final Schema schema;

  private DocumentSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Loads the schema that lies beside a class.
   *
   * @throws IllegalStateException if there is no such resource
   */
  public static DocumentSchema resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside " + beside.getName());
      }
      return new DocumentSchema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Json.mapper().readTree(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line per violation, {@code file:line:column: what is wrong}; empty if there is none. */
  List<String> check(Document document) {
    return schema.validate(document.root()).stream()
        .map(error -> line(document, error))
        .distinct()
        .toList();
  }

  private static String line(Document document, Error error) {
    String pointer = error.getInstanceLocation().toString();
    String child =
        error.getProperty() == null || "required".equals(error.getKeyword())
            ? pointer
            : pointer + "/" + Document.escape(error.getProperty());
    String where = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
    return document.where(child) + ": " + where + message(error);
  }

  private static String message(Error error) {
    return error.getMessage().matches("schema for '.*' is false")
        ? "is not allowed here"
        : error.getMessage();
  }
}
