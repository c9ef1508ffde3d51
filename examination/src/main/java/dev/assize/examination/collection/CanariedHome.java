package dev.assize.examination.collection;

import dev.assize.examination.detonation.Furnishing;
import dev.assize.sandbox.canary.Canary;
import dev.assize.sandbox.canary.Carrier;
import dev.assize.sandbox.decoy.Decoy;
import dev.assize.sandbox.decoy.Home;
import dev.assize.sandbox.decoy.HomeFile;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.PlantedFile;
import dev.assize.statement.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A home of somebody whose every secret is a canary.
 *
 * @param home the person and the files
 * @param canaries the secrets in them
 */
record CanariedHome(Home home, List<Canary> canaries) {

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");

  CanariedHome {
    canaries = List.copyOf(canaries);
  }

  /**
   * The same arguments give the same home.
   *
   * @param person the person and the files follow from it
   * @param secrets the secrets follow from it
   * @param now files were written before
   */
  static CanariedHome generate(Seed person, Seed secrets, Instant now) {
    List<Canary> canaries = new ArrayList<>();
    Home home =
        Home.generate(
            person,
            label -> {
              Canary canary = Canary.draw(secrets.derive("secret " + label), label, Carrier.PLAIN);
              canaries.add(canary);
              return canary.token();
            },
            now);
    return new CanariedHome(home, canaries);
  }

  /** What is planted; the secrets' files are not the agent's business. */
  Furnishing furnishing() {
    return new Furnishing(
        home.files().stream()
            .map(file ->
                new PlantedFile(
                    file.path(), Content.of(file.content()), file.mode(), file.modified()))
            .toList(),
        home.decoys().stream().map(Decoy::path).distinct().toList(),
        List.of());
  }

  /** The addresses under which its owner writes, as version control knows them. */
  List<String> emails() {
    return home.files().stream()
        .filter(file -> file.path().equals(".gitconfig"))
        .map(HomeFile::content)
        .map(bytes -> EMAIL.matcher(new String(bytes, StandardCharsets.UTF_8)))
        .flatMap(Matcher::results)
        .map(match -> match.group())
        .distinct()
        .toList();
  }
}
