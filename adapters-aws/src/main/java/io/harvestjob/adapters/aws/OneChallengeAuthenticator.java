package io.harvestjob.adapters.aws;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * Responds to one challenge for each connection: the JDK would send a password that is refused 19
 * times (measured), which may lock the user out. A connection is opened by the thread that created
 * it.
 */
final class OneChallengeAuthenticator extends Authenticator {

  private final Authenticator authenticator;
  private final ThreadLocal<Boolean> expected = ThreadLocal.withInitial(() -> true);

  OneChallengeAuthenticator(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Begins a connection of this thread's. */
  void expectChallenge() {
    expected.remove();
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    boolean first = expected.get();
    expected.set(false);
    return first
        ? authenticator.requestPasswordAuthenticationInstance(
            getRequestingHost(),
            getRequestingSite(),
            getRequestingPort(),
            getRequestingProtocol(),
            getRequestingPrompt(),
            getRequestingScheme(),
            getRequestingURL(),
            getRequestorType())
        : null;
  }
}
