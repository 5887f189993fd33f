package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses requests that are not allowed by their head alone, before any body is read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestValidationFilter {

  private final HostAndOriginValidator hosts;
  private final @Nullable NotificationEndpoint notifications;
  private final ResponseFactory responses;

  RequestValidationFilter(
      HostAndOriginValidator hosts, ServerSettings settings, ResponseFactory responses) {
    this.hosts = hosts;
    this.notifications = settings.notificationEndpoint();
    this.responses = responses;
  }

  @RequestFilter
  @Nullable HttpResponse<?> filter(HttpRequest<?> request) {
    if (isMalformed(request)) {
      return unprocessable("Bad Request");
    }
    String host = host(request);
    if (!hosts.allowsHost(host)) {
      return forbidden(
          request,
          "This server is not known by the name in the header Host; its owner can allow it");
    }
    if (!hosts.allowsOrigin(request.getHeaders().get(HttpHeaders.ORIGIN), host)) {
      return forbidden(request, "Pages of this Origin may not send requests to this server");
    }
    if (request.getPath().equals(HarvestJobPath.PREFIX)) { // not a list of jobs, as to Micronaut
      return unprocessable("id must not be empty");
    }
    return isNotificationWithoutSecret(request)
        ? forbidden(
            request,
            "The header %s is missing or wrong".formatted(NotificationEndpoint.SECRET_HEADER))
        : null;
  }

  /** What Netty accepts although HTTP/1.1 has no such requests (RFC 9112, 2.3 and 3.2). */
  private static boolean isMalformed(HttpRequest<?> request) {
    HttpVersion version = ((NettyHttpRequest<?>) request).getNativeRequest().protocolVersion();
    int hosts = request.getHeaders().getAll(HttpHeaders.HOST).size();
    return version.equals(HttpVersion.HTTP_1_1)
        ? hosts != 1
        : hosts > 1 || !version.equals(HttpVersion.HTTP_1_0);
  }

  /** The host of a target that is a whole URL replaces the header (RFC 9112, 3.2.2). */
  private static @Nullable String host(HttpRequest<?> request) {
    String target = ((NettyHttpRequest<?>) request).getNativeRequest().uri();
    String authority = target.startsWith("/") ? null : URI.create(target).getRawAuthority();
    return authority == null ? request.getHeaders().get(HttpHeaders.HOST) : authority;
  }

  private boolean isNotificationWithoutSecret(HttpRequest<?> request) {
    return notifications != null
        && RouteAttributes.getRouteInfo(request)
            .filter(route -> route.getDeclaringType() == NotificationController.class)
            .isPresent()
        && !notifications.isSecret(
            request.getHeaders().get(NotificationEndpoint.SECRET_HEADER, String.class, ""));
  }

  private HttpResponse<byte[]> unprocessable(String message) {
    return responses.create(ServiceErrorType.UNPROCESSABLE_ENTITY.toException(message));
  }

  /** A client that was not told to continue does not send the body that HTTP expects to follow. */
  private MutableHttpResponse<byte[]> forbidden(HttpRequest<?> request, String message) {
    MutableHttpResponse<byte[]> response =
        responses.create(ServiceErrorType.FORBIDDEN.toException(message));
    return request.getHeaders().contains(HttpHeaders.EXPECT)
        ? response.header(HttpHeaders.CONNECTION, "close")
        : response;
  }
}
