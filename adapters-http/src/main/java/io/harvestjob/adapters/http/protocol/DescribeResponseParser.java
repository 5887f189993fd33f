package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parses responses of the service and verifies what they say, as leniently and as strictly as the
 * AWS SDK for Java, which has the same parser inside (measured): scalars become their text; a byte
 * order mark, unknown members and anything after the object are ignored. Thread-safe.
 */
public final class DescribeResponseParser {

  private static final ObjectReader JOB =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(HarvestJobJson.class);

  private final HarvestJobJsonMapper mapper = new HarvestJobJsonMapperImpl();

  /**
   * Returns the job that the response describes. Any status of 2xx is a success and any other is
   * not; the content type is ignored (both measured on all SDKs). A checksum must be right if there
   * is one (as in the SDK for Java, measured).
   *
   * @param requested the id that was asked for
   * @throws HarvestJobException the error that the response reports, or a {@link
   *     NoUsableResponseException} if it makes no sense
   */
  public HarvestJob parse(HarvestJobId requested, DescribeResponse response) {
    byte[] body = BodyDecoder.decode(response);
    if (response.httpStatus() / 100 != 2) {
      throw ServiceErrorParser.parse(response, body).toException();
    }
    return mapper
        .toUnverifiedHarvestJob(json(response, body))
        .verify(requested, response.httpStatus(), response.requestId());
  }

  private static HarvestJobJson json(DescribeResponse response, byte[] body) {
    try {
      HarvestJobJson json =
          BodyDecoder.hasValidChecksum(response, body) ? JOB.readValue(body) : null;
      if (json == null) {
        throw notAJob(response, null);
      }
      return json;
    } catch (IOException e) {
      throw notAJob(response, e);
    }
  }

  private static NoUsableResponseException notAJob(
      DescribeResponse response, @Nullable IOException cause) {
    return NoUsableResponseException.notUnderstood(
        "The response is not the JSON of a harvest job",
        response.httpStatus(),
        response.requestId(),
        cause);
  }
}
