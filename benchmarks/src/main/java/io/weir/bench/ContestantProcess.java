package io.weir.bench;

import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.ForkServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process that one contestant runs in. */
final class ContestantProcess {
    private ContestantProcess() {}

    /** {@code BENCH SCENARIO CONTESTANT FOLDER} */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Contestant contestant = find(arguments[0], arguments[1], arguments[2]);
        ForkServer.serve(contestant, Path.of(arguments[3]), System.in, answers);
        System.exit(0); // whatever threads a contestant leaves behind
    }

    private static Contestant find(String bench, String scenario, String name) {
        Contest contest = Benches.contest(bench)
                .orElseThrow(() -> new IllegalArgumentException("'" + bench + "' has no contestants"));
        return contest.contestants(scenario).stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contestant is called '" + name + "'"));
    }
}
