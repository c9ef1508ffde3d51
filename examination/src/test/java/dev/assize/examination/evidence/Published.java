package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.Replay;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.Worlds;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A small examination whose plan was sealed and whose outcome was published.
 *
 * @param home of its evaluator
 * @param folder with its evidence
 */
record Published(EvaluatorHome home, ExaminationFolder folder) {

  static Published in(Path path, Plan plan) throws InterruptedException {
    EvaluatorHome home = new EvaluatorHome(path.resolve("home"));
    ExaminationFolder folder = sealed(home, path.resolve("examination"), plan);
    SmallExamination.run(folder, 1);
    Publication.publish(folder, home.local());
    return new Published(home, folder);
  }

  static ExaminationFolder sealed(EvaluatorHome home, Path path, Plan plan)
      throws InterruptedException {
    PlanSeal.Sealed sealed = PlanSeal.seal(plan, home.local(), PlanSeal.USUAL_TIME);
    return ExaminationFolder.create(
        path,
        sealed.plan(),
        Map.of(PlanSeal.FILE, Json.mapper().readTree(sealed.bundle().bytes())));
  }

  Verification verify() {
    return new FolderVerifier(home.trust(), null).verify(folder);
  }

  Verification verifyWithReplay() {
    return new FolderVerifier(home.trust(), Published::replay).verify(folder);
  }

  static Replay replay(Plan plan) {
    return new Replay(plan, Worlds.of(SmallExamination.WORLD), SmallExamination.TECHNIQUES);
  }

  /** All problems, each after the name of its check. */
  static List<String> problems(Verification verification) {
    return verification.checks().stream()
        .flatMap(check -> check.problems().stream().map(each -> check.name() + ": " + each))
        .toList();
  }

  /** A copy that can be tampered with. */
  Published copy(Path path) {
    Path copy = path.resolve("copy");
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.sorted().toList()) {
        Path target = copy.resolve(folder.path().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Published(home, new ExaminationFolder(copy));
  }

  Path file(String name) {
    return folder.path().resolve(name);
  }
}
