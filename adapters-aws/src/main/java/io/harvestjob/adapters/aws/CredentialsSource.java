package io.harvestjob.adapters.aws;

import static io.harvestjob.adapters.aws.ConfigurationReader.find;
import static io.harvestjob.adapters.aws.ConfigurationReader.findVariable;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * The one source of credentials that is configured, chosen in the order of the SDK. The SDK's own
 * chain tries the next source when one fails, and then does not tell what went wrong (measured).
 *
 * @param name where the credentials come from, in words for a person
 * @param hint what a person can do when the source fails
 */
record CredentialsSource(
    String name,
    @Nullable String hint,
    IdentityProvider<? extends AwsCredentialsIdentity> provider) {

  private static final String INSTANCE = "the instance metadata service";

  /**
   * @throws NoUsableResponseException with the reason {@code NOT_CONFIGURED} if there is no source
   */
  static CredentialsSource choose(AwsSettings settings, ConfigurationReader configuration) {
    if (settings.credentialsProvider() != null) {
      return new CredentialsSource(
          "the credentials provider", null, settings.credentialsProvider());
    }
    Optional<CredentialsSource> ofProfile = ofProfile(configuration);
    return settings.profile() == null
        ? ofSystem().or(() -> ofProfile).orElseGet(() -> ofMachine(configuration))
        : ofProfile.orElseThrow(() -> notFound(null));
  }

  /** Returns whether this source is used only because nothing is configured. */
  boolean isLastResort() {
    return name.equals(INSTANCE);
  }

  static NoUsableResponseException notFound(@Nullable Throwable cause) {
    return new NoUsableResponseException(
        Reason.NOT_CONFIGURED,
        "Unable to locate credentials."
            + " You can configure credentials by running \"aws configure\".",
        cause);
  }

  private static Optional<CredentialsSource> ofSystem() {
    if (Stream.of("aws.accessKeyId", "aws.secretAccessKey")
        .anyMatch(System.getProperties()::containsKey)) {
      return source("system properties", SystemPropertyCredentialsProvider.create());
    }
    if (findVariable("AWS_ACCESS_KEY_ID").isPresent()) {
      return source("env", EnvironmentVariableCredentialsProvider.create());
    }
    if (find("aws.webIdentityTokenFile", "AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
      return source(
          "AWS_WEB_IDENTITY_TOKEN_FILE", WebIdentityTokenFileCredentialsProvider.create());
    }
    return Optional.empty();
  }

  private static Optional<CredentialsSource> ofProfile(ConfigurationReader configuration) {
    boolean configured =
        Stream.of(
                "aws_access_key_id",
                "credential_process",
                "credential_source",
                "role_arn",
                "sso_session",
                "sso_start_url")
            .anyMatch(key -> configuration.findInProfile(key).isPresent());
    return configured ? Optional.of(ofConfiguredProfile(configuration)) : Optional.empty();
  }

  private static CredentialsSource ofConfiguredProfile(ConfigurationReader configuration) {
    String profile = configuration.profileName();
    boolean signsOn =
        Stream.of("sso_session", "sso_start_url")
            .anyMatch(key -> configuration.findInProfile(key).isPresent());
    return new CredentialsSource(
        "profile " + profile,
        signsOn ? "To sign in, run: aws sso login --profile " + profile : null,
        ProfileCredentialsProvider.builder()
            .profileFile(configuration.profileFile())
            .profileName(profile)
            .build());
  }

  private static CredentialsSource ofMachine(ConfigurationReader configuration) {
    if (find("aws.containerCredentialsPath", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        .or(() -> find("aws.containerCredentialsFullUri", "AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        .isPresent()) {
      return new CredentialsSource("the container", null, ContainerCredentialsProvider.create());
    }
    return new CredentialsSource(
        INSTANCE,
        null,
        InstanceProfileCredentialsProvider.builder()
            .profileFile(configuration.profileFile())
            .profileName(configuration.profileName())
            .build());
  }

  private static Optional<CredentialsSource> source(
      String name, IdentityProvider<AwsCredentialsIdentity> provider) {
    return Optional.of(new CredentialsSource(name, null, provider));
  }
}
