package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.wiring.AdapterFactory;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs each command once, so that the JVM can archive the classes that they load. */
final class CdsTrainingRun {

  private static final HarvestJob JOB = aHarvestJob().withStatus("SUCCEEDED").build();

  private CdsTrainingRun() {}

  /** Runs the commands on a jobs file and on a server of their own. */
  public static void main(String[] args) throws IOException {
    Main.run("--version");
    Main.run("--help");
    Main.run("describe", "--help");
    Main.run("wait", "--help");
    Main.run("serve", "--help");
    describeFromFile();
    try (MediaPackageServer server =
        MediaPackageServer.start(
            new DescribeHarvestJobService(new InMemoryHarvestJobRepository(JOB)),
            ServerSettings.listeningOn("127.0.0.1", 0))) {
      for (AdapterFactory adapter : AdapterFactory.values()) {
        describeOverHttp("--adapter=" + adapter, "--endpoint-url=" + server.uri());
        failOverTls("--adapter=" + adapter, server.uri());
      }
    }
  }

  /** The server speaks no TLS, of which the client loads all that it needs before it knows. */
  private static void failOverTls(String adapter, URI server) {
    String endpoint = "--endpoint-url=https://" + server.getAuthority();
    Main.run("describe", "--id=job-1", "--region=us-east-1", adapter, endpoint);
  }

  private static void describeFromFile() throws IOException {
    Path file = Files.createTempFile("harvestjob", ".json");
    try {
      String list = "{\"HarvestJobs\": [%s]}".formatted(OutputFormat.json.format(JOB));
      String jobs = "--jobs=" + Files.writeString(file, list);
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
