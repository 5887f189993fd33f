package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.bootstrap.jobsfile.InvalidJobsFileException;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Reports an exception of a command with the messages and exit codes of the AWS CLI. */
final class ExecutionExceptionHandler implements IExecutionExceptionHandler {

  private static final Map<String, String> ADVICE =
      Map.of(
          "Unable to locate credentials.",
          " You can configure credentials by running \"aws configure\".",
          "You must specify a region.",
          " You can also configure your region by running \"aws configure\".");

  private final StandardStreams streams;

  ExecutionExceptionHandler(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult ofTheRoot) {
    int exitCode = report(e);
    if (command.getParseResult().hasMatchedOption("--debug")) {
      e.printStackTrace(streams.err());
    }
    return exitCode;
  }

  private int report(Exception exception) {
    try {
      throw exception;
    } catch (InvalidQueryException e) {
      return print(ExitCodes.USAGE_ERROR, "Parameter validation failed:\n" + e.getMessage());
    } catch (InvalidJobsFileException | TypeConversionException e) {
      return print(ExitCodes.USAGE_ERROR, message(e));
    } catch (NoUsableResponseException e) {
      return isServiceError(e)
          ? print(ExitCodes.SERVICE_ERROR, serviceError(e))
          : print(exitCode(e), message(e) + advice(e));
    } catch (HarvestJobException e) {
      return print(ExitCodes.SERVICE_ERROR, serviceError(e));
    } catch (Exception e) {
      return print(ExitCodes.GENERAL_ERROR, TerminalSanitizer.sanitize(e.toString()));
    }
  }

  /** Returns what the AWS CLI advises, or else what the adapter does. */
  private static String advice(NoUsableResponseException e) {
    String hint = e.hint().map(text -> "\n" + TerminalSanitizer.sanitize(text)).orElse("");
    return ADVICE.getOrDefault(String.valueOf(e.getMessage()), hint);
  }

  /** The AWS CLI treats every status but 2xx as a service error, redirects included. */
  private static boolean isServiceError(NoUsableResponseException e) {
    return e.httpStatus().orElse(0) >= 300;
  }

  private static int exitCode(NoUsableResponseException e) {
    return e.reason() == Reason.NOT_CONFIGURED
        ? ExitCodes.CONFIGURATION_ERROR
        : ExitCodes.GENERAL_ERROR;
  }

  private static String message(Exception e) {
    return TerminalSanitizer.sanitize(String.valueOf(e.getMessage()));
  }

  private String serviceError(HarvestJobException e) {
    String code = e.errorCode().orElse(String.valueOf(e.httpStatus().orElse(0)));
    String line =
        "An error occurred (%s) when calling the DescribeHarvestJob operation: %s"
            .formatted(code, e.getMessage());
    return streams.interactive()
        ? TerminalSanitizer.sanitize(line) + e.hint().map("\n"::concat).orElse("")
        : line;
  }

  /** Prints an empty line first, as the AWS CLI does. */
  private int print(int exitCode, String message) {
    streams.err().printf("%n%s%n", message);
    return exitCode;
  }
}
