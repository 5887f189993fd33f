package io.harvestjob.bootstrap.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code harvestjob generate-completion}. */
@Command(
    name = "generate-completion",
    description = "Generates a completion script for bash and zsh.")
final class CompletionCommand implements Runnable {

  /**
   * Lets the functions of picocli complete values after an equals sign too: a shell takes it for a
   * word of its own, or for a part of one word with the option.
   */
  private static final String AFTER_EQUALS_SIGN =
      """

      function _complete_harvestjob_after_equals_sign() {
        local typed=("${COMP_WORDS[@]:0:$((COMP_CWORD + 1))}") COMP_WORDS=() COMP_CWORD word prefix
        for word in "${typed[@]}"; do
          prefix=
          case $word in
            =) ;;
            --*=*) prefix=${word%%=*}=; COMP_WORDS+=("${word%%=*}" "${word#*=}") ;;
            *) COMP_WORDS+=("$word") ;;
          esac
        done
        if [ "$word" = = ]; then COMP_WORDS+=(""); fi
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_harvestjob
        COMPREPLY=("${COMPREPLY[@]/#/$prefix}")
      }

      complete -F _complete_harvestjob_after_equals_sign -o default harvestjob
      """;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("harvestjob", spec.root().commandLine()));
    out.println(AFTER_EQUALS_SIGN);
  }
}
