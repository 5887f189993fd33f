package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * Resolves credentials within a deadline, and tells which source failed and why. While they are
 * fresh they are not asked for again; the SDK's providers have caches of their own. Thread-safe.
 */
final class CredentialsResolver implements IdentityProvider<AwsCredentialsIdentity> {

  private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[!-~]*");

  private final Supplier<CredentialsSource> sources;
  private final TimeLimitedSupplier<AwsCredentialsIdentity> lookup;
  private volatile @Nullable CredentialsSource source;
  private volatile @Nullable AwsCredentialsIdentity latest;

  CredentialsResolver(Supplier<CredentialsSource> sources, Duration fresh, Executor executor) {
    this.sources = sources;
    this.lookup = new TimeLimitedSupplier<>(this::lookUp, fresh, executor);
  }

  /**
   * Returns the credentials, and keeps them for the SDK.
   *
   * @throws NoUsableResponseException if the source fails or the time is over; the reason is final,
   *     unless the source has worked before
   */
  AwsCredentialsIdentity resolve(Duration timeout) {
    try {
      return lookup.get(timeout);
    } catch (ExecutionException e) {
      throw CredentialsExceptionTranslator.unwrap(e);
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, "Timed out while retrieving credentials" + ofSource(), e);
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    }
  }

  @Override
  public Class<AwsCredentialsIdentity> identityType() {
    return AwsCredentialsIdentity.class;
  }

  /** Returns what {@link #resolve} has found just before. */
  @Override
  public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
    return CompletableFuture.completedFuture(requireNonNull(latest));
  }

  private AwsCredentialsIdentity lookUp() {
    CredentialsSource chosen = source == null ? sources.get() : source;
    source = chosen;
    try {
      AwsCredentialsIdentity identity = chosen.provider().resolveIdentity().join();
      requireFitForHeaders(identity, chosen);
      latest = identity;
      return identity;
    } catch (RuntimeException e) {
      throw CredentialsExceptionTranslator.translate(chosen, latest != null, e);
    }
  }

  private String ofSource() {
    CredentialsSource chosen = source;
    return chosen == null ? "" : " from " + chosen.name();
  }

  private static void requireFitForHeaders(
      AwsCredentialsIdentity identity, CredentialsSource source) {
    requireFitForHeader(identity.accessKeyId(), "access key id", source);
    if (identity instanceof AwsSessionCredentialsIdentity session) {
      requireFitForHeader(session.sessionToken(), "session token", source);
    }
  }

  private static void requireFitForHeader(String text, String what, CredentialsSource source) {
    if (!FIT_FOR_A_HEADER.matcher(text).matches()) {
      throw ConfigurationReader.misconfigured(
          "The %s of %s has characters that no header can hold".formatted(what, source.name()),
          null);
    }
  }
}
