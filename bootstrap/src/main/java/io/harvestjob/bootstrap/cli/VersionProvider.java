package io.harvestjob.bootstrap.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the jar. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = getClass().getPackage().getImplementationVersion();
    return new String[] {"harvestjob " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
