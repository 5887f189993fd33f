package io.harvestjob.adapters.aws;

import static io.harvestjob.adapters.aws.ConfigurationReader.find;
import static io.harvestjob.adapters.aws.ConfigurationReader.findVariable;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Creates the one source of credentials that is configured, chosen in the order of the SDK. The
 * SDK's own chain tries the next source when one fails, and then does not tell what went wrong
 * (measured).
 */
final class CredentialsSourceFactory {

  static final String NOT_FOUND = "Unable to locate credentials.";

  private static final String INSTANCE = "the instance metadata service";

  private CredentialsSourceFactory() {}

  /**
   * Reads the configuration anew, because it may have changed since the last source was created.
   *
   * @throws NoUsableResponseException with the reason {@code NOT_CONFIGURED} if there is no source,
   *     and {@code MISCONFIGURED} if the profile has one that is not known
   */
  static CredentialsSource create(AwsSettings settings, Region region) {
    if (settings.credentialsProvider() != null) {
      return new CredentialsSource(
          "the credentials provider", null, settings.credentialsProvider(), List.of());
    }
    ConfigurationReader configuration = new ConfigurationReader(settings.profile());
    ProfileCredentialsSourceFactory profile =
        new ProfileCredentialsSourceFactory(configuration, region);
    return settings.profile() == null
        ? ofSystem()
            .or(profile::create)
            .or(CredentialsSourceFactory::ofContainer)
            .orElseGet(() -> ofInstance(configuration, profile.unknown()))
        : profile.create().orElseThrow(() -> notFound(profile.unknown(), null));
  }

  /** Returns whether this source is used only because nothing is configured. */
  static boolean isLastResort(CredentialsSource source) {
    return source.name().equals(INSTANCE);
  }

  /** Returns the error for no source at all, or for a profile with one that is not known. */
  static NoUsableResponseException notFound(@Nullable String unknown, @Nullable Throwable cause) {
    return unknown == null
        ? new NoUsableResponseException(Reason.NOT_CONFIGURED, NOT_FOUND, cause)
        : ConfigurationReader.misconfigured(unknown, cause);
  }

  private static Optional<CredentialsSource> ofSystem() {
    if (Stream.of("aws.accessKeyId", "aws.secretAccessKey")
        .anyMatch(System.getProperties()::containsKey)) {
      return source("system properties", SystemPropertyCredentialsProvider.create());
    }
    if (findVariable("AWS_ACCESS_KEY_ID").isPresent()) {
      return source("env", EnvironmentVariableCredentialsProvider.create());
    }
    return find("aws.webIdentityTokenFile", "AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()
        ? source("AWS_WEB_IDENTITY_TOKEN_FILE", WebIdentityTokenFileCredentialsProvider.create())
        : Optional.empty();
  }

  private static Optional<CredentialsSource> ofContainer() {
    return find("aws.containerCredentialsPath", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        .or(() -> find("aws.containerCredentialsFullUri", "AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        .flatMap(uri -> source("the container", ContainerCredentialsProvider.create()));
  }

  private static CredentialsSource ofInstance(
      ConfigurationReader configuration, @Nullable String unknown) {
    return new CredentialsSource(
        INSTANCE,
        unknown,
        InstanceProfileCredentialsProvider.builder()
            .profileFile(configuration.profileFile())
            .profileName(configuration.profileName())
            .build());
  }

  private static Optional<CredentialsSource> source(
      String name, IdentityProvider<? extends AwsCredentialsIdentity> provider) {
    return Optional.of(new CredentialsSource(name, null, provider));
  }
}
