package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobRequest;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;

/** What no server on this machine can bring about: the client itself is a fake. */
class SdkExceptionTranslatorTest {

  /** Without an endpoint, which only the client knows. */
  private static final String URL = "\"/harvest_jobs/job-1\"";

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new ConnectException("refused"),
            "CONNECTION_FAILED - -: Could not connect to the endpoint URL: " + URL),
        Arguments.of(
            new NoRouteToHostException("no route"),
            "CONNECTION_FAILED - -: Could not connect to the endpoint URL: " + URL),
        Arguments.of(
            new UnknownHostException("host"),
            "CONNECTION_FAILED - -: Could not connect to the endpoint URL: " + URL),
        Arguments.of(
            new SocketTimeoutException("Connect timed out"),
            "TIMED_OUT - -: Connect timeout on endpoint URL: " + URL),
        Arguments.of(
            new SocketTimeoutException("Read timed out"),
            "TIMED_OUT - -: Read timeout on endpoint URL: " + URL),
        Arguments.of(
            new SSLHandshakeException("untrusted"),
            "MISCONFIGURED - -: SSL validation failed for " + URL + ": untrusted"),
        Arguments.of(
            new SocketException("Broken pipe"),
            "CONNECTION_FAILED - -: Connection was closed before we received a valid response"
                + " from endpoint URL: "
                + URL),
        Arguments.of(
            new IOException("Premature EOF"),
            "CONNECTION_FAILED - -: Connection was closed before we received a valid response"
                + " from endpoint URL: "
                + URL),
        Arguments.of(
            new IOException("Error writing to server"),
            "CONNECTION_FAILED - -: Connection was closed before we received a valid response"
                + " from endpoint URL: "
                + URL),
        Arguments.of(
            new IOException("Invalid Http response"),
            "NOT_UNDERSTOOD - -: The response from endpoint URL: " + URL + " is no harvest job"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhyThereIsNoResponseInTheWordsOfTheCli(IOException cause, String outcome) {
    assertThat(outcome(() -> thrown(SdkClientException.create("failed: " + cause, cause))))
        .isEqualTo("NoUsableResponseException " + outcome);
  }

  @ParameterizedTest
  @CsvSource({"Connect timed out, TIMED_OUT", "Connection refused, CONNECTION_FAILED"})
  void namesTheProxyThatCannotBeReached(String message, Reason reason) {
    SdkExceptionTranslator translator =
        new SdkExceptionTranslator("http://h", new ProxyServer("proxy", 3128, null, ""));
    IOException cause =
        reason == Reason.TIMED_OUT
            ? new SocketTimeoutException(message)
            : new ConnectException(message);

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(
            () ->
                translator.translate(
                    new HarvestJobId("job-1"),
                    () -> thrown(SdkClientException.create("failed", cause))))
        .withMessage("Failed to connect to proxy URL: \"http://proxy:3128\"")
        .returns(reason, NoUsableResponseException::reason);
  }

  @Test
  void keepsWhatTheSdkSaysAboutItsOwnTroubles() {
    assertThat(outcome(() -> thrown(SdkClientException.create("no such method of signing"))))
        .isEqualTo(
            "NoUsableResponseException MISCONFIGURED - -: Nothing was sent to "
                + URL
                + ": no such method of signing");
  }

  @Test
  void letsNothingUntypedOut() {
    assertThat(outcome(() -> thrown(new NullPointerException())))
        .isEqualTo(
            "NoUsableResponseException NOT_UNDERSTOOD - -: The response from endpoint URL: "
                + URL
                + " is no harvest job");
  }

  @Test
  void takesTheWholeMessageOfAnErrorWithoutDetails() {
    assertThat(
            outcome(
                () -> thrown(MediaPackageException.builder().statusCode(503).message("m").build())))
        .isEqualTo("ServiceUnavailableException - 503 -: m");
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, -", "null, -", "request-1, request-1"})
  void takesNoPlaceholderForARequestId(String sent, String told) {
    assertThat(
            outcome(
                () ->
                    thrown(
                        MediaPackageException.builder()
                            .statusCode(404)
                            .requestId(sent)
                            .awsErrorDetails(AwsErrorDetails.builder().errorMessage("m").build())
                            .build())))
        .isEqualTo("NotFoundException - 404 " + told + ": m");
  }

  @Test
  void handlesAnErrorWithoutAnHttpResponse() {
    assertThat(outcome(() -> DescribeHarvestJobResponse.builder().id("job-2").build()))
        .isEqualTo(
            "NoUsableResponseException NOT_UNDERSTOOD - -:"
                + " Asked for harvest job job-1, but the response describes \"job-2\"");
  }

  private static String outcome(Supplier<DescribeHarvestJobResponse> response) {
    return LookupOutcomeFormatter.format(new AwsHarvestJobRepository(new FakeClient(response)));
  }

  private static DescribeHarvestJobResponse thrown(RuntimeException exception) {
    throw exception;
  }

  /** Returns one response. */
  private record FakeClient(Supplier<DescribeHarvestJobResponse> response)
      implements MediaPackageClient {

    @Override
    public DescribeHarvestJobResponse describeHarvestJob(DescribeHarvestJobRequest request) {
      assertThat(request.id()).isEqualTo("job-1");
      return response.get();
    }

    @Override
    public String serviceName() {
      return "mediapackage";
    }

    @Override
    public void close() {}
  }
}
