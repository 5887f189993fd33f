package io.harvestjob.bootstrap.jobsfile;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a shell makes of {@code --jobs <(aws mediapackage list-harvest-jobs)}. */
@Timeout(20)
class JobsFilePipeTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path pipe;

  @BeforeEach
  void createPipe() throws Exception {
    pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
  }

  @Test
  void readsWhatComesThroughAPipe() {
    HarvestJob job = aHarvestJob().build();
    CompletableFuture<Void> writer = write(OutputFormat.json.format(job));

    assertThat(JobsFileParser.parse(pipe, LONG).harvestJobs())
        .extracting(JobsFileEntry::job)
        .containsExactly(job);
    assertThat(writer).succeedsWithin(LONG);
  }

  @Test
  void namesThePositionInAPipeAndTheReason() {
    CompletableFuture<Void> writer = write("[7]");

    assertRefused(LONG, "line 1, column 2 (/0): must be an object");
    assertThat(writer).succeedsWithin(LONG);
  }

  @Test
  void waitsForAPipeUntilTheTimeout() {
    assertRefused(SHORT, "did not end within 50 ms");

    assertThat(write("")).succeedsWithin(LONG);
  }

  @Test
  void keepsNoJvmAliveWithAPipeThatNobodyWrites() {
    assertRefused(SHORT, "did not end within 50 ms");

    assertThat(readers()).isNotEmpty().allMatch(Thread::isDaemon);
    assertThat(write("")).succeedsWithin(LONG);
  }

  @Test
  void stopsWaitingForAPipeWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertRefused(LONG, "was not read, because of an interrupt");

    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertRefused(Duration timeout, String problem) {
    assertThatExceptionOfType(InvalidJobsFileException.class)
        .isThrownBy(() -> JobsFileParser.parse(pipe, timeout))
        .withMessage("Jobs file %s: %s", pipe, problem);
  }

  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jobs-file"))
        .toList();
  }

  /** Opening the pipe waits for a reader. */
  private CompletableFuture<Void> write(String text) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            Files.writeString(pipe, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
