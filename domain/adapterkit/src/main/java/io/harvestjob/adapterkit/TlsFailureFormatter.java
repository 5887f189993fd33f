package io.harvestjob.adapterkit;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;

/**
 * Says what failed in TLS, so that all adapters say it in the same words: in those of the JDK
 * (measured on 17 and 25), unless they are only for those who know the JDK.
 */
public final class TlsFailureFormatter {

  /** As the JDK's sockets, its HTTP client and Netty say it. */
  private static final Pattern NO_TLS =
      Pattern.compile("nrecognized SSL message|^not an SSL/TLS record");

  private TlsFailureFormatter() {}

  /** Returns what the innermost cause of {@code failure} says. */
  public static String format(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    if (root instanceof CertificateExpiredException) {
      return "the certificate has expired (%s)".formatted(message);
    }
    if (root instanceof CertificateNotYetValidException) {
      return "the certificate is not valid yet (%s)".formatted(message);
    }
    return NO_TLS.matcher(message).find() ? "the server does not speak TLS" : message;
  }
}
