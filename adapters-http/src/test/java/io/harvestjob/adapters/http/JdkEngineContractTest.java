package io.harvestjob.adapters.http;

class JdkEngineContractTest extends AbstractHttpContractTest {

  JdkEngineContractTest() {
    super(HttpEngine.JDK);
  }
}
