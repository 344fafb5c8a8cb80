package io.github.camelket.examples.playlist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the sources of a loop of a list of addresses: they play in the order of the list. */
public final class Playlist {

    private Playlist() {}

    public static List<Map<String, Object>> sources(String addresses) {
        List<String> paths = Arrays.stream(addresses.split(";")).map(String::strip).toList();
        return IntStream.range(0, paths.size())
                .mapToObj(index -> Map.<String, Object>of("Path", paths.get(index), "Index", index))
                .toList();
    }
}
