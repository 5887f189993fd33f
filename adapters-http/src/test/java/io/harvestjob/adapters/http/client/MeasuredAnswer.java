package io.harvestjob.adapters.http.client;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harvestjob.domain.ErrorDetails;
import io.harvestjob.testkit.wire.HttpAnswer;
import io.harvestjob.testkit.wire.ScriptedAnswer;
import io.harvestjob.testkit.wire.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered and what the SDK for Java 2.40.2 (url-connection) made of it, measured.
 *
 * @param answers one for each attempt, the last one for all further attempts
 * @param result the members of the SDK's object, if it gave one
 * @param error if the SDK took the answer for an error
 */
record MeasuredAnswer(
    String name, List<Given> answers, @Nullable Map<String, String> result, @Nullable Seen error) {

  private static final List<MeasuredAnswer> ALL = read();

  record Seen(
      int status, @Nullable String code, @Nullable String message, @Nullable String requestId) {

    ErrorDetails details() {
      return new ErrorDetails(status, code, message, requestId);
    }
  }

  record Given(
      int status,
      @Nullable Map<String, String> headers,
      @Nullable String body,
      @Nullable String transport,
      @JsonProperty("claim_len") int claimedLength,
      int parts,
      double gap,
      double secs,
      boolean close,
      boolean chunked,
      @JsonProperty("nolength") boolean withoutLength) {

    ScriptedAnswer scripted() {
      return switch (requireNonNullElse(transport, "")) {
        case "reset_before" -> ScriptedAnswer.reset();
        case "truncated" -> whole().claimingLength(claimedLength);
        case "slow" -> whole().inParts(parts, seconds(gap));
        case "slow_first" -> whole().after(seconds(secs));
        case "chunk_trunc" -> whole().chunkedWithoutEnd();
        default -> framed();
      };
    }

    private ScriptedAnswer framed() {
      if (claimedLength > 0) {
        return whole().claimingLength(claimedLength);
      }
      if (chunked) {
        return whole().chunked();
      }
      if (withoutLength) {
        return whole().withoutLength();
      }
      return close ? whole().closing() : whole();
    }

    private HttpAnswer whole() {
      byte[] bytes = requireNonNullElse(body, "").getBytes(StandardCharsets.UTF_8);
      HttpAnswer answer = HttpAnswer.of(status, bytes);
      for (Map.Entry<String, String> header : requireNonNull(headers).entrySet()) {
        answer = answer.with(header.getKey(), header.getValue());
      }
      return answer;
    }

    private static Duration seconds(double seconds) {
      return Duration.ofMillis((long) (1000 * seconds));
    }
  }

  static List<MeasuredAnswer> all() {
    return ALL;
  }

  ScriptedServer server() {
    List<ScriptedAnswer> scripted = answers.stream().map(Given::scripted).toList();
    return ScriptedServer.answering(
        scripted.get(0), scripted.subList(1, scripted.size()).toArray(ScriptedAnswer[]::new));
  }

  /** Whether the SDK saw the job that was asked for, and all that every job has. */
  boolean isJob() {
    return result != null
        && "job-1".equals(result.get("id"))
        && result.containsKey("originEndpointId")
        && result.containsKey("startTime")
        && result.containsKey("endTime")
        && result.containsKey("statusAsString")
        && requireNonNullElse(result.get("s3"), "").contains("RoleArn");
  }

  Map<String, String> seenBySdk() {
    return requireNonNull(result);
  }

  /** The SDK for Java does not look for a member {@code code}; all others do. */
  boolean hasCodeThatTheSdkDoesNotRead() {
    return requireNonNullElse(answers.get(0).body(), "").contains("\"code\"")
        && requireNonNull(error).code() == null;
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<MeasuredAnswer> read() {
    try (InputStream json =
        requireNonNull(MeasuredAnswer.class.getResourceAsStream("../answers.json"))) {
      return new JsonMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
