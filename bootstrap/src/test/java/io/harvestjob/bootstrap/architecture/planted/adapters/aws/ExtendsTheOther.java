package io.harvestjob.bootstrap.architecture.planted.adapters.aws;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.AnotherAdapter;

class ExtendsTheOther extends AnotherAdapter {}
