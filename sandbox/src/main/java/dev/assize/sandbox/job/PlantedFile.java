package dev.assize.sandbox.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that the job finds when it starts.
 *
 * @param path below the home, relative
 * @param mode permission bits, at most {@code 0777}
 * @param modified its modification time; or null for the time of planting
 */
public record PlantedFile(String path, Content content, int mode, @Nullable Instant modified) {

  /**
   * @throws IllegalArgumentException if the path leads elsewhere, or the mode has other bits
   */
  public PlantedFile {
    InnerPath.belowHome(path);
    if ((mode & ~0777) != 0) {
      throw new IllegalArgumentException(path + ": the mode has bits outside 0777");
    }
  }
}
