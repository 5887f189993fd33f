package io.harvestjob.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.adapters.aws.AwsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/** Responds to every request with the same job and, unlike the stub of the kit, keeps nothing. */
final class MediaPackageStub implements AutoCloseable {

  static final String JOB_ID = "job-1";

  private static final Region REGION = Region.US_EAST_1;

  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

  private static final String JOB =
      """
      {"arn": "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1", "channelId": "news",
       "createdAt": "2026-01-01T02:00:00Z", "endTime": "2026-01-01T01:00:00Z", "id": "job-1",
       "originEndpointId": "news-hls", "s3Destination": {"bucketName": "vod",
       "manifestKey": "job-1/index.m3u8", "roleArn": "arn:aws:iam::111122223333:role/Harvest"},
       "startTime": "2026-01-01T00:00:00Z", "status": "IN_PROGRESS"}""";

  private static final byte[] RESPONSE =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json\r
      x-amzn-RequestId: 7f3a5e3c\r
      Content-Length: %d\r
      \r
      %s"""
          .formatted(JOB.length(), JOB)
          .getBytes(UTF_8);

  private final ServerSocket server;

  private MediaPackageStub(ServerSocket server) {
    this.server = server;
  }

  static MediaPackageStub start() {
    try {
      ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
      startThread(() -> accept(server));
      return new MediaPackageStub(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  MediaPackageClient newSdkClient() {
    return MediaPackageClient.builder()
        .region(REGION)
        .endpointOverride(uri())
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  AwsSettings awsSettings() {
    return AwsSettings.builder()
        .region(REGION.id())
        .endpointOverride(uri())
        .credentialsProvider(CREDENTIALS)
        .build();
  }

  private static void accept(ServerSocket server) {
    try {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        startThread(() -> respond(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void respond(Socket client) {
    try (client;
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
      String line;
      while ((line = requests.readLine()) != null) {
        if (line.isEmpty()) {
          client.getOutputStream().write(RESPONSE);
        }
      }
    } catch (IOException disconnected) {
      return;
    }
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "stub");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
