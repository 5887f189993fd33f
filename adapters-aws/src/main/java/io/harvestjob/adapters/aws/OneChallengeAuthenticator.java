package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.ProxyServer;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.NonRetryableException;

/**
 * Responds to one challenge of a proxy for each connection: the JDK would send a password that is
 * refused 19 times (measured), which may lock the user out. A connection is opened by the thread
 * that created it.
 */
final class OneChallengeAuthenticator extends Authenticator {

  private final ProxyServer proxy;
  private final ThreadLocal<Boolean> expected = ThreadLocal.withInitial(() -> true);

  OneChallengeAuthenticator(ProxyServer proxy) {
    this.proxy = proxy;
  }

  /** Begins a connection of this thread's. */
  void expectChallenge() {
    expected.remove();
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    if (!expected.get()) {
      throw NonRetryableException.create("Proxy returns \"HTTP/1.1 407\" to the password");
    }
    expected.set(false);
    return new PasswordAuthentication(proxy.user(), proxy.password().toCharArray());
  }
}
