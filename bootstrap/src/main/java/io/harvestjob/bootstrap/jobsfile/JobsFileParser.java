package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses a file of harvest jobs: the output of {@code aws mediapackage list-harvest-jobs} or {@code
 * describe-harvest-job}, or an array of jobs, in the CLI's PascalCase or the wire's camelCase.
 * Unknown members are ignored, as the AWS SDKs do. A member {@code Fake} beside those of AWS
 * describes how the job behaves in the fake; an unknown member in it is an error.
 */
public final class JobsFileParser {

  private JobsFileParser() {}

  /**
   * Returns all jobs of the file.
   *
   * @throws JobsFileException if the file cannot be read, or anything in it is invalid
   */
  public static List<JobsFileEntry> parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return jobs(JsonDocumentParser.parse(in));
    } catch (InvalidJsonException e) {
      throw new JobsFileException(file, e.description(), e);
    } catch (NoSuchFileException e) {
      throw new JobsFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new JobsFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<JobsFileEntry> jobs(JsonValue document) {
    Map<HarvestJobId, JobsFileEntry> jobs = new LinkedHashMap<>();
    for (JsonValue element : elements(document)) {
      JobsFileEntry entry = entry(element.object());
      if (jobs.put(entry.job().id(), entry) != null) {
        throw element.position().invalid("there is a job %s already".formatted(entry.job().id()));
      }
    }
    return List.copyOf(jobs.values());
  }

  private static JobsFileEntry entry(JsonObject json) {
    HarvestJob job = HarvestJobParser.parse(json);
    return new JobsFileEntry(job, FakeBehaviourParser.parse(json.find("Fake"), job));
  }

  /** Returns the list that the document is or has, or the document as a single job. */
  private static List<JsonValue> elements(JsonValue document) {
    JsonValue list = document.isObject() ? document.object().find("HarvestJobs") : document;
    return list == null ? List.of(document) : list.elements();
  }
}
