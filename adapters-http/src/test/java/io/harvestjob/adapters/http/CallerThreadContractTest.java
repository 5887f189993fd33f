package io.harvestjob.adapters.http;

class CallerThreadContractTest extends AbstractHttpContractTest {

  CallerThreadContractTest() {
    super(TestEngine.CALLER_THREAD);
  }
}
