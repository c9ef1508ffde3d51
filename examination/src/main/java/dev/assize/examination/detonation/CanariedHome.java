package dev.assize.examination.detonation;

import dev.assize.sandbox.canary.Canary;
import dev.assize.sandbox.canary.Carrier;
import dev.assize.sandbox.decoy.Decoy;
import dev.assize.sandbox.decoy.Home;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.PlantedFile;
import dev.assize.statement.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A home of somebody whose every secret is a canary.
 *
 * @param home the person and the files
 * @param canaries the secrets in them
 */
public record CanariedHome(Home home, List<Canary> canaries) {

  /** Copies the list. */
  public CanariedHome {
    canaries = List.copyOf(canaries);
  }

  /**
   * The same arguments give the same home.
   *
   * @param person the person and the files follow from it
   * @param secrets the secrets follow from it
   * @param now files were written before
   */
  public static CanariedHome generate(Seed person, Seed secrets, Instant now) {
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

  /**
   * What is planted; the secrets' files are not the agent's business.
   *
   * @param bringBack as in {@link Furnishing#bringBack}
   */
  public Furnishing furnishing(List<String> bringBack) {
    return new Furnishing(
        home.files().stream()
            .map(file ->
                new PlantedFile(
                    file.path(), Content.of(file.content()), file.mode(), file.modified()))
            .toList(),
        home.decoys().stream().map(Decoy::path).distinct().toList(),
        bringBack,
        false);
  }
}
