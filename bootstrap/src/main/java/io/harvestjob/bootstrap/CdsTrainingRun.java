package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.StandardStreams;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.wiring.AdapterFactory;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the commands of one kind, so that the JVM can archive the classes that they load. There is
 * an archive for each kind because Java 25 prepares all that is in an archive at each start.
 */
final class CdsTrainingRun {

  private CdsTrainingRun() {}

  /** Runs the commands of the kind that the argument names. */
  public static void main(String[] args) throws IOException, InterruptedException {
    switch (args[0]) {
      case "help" -> help();
      case "jobs" -> describe(Files.createTempFile("harvestjob", ".json"));
      case "wait" -> waitFor(Files.createTempFile("harvestjob", ".json"));
      case "serve" -> serve(Files.createTempFile("harvestjob", ".json"));
      default -> describe(AdapterFactory.valueOf(args[0]));
    }
  }

  private static void help() {
    Main.run("--version");
    Main.run("--help");
    Main.run("describe", "--help");
  }

  private static void describe(Path jobs) throws IOException {
    write(jobs);
    Main.run("describe", "--id=job-1", "--jobs=" + jobs);
    Main.run("describe", "--id=unknown", "--jobs=" + jobs);
    Files.delete(jobs);
  }

  private static void write(Path jobs) throws IOException {
    HarvestJob job = aHarvestJob().withStatus("SUCCEEDED").build();
    Files.writeString(jobs, "{\"HarvestJobs\": [%s]}".formatted(OutputFormat.json.format(job)));
  }

  /**
   * The endpoint never responds to TLS, of which a client loads what it needs before it knows that.
   */
  private static void describe(AdapterFactory adapter) {
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake())) {
      call("describe", "job-1", adapter, endpoint.uri().toString());
      call("describe", "unknown", adapter, endpoint.uri().toString());
      call("describe", "job-1", adapter, "https://" + endpoint.uri().getAuthority());
    }
  }

  private static InMemoryHarvestJobRepository fake() {
    return new InMemoryHarvestJobRepository(aHarvestJob().withStatus("SUCCEEDED").build());
  }

  private static void waitFor(Path jobs) throws IOException {
    write(jobs);
    Main.run("wait", "--id=job-1", "--jobs=" + jobs);
    Files.delete(jobs);
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake())) {
      for (AdapterFactory adapter : AdapterFactory.values()) {
        call("wait", "job-1", adapter, endpoint.uri().toString());
      }
    }
  }

  private static void call(String command, String id, AdapterFactory adapter, String endpoint) {
    Main.run(
        command,
        "--id=" + id,
        "--region=us-east-1",
        "--timeout=2s",
        "--adapter=" + adapter,
        "--endpoint-url=" + endpoint);
  }

  private static void serve(Path jobs) throws IOException, InterruptedException {
    write(jobs);
    PipedInputStream out = new PipedInputStream();
    Thread server = startServer(jobs, new PipedOutputStream(out));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(out, UTF_8))) {
      get(lines.readLine() + "/harvest_jobs/job-1");
    } finally {
      server.interrupt();
      server.join();
      Files.delete(jobs);
    }
  }

  /** The server ends its output when it ends, whatever the reason. */
  private static Thread startServer(Path jobs, OutputStream out) {
    Thread server =
        new Thread(
            () -> {
              try (PrintStream lines = new PrintStream(out, true, UTF_8)) {
                new CommandLineInterface(new StandardStreams(lines, System.err, 0))
                    .run("serve", "--jobs=" + jobs, "--port=0");
              }
            });
    server.start();
    return server;
  }

  private static void get(String url) throws IOException {
    URI.create(url).toURL().openStream().close();
  }
}
