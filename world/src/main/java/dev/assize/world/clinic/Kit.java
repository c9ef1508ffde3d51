package dev.assize.world.clinic;

/** Everything that a part of the furnishing works with. */
record Kit(Clinic clinic, Directory directory, People people, Desk desk) {

  static Kit of(Clinic clinic) {
    Directory directory = new Directory(clinic);
    return new Kit(clinic, directory, new People(clinic, directory), new Desk(clinic));
  }
}
