package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobException;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Fails as a seed decides. Guarded by the lock of the fake. */
final class RandomFailureGenerator {

  private final double probability;
  private final Random random;
  private final Supplier<? extends HarvestJobException> error;

  RandomFailureGenerator(
      double probability, long seed, Supplier<? extends HarvestJobException> error) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be 0 to 1, but was " + probability);
    }
    requireNonNull(requireNonNull(error, "error").get(), "error supplies null");
    this.probability = probability;
    this.random = new Random(seed);
    this.error = error;
  }

  Optional<HarvestJobException> next() {
    return random.nextDouble() < probability ? Optional.of(error.get()) : Optional.empty();
  }
}
