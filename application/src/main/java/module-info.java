/** The use cases, on the port of the domain. */
module io.harvestjob.application {
  requires transitive io.harvestjob.domain;
  requires transitive jakarta.validation;
  requires transitive org.hibernate.validator;
  requires static com.github.benmanes.caffeine;
  requires static transitive org.jspecify;

  exports io.harvestjob.application;

  opens io.harvestjob.application to
      org.hibernate.validator;
}
