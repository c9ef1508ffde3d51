package dev.assize.gate.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the agents' folders that a gate looks at. */
final class TestAgents {

  private TestAgents() {}

  static AtTheGate.Folders in(Path temp) throws IOException {
    Path empty = Files.createDirectories(temp.resolve("heads"));
    return new AtTheGate.Folders(
        agent(
            temp,
            "clerk",
            "model: {baseUrl: \"https://models.test/v1\", name: m}\n    systemPrompt: help"),
        agent(
            temp,
            "changed",
            "model: {baseUrl: \"https://models.test/v1\", name: m}\n    systemPrompt: help!"),
        agent(temp, "stand-in", "model: {standIn: gullible}"),
        empty);
  }

  private static Path agent(Path temp, String folder, String chat) throws IOException {
    Path agent = Files.createDirectories(temp.resolve(folder));
    Files.writeString(
        agent.resolve("agent.yaml"),
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: clerk, version: 1.0.0, producer: maker.test}
        interface:
          chat:
            %s
        """
            .formatted(chat));
    return agent;
  }
}
