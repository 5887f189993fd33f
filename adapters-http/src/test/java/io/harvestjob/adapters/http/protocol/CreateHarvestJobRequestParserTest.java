package io.harvestjob.adapters.http.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.UnprocessableEntityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateHarvestJobRequestParserTest {

  @Test
  void parsesTheMembersThatAreThere() {
    HarvestJobJson request =
        parse("{\"id\":\"job-1\",\"s3Destination\":{\"bucketName\":\"bucket-1\"}}");

    assertThat(request)
        .isEqualTo(
            new HarvestJobJson(
                null,
                null,
                null,
                null,
                "job-1",
                null,
                new HarvestJobJson.S3DestinationJson("bucket-1", null, null),
                null,
                null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "{"})
  void refusesWhatIsNoJsonObject(String body) {
    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> parse(body))
        .withMessage("The body of the request is not a JSON object");
  }

  private static HarvestJobJson parse(String body) {
    return CreateHarvestJobRequestParser.parse(body.getBytes(UTF_8));
  }
}
