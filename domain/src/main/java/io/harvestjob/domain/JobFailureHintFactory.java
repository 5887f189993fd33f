package io.harvestjob.domain;

import static java.util.Comparator.comparing;

import io.harvestjob.domain.JobFailureHint.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the data of one failed job with each known cause. */
final class JobFailureHintFactory {

  private final HarvestJob job;
  private final Optional<Duration> length;
  private final Optional<Duration> age;

  JobFailureHintFactory(HarvestJob job) {
    this.job = job;
    this.length = between(job.startTime(), job.endTime());
    this.age = between(job.startTime(), job.createdAt());
  }

  List<JobFailureHint> create() {
    return Stream.of(
            new JobFailureHint(JobFailureCause.NOTHING_STREAMED, window(), Finding.OPEN),
            new JobFailureHint(JobFailureCause.WINDOW_TOO_SHORT, windowLength(), tooShort()),
            new JobFailureHint(JobFailureCause.WINDOW_TOO_LONG, windowLength(), tooLong()),
            new JobFailureHint(
                JobFailureCause.OUTSIDE_STARTOVER_WINDOW, windowAge(), outsideStartover()),
            new JobFailureHint(JobFailureCause.ROLE_OR_BUCKET, destination(), Finding.OPEN))
        .sorted(comparing(hint -> hint.finding() != Finding.APPLIES))
        .toList();
  }

  private Finding tooShort() {
    return appliesIf(length.filter(window -> window.compareTo(Duration.ZERO) <= 0));
  }

  private Finding tooLong() {
    return length
        .map(window -> window.compareTo(JobFailureHint.LONGEST_WINDOW) > 0)
        .map(isTooLong -> isTooLong ? Finding.APPLIES : Finding.RULED_OUT)
        .orElse(Finding.OPEN);
  }

  private Finding outsideStartover() {
    return appliesIf(
        age.filter(time -> time.compareTo(JobFailureHint.LONGEST_STARTOVER_WINDOW) > 0));
  }

  private static Finding appliesIf(Optional<Duration> match) {
    return match.isPresent() ? Finding.APPLIES : Finding.OPEN;
  }

  private String window() {
    return "%s to %s at endpoint %s"
        .formatted(
            TextEscaper.escaped(job.startTime().text()),
            TextEscaper.escaped(job.endTime().text()),
            TextEscaper.escaped(job.originEndpointId()));
  }

  private String windowLength() {
    return length
        .map(window -> "a window of " + DurationFormatter.format(window))
        .orElse("the length of the window cannot be read");
  }

  private String windowAge() {
    return age.map(
            before ->
                "begins %s before the job was created".formatted(DurationFormatter.format(before)))
        .orElse("the age of the window cannot be read");
  }

  private String destination() {
    S3Destination destination = job.s3Destination();
    return "bucket %s, role %s"
        .formatted(
            TextEscaper.escaped(destination.bucketName()),
            TextEscaper.escaped(destination.roleArn()));
  }

  private static Optional<Duration> between(HarvestJobTime start, @Nullable HarvestJobTime end) {
    Optional<Instant> until = Optional.ofNullable(end).flatMap(HarvestJobTime::instant);
    return start.instant().flatMap(from -> until.map(to -> Duration.between(from, to)));
  }
}
