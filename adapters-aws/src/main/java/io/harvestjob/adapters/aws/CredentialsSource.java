package io.harvestjob.adapters.aws;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A source of credentials, whose failures say what failed, in the words of the AWS CLI where it has
 * any.
 *
 * @param name where the credentials come from, in words for a person
 * @param hint what a person can do when the source fails
 * @param owned what is to be closed with the source
 */
record CredentialsSource(
    String name,
    @Nullable String hint,
    IdentityProvider<? extends AwsCredentialsIdentity> provider,
    List<? extends SdkAutoCloseable> owned)
    implements AutoCloseable {

  /** Creates a source that closes its provider, if that can be closed. */
  CredentialsSource(
      String name,
      @Nullable String hint,
      IdentityProvider<? extends AwsCredentialsIdentity> provider) {
    this(
        name,
        hint,
        provider,
        provider instanceof SdkAutoCloseable closeable ? List.of(closeable) : List.of());
  }

  /**
   * @param hasWorked whether this source, or an earlier one of its name, has worked before; then a
   *     failure may pass
   */
  AwsCredentialsIdentity resolve(boolean hasWorked) {
    try {
      AwsCredentialsIdentity identity = provider.resolveIdentity().get();
      requireFitForHeader(identity.accessKeyId(), "access key id");
      if (identity instanceof AwsSessionCredentialsIdentity session) {
        requireFitForHeader(session.sessionToken(), "session token");
      }
      return identity;
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause(), hasWorked);
    } catch (RuntimeException e) {
      throw failure(e, hasWorked);
    }
  }

  private void requireFitForHeader(String text, String what) {
    if (!text.matches("[!-~]*")) {
      throw ConfigurationReader.misconfigured(
          "The %s of %s has characters that no header can hold".formatted(what, name), null);
    }
  }

  private NoUsableResponseException failure(Throwable thrown, boolean hasWorked) {
    if (thrown instanceof NoUsableResponseException known) {
      return known;
    }
    if (name.equals(CredentialsSourceFactory.INSTANCE) && !hasWorked) {
      return CredentialsSourceFactory.notFound(hint, thrown);
    }
    boolean showsSecrets =
        FailureClassifier.causesOf(thrown).skip(1).anyMatch(CredentialsSource::repeatsText);
    return new NoUsableResponseException(
        hasWorked && mayPass(thrown) ? Reason.CONNECTION_FAILED : Reason.MISCONFIGURED,
        message(thrown, showsSecrets ? thrown : FailureClassifier.rootOf(thrown)),
        hint,
        showsSecrets ? null : thrown);
  }

  /**
   * What could not be parsed, or be a header, may be a secret, and these repeat it (measured). The
   * exception of the SDK around them does not.
   */
  private static boolean repeatsText(Throwable cause) {
    return cause.getClass().getSimpleName().startsWith("Json")
        || cause instanceof URISyntaxException
        || cause instanceof DateTimeException
        || cause instanceof IllegalArgumentException;
  }

  private String message(Throwable thrown, Throwable root) {
    String message = String.valueOf(thrown.getMessage());
    if (message.contains("Secret key must be specified")) {
      return "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY";
    }
    if (message.contains("Profile property 'aws_secret_access_key' was not configured")) {
      return "Partial credentials found in shared-credentials-file,"
          + " missing: aws_secret_access_key";
    }
    return "Error when retrieving credentials from %s: %s%s"
        .formatted(
            name,
            message,
            root.equals(thrown) || root.getMessage() == null ? "" : " " + root.getMessage());
  }

  private static boolean mayPass(Throwable thrown) {
    return FailureClassifier.causesOf(thrown)
        .noneMatch(
            cause ->
                cause instanceof AwsServiceException
                    ? !FailureClassifier.isTransient(cause)
                    : String.valueOf(cause.getMessage()).contains("has expired"));
  }

  @Override
  public void close() {
    owned.forEach(SdkAutoCloseable::close);
  }
}
