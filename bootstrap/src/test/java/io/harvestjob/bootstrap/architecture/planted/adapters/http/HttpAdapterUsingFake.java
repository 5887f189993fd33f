package io.harvestjob.bootstrap.architecture.planted.adapters.http;

import io.harvestjob.bootstrap.architecture.planted.testkit.FakeType;
import java.util.List;

abstract class HttpAdapterUsingFake {
  abstract List<? extends FakeType> fakes();
}
