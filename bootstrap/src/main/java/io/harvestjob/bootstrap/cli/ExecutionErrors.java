package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.application.InvalidQueryException.Violation;
import io.harvestjob.bootstrap.jobsfile.JobsFileException;
import io.harvestjob.bootstrap.output.Terminal;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong with a command, in the AWS CLI's words and with its exit codes. */
final class ExecutionErrors implements IExecutionExceptionHandler {

  private final Streams streams;

  ExecutionErrors(Streams streams) {
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
      return say(ExitCode.USAGE, "Parameter validation failed:\n" + lines(e));
    } catch (JobsFileException e) {
      return say(ExitCode.USAGE, message(e));
    } catch (NoUsableResponseException e) {
      return isRefusal(e) ? say(ExitCode.SERVICE, serviceError(e)) : say(exitCode(e), message(e));
    } catch (HarvestJobException e) {
      return say(ExitCode.SERVICE, serviceError(e));
    } catch (Exception e) {
      return say(ExitCode.GENERAL, Terminal.harmless(e.toString()));
    }
  }

  /** The AWS CLI takes every status but 2xx as an error of the service, redirects included. */
  private static boolean isRefusal(NoUsableResponseException e) {
    return e.httpStatus().orElse(0) >= 300;
  }

  private static int exitCode(NoUsableResponseException e) {
    return e.reason() == Reason.NOT_CONFIGURED ? ExitCode.CONFIGURATION : ExitCode.GENERAL;
  }

  private static String message(Exception e) {
    return Terminal.harmless(String.valueOf(e.getMessage()));
  }

  private String serviceError(HarvestJobException e) {
    String line =
        "An error occurred (%s) when calling the DescribeHarvestJob operation: %s"
            .formatted(codeOrStatus(e), e.getMessage());
    return streams.interactive()
        ? Terminal.harmless(line) + e.hint().map("\n"::concat).orElse("")
        : line;
  }

  private static String codeOrStatus(HarvestJobException e) {
    return e.errorCode().orElseGet(() -> String.valueOf(e.httpStatus().orElse(0)));
  }

  private static String lines(InvalidQueryException e) {
    return e.violations().stream().map(Violation::toString).collect(Collectors.joining("\n"));
  }

  /** After an empty line, as the AWS CLI does. */
  private int say(int exitCode, String what) {
    streams.err().printf("%n%s%n", what);
    return exitCode;
  }
}
