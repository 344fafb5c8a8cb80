package io.github.camelket.examples.playlist;

import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import java.util.stream.Collectors;

/** What is on air, as a small table for the log. */
public final class OnAirTable {

    private OnAirTable() {}

    public static String of(LoopListResult loops) {
        if (loops.list().isEmpty()) {
            return "       nothing is on air";
        }
        return loops.list().stream().map(OnAirTable::row).collect(Collectors.joining("\n"));
    }

    private static String row(Loop loop) {
        String files = loop.srcInfo().stream()
                .map(LoopSource::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
        return "       %s/%s  format %s  task %s  %s"
                .formatted(loop.app(), loop.streamId(), loop.outputFormat(), loop.taskId(), files);
    }
}
