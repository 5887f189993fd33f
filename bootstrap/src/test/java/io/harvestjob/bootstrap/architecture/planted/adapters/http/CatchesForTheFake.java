package io.harvestjob.bootstrap.architecture.planted.adapters.http;

import io.harvestjob.bootstrap.architecture.planted.testkit.TheFake;
import java.util.List;

abstract class CatchesForTheFake {
  abstract List<? extends TheFake> fakes();
}
