package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.StandardStreams;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code harvestjob generate-completion}. */
@Command(
    name = "generate-completion",
    description = "Generates a completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class CompletionCommand implements Runnable {

  private static final String REGISTRATION = "complete -F _complete_harvestjob ";

  /**
   * Lets the functions of picocli complete values after an equals sign too: a shell takes it for a
   * word of its own, or for a part of one word with the option.
   */
  private static final String AFTER_EQUALS_SIGN =
      """
      function _complete_harvestjob_after_equals_sign() {
        local typed=("${COMP_WORDS[@]:0:$((COMP_CWORD + 1))}") COMP_WORDS=() COMP_CWORD
        local word prefix= equals=
        for word in "${typed[@]}"; do
          prefix=
          if [ "$word" = = ]; then
            COMP_WORDS+=("")
            equals=true
          elif [ -n "$equals" ]; then
            COMP_WORDS[$((${#COMP_WORDS[@]} - 1))]=$word
            equals=
          elif [[ "$word" == --*=* ]]; then
            COMP_WORDS+=("${word%%=*}" "${word#*=}")
            prefix=${word%%=*}=
          else
            COMP_WORDS+=("$word")
          fi
        done
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_harvestjob
        COMPREPLY=("${COMPREPLY[@]/#/$prefix}")
      }

      complete -F _complete_harvestjob_after_equals_sign\s""";

  private final StandardStreams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    String script = AutoComplete.bash("harvestjob", spec.root().commandLine());
    streams.out().print(script.replace(REGISTRATION, AFTER_EQUALS_SIGN));
  }
}
