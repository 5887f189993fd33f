package io.harvestjob.adapters.http;

class NettyEngineContractTest extends AbstractHttpContractTest {

  NettyEngineContractTest() {
    super(HttpEngine.NETTY);
  }
}
