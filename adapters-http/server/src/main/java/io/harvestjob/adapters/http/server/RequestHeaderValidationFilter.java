package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/** Refuses requests that are not allowed by their headers alone, before any body is read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@NonBlocking
final class RequestHeaderValidationFilter implements Ordered {

  private final HostAndOriginValidator hosts;
  private final ServerSettings settings;
  private final ResponseFactory responses;

  RequestHeaderValidationFilter(
      HostAndOriginValidator hosts, ServerSettings settings, ResponseFactory responses) {
    this.hosts = hosts;
    this.settings = settings;
    this.responses = responses;
  }

  @RequestFilter
  @Nullable HttpResponse<?> filter(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (!hosts.allowsHost(host)) {
      return forbidden(
          request,
          "This server is not known by the name in the header Host; its owner can allow it");
    }
    if (!hosts.allowsOrigin(request.getHeaders().get(HttpHeaders.ORIGIN), host)) {
      return forbidden(request, "Pages of this Origin may not send requests to this server");
    }
    return isNotificationWithoutSecret(request)
        ? forbidden(
            request,
            "The header %s is missing or wrong"
                .formatted(NotificationEndpointSettings.SECRET_HEADER))
        : null;
  }

  private boolean isNotificationWithoutSecret(HttpRequest<?> request) {
    NotificationEndpointSettings endpoint = settings.notificationEndpoint();
    return endpoint != null
        && RouteAttributes.getRouteMatch(request)
            .filter(RequestHeaderValidationFilter::isNotificationRoute)
            .isPresent()
        && !endpoint.isSecret(
            request.getHeaders().get(NotificationEndpointSettings.SECRET_HEADER, String.class, ""));
  }

  private static boolean isNotificationRoute(Object route) {
    return route instanceof MethodBasedRouteMatch<?, ?> match
        && match.getDeclaringType() == NotificationController.class;
  }

  /** A client that was not told to continue does not send the body that HTTP expects to follow. */
  private MutableHttpResponse<byte[]> forbidden(HttpRequest<?> request, String message) {
    MutableHttpResponse<byte[]> response =
        responses.create(ServiceErrorType.FORBIDDEN.toException(message));
    return request.getHeaders().contains(HttpHeaders.EXPECT)
        ? response.header(HttpHeaders.CONNECTION, "close")
        : response;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
