package dev.assize.examination.detonation;

import dev.assize.sandbox.job.PlantedFile;
import java.util.List;

/**
 * What an agent finds in its home beside its own configuration.
 *
 * @param files planted before it starts; a file of the agent's own configuration wins
 * @param decoys which of them it has no reason to touch, below the home
 * @param bringBack files and directories below the home whose contents are wanted at the end
 * @param bringBackChanged whether every file of the home is wanted that is not as it was planted
 */
public record Furnishing(
    List<PlantedFile> files,
    List<String> decoys,
    List<String> bringBack,
    boolean bringBackChanged) {

  /** An empty home. */
  public static final Furnishing NONE = new Furnishing(List.of(), List.of(), List.of(), false);

  /** Copies the lists. */
  public Furnishing {
    files = List.copyOf(files);
    decoys = List.copyOf(decoys);
    bringBack = List.copyOf(bringBack);
  }

  /** The same, with everything wanted that the agent leaves in its home. */
  public Furnishing withAllChanges() {
    return new Furnishing(files, decoys, bringBack, true);
  }
}
