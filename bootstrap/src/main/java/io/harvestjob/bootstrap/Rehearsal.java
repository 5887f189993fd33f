package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.Streams;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.io.OutputStream;
import java.io.PrintStream;

/** Runs the short commands once, so that the build can archive the classes they load. */
final class Rehearsal {

  private Rehearsal() {}

  /** Takes a file of jobs that has the sample job in it. */
  public static void main(String[] args) {
    Silence.fall();
    run("--help");
    run("describe", "--help");
    run("describe", "--id", "evening-news", "--jobs", args[0]);
    run("describe", "--id", "unknown", "--jobs", args[0]);
    askAnEndpoint(new InMemoryHarvestJobRepository(aHarvestJob().build()));
  }

  private static void askAnEndpoint(InMemoryHarvestJobRepository jobs) {
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.over(jobs)) {
      String url = "--endpoint-url=" + endpoint.uri();
      run("describe", "--id", "job-1", "--region", "us-east-1", url);
      run("describe", "--id", "unknown", "--region", "us-east-1", url);
    }
  }

  private static void run(String... command) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    new CommandLineInterface(new Streams(nowhere, nowhere, false)).run(command);
  }
}
