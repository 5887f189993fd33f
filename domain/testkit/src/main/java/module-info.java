/** The in-memory fake of MediaPackage, and the contract that certifies an adapter. */
module io.harvestjob.testkit {
  requires transitive io.harvestjob.adapterkit;
  requires transitive io.harvestjob.domain;
  requires jdk.httpserver;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports io.harvestjob.testkit;
  exports io.harvestjob.testkit.junit;
  exports io.harvestjob.testkit.endpoint;

  opens io.harvestjob.testkit.junit;
}
