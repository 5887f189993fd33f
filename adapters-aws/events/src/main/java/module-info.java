/** Reads EventBridge events about harvest jobs, however they arrive. */
module io.harvestjob.adapters.aws.events {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive io.harvestjob.domain;
  requires static transitive org.jspecify;

  exports io.harvestjob.adapters.aws.events;
}
