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
 * A file of harvest jobs: what {@code aws mediapackage list-harvest-jobs} or {@code
 * describe-harvest-job} prints, or an array of jobs; in the CLI's PascalCase or the wire's
 * camelCase. Members that are not known are passed over, as the AWS SDKs do. A member {@code Fake}
 * beside those of AWS says what becomes of the job; in there, nothing is passed over.
 */
public final class JobsFile {

  private JobsFile() {}

  /**
   * All jobs of the file.
   *
   * @throws JobsFileException if the file cannot be read, or anything in it is wrong
   */
  public static List<ListedJob> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return jobs(JsonReader.read(in));
    } catch (Refusal e) {
      throw new JobsFileException(file, e.what(), e);
    } catch (NoSuchFileException e) {
      throw new JobsFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new JobsFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<ListedJob> jobs(JsonValue document) {
    Map<HarvestJobId, ListedJob> jobs = new LinkedHashMap<>();
    for (JsonValue element : elements(document)) {
      ListedJob listed = listed(element.object());
      if (jobs.put(listed.job().id(), listed) != null) {
        throw element.place().refuse("there is a job %s already".formatted(listed.job().id()));
      }
    }
    return List.copyOf(jobs.values());
  }

  private static ListedJob listed(JsonObject json) {
    HarvestJob job = JobReader.job(json);
    return new ListedJob(job, FakeReader.behaviour(json.find("Fake"), job));
  }

  /** The list that the document is, or has; a single job otherwise. */
  private static List<JsonValue> elements(JsonValue document) {
    JsonValue list = document.isObject() ? document.object().find("HarvestJobs") : document;
    return list == null ? List.of(document) : list.elements();
  }
}
