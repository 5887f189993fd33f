module com.example.modular {
  requires io.harvestjob.adapters.aws.events;
  requires io.harvestjob.application;
  requires io.harvestjob.testkit;
}
