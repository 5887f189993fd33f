package io.harvestjob.bootstrap.architecture.planted.adapters.aws;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.HttpAdapterType;

class AwsAdapterExtendingHttpAdapter extends HttpAdapterType {}
