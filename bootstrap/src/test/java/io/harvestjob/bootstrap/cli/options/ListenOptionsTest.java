package io.harvestjob.bootstrap.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListenOptionsTest {

  @Test
  void letOnlyThisMachineConnectByDefault() {
    assertThat(address(parse(), true).isLoopbackAddress()).isTrue();
  }

  @Test
  void letOtherMachinesUseAFileOfJobs() {
    assertThat(address(parse("--host=0.0.0.0"), false).isLoopbackAddress()).isFalse();
  }

  @Test
  void letOtherMachinesUseAwsIfToldSo() {
    ListenOptions options = parse("--host=0.0.0.0", "--allow-unauthenticated");

    assertThat(address(options, true).isLoopbackAddress()).isFalse();
  }

  @Test
  void acceptEachNameThatIsGiven() {
    assertThat(parse("--allow-host=a", "--allow-host=b").settings(true).build().allowedHosts())
        .containsExactlyInAnyOrder("a", "b");
  }

  private static InetAddress address(ListenOptions options, boolean usesAws) {
    return options.settings(usesAws).build().address().getAddress();
  }

  private static ListenOptions parse(String... arguments) {
    ListenOptions options = new ListenOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
