package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RefusedCommandException.naming;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/** A script that Redis runs as one step; the files beside this class describe their arguments. */
record LuaScript(String file, String text) {

  static LuaScript load(String file) {
    try (InputStream stream = LuaScript.class.getResourceAsStream(file)) {
      return new LuaScript(file, new String(requireNonNull(stream, file).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Object run(UnifiedJedis redis, List<String> keys, Object... arguments) {
    return naming(
        "EVAL " + file,
        () -> redis.eval(text, keys, Stream.of(arguments).map(String::valueOf).toList()));
  }
}
