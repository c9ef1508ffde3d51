package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The kiosk's files in a folder of their own, to be changed.
 *
 * @param worlds the folder above
 */
public record KioskFiles(Path worlds) {

  public static KioskFiles in(Path worlds) throws IOException {
    Path source = Kiosks.folder("/worlds");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = worlds.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new KioskFiles(worlds);
  }

  public Path folder() {
    return worlds.resolve("kiosk");
  }

  public void edit(String file, String text, String instead) throws IOException {
    String before = Files.readString(folder().resolve(file));
    assertThat(before).contains(text);
    Files.writeString(folder().resolve(file), before.replace(text, instead));
  }

  public void write(String file, String text) throws IOException {
    Files.createDirectories(folder().resolve(file).getParent());
    Files.writeString(folder().resolve(file), text);
  }

  public WorldPack load() {
    return WorldPack.load(worlds, "kiosk");
  }
}
