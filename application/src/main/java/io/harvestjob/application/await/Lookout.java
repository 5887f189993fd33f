package io.harvestjob.application.await;

import static java.util.Objects.requireNonNull;

import io.harvestjob.application.await.RoomDriver.Change;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;

/** Looks a job up and says what the answer means to those who wait. */
final class Lookout {

  private final HarvestJobRepository repository;

  Lookout(HarvestJobRepository repository) {
    this.repository = requireNonNull(repository, "repository");
  }

  Change look(Watch watch) {
    try {
      return found(watch, repository.get(watch.id()));
    } catch (NotFoundException unknown) {
      return (room, now) -> room.ended(watch, new WaitOutcome.NotFound(unknown));
    } catch (TooManyRequestsException error) {
      return (room, now) -> room.throttled(watch, error, now);
    } catch (HarvestJobException error) {
      return error.isRetryable()
          ? (room, now) -> room.missed(watch, error, now)
          : refused(watch, error);
    } catch (RuntimeException | Error broken) {
      return refused(watch, broken);
    }
  }

  private static Change found(Watch watch, HarvestJob job) {
    requireNonNull(job, "job");
    return (room, now) -> room.found(watch, job, now);
  }

  static Change refused(Watch watch, Throwable error) {
    return (room, now) -> room.refused(watch, error);
  }
}
