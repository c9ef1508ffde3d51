package dev.assize.sandbox.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Examines the machine. Not thread-safe. */
public final class Doctor {

  private final Supplier<List<Facility>> facilities;
  private final Installer installer;

  /**
   * @param facilities those to try, newly made for each examination
   * @param installer for {@link #fix}
   */
  public Doctor(Supplier<List<Facility>> facilities, Installer installer) {
    this.facilities = facilities;
    this.installer = installer;
  }

  /** With everything that examinations of programs rest on. */
  public static Doctor ofThisMachine() {
    return new Doctor(() -> MachineFacilities.of(System.getProperty("os.name", "")), new AptGet());
  }

  /** Tries all facilities. Takes a few seconds. */
  public Diagnosis examine() throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    for (Facility facility : facilities.get()) {
      checks.add(facility.check());
    }
    return Diagnosis.of(checks);
  }

  /**
   * What an attempt to repair came to.
   *
   * @param before it
   * @param installed the packages that are there now and were not before
   * @param problem why the packages were not installed; empty if they were, or none would help
   * @param after it; the same as before if nothing was installed
   */
  public record Treatment(
      Diagnosis before, List<String> installed, Optional<String> problem, Diagnosis after) {

    /** Copies the list. */
    public Treatment {
      installed = List.copyOf(installed);
    }
  }

  /**
   * Installs the packages that would help, if the rights are there, and tries everything again.
   * Changes nothing else.
   */
  public Treatment fix() throws InterruptedException {
    Diagnosis before = examine();
    List<String> packages = before.missingPackages();
    if (packages.isEmpty()) {
      return new Treatment(before, List.of(), Optional.empty(), before);
    }
    if (!installer.available()) {
      String problem = "only root can install packages, and only where there is apt-get";
      return new Treatment(before, List.of(), Optional.of(problem), before);
    }
    Optional<String> problem = installer.install(packages);
    return problem.isPresent()
        ? new Treatment(before, List.of(), problem, before)
        : new Treatment(before, packages, problem, examine());
  }
}
