package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.domain.HarvestJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs all kinds of commands, so that the JVM can archive the classes that they load. */
final class CdsTrainingRun {

  private CdsTrainingRun() {}

  /** Runs the commands, those over the wire against a server of their own. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path jobs = Files.createTempFile("harvestjob", ".json");
    HarvestJob job = aHarvestJob().withStatus("SUCCEEDED").build();
    Files.writeString(jobs, "{\"HarvestJobs\": [%s]}".formatted(OutputFormat.json.format(job)));
    Main.run("--version");
    Main.run("--help");
    Main.run("describe", "--help");
    run("--jobs=" + jobs);
    PipedInputStream out = new PipedInputStream();
    Thread server = startServer(jobs, new PipedOutputStream(out));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(out, UTF_8))) {
      runOverTheWire(lines.readLine());
    } finally {
      server.interrupt();
      server.join();
      Files.delete(jobs);
    }
  }

  private static void run(String... source) {
    for (String command :
        new String[] {"describe --id=job-1", "describe --id=no", "wait --id=job-1"}) {
      String[] words = (command + " " + String.join(" ", source)).split(" ");
      Main.run(words);
    }
  }

  /** The server never responds to TLS, of which a client loads what it needs before it knows. */
  private static void runOverTheWire(String endpoint) {
    for (AdapterType adapter : AdapterType.values()) {
      for (String url : new String[] {endpoint, endpoint.replace("http:", "https:")}) {
        run("--adapter=" + adapter, "--region=us-east-1", "--timeout=2s", "--endpoint-url=" + url);
      }
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
}
