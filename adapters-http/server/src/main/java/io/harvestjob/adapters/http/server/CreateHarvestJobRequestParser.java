package io.harvestjob.adapters.http.server;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.io.IOException;

/** Parses the body of {@code CreateHarvestJob}. */
final class CreateHarvestJobRequestParser {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private CreateHarvestJobRequestParser() {}

  /**
   * Returns the members of the request, any of which may be missing.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if the body is not a JSON object
   */
  static UnverifiedHarvestJob parse(byte[] body) {
    try {
      UnverifiedHarvestJob request = JSON.readValue(body, UnverifiedHarvestJob.class);
      if (request == null) {
        throw notAnObject();
      }
      return request;
    } catch (IOException e) {
      throw notAnObject();
    }
  }

  private static HarvestJobException notAnObject() {
    return ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
        "The body of the request is not a JSON object");
  }
}
