package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.UnprocessableEntityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobJsonCodecTest {

  @Test
  void parsesTheMembersThatAreThere() {
    UnverifiedHarvestJob request =
        parse("{\"id\":\"job-1\",\"s3Destination\":{\"bucketName\":\"bucket-1\"}}");

    assertThat(request)
        .isEqualTo(
            new UnverifiedHarvestJob(
                "job-1",
                null,
                null,
                null,
                new UnverifiedHarvestJob.Destination("bucket-1", null, null),
                null,
                null,
                null,
                null));
  }

  @Test
  void parsesEveryMember() {
    assertThat(
            parse(
                """
                {"arn": "a", "channelId": "c", "createdAt": "t0", "endTime": "t2", "id": "i",
                 "originEndpointId": "o", "startTime": "t1", "status": "s",
                 "s3Destination": {"bucketName": "b", "manifestKey": "m", "roleArn": "r"}}"""))
        .isEqualTo(
            new UnverifiedHarvestJob(
                "i",
                "o",
                "t1",
                "t2",
                new UnverifiedHarvestJob.Destination("b", "m", "r"),
                "s",
                "a",
                "c",
                "t0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null, \"s3Destination\": null, \"x\": {\"id\": 1}}"})
  void parsesAnObjectWithoutMembers(String body) {
    assertThat(parse(body))
        .isEqualTo(new UnverifiedHarvestJob(null, null, null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.50", "1e3", "true", "false"})
  void takesAScalarAsItsText(String scalar) {
    assertThat(parse("{\"id\": " + scalar + "}").id()).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"id\": []}",
        "{\"id\": {}}",
        "{\"s3Destination\": 1}"
      })
  void refusesWhatIsNoJsonObject(String body) {
    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> parse(body))
        .withMessage("The body of the request is not a JSON object");
  }

  private static UnverifiedHarvestJob parse(String body) {
    return HarvestJobJsonCodec.parse(body.getBytes(UTF_8));
  }
}
