package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;

/** Reports invalid arguments in the form and with the exit code of the AWS CLI. */
final class ParameterExceptionHandler implements IParameterExceptionHandler {

  private static final String SOURCE_CONFLICT =
      "argument --jobs: not allowed with --adapter, --region, --profile, --endpoint-url";

  private final StandardStreams streams;

  ParameterExceptionHandler(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    streams
        .err()
        .printf(
            """

            usage: %s
            To see help text, you can run:

              %s --help

            harvestjob: error: %s

            """,
            command.getHelp().synopsis(0).strip(),
            command.getCommandSpec().qualifiedName(),
            TerminalSanitizer.sanitize(problem(e)));
    return ExitCodes.USAGE_ERROR;
  }

  /** Picocli words a conflict within the exclusive group by the order of the options. */
  private static String problem(ParameterException e) {
    return e instanceof MutuallyExclusiveArgsException || e instanceof MaxValuesExceededException
        ? SOURCE_CONFLICT
        : String.valueOf(e.getMessage());
  }
}
