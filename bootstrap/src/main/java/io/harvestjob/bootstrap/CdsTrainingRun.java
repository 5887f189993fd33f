package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.wiring.Adapter;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the short commands once, so that the JVM can archive the classes that they load. */
final class CdsTrainingRun {

  private static final HarvestJob JOB = aHarvestJob().withStatus("SUCCEEDED").build();

  private CdsTrainingRun() {}

  /** Runs the commands on a jobs file and on an endpoint of their own. */
  public static void main(String[] args) throws IOException {
    Main.run("--version");
    Main.run("--help");
    Main.run("describe", "--help");
    Main.run("wait", "--help");
    describeFromFile();
    try (MediaPackageEndpoint endpoint =
        MediaPackageEndpoint.start(new InMemoryHarvestJobRepository(JOB))) {
      for (Adapter adapter : Adapter.values()) {
        describeOverHttp("--adapter=" + adapter, "--endpoint-url=" + endpoint.uri());
      }
    }
  }

  private static void describeFromFile() throws IOException {
    Path file = Files.createTempFile("harvestjob", ".json");
    try {
      String jobs = "--jobs=" + Files.writeString(file, OutputFormat.json.format(JOB));
      Main.run("describe", "--id=job-1", jobs);
      Main.run("describe", "--id=unknown", jobs);
      Main.run("wait", "--id=job-1", jobs);
    } finally {
      Files.delete(file);
    }
  }

  private static void describeOverHttp(String adapter, String endpoint) {
    Main.run("describe", "--id=job-1", "--region=us-east-1", adapter, endpoint);
    Main.run("describe", "--id=unknown", "--region=us-east-1", adapter, endpoint);
    Main.run("wait", "--id=job-1", "--region=us-east-1", adapter, endpoint);
  }
}
