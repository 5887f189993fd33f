package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Translates failures of a source of credentials, in the words of the AWS CLI where it has any. */
final class CredentialsExceptionTranslator {

  private CredentialsExceptionTranslator() {}

  static NoUsableResponseException translate(
      CredentialsSource source, boolean hasWorked, RuntimeException thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof NoUsableResponseException known) {
      return known;
    }
    if (CredentialsSourceFactory.isLastResort(source) && !hasWorked) {
      return CredentialsSourceFactory.notFound(source.hint(), failure);
    }
    return new NoUsableResponseException(
        hasWorked && isTransient(failure) ? Reason.CONNECTION_FAILED : Reason.MISCONFIGURED,
        message(source, problem(failure)),
        source.hint(),
        isAboutJson(failure) ? null : failure);
  }

  private static String message(CredentialsSource source, String message) {
    if (message.contains("Secret key must be specified")) {
      return "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY";
    }
    if (message.contains("Profile property 'aws_secret_access_key' was not configured")) {
      return "Partial credentials found in shared-credentials-file,"
          + " missing: aws_secret_access_key";
    }
    return "Error when retrieving credentials from %s: %s".formatted(source.name(), message);
  }

  private static String problem(Throwable failure) {
    Throwable root = isAboutJson(failure) ? failure : FailureClassifier.rootOf(failure);
    return root.equals(failure) || root.getMessage() == null
        ? String.valueOf(failure.getMessage())
        : "%s %s".formatted(failure.getMessage(), root.getMessage());
  }

  /** What could not be parsed may hold the credentials, and the parser shows it (measured). */
  private static boolean isAboutJson(Throwable failure) {
    return FailureClassifier.causesOf(failure)
        .anyMatch(cause -> cause.getClass().getSimpleName().startsWith("Json"));
  }

  private static boolean isTransient(Throwable failure) {
    return FailureClassifier.causesOf(failure).noneMatch(CredentialsExceptionTranslator::isFinal);
  }

  private static boolean isFinal(Throwable failure) {
    return failure instanceof AwsServiceException
        ? !FailureClassifier.isTransient(failure)
        : requireNonNullElse(failure.getMessage(), "").contains("has expired");
  }
}
