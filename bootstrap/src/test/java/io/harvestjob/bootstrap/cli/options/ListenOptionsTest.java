package io.harvestjob.bootstrap.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListenOptionsTest {

  @Test
  void letOnlyThisMachineConnectByDefault() {
    assertThat(parse().address(true).getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void letOtherMachinesUseAFileOfJobs() {
    assertThat(parse("--host=0.0.0.0").address(false).getAddress().isLoopbackAddress()).isFalse();
  }

  @Test
  void letOtherMachinesUseAwsIfToldSo() {
    ListenOptions options = parse("--host=0.0.0.0", "--allow-unauthenticated");

    assertThat(options.address(true).getAddress().isLoopbackAddress()).isFalse();
  }

  @Test
  void acceptEachNameThatIsGiven() {
    assertThat(parse("--allow-host=a", "--allow-host=b").allowedHosts())
        .containsExactlyInAnyOrder("a", "b");
  }

  private static ListenOptions parse(String... arguments) {
    ListenOptions options = new ListenOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
