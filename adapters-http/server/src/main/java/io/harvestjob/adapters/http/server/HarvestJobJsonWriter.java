package io.harvestjob.adapters.http.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes jobs, pages of them and error messages as JSON, with the members in the order of the AWS
 * model. What is missing is not written.
 */
final class HarvestJobJsonWriter {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private HarvestJobJsonWriter() {}

  static byte[] write(HarvestJob job) {
    return writeValue(UnverifiedHarvestJob.of(job));
  }

  static byte[] write(HarvestJobStore.Page page) {
    return writeValue(
        new PageJson(
            page.harvestJobs().stream().map(UnverifiedHarvestJob::of).toList(), page.nextToken()));
  }

  static byte[] writeMessage(String message) {
    return writeValue(Map.of("message", message));
  }

  private static byte[] writeValue(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) { // all values are texts
      throw new UncheckedIOException(impossible);
    }
  }

  private record PageJson(List<UnverifiedHarvestJob> harvestJobs, @Nullable String nextToken) {}
}
