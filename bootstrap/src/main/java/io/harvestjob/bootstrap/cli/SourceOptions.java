package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.wiring.OpenRepository;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the jobs come from; the same for every command. */
final class SourceOptions {

  @Option(names = "--jobs", paramLabel = "FILE", description = "Answer from this file of jobs.")
  private @Nullable Path jobs;

  @SuppressWarnings("UnusedVariable") // ExecutionErrors asks for it by name
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  OpenRepository open() {
    if (jobs == null) {
      throw new IllegalStateException("not wired yet");
    }
    return OpenRepository.ofJobsFile(jobs);
  }
}
