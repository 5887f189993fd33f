package io.harvestjob.bootstrap.cli;

import static io.harvestjob.bootstrap.cli.CommandLineResult.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those that bash makes of a line: an equals sign is one of its own. */
class CompletionCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "harvestjob desc, describe",
    "harvestjob describe --out, --output",
    "harvestjob describe --output _, json text table",
    "harvestjob describe --output =, json text table",
    "harvestjob wait --output = t, text table",
    "harvestjob describe --id = a --output = j, json",
    "harvestjob describe --adapter = _, aws http",
    "harvestjob serve --adapter =, aws http",
    "harvestjob describe --output=, --output=json --output=text --output=table",
    "harvestjob describe --output=t, --output=text --output=table",
    "harvestjob describe --id=a --adapter=h, --adapter=http"
  })
  void completesValuesAfterASpaceAndAfterAnEqualsSign(String words, String completions)
      throws Exception {
    assertThat(complete(words.replace("_", "''"))).isEqualTo(completions);
  }

  @Test
  void completesNamesOfFilesAfterAnEqualsSign() throws Exception {
    Files.createFile(folder.resolve("a.json"));

    assertThat(complete("harvestjob describe --jobs = a")).isEqualTo("a.json");
    assertThat(complete("harvestjob describe --jobs=a")).isEqualTo("--jobs=a.json");
  }

  private String complete(String words) throws IOException, InterruptedException {
    Files.writeString(folder.resolve(".completion"), run("generate-completion").out());
    String script =
        """
        . ./.completion; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=%s
        registered=$(complete -p harvestjob); registered=${registered#*-F }
        ${registered%%%% *}; echo "${COMPREPLY[*]}"
        """
            .formatted(words, "'" + words.replace("'", "") + " '");
    Process bash =
        new ProcessBuilder(List.of("bash", "-c", script)).directory(folder.toFile()).start();
    String out = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    String err = new String(bash.getErrorStream().readAllBytes(), UTF_8);
    assertThat(err.lines().filter(line -> !line.contains("compopt"))).isEmpty();
    return out;
  }
}
