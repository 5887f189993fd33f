package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.TerminalSanitizer;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Reports invalid arguments in the form and with the exit code of the AWS CLI. */
final class ParameterExceptionHandler implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf(
            """

            usage: %s
            To see help text, you can run:

              %s --help

            harvestjob: error: %s

            """,
            command.getHelp().synopsis(0).strip(),
            command.getCommandSpec().qualifiedName(),
            TerminalSanitizer.sanitize(String.valueOf(e.getMessage())));
    return ExitCodes.USAGE_ERROR;
  }
}
