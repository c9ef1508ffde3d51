package dev.assize.sandbox.doctor;

/** Something of the machine that examinations of programs rest on. */
@FunctionalInterface
public interface Facility {

  /** Tries it. Leaves nothing behind. */
  Check check() throws InterruptedException;
}
