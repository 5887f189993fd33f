package io.harvestjob.adapters.http.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.ServiceErrorType;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceErrorParserTest {

  private static final Map<String, String> NOT_FOUND =
      Map.of("x-amzn-errortype", "NotFoundException");

  @ParameterizedTest
  @EnumSource
  void readsEachModelledError(ServiceErrorType error) {
    HarvestJobException read =
        read(
            error.httpStatus(),
            Map.of("x-amzn-ErrorType", error.errorCode(), "x-amzn-RequestId", "request-1"),
            "{\"message\": \"its own words\"}");

    assertThat(read.getClass().getSimpleName()).isEqualTo(error.errorCode());
    assertThat(read).hasMessage("its own words");
    assertThat(read.httpStatus()).hasValue(error.httpStatus());
    assertThat(read.requestId()).contains("request-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"__type\": \"NotFoundException\"}                                  | NotFoundException",
        "{\"code\": \"NotFoundException\"}                                    | NotFoundException",
        "{\"__type\": \"ns#NotFoundException:http://x\"}                      | NotFoundException",
        "{\"__type\": \"NotFoundException\", \"code\": \"ForbiddenException\"} | NotFoundException",
        "{\"__type\": null, \"code\": \"NotFoundException\"}                  | NotFoundException",
        "{\"__type\": {}, \"code\": \"NotFoundException\"}                    | NotFoundException"
      })
  void readsTheCodeInTheBody(String body, String code) {
    assertThat(read(400, Map.of(), body).errorCode()).contains(code);
  }

  @Test
  void prefersTheCodeOfTheHeader() {
    assertThat(read(404, NOT_FOUND, "{\"__type\": \"A\", \"code\": \"B\"}").errorCode())
        .contains("NotFoundException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\": \"m1\"}                              | m1",
        "{\"Message\": \"m1\"}                              | m1",
        "{\"errorMessage\": \"m1\"}                         | m1",
        "{\"Message\": \"m2\", \"message\": \"m1\"}         | m1",
        "{\"errorMessage\": \"m3\", \"Message\": \"m2\"}    | m2",
        "{\"message\": 42}                                  | 42",
        "{\"message\": true}                                | true",
        "{\"message\": null, \"Message\": \"m2\"}           | m2",
        "{\"message\": {\"a\": 1}, \"Message\": \"m2\"}     | m2",
        "{\"message\": \"jöb ✓ 😀\"}                        | jöb ✓ 😀",
        "{\"message\": \"m1\"} xyz                          | m1",
        "{\"message\": \"m2\", \"message\": \"m1\"}         | m1",
        "{\"x\": {\"message\": \"m2\"}, \"message\": \"m1\"} | m1",
        "{\"message\": \"m1\", \"x\": [{\"message\": 2}]}   | m1"
      })
  void readsTheMessage(String body, String message) {
    assertThat(read(404, NOT_FOUND, body)).hasMessage(message);
  }

  @Test
  void prefersTheMessageOfTheHeader() {
    Map<String, String> headers = Map.of("X-Amzn-Error-Message", "of the header");

    assertThat(read(404, headers, "{\"message\": \"of the body\"}")).hasMessage("of the header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "[1]",
        "\"str\"",
        "null",
        "7",
        "{\"message\": null}",
        "{\"message\": {\"a\": 1}}",
        "{\"message\": [\"m1\"]}",
        "{\"message\": \"m1\", \"message\": null}",
        "{\"message\": \"m1\", \"message\": []}",
        "{\"x\": {\"message\": \"m1\"}}",
        "[{\"message\": \"m1\"}]",
        "{\"message\":\"m1\"",
        "{\"message\":\"m1\",}",
        "{\"message\":\"m1\", \"x\": tru}",
        "{\"message\":\"m1\", \"x\": [}",
        "{\"message\":\"m1\", \"x\": [\"\\x\"]}",
        "<html><body><h1>gateway</h1></body></html>"
      })
  void readsNoMessageWhereThereIsNone(String body) {
    HarvestJobException read = read(404, NOT_FOUND, body);

    assertThat(read).hasMessage("HTTP status 404 without a message");
    assertThat(read.errorCode()).contains("NotFoundException");
  }

  @Test
  void decidesByTheStatusWithoutACode() {
    HarvestJobException read = read(503, Map.of(), "<html>");

    assertThat(read.getClass().getSimpleName()).isEqualTo("ServiceUnavailableException");
    assertThat(read.errorCode()).isEmpty();
    assertThat(read.requestId()).isEmpty();
  }

  @Test
  void readsNoMessageInInvalidUtf8() {
    DescribeResponse latin1 =
        DescribeResponseFactory.create(
            404, NOT_FOUND, "{\"message\": \"jöb\"}".getBytes(ISO_8859_1));

    assertThat(read(latin1)).hasMessage("HTTP status 404 without a message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void readsTheMessageInEachEncodingOfUnicode(String encoding) {
    byte[] body = "\ufeff{\"message\": \"jöb\"}".getBytes(Charset.forName(encoding));

    assertThat(read(DescribeResponseFactory.create(404, NOT_FOUND, body))).hasMessage("jöb");
  }

  @Test
  void readsTheMessageBesideNestingUpToAThousand() {
    assertThat(read(404, NOT_FOUND, messageBeside("[".repeat(999) + "]".repeat(999))))
        .hasMessage("m1");
    assertThat(read(404, NOT_FOUND, messageBeside("[".repeat(1_000) + "]".repeat(1_000))))
        .hasMessage("HTTP status 404 without a message");
  }

  private static String messageBeside(String value) {
    return "{\"message\": \"m1\", \"x\": %s}".formatted(value);
  }

  @Test
  void readsNoMessageInNestingWithoutEnd() {
    assertThat(read(404, NOT_FOUND, "{\"x\":" + "[".repeat(20_000)))
        .hasMessage("HTTP status 404 without a message");
  }

  @Test
  void readsThePauseThatTheServiceAsksFor() {
    assertThat(read(429, Map.of("retry-after", "3"), "{}").retryAfter())
        .contains(Duration.ofSeconds(3));
    assertThat(
            read(503, Map.of("X-Amz-Retry-After", "2500", "Retry-After", "3"), "{}").retryAfter())
        .contains(Duration.ofMillis(2500));
  }

  @Test
  void readsTheRequestIdUnderItsOtherName() {
    assertThat(read(404, Map.of("x-amz-request-id", "request-2"), "{}").requestId())
        .contains("request-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 301, 304, 600})
  void doesNotUnderstandAStatusThatIsNeitherSuccessNorError(int status) {
    assertThat(read(status, Map.of(), "{}")).isInstanceOf(NoUsableResponseException.class);
  }

  private static HarvestJobException read(int status, Map<String, String> headers, String body) {
    return read(DescribeResponseFactory.create(status, headers, body.getBytes(UTF_8)));
  }

  private static HarvestJobException read(DescribeResponse response) {
    return catchThrowableOfType(
        HarvestJobException.class,
        () -> new DescribeResponseParser().parse(new HarvestJobId("job-1"), response));
  }
}
