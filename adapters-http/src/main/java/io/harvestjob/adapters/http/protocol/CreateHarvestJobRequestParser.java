package io.harvestjob.adapters.http.protocol;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJobException;
import java.io.IOException;

/** Parses the body of {@code CreateHarvestJob}. */
public final class CreateHarvestJobRequestParser {

  private CreateHarvestJobRequestParser() {}

  /**
   * Returns the members of the request, any of which may be missing.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if the body is not a JSON object
   */
  public static HarvestJobJson parse(byte[] body) {
    try {
      HarvestJobJson request = HarvestJobJsonReader.read(body);
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
