package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.StandardStreams;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.io.OutputStream;
import java.io.PrintStream;

/** Runs the short commands once, so that the JVM can archive the classes that they load. */
final class CdsTrainingRun {

  private CdsTrainingRun() {}

  /** Runs the commands on the jobs file given as the first argument. */
  public static void main(String[] args) {
    Logging.disable();
    run("--help");
    run("describe", "--help");
    run("describe", "--id", "evening-news", "--jobs", args[0]);
    run("describe", "--id", "unknown", "--jobs", args[0]);
    describeOverHttp(new InMemoryHarvestJobRepository(aHarvestJob().build()));
  }

  private static void describeOverHttp(InMemoryHarvestJobRepository jobs) {
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(jobs)) {
      String url = "--endpoint-url=" + endpoint.uri();
      run("describe", "--id", "job-1", "--region", "us-east-1", url);
      run("describe", "--id", "unknown", "--region", "us-east-1", url);
    }
  }

  private static void run(String... command) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    new CommandLineInterface(new StandardStreams(nowhere, nowhere, 0)).run(command);
  }
}
