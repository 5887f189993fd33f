package io.harvestjob.adapters.http.server;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;

/** Creates and lists jobs; there is no such route in front of AWS. */
@Controller("/harvest_jobs")
@Tag(name = "Harvest jobs")
@Requires(beans = HarvestJobStore.class)
final class HarvestJobStoreController {

  private static final String ONLY_FOR_A_JOBS_FILE = "Only of a server that serves a jobs file.";

  /** Exists for the OpenAPI document only. */
  @Schema(name = "CreateHarvestJob", description = "Every member is required.")
  record CreateJson(
      @Schema(requiredMode = REQUIRED, example = "evening-news") String id,
      @Schema(requiredMode = REQUIRED, example = "news-hls") String originEndpointId,
      @Schema(requiredMode = REQUIRED, example = "2026-03-01T20:00:00Z") String startTime,
      @Schema(requiredMode = REQUIRED, example = "2026-03-01T20:30:00Z") String endTime,
      @Schema(requiredMode = REQUIRED) UnverifiedHarvestJob.Destination s3Destination) {}

  private final HarvestJobStore store;
  private final ResponseFactory responses;

  HarvestJobStoreController(HarvestJobStore store, ResponseFactory responses) {
    this.store = store;
    this.responses = responses;
  }

  /**
   * Creates a harvest job.
   *
   * @param request the parameters in JSON, and so in UTF-8 whatever its headers say
   * @return the job
   */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL) // whatever a client accepts, what it gets is JSON
  @Operation(
      operationId = "CreateHarvestJob",
      description = ONLY_FOR_A_JOBS_FILE,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CreateJson.class))),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The job, IN_PROGRESS.",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = UnverifiedHarvestJob.class))),
        @ApiResponse(responseCode = "404", description = "NotFoundException"),
        @ApiResponse(responseCode = "422", description = "UnprocessableEntityException"),
        @ApiResponse(responseCode = "429", description = "TooManyRequestsException")
      })
  HttpResponse<byte[]> create(HttpRequest<byte[]> request) {
    rejectEmptyId(request);
    byte[] body = request.getBody().orElseGet(() -> new byte[0]);
    return responses.create(store.create(CreateHarvestJobRequestParser.parse(body)));
  }

  /**
   * Lists harvest jobs.
   *
   * @param request its query has the parameters
   * @return a page of jobs
   */
  @Get
  @Produces(MediaType.ALL)
  @Operation(
      operationId = "ListHarvestJobs",
      description = ONLY_FOR_A_JOBS_FILE,
      parameters = {
        @Parameter(in = ParameterIn.QUERY, name = "includeChannelId"),
        @Parameter(in = ParameterIn.QUERY, name = "includeStatus"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "maxResults",
            schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
        @Parameter(in = ParameterIn.QUERY, name = "nextToken")
      },
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "A page of jobs.",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = HarvestJobStore.Page.class))),
        @ApiResponse(responseCode = "422", description = "UnprocessableEntityException")
      })
  HttpResponse<byte[]> list(HttpRequest<?> request) {
    rejectEmptyId(request);
    return responses.create(store.list(firstValues(request.getParameters())));
  }

  /** Micronaut takes {@code /harvest_jobs/} for this path; SDKs send it for an empty id. */
  private static void rejectEmptyId(HttpRequest<?> request) {
    if (request.getPath().endsWith("/")) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException("id must not be empty");
    }
  }

  private static Map<String, String> firstValues(HttpParameters parameters) {
    Map<String, String> values = new HashMap<>();
    parameters.names().forEach(name -> values.put(name, String.valueOf(parameters.get(name))));
    return values;
  }
}
