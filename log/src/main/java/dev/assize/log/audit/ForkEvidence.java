package dev.assize.log.audit;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.merkle.TreeHead;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps two checkpoints that contradict each other, where no later update overwrites them. */
final class ForkEvidence {

  private static final int NAME = 8;

  private final Path folder;
  private final DurableFolder files;

  ForkEvidence(Path folder, DurableFolder files) {
    this.folder = folder;
    this.files = files;
  }

  /** Returns the folder in which both lie, durably. */
  Path keep(TreeHead mirrored, byte[] mirroredNote, TreeHead offered, byte[] offeredNote)
      throws IOException {
    String name =
        "forks/%d-%d-%s"
            .formatted(mirrored.size(), offered.size(), fileName(offered.root().toString()));
    files.replace(name + "/mirrored.checkpoint", mirroredNote);
    files.replace(name + "/offered.checkpoint", offeredNote);
    files.sync();
    return folder.resolve(name);
  }

  private static String fileName(String base64) {
    return base64.replaceAll("[^A-Za-z0-9]", "").substring(0, NAME);
  }
}
