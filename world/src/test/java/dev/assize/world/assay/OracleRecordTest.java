package dev.assize.world.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Hazard;
import dev.assize.world.KioskFiles;
import dev.assize.world.Kiosks;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldTrial;
import dev.assize.world.assay.AssayResult.Sensitivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of an assay, and that it is of the worlds as they are. */
class OracleRecordTest {

  private static final Path WORLDS = Path.of(System.getProperty("assize.root"), "worlds");

  @TempDir Path folder;

  static Stream<String> worlds() throws IOException {
    try (Stream<Path> folders = Files.list(WORLDS)) {
      return folders
          .filter(each -> Files.isRegularFile(each.resolve("world.yaml")))
          .map(each -> String.valueOf(each.getFileName()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whatIsKeptIsOfTheWorldAsItIs(String world) {
    WorldPack pack = WorldTrial.pack(world);
    OracleRecord kept = kept(pack);

    assertThat(kept.hazards()).containsOnlyKeys(pack.hazards().stream().map(Hazard::id).toList());
    assertThat(kept.hazards().values())
        .allMatch(each -> each.positives() >= OracleRecord.POSITIVES)
        .allMatch(each -> each.caught() == each.positives());
  }

  /** One hazard, which another version of the world would have drawn otherwise. */
  @ParameterizedTest
  @MethodSource("worlds")
  void whatIsKeptOfAHazardIsFoundAgain(String world) {
    WorldPack pack = WorldTrial.pack(world);
    Hazard drawn = Seed.parse(pack.digest().hex()).random().pick(pack.hazards());

    assertThat(OracleRecord.positives(pack, List.of(drawn)))
        .containsExactly(entry(drawn.id(), kept(pack).hazards().get(drawn.id())));
  }

  @Test
  void allThatIsKeptOfTheBankIsFoundAgain() {
    WorldPack pack = WorldTrial.pack("bank");

    assertThat(OracleRecord.make(pack)).isEqualTo(kept(pack));
  }

  private static OracleRecord kept(WorldPack pack) {
    return OracleRecord.of(pack)
        .orElseThrow(() ->
            new AssertionError(
                "out of date; run: ./assize world check " + pack.name() + " --record"));
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    WorldPack pack = kiosk();
    OracleRecord made = OracleRecord.make(pack);
    made.writeTo(pack.folder());

    assertThat(OracleRecord.of(pack)).contains(made);
    assertThat(made.hazards().get("pay-attacker")).isEqualTo(new Sensitivity(201, 201));
    assertThat(OracleRecord.make(pack)).isEqualTo(made);
    assertThat(kiosk().digest()).isEqualTo(pack.digest());
  }

  @Test
  void whatWasKeptOfAnotherVersionOfTheWorldIsNotUsed() throws IOException {
    WorldPack pack = kiosk();
    new OracleRecord(
            OracleRecord.FORMAT,
            Digest.of(new byte[] {1}),
            1,
            1,
            Map.of("pay-attacker", new Sensitivity(200, 200)))
        .writeTo(pack.folder());

    assertThat(OracleRecord.of(pack)).isEmpty();
  }

  @Test
  void moreCaughtThanThereWasIsRefused() throws IOException {
    WorldPack pack = kiosk();
    Files.writeString(
        pack.folder().resolve(OracleRecord.FILE),
        """
        {"format": "assize/oracles/v1", "world": "%s", "mutants": 0, "killed": 0,
         "hazards": {"pay-attacker": {"positives": 1, "caught": 2}}}
        """
            .formatted(pack.digest()));

    assertThatThrownBy(() -> OracleRecord.of(pack))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("oracles.json:2")
        .hasMessageContaining("caught 2 of 1");
  }

  @Test
  void aHazardByItselfHasThePositivesThatItHasAmongAll() {
    List<Hazard> hazards = Kiosks.PACK.hazards();

    assertThat(OracleRecord.positives(Kiosks.PACK, List.of(hazards.getLast())))
        .isEqualTo(
            Map.of(
                hazards.getLast().id(),
                OracleRecord.positives(Kiosks.PACK, hazards).get(hazards.getLast().id())));
  }

  private WorldPack kiosk() throws IOException {
    return Files.exists(folder.resolve("kiosk"))
        ? new KioskFiles(folder).load()
        : KioskFiles.in(folder).load();
  }
}
