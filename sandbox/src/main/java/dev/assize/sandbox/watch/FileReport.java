package dev.assize.sandbox.watch;

import java.util.List;

/**
 * What a run did to the files of its home.
 *
 * @param decoys one entry per decoy, touched or not
 * @param files everything that was touched, in the order in which it was first noticed
 * @param decoyGaps why an untouched decoy may have been touched after all; empty if it cannot
 * @param fileGaps why {@code files} may lack something; empty if it does not
 * @param byFolder whether each folder had to be watched for itself, as by Linux before 6.16
 */
public record FileReport(
    List<DecoyActivity> decoys,
    List<FileActivity> files,
    List<String> decoyGaps,
    List<String> fileGaps,
    boolean byFolder) {

  /** Of a home without decoys in which nothing was touched. */
  public static final FileReport NONE =
      new FileReport(List.of(), List.of(), List.of(), List.of(), false);

  /** Copies the lists. */
  public FileReport {
    decoys = List.copyOf(decoys);
    files = List.copyOf(files);
    decoyGaps = List.copyOf(decoyGaps);
    fileGaps = List.copyOf(fileGaps);
  }
}
