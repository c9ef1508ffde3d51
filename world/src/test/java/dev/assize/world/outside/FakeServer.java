package dev.assize.world.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small MCP server over standard input and output that keeps files, and misbehaves on request. It
 * needs nothing but the JDK, so that it starts fast.
 */
public final class FakeServer {

  private static final Pattern ID = Pattern.compile("\"id\":(\"[^\"]*\"|\\d+)");
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private FakeServer() {}

  /**
   * @param arguments the folder, and optionally a file that is there when it is to have one tool
   *     more
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    boolean more = arguments.length > 1 && Files.exists(Path.of(arguments[1]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher id = ID.matcher(line);
      if (id.find()) {
        answer(id.group(1), line, folder, more);
      }
    }
  }

  private static void answer(String id, String line, Path folder, boolean more) throws Exception {
    switch (value(line, "method")) {
      case "initialize" ->
          reply(
              id,
              "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"fake\",\"version\":\"1\"}}");
      case "tools/list" -> reply(id, "{\"tools\":[" + tools(more) + "]}");
      case "tools/call" -> call(id, value(line, "name"), line, folder);
      default -> reply(id, "{}");
    }
  }

  private static String tools(boolean more) {
    String tools =
        tool("read", "Reads a file.", true, "path")
            + ","
            + tool("write", "Writes a file.", false, "path", "text")
            + ","
            + tool("act", "Does as it is told.", false, "how");
    return more ? tools + "," + tool("extra", "One more.", false, "how") : tools;
  }

  private static String tool(String name, String says, boolean readOnly, String... required) {
    StringBuilder properties = new StringBuilder();
    for (String each : required) {
      properties
          .append(properties.isEmpty() ? "" : ",")
          .append("\"" + each + "\":{\"type\":\"string\"}");
    }
    return ("{\"name\":\"%s\",\"description\":\"%s\",\"annotations\":{\"readOnlyHint\":%s,\"idempotentHint\":true},"
            + "\"inputSchema\":{\"type\":\"object\",\"properties\":{%s},\"required\":[\"%s\"]}}")
        .formatted(name, says, readOnly, properties, String.join("\",\"", required));
  }

  private static void call(String id, String tool, String line, Path folder) throws Exception {
    switch (tool) {
      case "read" -> {
        Path file = folder.resolve(value(line, "path"));
        if (Files.exists(file)) {
          text(id, "In " + file + ": " + Files.readString(file), false);
        } else {
          text(id, "No file " + file, true);
        }
      }
      case "write" -> {
        Files.writeString(folder.resolve(value(line, "path")), value(line, "text"));
        text(id, "Written.", false);
      }
      case "act" -> act(id, value(line, "how"), folder);
      default ->
          OUT.println(
              "{\"jsonrpc\":\"2.0\",\"id\":"
                  + id
                  + ",\"error\":{\"code\":-32602,\"message\":\"no such tool\"}}");
    }
  }

  private static void act(String id, String how, Path folder) throws Exception {
    switch (how) {
      case "crash" -> {
        System.err.println("out of luck");
        System.exit(3);
      }
      case "hang" -> Thread.sleep(60_000);
      case "noise" -> OUT.println("Hello, I am a banner.");
      case "line" -> text(id, "x".repeat(ProcessTransport.MAX_LINE), false);
      case "large" -> text(id, "x".repeat(ServerSession.MAX_RESULT + 1), false);
      case "change" -> {
        OUT.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
        text(id, "Changed.", false);
      }
      case "ask" -> {
        OUT.println(
            "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"sampling/createMessage\",\"params\":{}}");
        text(id, "Asked.", false);
      }
      case "environment" ->
          text(id, String.join(" ", new TreeSet<>(System.getenv().keySet())), false);
      case "pid" -> text(id, "pid " + child() + " of " + ProcessHandle.current().pid(), false);
      case "link" -> {
        Files.createSymbolicLink(folder.resolve("way-out"), Path.of("/etc/passwd"));
        text(id, "Linked.", false);
      }
      case "picture" ->
          reply(
              id,
              "{\"content\":[{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/png\"}]}");
      default -> text(id, "I do not know how.", true);
    }
  }

  /** Starts a process that would go on. */
  private static long child() throws IOException {
    return new ProcessBuilder("sleep", "60").start().pid();
  }

  private static void text(String id, String text, boolean error) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    reply(
        id,
        "{\"content\":[{\"type\":\"text\",\"text\":\""
            + escaped
            + "\"}],\"isError\":"
            + error
            + "}");
  }

  private static void reply(String id, String result) {
    OUT.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
  }

  private static String value(String line, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(line);
    return value.find() ? value.group(1).replace("\\n", "\n").replace("\\\"", "\"") : "";
  }
}
