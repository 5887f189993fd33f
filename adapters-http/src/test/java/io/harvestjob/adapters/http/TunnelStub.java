package io.harvestjob.adapters.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.harvestjob.fixtures.CertificateAuthority;
import io.harvestjob.fixtures.TlsStubServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A proxy that opens a tunnel, and the service at its end, which sends one response. */
final class TunnelStub implements AutoCloseable {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final SSLContext certificate;
  private final String responseHead;
  private final TlsStubServer server;

  private TunnelStub(SSLContext certificate, String responseHead) throws IOException {
    this.certificate = certificate;
    this.responseHead = responseHead;
    this.server = TlsStubServer.start(this::serve);
  }

  static TunnelStub start(CertificateAuthority authority, String responseHead) throws Exception {
    return new TunnelStub(authority.issue("-1d", "ip:127.0.0.1"), responseHead);
  }

  URI endpoint() {
    return server.endpoint();
  }

  List<String> requests() {
    return requests;
  }

  private void serve(Socket client) throws IOException {
    exchange(client, "200 Connection established");
    SSLSocket tls = (SSLSocket) certificate.getSocketFactory().createSocket(client, null, false);
    tls.setUseClientMode(false);
    exchange(tls, responseHead + "\r\nContent-Length: 0");
  }

  private void exchange(Socket client, String head) throws IOException {
    byte[] request = new byte[1 << 14];
    int length = client.getInputStream().read(request);
    requests.add(new String(request, 0, Math.max(length, 0), ISO_8859_1));
    client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
