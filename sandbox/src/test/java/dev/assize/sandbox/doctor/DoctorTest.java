package dev.assize.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.doctor.Doctor.Treatment;
import dev.assize.sandbox.doctor.ObservationLevel.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DoctorTest {

  private final Apothecary apothecary = new Apothecary();

  @Test
  void whereNothingIsMissingNothingIsInstalled() throws Exception {
    Doctor doctor = new Doctor(() -> List.of(() -> Check.works("tools", "there")), apothecary);

    Treatment treatment = doctor.fix();

    assertThat(treatment.installed()).isEmpty();
    assertThat(treatment.problem()).isEmpty();
    assertThat(treatment.after().level().rung()).isEqualTo(Rung.FULL);
    assertThat(apothecary.asked).isEmpty();
  }

  @Test
  void allPackagesThatWouldHelpAreInstalledOnceAndEverythingIsTriedAgain() throws Exception {
    Treatment treatment = doctor("nftables", "bubblewrap", "nftables").fix();

    assertThat(treatment.installed()).containsExactly("bubblewrap", "nftables");
    assertThat(apothecary.asked).containsExactly(List.of("bubblewrap", "nftables"));
    assertThat(treatment.before().level().rung()).isEqualTo(Rung.NONE);
    assertThat(treatment.after().level().rung()).isEqualTo(Rung.FULL);
  }

  @Test
  void withoutTheRightsNothingIsTriedAndItIsSaid() throws Exception {
    apothecary.open = false;

    Treatment treatment = doctor("nftables").fix();

    assertThat(apothecary.asked).isEmpty();
    assertThat(treatment.installed()).isEmpty();
    assertThat(treatment.problem()).hasValueSatisfying(why -> assertThat(why).contains("root"));
    assertThat(treatment.after()).isEqualTo(treatment.before());
  }

  @Test
  void aFailedInstallationIsNoInstallation() throws Exception {
    apothecary.problem = Optional.of("E: no network");

    Treatment treatment = doctor("nftables").fix();

    assertThat(treatment.installed()).isEmpty();
    assertThat(treatment.problem()).contains("E: no network");
    assertThat(treatment.after().level().rung()).isEqualTo(Rung.NONE);
  }

  @Test
  void whatOnlyAUserCanDoIsLeftToTheUser() throws Exception {
    Check check = Check.prevents("kernel", "forbids it", Fix.byHand("sysctl -w a=1"));

    Treatment treatment = new Doctor(() -> List.of(() -> check), apothecary).fix();

    assertThat(apothecary.asked).isEmpty();
    assertThat(treatment.problem()).isEmpty();
    assertThat(treatment.after().checks()).containsExactly(check);
  }

  /** A machine on which each of these packages is missing until it is installed. */
  private Doctor doctor(String... packages) {
    return new Doctor(
        () -> {
          List<Facility> facilities = new ArrayList<>();
          for (String name : packages) {
            facilities.add(() ->
                apothecary.installed.contains(name)
                    ? Check.works(name, "there")
                    : Check.prevents(name, "not there", Fix.install(List.of(name))));
          }
          return facilities;
        },
        apothecary);
  }

  /** Installs by remembering. */
  private static final class Apothecary implements Installer {

    private final List<List<String>> asked = new ArrayList<>();
    private final List<String> installed = new ArrayList<>();
    private boolean open = true;
    private Optional<String> problem = Optional.empty();

    @Override
    public boolean available() {
      return open;
    }

    @Override
    public Optional<String> install(List<String> packages) {
      asked.add(packages);
      if (problem.isEmpty()) {
        installed.addAll(packages);
      }
      return problem;
    }
  }
}
