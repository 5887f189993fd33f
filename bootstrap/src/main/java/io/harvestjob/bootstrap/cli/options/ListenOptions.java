package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.http.server.ServerSettings;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where a server listens, and for whom. */
public final class ListenOptions {

  @Option(
      names = "--host",
      description =
          "Listen on this host; default: ${DEFAULT-VALUE}, which no other machine can reach.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "Listen on this port, or on any free one if 0; default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--allow-unauthenticated",
      description = "Let other machines use your AWS credentials; callers are not authenticated.")
  private boolean allowUnauthenticated;

  @Option(
      names = "--allow-host",
      paramLabel = "<name>",
      description =
          "Also accept requests with this name in the headers Host and Origin; may be repeated. Needed"
              + " only if no other machine can reach the server.")
  private Set<String> allowedHosts = new HashSet<>();

  /**
   * Returns settings for the address, unless it would lend this process's AWS credentials to other
   * machines.
   *
   * @throws TypeConversionException if it would, or there is no such address
   */
  public ServerSettings.Builder settings(boolean usesAws) {
    ServerSettings settings =
        SettingsErrorTranslator.translate("", () -> ServerSettings.listeningOn(host, port));
    InetSocketAddress address = settings.address();
    if (usesAws && !address.getAddress().isLoopbackAddress() && !allowUnauthenticated) {
      throw new TypeConversionException(
          "argument --host: %s lets other machines use your AWS credentials; if that is intended, add"
                  .formatted(host)
              + " --allow-unauthenticated");
    }
    return ServerSettings.builder(address).allowedHosts(allowedHosts);
  }
}
