/** What the authors of adapters share, over the JDK alone. */
module io.harvestjob.adapterkit {
  requires transitive io.harvestjob.domain;
  requires static transitive org.jspecify;

  exports io.harvestjob.adapterkit;
}
