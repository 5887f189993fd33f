package io.harvestjob.bootstrap.cli;

import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Refuses the name of an option as the value of the option before it, as in {@code --id --debug}.
 * After an equals sign every value is taken, as in {@code --id=--debug}, which is an id.
 */
final class MissingValueDetector implements IParameterPreprocessor {

  /** Receives the arguments with the first one on top. */
  @Override
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      @Nullable ArgSpec ofTheWholeCommand,
      Map<String, Object> info) {
    Map<String, OptionSpec> options = command.optionsMap();
    for (int i = arguments.size() - 1; i > 0; i--) {
      OptionSpec option = options.get(arguments.get(i));
      String next = arguments.get(i - 1).replaceFirst("=.*", "");
      if (option != null && option.arity().min() > 0 && options.containsKey(next)) {
        throw new ParameterException(
            command.commandLine(),
            "argument %s: expected one argument".formatted(option.longestName()));
      }
    }
    return false;
  }
}
