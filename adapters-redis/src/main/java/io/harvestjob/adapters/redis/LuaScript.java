package io.harvestjob.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** A script that Redis runs as one step; the files beside this class describe their arguments. */
record LuaScript(String file, String text) {

  static LuaScript load(String file) {
    return new LuaScript(file, read("call.lua") + read(file));
  }

  private static String read(String file) {
    try (InputStream stream = LuaScript.class.getResourceAsStream(file)) {
      return new String(requireNonNull(stream, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An error of Redis does not always name the command. */
  Object run(UnifiedJedis redis, List<String> keys, Object... arguments) {
    List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
    try {
      return redis.eval(text, keys, texts);
    } catch (JedisDataException e) {
      throw new JedisDataException("EVAL %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
