package io.harvestjob.adapters.http.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.ServiceErrorType;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Converts between jobs and their JSON, which has the members in the order of the AWS model. What
 * is missing is not written.
 */
final class HarvestJobJsonCodec {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private HarvestJobJsonCodec() {}

  /** Returns the JSON of a record or a map, in which jobs are {@link UnverifiedHarvestJob}. */
  static byte[] toJson(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) { // all values are texts
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Returns the members of a request to create a job, any of which may be missing.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if the body is not a JSON object
   */
  static UnverifiedHarvestJob parse(byte[] body) {
    try {
      UnverifiedHarvestJob request = JSON.readValue(body, UnverifiedHarvestJob.class);
      if (request != null) {
        return request;
      }
    } catch (IOException noObject) { // as below
    }
    throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
        "The body of the request is not a JSON object");
  }
}
