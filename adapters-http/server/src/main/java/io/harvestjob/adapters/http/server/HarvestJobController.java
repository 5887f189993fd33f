package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;

@Controller
@Tag(name = "Harvest jobs")
@OpenAPIDefinition(
    info =
        @Info(
            title = "harvestjob",
            version = "2017-10-12", // of the AWS model
            description = "Harvest jobs of AWS Elemental MediaPackage."))
final class HarvestJobController {

  /** Exists for the OpenAPI document only; the protocol writes errors. */
  @Schema(name = "Error", description = "What went wrong; the code is in x-amzn-ErrorType.")
  record ErrorJson(String message) {}

  private final DescribeHarvestJob describe;
  private final LookupExecutor lookups;
  private final ConfigurationFailureTracker configurationFailures;
  private final ResponseFactory responses;

  HarvestJobController(
      DescribeHarvestJob describe,
      LookupExecutor lookups,
      ConfigurationFailureTracker configurationFailures,
      ResponseFactory responses) {
    this.describe = describe;
    this.lookups = lookups;
    this.configurationFailures = configurationFailures;
    this.responses = responses;
  }

  /**
   * Describes a harvest job.
   *
   * @param id identifies the job
   * @param request its connection may be closed before there is a response
   * @return the job
   */
  @Get(HarvestJobPath.PREFIX + "{id}")
  @Produces(MediaType.ALL) // whatever a client accepts, what it gets is JSON
  @Operation(
      operationId = "DescribeHarvestJob",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The job.",
            headers = @Header(name = HeaderNames.REQUEST_ID, schema = @Schema(type = "string")),
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = UnverifiedHarvestJob.class))),
        @ApiResponse(
            responseCode = "403",
            description = "ForbiddenException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class))),
        @ApiResponse(
            responseCode = "404",
            description = "NotFoundException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class))),
        @ApiResponse(
            responseCode = "422",
            description = "UnprocessableEntityException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class))),
        @ApiResponse(
            responseCode = "429",
            description = "TooManyRequestsException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class))),
        @ApiResponse(
            responseCode = "500",
            description = "InternalServerErrorException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class))),
        @ApiResponse(
            responseCode = "503",
            description = "ServiceUnavailableException",
            content =
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ErrorJson.class)))
      })
  CompletableFuture<HttpResponse<byte[]>> describe(
      @Parameter(
              schema =
                  @Schema(
                      example = "evening-news",
                      minLength = HarvestJobId.MIN_LENGTH,
                      maxLength = HarvestJobId.MAX_LENGTH,
                      pattern = HarvestJobId.CHARACTERS))
          @PathVariable
          String id,
      HttpRequest<?> request) {
    return ClientConnection.of(request)
        .cancelOnClose(lookups.submit(() -> lookup(new DescribeHarvestJob.Query(id))));
  }

  private HttpResponse<byte[]> lookup(DescribeHarvestJob.Query query) {
    HarvestJob job = describe.describe(query);
    configurationFailures.onSuccess();
    return responses.create(job);
  }
}
