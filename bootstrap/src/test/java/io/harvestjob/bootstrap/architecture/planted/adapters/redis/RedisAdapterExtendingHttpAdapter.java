package io.harvestjob.bootstrap.architecture.planted.adapters.redis;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.HttpAdapterType;

class RedisAdapterExtendingHttpAdapter extends HttpAdapterType {}
