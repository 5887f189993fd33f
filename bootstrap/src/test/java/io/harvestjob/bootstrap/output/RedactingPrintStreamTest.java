package io.harvestjob.bootstrap.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RedactingPrintStreamTest {

  private static final String URL = "http://user:SECRET@host";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream stream = new RedactingPrintStream(new PrintStream(output, true, UTF_8));

  @Test
  void hidesSecretsHoweverTheyArePrinted() {
    stream.print(URL);
    stream.println(URL);
    stream.println(URI.create(URL));
    stream.printf("%s ", URL).format("%s%n", URL);
    stream.format(Locale.ROOT, "%s%n", URL);

    assertThat(output.toString(UTF_8)).doesNotContain("SECRET");
    assertThat(output.toString(UTF_8).split("http://\\*\\*\\*@host", -1)).hasSize(7);
  }
}
