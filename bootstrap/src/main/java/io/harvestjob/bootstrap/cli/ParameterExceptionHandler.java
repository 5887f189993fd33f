package io.harvestjob.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports invalid arguments with the messages of the AWS CLI where it has one. */
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

            %s

            """,
            command.getHelp().synopsis(0).strip(),
            command.getCommandSpec().qualifiedName(),
            TerminalSanitizer.sanitize(problem(e, List.of(args))));
    return ExitCode.USAGE_ERROR;
  }

  private static String problem(ParameterException e, List<String> args) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return "Unknown options: " + String.join(", ", unmatched.getUnmatched());
    }
    if (e instanceof MissingParameterException missing) {
      return "harvestjob: error: " + missing(missing.getMissing(), args);
    }
    return "harvestjob: error: " + (isSourceConflict(e) ? SOURCE_CONFLICT : e.getMessage());
  }

  /** Picocli words a conflict within the exclusive group by the order of the options. */
  private static boolean isSourceConflict(ParameterException e) {
    return e instanceof MutuallyExclusiveArgsException || e instanceof MaxValuesExceededException;
  }

  private static String missing(List<ArgSpec> missing, List<String> args) {
    String names = missing.stream().map(ParameterExceptionHandler::name).collect(joining(", "));
    return args.contains(names)
        ? "argument %s: expected one argument".formatted(names)
        : "the following arguments are required: " + names;
  }

  private static String name(ArgSpec arg) {
    return arg.isOption() ? ((OptionSpec) arg).longestName() : arg.paramLabel();
  }
}
