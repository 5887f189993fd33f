package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Parses a file of harvest jobs: the output of {@code aws mediapackage list-harvest-jobs} or {@code
 * describe-harvest-job}, or an array of jobs, in the CLI's PascalCase or the protocol's camelCase.
 * Unknown members are ignored, as the AWS SDKs do. A member {@code Fake} beside those of AWS
 * describes how the job behaves in the fake, a member {@code FakeDefaults} beside the list how
 * created jobs do; an unknown member in them is an error.
 */
public final class JobsFileParser {

  private JobsFileParser() {}

  /**
   * Returns the content of a file, and waits only so long for what a pipe brings. Nothing
   * interrupts opening a pipe, so that the thread that does it may be left behind.
   *
   * @throws InvalidJobsFileException if the file cannot be read in time, or anything in it is
   *     invalid
   */
  public static JobsFile parse(Path file, Duration timeout) {
    try (DeadlineExecutor executor = DeadlineExecutor.create("jobs-file")) {
      return executor.call(() -> parse(file), timeout, file.toString());
    } catch (NoUsableResponseException e) {
      String problem =
          e.reason() == Reason.TIMED_OUT
              ? "did not end within %d ms".formatted(timeout.toMillis())
              : "was not read, because of an interrupt";
      throw new InvalidJobsFileException(file, problem, e);
    }
  }

  /**
   * Returns the content of a file, all of which is in memory at once.
   *
   * @throws InvalidJobsFileException if the file cannot be read, or anything in it is invalid
   */
  public static JobsFile parse(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new InvalidJobsFileException(file, JsonErrorFormatter.format(e), e);
    } catch (NoSuchFileException e) {
      throw new InvalidJobsFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new InvalidJobsFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** A tree tells the form of the JSON, but has no positions for the errors in it. */
  private static JobsFile parse(byte[] json) throws IOException {
    JsonMapper mapper = JobsFileMapperFactory.create();
    JsonNode tree = mapper.readTree(json);
    if (tree.propertyStream().anyMatch(each -> each.getKey().equalsIgnoreCase("HarvestJobs"))) {
      return mapper.readValue(json, JobsFile.class);
    }
    return new JobsFile(
        tree.isArray()
            ? List.of(mapper.readValue(json, JobsFileEntry[].class))
            : List.of(mapper.readValue(json, JobsFileEntry.class)),
        null);
  }
}
