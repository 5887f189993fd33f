package io.harvestjob.bootstrap.jobsfile;

/** Something in the file is wrong, at this place. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  Refusal(Place place, String problem) {
    super(problem);
    this.what = "%s: %s".formatted(place, problem);
  }

  String what() {
    return what;
  }
}
