package io.harvestjob.bootstrap.cli.options;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes what follows {@code --id=} as it is: {@code --debug} is an id that AWS allows. */
final class AttachedIdPreprocessor implements IParameterPreprocessor {

  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec id, Map<String, Object> info) {
    boolean attached = "=".equals(info.get("separator"));
    if (attached) {
      id.setValue(arguments.pop());
    }
    return attached;
  }
}
