package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.serve.ListenAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a server listens, and for whom. */
final class ListenOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Listen here; default: ${DEFAULT-VALUE}, which no other machine can reach.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Listen on this port, or on any that is free if 0; default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--allow-unauthenticated",
      description = "Let other machines ask AWS in your name: callers are not authenticated.")
  private boolean allowUnauthenticated;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Where to listen, unless that would hand the caller's rights in AWS to strangers. */
  ListenAddress address(boolean asksAws) {
    ListenAddress address = address();
    if (asksAws && !address.isLoopback() && !allowUnauthenticated) {
      throw refusal(
          "argument --host: %s lets other machines ask AWS in your name; if that is meant, add"
                  .formatted(host)
              + " --allow-unauthenticated");
    }
    return address;
  }

  private ListenAddress address() {
    try {
      return new ListenAddress(host, port);
    } catch (IllegalArgumentException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException refusal(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}
