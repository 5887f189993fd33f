/** The use cases, on the port of the domain. */
@SuppressWarnings("requires-automatic") // Micrometer's modules have names and no descriptors
module io.harvestjob.application {
  requires transitive io.harvestjob.domain;
  requires transitive jakarta.validation;
  requires transitive org.hibernate.validator;
  requires static com.github.benmanes.caffeine;
  requires static micrometer.observation;
  requires static transitive org.jspecify;

  exports io.harvestjob.application;

  opens io.harvestjob.application to
      org.hibernate.validator;
}
