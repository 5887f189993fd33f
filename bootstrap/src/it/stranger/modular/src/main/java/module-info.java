module com.example.modular {
  requires io.harvestjob.application;
  requires io.harvestjob.testkit;
}
