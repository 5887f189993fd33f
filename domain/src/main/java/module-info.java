/** What a harvest job is, the port that finds one, and the exceptions that it throws. */
module io.harvestjob.domain {
  requires static transitive org.jspecify;

  exports io.harvestjob.domain;
}
