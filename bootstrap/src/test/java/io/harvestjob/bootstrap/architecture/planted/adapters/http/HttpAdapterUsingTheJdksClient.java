package io.harvestjob.bootstrap.architecture.planted.adapters.http;

import java.net.http.HttpClient;

abstract class HttpAdapterUsingTheJdksClient {
  abstract HttpClient client();
}
