package io.harvestjob.adapters.http;

class NettyEngineContractTest extends HttpContractFixture {

  NettyEngineContractTest() {
    super(TestEngine.NETTY);
  }
}
