module com.example.modular.adapters {
  requires io.harvestjob.adapters.aws;
  requires io.harvestjob.adapters.http;
  requires io.harvestjob.application;
  requires io.harvestjob.testkit;
  requires software.amazon.awssdk.auth;
}
