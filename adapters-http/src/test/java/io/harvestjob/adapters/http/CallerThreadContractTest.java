package io.harvestjob.adapters.http;

class CallerThreadContractTest extends HttpContractFixture {

  CallerThreadContractTest() {
    super(TestEngine.CALLER_THREAD);
  }
}
