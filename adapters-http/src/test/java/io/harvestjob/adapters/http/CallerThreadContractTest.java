package io.harvestjob.adapters.http;

class CallerThreadContractTest extends AbstractHttpContractTest {

  CallerThreadContractTest() {
    super(HttpEngine.CALLER_THREAD);
  }
}
