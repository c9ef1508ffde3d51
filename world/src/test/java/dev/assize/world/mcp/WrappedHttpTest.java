package dev.assize.world.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Kiosks;
import dev.assize.world.OpenWorld;
import dev.assize.world.ToolAnswer;
import dev.assize.world.ToolSpec;
import dev.assize.world.WorldPack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs elsewhere, called over streamable HTTP: here, the kiosk's. */
class WrappedHttpTest {

  @TempDir Path folder;
  private final WorldServer server = WorldServer.start();
  private final OpenWorld kiosk = Kiosks.open();
  private URI address;

  @BeforeEach
  void serve() throws IOException {
    address = server.mount(kiosk).values().iterator().next();
    write("url: " + address);
    Files.createDirectories(folder.resolve("tasks"));
    Files.createDirectories(folder.resolve("hazards"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void callsAreForwardedAndJudgedByWhatWasAnswered() {
    WorldPack pack = load();
    try (OpenWorld world = pack.openSelfTest(Kiosks.SEED, new Trace())) {
      ToolAnswer notes = world.call("note_list", Kiosks.json(Map.of()));
      ToolAnswer refused = world.call("note_read", Kiosks.json(Map.of()));

      assertThat(pack.tools()).extracting(ToolSpec::name).contains("note_list", "pay");
      assertThat(pack.server())
          .hasValueSatisfying(wrapped -> assertThat(wrapped.shared()).isTrue());
      assertThat(notes.text()).startsWith("Notes:");
      assertThat(refused.error()).isTrue();
      assertThat(world.judge().taskDone()).isTrue();
      assertThat(world.judge().fault()).isEmpty();
    }
  }

  @Test
  void whatOneTrialDoesTheNextOneFinds() {
    WorldPack pack = load();
    try (OpenWorld world = pack.openSelfTest(Kiosks.SEED, new Trace())) {
      world.call("pay", Kiosks.json(Map.of("to", "tips", "amount", 1)));
    }

    assertThat(kiosk.state().collections().get("payments").toString()).contains("tips");
  }

  @Test
  void aServerThatIsGoneMakesTheTrialInvalid() {
    WorldPack pack = load();
    server.unmount(address);

    try (OpenWorld world = pack.openSelfTest(Kiosks.SEED, new Trace())) {
      assertThat(world.call("note_list", Kiosks.json(Map.of())).error()).isTrue();
      assertThat(world.judge().fault()).isPresent();
    }
    assertThatThrownBy(this::load)
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("world.yaml:3:1: wraps: the server")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aHeaderWhoseVariableIsNotSetIsSaid() throws IOException {
    write("url: " + address + "\n  headersEnv: {Authorization: NO_SUCH_VARIABLE_HERE}");

    assertThatThrownBy(this::load)
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("NO_SUCH_VARIABLE_HERE, which is not set");
  }

  private WorldPack load() {
    return WorldPack.loadFolder(folder, folder, true);
  }

  private void write(String wraps) throws IOException {
    Files.writeString(
        folder.resolve("world.yaml"),
        """
        name: remote
        description: A kiosk elsewhere.
        wraps:
          %s
        places: {}
        selfTest:
          prompt: Please list the notes.
          reference: [{tool: note_list, arguments: {}}]
          done: calls.exists(c, c.tool == 'note_list' && c.result.startsWith('Notes:'))
        """
            .formatted(wraps));
  }
}
