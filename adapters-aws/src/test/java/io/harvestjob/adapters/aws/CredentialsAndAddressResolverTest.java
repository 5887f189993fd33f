package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Neither credentials nor the lookup of an address keep a call past its deadline. */
@Timeout(20)
class CredentialsAndAddressResolverTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final AwsCredentials CREDENTIALS = AwsBasicCredentials.create("AK", "SK");

  private final ExecutorService stuck = VirtualScheduler.manual(new MutableClock());
  private final SdkHttpClient httpClient = UrlConnectionHttpClient.create();
  private final ResolvedSettings resolved = ResolvedSettings.of(settings(LONG).build());

  @AfterEach
  void close() {
    resolved.close();
    httpClient.close();
  }

  @Test
  void returnsTheTimeThatIsLeft() {
    assertThat(resolver(resolved, SECOND).resolve()).isEqualTo(LONG.minus(SECOND.multipliedBy(2)));
  }

  @Test
  void leavesAnUnknownHostToConnecting() {
    URI unknown = URI.create("http://" + "x".repeat(64)); // too long a name to ask for
    try (ResolvedSettings resolved =
        ResolvedSettings.of(settings(LONG).endpointOverride(unknown).build())) {
      assertThat(resolver(resolved, Duration.ZERO).resolve()).isEqualTo(LONG);
    }
  }

  @Test
  void leavesAMillisecondForTheCallWhenTheTimeIsUsedUp() {
    AwsSettings settings = settings(SHORT).httpClient(httpClient).build();
    ResolvedSettings resolved =
        resolved(settings, credentials(() -> CREDENTIALS), Optional.empty());

    assertThat(resolver(resolved, SECOND).resolve()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void waitsForTheAddressOfTheEndpointUntilTheTimeout() {
    NoUsableResponseException error = failure(stuckResolver(SHORT, Optional.empty()));

    assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(error).hasMessage("Timed out while looking up the address of 127.0.0.1");
  }

  @Test
  void waitsForTheAddressOfTheProxyIfThereIsOne() {
    ProxyServer proxy = new ProxyServer("proxy.invalid", 3128, null, "");

    assertThat(failure(stuckResolver(SHORT, Optional.of(proxy))))
        .hasMessage("Timed out while looking up the address of proxy.invalid");
  }

  @Test
  void leavesTheAddressToAClientOfTheCallersOwn() {
    AwsSettings settings = settings(LONG).httpClient(httpClient).build();

    ResolvedSettings resolved =
        resolved(settings, credentials(() -> CREDENTIALS), Optional.empty());

    assertThat(resolver(resolved, Duration.ZERO).resolve()).isEqualTo(LONG);
  }

  @Test
  void stopsWaitingForTheAddressWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    NoUsableResponseException error = failure(stuckResolver(LONG, Optional.empty()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED);
  }

  private static NoUsableResponseException failure(CredentialsAndAddressResolver resolver) {
    return catchThrowableOfType(NoUsableResponseException.class, resolver::resolve);
  }

  /** Returns one that finds the credentials at once, and no address. */
  private CredentialsAndAddressResolver stuckResolver(
      Duration timeout, Optional<ProxyServer> proxy) {
    return new CredentialsAndAddressResolver(
        resolved(settings(timeout).build(), credentials(() -> CREDENTIALS), proxy));
  }

  private ResolvedSettings resolved(
      AwsSettings settings, CredentialsResolver credentials, Optional<ProxyServer> proxy) {
    return new ResolvedSettings(
        settings,
        resolved.configuration(),
        resolved.region(),
        resolved.endpoint(),
        proxy,
        Optional.empty(),
        credentials,
        stuck);
  }

  private static CredentialsResolver credentials(AwsCredentialsProvider provider) {
    return new CredentialsResolver(
        () -> new CredentialsSource("a source", null, provider), Duration.ZERO, Runnable::run);
  }

  /** Returns one for which this much time passes between two looks at the clock. */
  private static CredentialsAndAddressResolver resolver(ResolvedSettings resolved, Duration step) {
    AtomicLong time = new AtomicLong();
    return new CredentialsAndAddressResolver(resolved, () -> time.getAndAdd(step.toNanos()));
  }

  private static AwsSettings.Builder settings(Duration timeout) {
    return LocalRepositoryFactory.settings(URI.create("http://127.0.0.1"))
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
        .apiCallTimeout(timeout);
  }
}
