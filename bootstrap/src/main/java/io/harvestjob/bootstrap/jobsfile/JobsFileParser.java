package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Parses a file of harvest jobs: the output of {@code aws mediapackage list-harvest-jobs} or {@code
 * describe-harvest-job}, or an array of jobs, in the CLI's PascalCase or the protocol's camelCase.
 * Unknown members are ignored, as the AWS SDKs do. A member {@code Fake} beside those of AWS
 * describes how the job behaves in the fake, a member {@code FakeDefaults} beside the list how
 * created jobs do; an unknown member in them is an error.
 */
public final class JobsFileParser {

  private static final String LIST = "HarvestJobs";

  private final Map<HarvestJobId, JobsFile.Entry> jobs = new LinkedHashMap<>();

  private JobsFileParser() {}

  /**
   * Returns the content of a file. One of 500,000 jobs needs some hundred megabytes.
   *
   * @throws InvalidJobsFileException if the file cannot be read, or anything in it is invalid
   */
  public static JobsFile parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new JobsFileParser().parse(in);
    } catch (InvalidJsonValueException e) {
      throw new InvalidJobsFileException(file, e.description(), e);
    } catch (NoSuchFileException e) {
      throw new InvalidJobsFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new InvalidJobsFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the content of a file, and waits only so long for what a pipe brings.
   *
   * @throws InvalidJobsFileException if the file cannot be read in time, or anything in it is
   *     invalid
   */
  public static JobsFile parse(Path file, Duration timeout) {
    return Files.exists(file) && !Files.isRegularFile(file)
        ? parsePipe(file, timeout)
        : parse(file);
  }

  private static JobsFile parsePipe(Path pipe, Duration timeout) {
    FutureTask<JobsFile> parsing = new FutureTask<>(() -> parse(pipe));
    Thread thread = new Thread(parsing, "jobs-file");
    thread.setDaemon(true); // nothing interrupts opening a pipe
    thread.start();
    try {
      return parsing.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvalidJobsFileException invalid
          ? invalid
          : new InvalidJobsFileException(pipe, "cannot be read: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new InvalidJobsFileException(
          pipe, "did not end within %d ms".formatted(timeout.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidJobsFileException(pipe, "was not read, because of an interrupt", e);
    }
  }

  private JobsFile parse(InputStream in) throws IOException {
    JsonValue document = JsonDocumentParser.parse(in, JobsFileParser::isList, this::add);
    return document.isObject()
        ? jobsFile(document.object())
        : new JobsFile(addArray(document), FakeServiceBehaviour.NONE);
  }

  private static boolean isList(String member) {
    return member.equals(LIST) || member.equals("harvestJobs");
  }

  /** The elements of an array have been added while it was parsed. */
  private List<JobsFile.Entry> addArray(JsonValue document) {
    document.elements();
    return List.copyOf(jobs.values());
  }

  private JobsFile jobsFile(JsonObject document) {
    JsonValue list = document.find(LIST);
    FakeServiceBehaviour defaults = FakeServiceBehaviourParser.parse(document.find("FakeDefaults"));
    if (list == null) {
      add(document);
    } else {
      list.elements();
    }
    return new JobsFile(List.copyOf(jobs.values()), defaults);
  }

  private void add(JsonValue element) {
    JsonObject json = element.object();
    HarvestJob job = HarvestJobParser.parse(json);
    JobsFile.Entry entry =
        new JobsFile.Entry(job, FakeJobBehaviourParser.parse(json.find("Fake"), job));
    if (jobs.put(job.id(), entry) != null) {
      throw element.position().invalid("there is a job %s already".formatted(job.id()));
    }
  }
}
