package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.TlsFailureFormatter;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.IoUtils;

/**
 * A source of credentials, whose failures say what failed.
 *
 * @param name where the credentials come from, in words for a person
 * @param hint what a person can do when the source fails
 * @param owned what is closed with the source, as far as it can be closed
 */
record CredentialsSource(
    String name,
    @Nullable String hint,
    IdentityProvider<? extends AwsCredentialsIdentity> provider,
    List<?> owned)
    implements AutoCloseable {

  /**
   * @throws NoUsableResponseException with a reason that is final, unless the source could not be
   *     reached, or may not refuse again
   */
  AwsCredentialsIdentity resolve() {
    try {
      return requireFitForHeaders(provider.resolveIdentity().get());
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private AwsCredentialsIdentity requireFitForHeaders(AwsCredentialsIdentity identity) {
    String token =
        identity instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : "";
    if (!(identity.accessKeyId() + token).matches("[!-~]*")) {
      throw ConfigurationReader.misconfigured(
          "The access key id or the session token of %s has characters that no header can hold"
              .formatted(name),
          null);
    }
    return identity;
  }

  private NoUsableResponseException failure(Throwable thrown) {
    if (thrown instanceof NoUsableResponseException known) {
      return known;
    }
    if (name.equals(CredentialsSourceFactory.INSTANCE)) {
      return CredentialsSourceFactory.notFound(hint, thrown);
    }
    boolean showsSecrets =
        ClientExceptionTranslator.causesOf(thrown).skip(1).anyMatch(CredentialsSource::repeatsText);
    String message = String.valueOf(thrown.getMessage());
    String root = showsSecrets ? message : TlsFailureFormatter.format(thrown);
    return new NoUsableResponseException(
        ClientExceptionTranslator.mayPass(thrown) ? Reason.CONNECTION_FAILED : Reason.MISCONFIGURED,
        "Error when retrieving credentials from %s: %s"
            .formatted(name, message.contains(root) ? message : message + " " + root),
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

  @Override
  public void close() {
    owned.forEach(resource -> IoUtils.closeIfCloseableV2(resource, null));
  }
}
