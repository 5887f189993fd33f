package io.harvestjob.adapters.http;

class JdkEngineContractTest extends HttpContractFixture {

  JdkEngineContractTest() {
    super(TestEngine.JDK);
  }
}
