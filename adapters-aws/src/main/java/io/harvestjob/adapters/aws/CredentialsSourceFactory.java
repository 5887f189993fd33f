package io.harvestjob.adapters.aws;

import static io.harvestjob.adapters.aws.ConfigurationReader.find;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/**
 * Creates the one source of credentials that is configured, chosen in the order of the SDK. The
 * SDK's own chain tries the next source when one fails, and then does not tell what went wrong
 * (measured).
 */
final class CredentialsSourceFactory {

  static final String INSTANCE = "the instance metadata service";

  /** What a profile may have beside a source: settings of the AWS CLI and of the SDKs. */
  private static final String NO_SOURCE =
      "api_versions|auth_scheme_preference|aws_.*|ca_bundle|cli_.*|defaults_mode|duration_seconds"
          + "|ec2_.*|external_id|max_attempts|metadata_.*|mfa_serial|output|parameter_validation"
          + "|region|retry_mode|role_session_name|s3.*|sdk_ua_app_id|services|sigv4a_.*"
          + "|source_profile|sso_region|tcp_keepalive|use_.*|.*(checksum|compression|endpoint).*";

  private final AwsSettings settings;
  private final Region region;
  private final ConfigurationReader configuration;
  private final String profile;

  /** Reads the configuration anew, because it may have changed since the last source. */
  CredentialsSourceFactory(AwsSettings settings, Region region) {
    this.settings = settings;
    this.region = region;
    this.configuration = new ConfigurationReader(settings.profile());
    this.profile = configuration.profileName();
  }

  /**
   * @throws NoUsableResponseException with the reason {@code NOT_CONFIGURED} if there is no source,
   *     and {@code MISCONFIGURED} if the profile has one that is not known
   */
  CredentialsSource create() {
    if (settings.credentialsProvider() != null) {
      return new CredentialsSource(
          "the credentials provider", null, settings.credentialsProvider(), List.of());
    }
    Optional<CredentialsSource> source =
        settings.profile() == null
            ? ofSystem().or(this::ofProfile).or(this::ofContainer).or(this::ofInstance)
            : ofProfile();
    return source.orElseThrow(() -> notFound(unknownInProfile(), null));
  }

  /** Returns the error for no source at all, or for a profile with one that is not known. */
  static NoUsableResponseException notFound(@Nullable String unknown, @Nullable Throwable cause) {
    return unknown == null
        ? new NoUsableResponseException(
            Reason.NOT_CONFIGURED, "Unable to locate credentials.", cause)
        : ConfigurationReader.misconfigured(unknown, cause);
  }

  private Optional<CredentialsSource> ofSystem() {
    if (System.getProperty("aws.accessKeyId") != null) {
      return source("system properties", null, SystemPropertyCredentialsProvider.create());
    }
    if (find("aws.accessKeyId", "AWS_ACCESS_KEY_ID").isPresent()) {
      return source("env", null, EnvironmentVariableCredentialsProvider.create());
    }
    String tokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";
    return find("aws.webIdentityTokenFile", tokenFile)
        .flatMap(file -> source(tokenFile, null, WebIdentityTokenFileCredentialsProvider.create()));
  }

  private Optional<CredentialsSource> ofProfile() {
    boolean signsOn = has("sso_session", "sso_start_url");
    if (!signsOn
        && !has("aws_access_key_id", "credential_process", "credential_source", "role_arn")) {
      return configuration.findInProfile("login_session").map(session -> ofLogin(session.text()));
    }
    return source(
        "profile " + profile,
        signsOn ? "To sign in, run: aws sso login --profile " + profile : null,
        ProfileCredentialsProvider.builder()
            .profileFile(ProfileFileSupplier.defaultSupplier())
            .profileName(profile)
            .build());
  }

  private boolean has(String... keys) {
    return Stream.of(keys).anyMatch(key -> configuration.findInProfile(key).isPresent());
  }

  /** The SDK's provider for profiles would not know the region of this one (measured). */
  private CredentialsSource ofLogin(String session) {
    SigninClient client = SigninClient.builder().region(region).build();
    LoginCredentialsProvider provider =
        LoginCredentialsProvider.builder().loginSession(session).signinClient(client).build();
    return new CredentialsSource(
        "profile " + profile,
        "To sign in, run: aws login --profile %s; or replace login_session by credential_process"
            .formatted(profile),
        provider,
        List.of(provider, client));
  }

  private Optional<CredentialsSource> ofContainer() {
    return find("aws.containerCredentialsPath", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        .or(() -> find("aws.containerCredentialsFullUri", "AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        .flatMap(uri -> source("the container", null, ContainerCredentialsProvider.create()));
  }

  private Optional<CredentialsSource> ofInstance() {
    return source(INSTANCE, unknownInProfile(), InstanceProfileCredentialsProvider.create());
  }

  private static Optional<CredentialsSource> source(
      String name, @Nullable String hint, AwsCredentialsProvider provider) {
    return Optional.of(new CredentialsSource(name, hint, provider, List.of(provider)));
  }

  /** Returns what the profile has that may be a source, or null if there is nothing. */
  private @Nullable String unknownInProfile() {
    TreeSet<String> unknown = new TreeSet<>(configuration.keysInProfile());
    unknown.removeIf(key -> key.matches(NO_SOURCE));
    return unknown.isEmpty()
        ? null
        : ("Error when retrieving credentials from profile %s: %s is no source that is known;"
                + " credential_process is one, for any program that prints credentials")
            .formatted(profile, String.join(", ", unknown));
  }
}
