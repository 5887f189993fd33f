package io.harvestjob.adapters.http.protocol;

/** Names the headers that mean something in this protocol. Their case does not matter (HTTP). */
public final class HeaderNames {

  /** The header that holds the AWS error code. */
  public static final String ERROR_TYPE = "x-amzn-ErrorType";

  /** The header that holds the id that AWS support asks for. */
  public static final String REQUEST_ID = "x-amzn-RequestId";

  /** Another name of {@link #REQUEST_ID}; SDKs look for it too (measured). */
  static final String REQUEST_ID_ALTERNATE = "x-amz-request-id";

  /** The message of an error; the Java SDK prefers it to the body's. */
  static final String ERROR_MESSAGE = "x-amzn-error-message";

  private HeaderNames() {}
}
