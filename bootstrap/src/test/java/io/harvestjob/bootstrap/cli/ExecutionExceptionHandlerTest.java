package io.harvestjob.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

class ExecutionExceptionHandlerTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final StandardStreams streams =
      new StandardStreams(
          new PrintStream(OutputStream.nullOutputStream()),
          new PrintStream(err, true, UTF_8),
          false);

  @ParameterizedTest
  @CsvSource({"NOT_CONFIGURED, 253", "MISCONFIGURED, 255", "CONNECTION_FAILED, 255"})
  void tellsByTheExitCodeWhyNothingWasReceived(Reason reason, int exitCode) {
    assertThat(exitCodeOf(new NoUsableResponseException(reason, "m1\u001b", null)))
        .isEqualTo(exitCode);
    assertThat(err.toString(UTF_8)).isEqualTo("\nm1?\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unable to locate credentials.| You can configure credentials by running",
        "You must specify a region.| You can also configure your region by running"
      })
  void advisesWhatTheAwsCliAdvises(String message, String advice) {
    assertThat(exitCodeOf(new NoUsableResponseException(Reason.NOT_CONFIGURED, message, "h", null)))
        .isEqualTo(253);
    assertThat(err.toString(UTF_8))
        .isEqualTo("\n%s %s \"aws configure\".\n".formatted(message, advice));
  }

  @Test
  void advisesWhatTheAdapterAdvises() {
    exitCodeOf(new NoUsableResponseException(Reason.MISCONFIGURED, "m1", "do\u001b", null));

    assertThat(err.toString(UTF_8)).isEqualTo("\nm1\ndo?\n");
  }

  @ParameterizedTest
  @CsvSource({"299, 255", "300, 254", "302, 254"})
  void takesARedirectForAServiceErrorAsTheAwsCliDoes(int httpStatus, int exitCode) {
    assertThat(exitCodeOf(new ServiceError(httpStatus, null, "m1", null).toException()))
        .isEqualTo(exitCode);
  }

  @Test
  void namesTheStatusOfAnErrorWithoutCode() {
    assertThat(exitCodeOf(new ServiceError(503, null, "m1", null).toException())).isEqualTo(254);
    assertThat(err.toString(UTF_8))
        .isEqualTo("\nAn error occurred (503) when calling the DescribeHarvestJob operation: m1\n");
  }

  @Test
  void reportsAValueThatCannotBeUsedAsAnErrorOfUsage() {
    assertThat(exitCodeOf(new TypeConversionException("m1\u001b"))).isEqualTo(252);
    assertThat(err.toString(UTF_8)).isEqualTo("\nm1?\n");
  }

  @Test
  void reportsWhatNobodyExpected() {
    assertThat(exitCodeOf(new IllegalStateException("m1\u001b"))).isEqualTo(255);
    assertThat(err.toString(UTF_8)).isEqualTo("\njava.lang.IllegalStateException: m1?\n");
  }

  @Test
  void takesAFaultOfOursForNoErrorOfUsage() {
    assertThat(exitCodeOf(new NumberFormatException("m1"))).isEqualTo(255);
    assertThat(err.toString(UTF_8)).isEqualTo("\njava.lang.NumberFormatException: m1\n");
  }

  private int exitCodeOf(RuntimeException thrown) {
    Callable<Integer> command =
        () -> {
          throw thrown;
        };
    return new CommandLine(CommandSpec.wrapWithoutInspection(command))
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(streams))
        .execute();
  }
}
